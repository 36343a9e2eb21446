"""Who stands behind lines that a reader already sees, fetched for those lines alone."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from petitions.models.petition import PetitionParty
from petitions.models.reception import ReceptionParty

Parties = Mapping[int, Mapping[str, Any]]


def parties_of_petitions(ids: Collection[int]) -> Parties:
    """Name and address of the petitioners, by the petition's id."""
    rows = PetitionParty.objects.filter(petition__in=ids)
    return _as_joined(rows.values_list("petition_id", "name", "address"))


def parties_of_receptions(ids: Collection[int]) -> Parties:
    """Name and address of those who came, by the reception's id."""
    rows = ReceptionParty.objects.filter(reception__in=ids)
    return _as_joined(rows.values_list("reception_id", "name", "address"))


def _as_joined(rows: Iterable[tuple[int, str, str]]) -> Parties:
    return {pk: {"party__name": name, "party__address": address} for pk, name, address in rows}
