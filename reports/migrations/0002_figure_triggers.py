"""Writing a row that figures count notes its unit, so that the stored figures are counted anew."""

from typing import Final

from django.db import migrations


OWN: Final = "SELECT unit_id FROM {rows}"
OF_SUPERVISION: Final = (
    "SELECT s.unit_id FROM {rows} r JOIN inspections_supervision s ON s.id = r.supervision_id"
)
OF_FINDING: Final = (
    "SELECT s.unit_id FROM {rows} r JOIN inspections_finding f ON f.id = r.finding_id "
    "JOIN inspections_supervision s ON s.id = f.supervision_id"
)
EVERY_UNIT: Final = "SELECT unit_id FROM reports_storedfigures WHERE EXISTS (SELECT FROM {rows})"
SOURCES: Final = {
    "petitions_reception": OWN,
    "petitions_petition": OWN,
    "petitions_mediation": OWN,
    "wards_meeting": OWN,
    "wards_peopledecision": OWN,
    "wards_disclosure": OWN,
    "inspections_supervision": OWN,
    "inspections_finding": OF_SUPERVISION,
    "inspections_recommendation": OF_FINDING,
    "wards_normrow": EVERY_UNIT,
    "wards_holiday": EVERY_UNIT,
}
TOUCH: Final = "INSERT INTO reports_figuretouch (unit_id) SELECT DISTINCT unit_id FROM ({units}) u"
EVENTS: Final = {
    "insert": ("NEW TABLE AS after_rows", ("after_rows",)),
    "update": (
        "OLD TABLE AS before_rows NEW TABLE AS after_rows",
        ("before_rows", "after_rows"),
    ),
    "delete": ("OLD TABLE AS before_rows", ("before_rows",)),
}


def triggers() -> tuple[list[str], list[str]]:
    """One trigger a statement, table and event; how they are made and unmade."""
    made, unmade = [], []
    for table, units in SOURCES.items():
        for event, (tables, rows) in EVENTS.items():
            name = f"figures_{event}_{table}"
            touched = " UNION ALL ".join(units.format(rows=each) for each in rows)
            made.append(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"{TOUCH.format(units=touched)}; RETURN NULL; END $$"
            )
            made.append(
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {tables} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )
            unmade += [f"DROP TRIGGER {name} ON {table}", f"DROP FUNCTION {name}()"]
    return made, unmade


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0001_initial'),
        ('wards', '0001_initial'),
        ('petitions', '0001_initial'),
        ('inspections', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL(*triggers()),
    ]
