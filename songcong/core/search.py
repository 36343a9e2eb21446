"""Finding folded words in a text column by an index of its syllables, however long the table."""

import re
from collections.abc import Collection
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchVectorField
from django.db.models import BooleanField, F, Func, QuerySet, Value

from songcong.core.text import fold

MOST_WORDS = 12
_PARTS = re.compile(r"(?:[^\W\d_²³¹¼½¾]|[0-9])+")
"""Letters and digits as PostgreSQL tells them from signs, the writing of Europe over."""
_JOINERS = "/-.:@_<>&+~#=?%\\"
Rows = TypeVar("Rows", bound=QuerySet[Any, Any])


class Words(Func):
    """The syllables of a folded column alone: the index of the first migrations."""

    template = "to_tsvector('simple'::regconfig, translate(%(expressions)s))"
    output_field = SearchVectorField()

    def __init__(self, column: str) -> None:
        super().__init__(column, Value(_JOINERS), Value(" " * len(_JOINERS)))


class WordsOfUnit(Func):
    """The syllables of a folded column, each behind the number of the row's unit.

    "12/UBND" of unit 7 is kept as ``7x12 7xubnd``: whatever is no letter or digit parts words, and
    a word that stands in every line of a city is read for the units asked for only.
    """

    template = "to_tsvector('simple'::regconfig, regexp_replace(%(expressions)s))"
    output_field = SearchVectorField()

    def __init__(self, unit: str, column: str) -> None:
        text = Func(F(column), template="' ' || %(expressions)s")
        mark = Func(F(unit), template="' ' || (%(expressions)s)::text || 'x'")
        super().__init__(text, Value("[^[:alnum:]]+"), mark, Value("g"))


class _Asked(Func):
    template = "to_tsquery('simple'::regconfig, %(expressions)s)"


class _Found(Func):
    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


def with_words(rows: Rows, text: str, unit_ids: Collection[int]) -> Rows:
    """The rows of some units in whose ``search_text`` every word typed stands, marks aside.

    What is typed without a space between ("12/UBND") must stand together; the last word may be
    the beginning of one. Nothing to look for narrows nothing.
    """
    if not (typed := words_of(text)):
        return rows
    asked = query_of(typed, unit_ids)
    words = WordsOfUnit("unit", "search_text")
    return rows.filter(_Found(words, _Asked(Value(asked)))) if asked else rows.none()


def words_of(text: str) -> list[list[str]]:
    """What is typed, word by word, each in the parts that must stand together."""
    typed = (_PARTS.findall(word) for word in fold(text).split())
    return [parts for parts in typed if parts][:MOST_WORDS]


def query_of(typed: list[list[str]], unit_ids: Collection[int]) -> str:
    """Words as PostgreSQL reads a search: ``7x12<->7xubnd & 7xduong:*``, one such part a unit."""
    return " | ".join(
        " & ".join("<->".join(f"{unit}x{part}" for part in parts) for parts in typed) + ":*"
        for unit in sorted(unit_ids)
    )
