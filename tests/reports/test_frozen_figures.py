"""A frozen figure opens to the rows kept with the report, and says which were changed since."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from petitions.enums import PetitionKind
from petitions.models import Petition, Reception
from reports.actions.compiling import compile_again, request_compile
from reports.compile.members import members_of
from reports.figures import SECTIONS, city_units_of, find, flat
from reports.figures.frozen import GONE, every_frozen_line, open_frozen
from reports.figures.opening import Page
from reports.models import FrozenFigure, QuarterlyReport
from reports.tasks import compile_report
from reports.views.opened import day_of
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.figures import Counted, Rate
from songcong.core.periods import parse_quarter
from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.factories.wards import person
from tests.reports.test_figures_2021q3 import FOLDER
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import Unit
from wards.models.reading import reader_for
from wards.rules.reader import Reader

pytestmark = pytest.mark.django_db
Q3 = parse_quarter("2021Q3")
TODAY = date(2021, 9, 20)
WARD = "05506"


@pytest.fixture(autouse=True)
def _day(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
    settings.SONGCONG_TODAY = TODAY.isoformat()


@pytest.fixture
def unit() -> Unit:
    load_reference()
    unit = Unit.objects.in_force(TODAY).get(code=WARD)
    for number in range(3):
        ReceptionFactory.create(unit=unit, persons=number + 1, received_on=date(2021, 8, 2))
        PetitionFactory.create(unit=unit, received_on=date(2021, 8, 3))
    return unit


@pytest.fixture
def clerk(unit: Unit) -> Client:
    client = Client()
    client.force_login(person(unit, Role.WARD_CLERK))
    return client


def compiled(unit: Unit | None = None) -> QuarterlyReport:
    """The report of a unit, or the city's after those of all its units."""
    units = [one for one in city_units_of(Q3) if unit is None or one.unit == unit]
    run = request_compile(
        Q3, units, with_city=unit is None, today=clock.today(), by=None, at=clock.now()
    )
    for report in run.reports.listed():
        assert compile_report(report.pk), report.failure
    return list(run.reports.listed())[-1]


def an_hour_later() -> None:
    """Move what is kept into the past: a test's changes all carry the moment when it began."""
    FrozenFigure.objects.update(frozen_at=F("frozen_at") - timedelta(hours=1))


def nobody() -> Reader:
    return Reader(None, TODAY)


def reader(unit: Unit) -> Reader:
    return reader_for(person(unit, Role.WARD_CLERK), TODAY)


@pytest.fixture
def whole(settings: Settings) -> QuarterlyReport:
    """The city's report of the quarter whose registers the product carries as a sample."""
    settings.SONGCONG_TODAY = "2021-11-24"
    load_reference()
    call_command("import_registers", str(FOLDER), verbosity=0)
    return compiled()


def test_every_number_of_every_report_opens_to_rows_that_come_to_it(whole: QuarterlyReport) -> None:
    for report in QuarterlyReport.objects.of(Q3):
        told = flat((report.snapshot or {})["figures"])
        for section in SECTIONS:
            for figure in section.figures:
                key = section.full_key(figure)
                parts = open_frozen(report, key, reader=nobody()).parts
                if isinstance(figure, Counted):
                    assert parts[0].value == told[key], key
                else:
                    assert isinstance(figure, Rate)
                    assert [part.value for part in parts] == [
                        sum(told[one] or 0 for one in keys) for keys in figure.keys_in(section)
                    ], key
        assert report.unit_key in {"thanh-pho", *(unit.key for unit in city_units_of(Q3))}


def test_a_changed_row_keeps_its_value_and_says_when_it_changed(unit: Unit) -> None:
    report = compiled(unit)
    an_hour_later()
    row = Reception.objects.get(persons=3)
    row.persons = 50
    row.save()
    [part] = open_frozen(report, "reception.persons", reader=reader(unit)).parts
    assert part.value == 6
    changed = {line.value: day_of(line.changed_at) for line in part.lines}
    assert changed[1] is changed[2] is None
    assert changed[3] == day_of(clock.real_now())


def test_a_cancelled_row_stays_in_the_list(unit: Unit) -> None:
    report = compiled(unit)
    an_hour_later()
    Reception.objects.filter(persons=3).update(
        cancelled_at=clock.now(),
        cancel_reason="Ghi nhầm",
        cancelled_by=person(unit, Role.WARD_CHAIR),
    )
    [part] = open_frozen(report, "reception.turns", reader=reader(unit)).parts
    assert (part.value, len(part.lines)) == (3, 3)
    assert sum(line.changed_at is not None for line in part.lines) == 1


def test_a_deleted_row_keeps_its_place(unit: Unit) -> None:
    report = compiled(unit)
    an_hour_later()
    Reception.objects.filter(persons=2).delete()
    [part] = open_frozen(report, "reception.persons", reader=reader(unit)).parts
    [gone] = [line for line in part.lines if line.line.subject == GONE]
    assert (gone.value, gone.line.record_id) == (2, 0)
    assert day_of(gone.changed_at) == day_of(clock.real_now())
    assert part.value == 6


