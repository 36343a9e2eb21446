"""Lines of the register of petitions into petitions; a denouncer is sealed, others stand apart."""

import re
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from petitions.actions.denouncer import Identity, keys, seal
from petitions.actions.proposal import close_proposals
from petitions.actions.traces import redact, remove_traces
from petitions.enums import PetitionKind
from petitions.models import (
    CaseLetter,
    DenouncerIdentity,
    Petition,
    PetitionEvent,
    PetitionParty,
)
from petitions.rules.public_code import fresh_codes
from petitions.rules.register_lines import PetitionLine
from petitions.rules.register_state import register_state, register_step
from petitions.rules.settlement import clock_starts_on, norm_key
from petitions.rules.subject import subject_of
from songcong.core.sheets import Entry
from songcong.core.text import fold_many
from wards.actions.register import Book, Children, Deadlines, Pair, Source

HIDDEN = "***"
_DENUNCIATION = PetitionKind.DENUNCIATION.value
_DIGITS = 4
_NOT_DIGITS = re.compile(r"[^0-9]+")


class PetitionBook(Book):
    """The register of petitions."""

    model = Petition
    events = PetitionEvent
    link = "petition_id"
    columns = (
        "received_on",
        "source",
        "signers",
        "kind",
        "field",
        "subject",
        "content",
        "eligible",
        "competence",
        "handling",
        "processed_on",
        "accepted_on",
        "complex",
        "resolved_on",
        "outcome",
        "status",
        "due_on",
        "due_key",
        "due_citation",
        "due_norm_from",
        "due_calendar",
        "step_due_on",
        "step_due_key",
        "step_due_citation",
        "step_since",
    )
    new_columns = ("public_code", "lookup_digits")
    state_column = "status"

    def __init__(self, deadlines: Deadlines) -> None:
        super().__init__(deadlines)
        self._sealed: dict[int, bytes] = {}
        self._known: dict[int, Identity] = {}
        self._resorted: list[tuple[int, str]] = []

    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """Petitions with their state by their dates and the day by which to settle them.

        Who denounced is sealed on the way, while the database takes the rows in.
        """
        box = keys()
        peculiar = self.deadlines.law.calendar.peculiar_days
        for entry in entries:
            line: PetitionLine = entry.line
            if _is_denunciation(line) and _has_secret(entry):
                self._sealed[entry.row] = seal(_identity(entry), box)
            start = clock_starts_on(line)
            key = norm_key(line.kind, is_complex=line.complex)
            due = self.deadlines.of(key, start) if start else None
            yield (
                line.received_on,
                line.source,
                line.signers,
                line.kind,
                line.field,
                subject_of(line.field),
                shown_content(line),
                line.eligible,
                line.competence,
                line.handling,
                line.processed_on,
                line.accepted_on,
                line.complex,
                line.resolved_on,
                line.outcome,
                register_state(line).value,
                due.due_on if due else None,
                due.norm.key if due else "",
                due.norm.citation if due else "",
                due.norm.in_force_from if due else None,
                peculiar(due.start, due.due_on) if due else "",
                *self._step(line),
            )

    def _step(self, line: PetitionLine) -> tuple[Any, ...]:
        """By when a petition that is not taken up yet is sorted or accepted."""
        key = register_step(line)
        due = self.deadlines.of(key, line.received_on) if key else None
        if due is None:
            return (None, "", "", None)
        return (due.due_on, due.norm.key, due.norm.citation, due.start)

    def new_values(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """A code that no petition bears yet, and what is asked for beside it."""
        codes: set[str] = set()
        while missing := len(entries) - len(codes):
            codes |= untaken(set(fresh_codes(missing)))
        words = (lookup_digits(entry.line) for entry in entries)
        return list(zip(codes, words, strict=True))

    def replacing(self, pairs: Sequence[Pair]) -> None:
        """Remember by which name those were known who turn out to denounce."""
        sealed = [pk for pk, entry in pairs if _is_denunciation(entry.line)]
        resorted = Petition.objects.filter(pk__in=sealed).exclude(kind=_DENUNCIATION)
        self._resorted = list(resorted.values_list("pk", "status"))
        rows = PetitionParty.objects.filter(petition__in=sealed)
        known = rows.values_list("petition", "name", "phone", "address", "citizen_id")
        self._known = {pk: Identity(*party) for pk, *party in known}

    def replaced(self, pairs: Sequence[Pair], source: Source) -> None:
        """Follow the telephone; a word that was printed on a slip stays.

        What waited for the chair is closed: the register says what was done.
        """
        close_proposals([pk for pk, _entry in pairs], by_id=source.by, at=source.at)
        lines = {pk: entry.line for pk, entry in pairs}
        changed = []
        for petition in Petition.objects.filter(pk__in=lines).only("pk", "lookup_digits"):
            line: PetitionLine = lines[petition.pk]
            if phone_digits(line) or _is_denunciation(line) or not petition.lookup_digits:
                petition.lookup_digits = lookup_digits(line)
                changed.append(petition)
        Petition.objects.bulk_update(changed, ["lookup_digits"], batch_size=1_000)
        self._redact(lines, source)

    def _redact(self, lines: Mapping[int, PetitionLine], source: Source) -> None:
        """What now is a denunciation keeps no trace of who sent it."""
        sealed = [pk for pk, line in lines.items() if _is_denunciation(line)]
        if not sealed:
            return
        remove_traces(sealed, by_id=source.by, at=source.at)
        said = {"at": source.at, "by_id": source.by, "verb": "resort"}
        PetitionEvent.objects.bulk_create(
            PetitionEvent(petition_id=pk, from_state=was, **said) for pk, was in self._resorted
        )
        written = CaseLetter.objects.filter(petition__in=sealed).values_list("petition", flat=True)
        explained = PetitionEvent.objects.filter(petition__in=sealed).exclude(reason="")
        for pk in {*written, *explained.values_list("petition", flat=True)}:
            line = lines[pk]
            told = Identity(_told(line.name), _told(line.phone), _told(line.address))
            redact(pk, told, self._known.get(pk, told))

    def searched(self, line: PetitionLine) -> str:
        """What it is about; of a denunciation nothing."""
        return "" if _is_denunciation(line) else f"{line.field} {line.content}"

    def note(self, entry: Entry) -> dict[str, str]:
        """Of a denunciation nothing stays in the open: a note may name its author."""
        return {} if _is_denunciation(entry.line) else entry.note

    def state(self, line: PetitionLine) -> str:
        """The state by its dates."""
        return register_state(line).value

    def owned(self) -> Iterable[tuple[type[PetitionParty] | type[DenouncerIdentity], str]]:
        """Who wrote goes with the petition: a petition sorted anew moves them."""
        return ((PetitionParty, "petition"), (DenouncerIdentity, "petition"))

    def never_back(self, pairs: Sequence[Pair]) -> set[int]:
        """What has become a denunciation stays one: its author is under seal and not opened."""
        became = [pk for pk, entry in pairs if _is_denunciation(entry.line)]
        open_before = Petition.objects.filter(pk__in=became).exclude(kind=_DENUNCIATION)
        return set(open_before.values_list("pk", flat=True))

    def children(self, pairs: Sequence[Pair]) -> Iterable[Children]:
        """Who wrote: sealed for denunciations, apart for all others."""
        lines = [(pk, entry.line) for pk, entry in pairs if not _is_denunciation(entry.line)]
        known = [(pk, line) for pk, line in lines if line.name or line.phone or line.address]
        names = fold_many([line.name for _pk, line in known])
        parties = (
            (pk, line.name, line.phone, line.address, "", name)
            for (pk, line), name in zip(known, names, strict=True)
        )
        columns = ("petition_id", "name", "phone", "address", "citizen_id", "search_name")
        sealed = (
            (pk, self._sealed.pop(entry.row)) for pk, entry in pairs if entry.row in self._sealed
        )
        return (
            Children(PetitionParty, columns, parties),
            Children(DenouncerIdentity, ("petition_id", "sealed"), sealed),
        )

    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Petitions as lines; who denounced stays sealed."""
        rows = Petition.objects.filter(pk__in=ids).values_list(
            "pk", *(_STORED.get(name, name) for name in PetitionLine._fields)
        )
        return {pk: PetitionLine(*(_filled(line))) for pk, *line in rows}


_STORED = {"name": "party__name", "phone": "party__phone", "address": "party__address"}
_OPTIONAL_DAYS = frozenset(
    PetitionLine._fields.index(name) for name in ("processed_on", "accepted_on", "resolved_on")
)


def _filled(line: list[Any]) -> list[Any]:
    return [
        "" if value is None and i not in _OPTIONAL_DAYS else value for i, value in enumerate(line)
    ]


def untaken(codes: set[str]) -> set[str]:
    """The codes among these that no petition bears."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public_code FROM petitions_petition"
            " WHERE public_code = ANY(string_to_array(%s, ' '))",
            [" ".join(codes)],
        )
        return codes - {code for (code,) in cursor.fetchall()}


