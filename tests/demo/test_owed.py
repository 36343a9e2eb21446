"""On the demo's day every ward has something to do of every duty, in every band."""

from collections import Counter
from types import ModuleType

import pytest
from django.core.management import call_command

from inspections import obligations as boards
from petitions import obligations as petitions
from petitions.obligations import sorting
from songcong.core.obligations import Open, count_in, spans_of
from songcong.demo.city import DEMO_DAY
from songcong.demo.people import demo_units
from songcong.demo.wards import WARDS
from wards import obligations as wards
from wards.models import User, reader_for

DUTIES: tuple[tuple[ModuleType, str], ...] = (
    (wards, "due_on"),
    (petitions, "due_on"),
    (sorting, "step_due_on"),
    (boards, "due_on"),
)


@pytest.mark.django_db
def test_every_ward_owes_something_of_each_duty_in_each_band() -> None:
    call_command("demo_data", verbosity=0)
    units = demo_units(DEMO_DAY)
    assert len(units) == len(WARDS)
    for ward in WARDS:
        reader = reader_for(User.objects.get(username=f"thu.{ward.slug}"), DEMO_DAY)
        for duty, due in DUTIES:
            kept = {duty.__name__: Open(duty.open_rows(reader), due)}
            counts = Counter(count_in(kept, spans_of(DEMO_DAY))[duty.__name__])
            shown = {band for band, count in counts.items() if count}
            if ward.silent == ("*",):
                assert "overdue" in shown, (ward.name, duty.__name__)
            else:
                assert shown == {"overdue", "today", "week", "later"}, (ward.name, duty.__name__)
