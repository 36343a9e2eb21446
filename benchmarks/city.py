"""Fills the sample city with many petitions, by the database alone."""

from typing import Any, Final

from django.db import connection

COPIED: Final = "U"
"""Public codes of the copies begin with it; no true one has this letter."""
_DAYS: Final = 3_000
_CHANGED: Final = {
    "unit_id": "(%(units)s)[1 + i %% cardinality(%(units)s)]",
    "public_code": "%(mark)s || lpad(i::text, 9, '0')",
    "register_no": "%(mark)s || i",
    "received_on": "on_day",
    "processed_on": "on_day + 3",
    "accepted_on": "on_day + 5",
    "due_on": "on_day + 35",
    "resolved_on": "CASE WHEN on_day < '2021-08-15' AND (i %% 23 > 0 OR on_day < '2021-03-01') "
    "THEN on_day + 25 END",
    "field": "'lĩnh vực ' || i %% 12",
    "content": "'nội dung ' || i",
    "search_text": "'noi dung ' || i || ' duong bo kenh ' || i %% 977",
}


def grow(rows: int, unit_ids: list[int]) -> None:
    """Copy one petition until there are so many copies, over eight years and the units.

    Each copy has a petitioner of its own. They stand in the table as registers grow: day by day,
    the units in turn. Open are those of the last month and, of the half year before, one of 23.
    """
    from petitions.enums import PetitionKind
    from petitions.models import Petition

    model = Petition.objects.filter(
        kind=PetitionKind.FEEDBACK, due_on__isnull=False, resolved_on__isnull=False
    ).earliest("pk")
    columns = [str(field.column) for field in Petition._meta.concrete_fields if field.name != "id"]
    values = ", ".join(_CHANGED.get(column, f"m.{column}") for column in columns)
    first = 1 + Petition.objects.filter(public_code__startswith=COPIED).count()
    places: Any = {
        "units": unit_ids,
        "mark": COPIED,
        "first": first,
        "model": model.pk,
        "rows": rows,
        "days": _DAYS,
    }
    copied = (
        f"INSERT INTO petitions_petition ({', '.join(columns)}) SELECT {values} "
        "FROM petitions_petition m, generate_series(%(first)s, %(rows)s) i, "
        "LATERAL (SELECT date '2021-09-10' - (i::bigint * 7919 %% %(days)s)::int AS on_day) d "
        "WHERE m.id = %(model)s ORDER BY on_day, i"
    )
    parties = (
        "INSERT INTO petitions_petitionparty (petition_id, name, phone, address, citizen_id, "
        "search_name) SELECT id, 'Người thứ ' || id, '', '', '', 'nguoi thu ' || id "
        "FROM petitions_petition WHERE public_code LIKE %(like)s "
        "AND id NOT IN (SELECT petition_id FROM petitions_petitionparty) ORDER BY id"
    )
    with connection.cursor() as cursor:
        cursor.execute(copied, places)
        cursor.execute(parties, {"like": f"{COPIED}%"})
        cursor.execute("VACUUM ANALYZE")