def test_a_draft_compiled_again_keeps_the_new_rows_and_an_issued_one_the_old(unit: Unit) -> None:
    report = compiled(unit)
    first = Reception.objects.get(persons=1)
    first.delete()
    ReceptionFactory.create(unit=unit, persons=1, received_on=date(2021, 8, 9))
    compile_again(report)
    assert compile_report(report.pk)
    kept = FrozenFigure.objects.get(report=report, key="reception.turns")
    assert first.pk not in kept.row_ids

    QuarterlyReport.objects.filter(pk=report.pk).update(number=5, dated_on=TODAY, public_code="X")
    Reception.objects.all().delete()
    report.refresh_from_db()
    report.state = "queued"
    report.save()
    assert compile_report(report.pk)
    assert FrozenFigure.objects.get(report=report, key="reception.turns").row_ids == kept.row_ids


def test_registers_that_move_on_and_on_are_said(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = members_of

    def in_between(report: QuarterlyReport):  # type: ignore[no-untyped-def]
        """Somebody writes a line after the numbers were counted."""
        ReceptionFactory.create(unit=unit, persons=1, received_on=date(2021, 8, 9))
        return real(report)

    monkeypatch.setattr("reports.compile.members.members_of", in_between)
    run = request_compile(
        Q3,
        [one for one in city_units_of(Q3) if one.unit == unit],
        with_city=False,
        today=TODAY,
        by=None,
        at=clock.now(),
    )
    [report] = run.reports.all()
    assert not compile_report(report.pk)
    report.refresh_from_db()
    assert report.state == "failed"
    assert "Sổ đang được sửa" in report.failure


def test_pages_follow_each_other_and_a_wrong_one_is_refused(unit: Unit) -> None:
    report = compiled(unit)
    [first] = open_frozen(report, "reception.persons", reader=reader(unit), page=Page(size=2)).parts
    [second] = open_frozen(
        report, "reception.persons", reader=reader(unit), page=Page(after=first.following, size=2)
    ).parts
    assert [line.value for line in (*first.lines, *second.lines)] == [1, 2, 3]
    assert second.following == ""
    for after in ("-1", "x", "99"):
        with pytest.raises(Refused, match="Trang này không có"):
            open_frozen(report, "reception.persons", reader=nobody(), page=Page(after=after))
    with pytest.raises(Refused, match="không có phần đó"):
        open_frozen(report, "reception.persons", reader=nobody(), page=Page(part="numerator"))


def test_a_report_without_kept_rows_says_so(unit: Unit) -> None:
    report = compiled(unit)
    FrozenFigure.objects.filter(report=report).delete()
    with pytest.raises(Refused, match="không giữ các dòng"):
        open_frozen(report, "reception.turns", reader=nobody())


def test_a_row_that_the_reader_may_not_open_is_restricted(unit: Unit) -> None:
    secret = PetitionFactory.create(
        unit=unit,
        kind=PetitionKind.DENUNCIATION,
        received_on=date(2021, 8, 4),
        field="Đất của ông Chín",
    )
    report = compiled(unit)
    lines = [
        line
        for _, line in every_frozen_line(
            report, "petitions.processing.received", reader=reader(unit)
        )
    ]
    assert len(lines) == 4
    [hidden] = [line for line in lines if line.line.row_id == secret.pk]
    assert hidden.restricted
    assert "ông Chín" not in hidden.subject


def test_sums_keep_their_fractions(whole: QuarterlyReport) -> None:
    kept = FrozenFigure.objects.get(report=whole, key="decisions.land_m2")
    assert sum(kept.counted or []) == Decimal(
        str(flat((whole.snapshot or {})["figures"])["decisions.land_m2"])
    )


def test_the_pages_show_the_numbers_and_their_rows(
    unit: Unit, clerk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    report = compiled(unit)
    an_hour_later()
    Reception.objects.filter(persons=3).update(persons=7)
    page = reverse("reports:report-figures", args=[report.pk])
    shown = clerk.get(page)
    assert "Số liệu của báo cáo" in shown.content.decode()
    rows = clerk.get(f"{page}?chi_tieu=reception.persons").content.decode()
    assert "đã sửa ngày" in rows
    assert ">6<" in rows
    assert clerk.get(f"{page}?chi_tieu=khong.co").status_code == 404
    with django_assert_num_queries(8):
        clerk.get(f"{page}?chi_tieu=reception.persons")
    export = reverse("reports:report-figures-export", args=["csv"])
    asked = f"{export}?bao_cao={report.pk}&chi_tieu=reception.persons"
    body = b"".join(clerk.get(asked).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert body.splitlines()[0].endswith("Đã sửa ngày")
    assert len(body.splitlines()) == 4


def test_every_key_is_known(unit: Unit) -> None:
    report = compiled(unit)
    kept = FrozenFigure.objects.filter(report=report).values_list("key", flat=True)
    assert all(isinstance(find(key)[1], Counted) for key in kept)
    assert Petition.objects.count() == 3
