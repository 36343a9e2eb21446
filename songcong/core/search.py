"""Finding folded words in a text column by an index of its syllables, however long the table."""

import re

from django.contrib.postgres.search import SearchVectorField
from django.db.models import BooleanField, Expression, Func, Value

from songcong.core.text import fold

MOST_WORDS = 12
_PARTS = re.compile(r"[^\W_]+")
_JOINERS = "/-.:@_<>&+~#=?%\\"


class Words(Func):
    """The syllables of a folded column, as PostgreSQL keeps them in an index.

    Signs that its parser takes for addresses, paths and fractions part words here, so that
    "12/UBND" is found by "ubnd".
    """

    template = "to_tsvector('simple'::regconfig, translate(%(expressions)s))"
    output_field = SearchVectorField()

    def __init__(self, column: str) -> None:
        super().__init__(column, Value(_JOINERS), Value(" " * len(_JOINERS)))


class _Asked(Func):
    template = "to_tsquery('simple'::regconfig, %(expressions)s)"


class _Found(Func):
    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


def words_within(column: str, text: str) -> tuple[Expression, ...]:
    """Conditions under which every word typed stands in the column, marks and case aside.

    What is typed without a space between ("12/UBND") must stand together; the last word may be
    the beginning of one. Nothing to look for gives no condition.
    """
    asked = query_of(text)
    return (_Found(Words(column), _Asked(Value(asked))),) if asked else ()


def query_of(text: str) -> str:
    """What is typed as PostgreSQL reads a search: ``"12/ubnd duong"`` → ``12<->ubnd & duong:*``."""
    typed = [parts for word in fold(text).split() if (parts := _PARTS.findall(word))][:MOST_WORDS]
    together = ["<->".join(parts) for parts in typed]
    return " & ".join(together) + ":*" if together else ""