def shown_content(line: PetitionLine) -> str:
    """The content; of a denunciation without the words that say who wrote it."""
    content = line.content
    if _is_denunciation(line):
        said = content.casefold()
        for secret in (line.name, line.phone, line.address):
            if secret and secret.casefold() in said:
                whole = rf"(?<!\w){re.escape(secret)}(?!\w)"
                content = re.sub(whole, HIDDEN, content, flags=re.IGNORECASE)
    return content


def lookup_digits(line: PetitionLine) -> str:
    """What a citizen must know beside the code: the telephone's last digits, else a random word.

    Of a denunciation nothing is looked up, so that nothing is kept.
    """
    if _is_denunciation(line):
        return ""
    return phone_digits(line) or f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"


def phone_digits(line: PetitionLine) -> str:
    """The last digits of the telephone, where it has as many."""
    digits = _NOT_DIGITS.sub("", line.phone)
    return digits[-_DIGITS:] if len(digits) >= _DIGITS else ""


def _is_denunciation(line: PetitionLine) -> bool:
    return line.kind == _DENUNCIATION


def _has_secret(entry: Entry) -> bool:
    line: PetitionLine = entry.line
    return any(map(_told, (line.name, line.phone, line.address))) or bool(entry.note)


def _told(text: str) -> str:
    """What the register says; stars are what a workbook of refused rows shows instead."""
    return "" if text == HIDDEN else text


def _identity(entry: Entry) -> Identity:
    line: PetitionLine = entry.line
    said = [f"{title}: {text}" if title else text for title, text in entry.note.items()]
    if shown_content(line) != line.content:
        said.append(f"Nội dung: {line.content}")
    return Identity(_told(line.name), _told(line.phone), _told(line.address), note="\n".join(said))
