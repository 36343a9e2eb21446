"""Compiling a quarter: leases, freezing, the city after its units, failures, papers by right."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from reports.actions import lease
from reports.actions.compiling import compile_again, request_compile, ward_report
from reports.actions.freezing import freeze, record_failure
from reports.actions.wording import record_sheets, save_words
from reports.compile.ward import ward_snapshot
from reports.enums import ReportForm, ReportState
from reports.figures import city_units_of, units_of
from reports.models import QuarterlyReport
from reports.rules.snapshot import Snapshot, sha256
from reports.tasks import compile_report, put_back_expired
from songcong.core.errors import Refused
from songcong.core.periods import parse_quarter
from songcong.core.storage import STORAGE_SENTENCE
from tests.factories.petitions import ReceptionFactory
from tests.factories.wards import (
    CommitteeMandateFactory,
    RoleAssignmentFactory,
    SteeringCommitteeFactory,
    UnitFactory,
    UserFactory,
    person,
)
from wards.enums import Role
from wards.models import SteeringCommittee, Unit, User

pytestmark = pytest.mark.django_db
Q3 = parse_quarter("2021Q3")
TODAY = date(2021, 9, 20)
AT = datetime(2021, 9, 20, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SONGCONG_TODAY = TODAY.isoformat()


@pytest.fixture
def city() -> SteeringCommittee:
    committee = SteeringCommitteeFactory.create(name="Ban Chỉ đạo thành phố Sông Công")
    for code, name in (("05506", "Lương Sơn"), ("05512", "Mỏ Chè")):
        unit = UnitFactory.create(code=code, name=name)
        CommitteeMandateFactory.create(committee=committee, unit=unit)
        ReceptionFactory.create(unit=unit, persons=3)
    return committee


@pytest.fixture
def unit(city: SteeringCommittee) -> Unit:
    return Unit.objects.get(code="05506")


def ask(*, with_city: bool = True, units: int = 2) -> list[QuarterlyReport]:
    run = request_compile(
        Q3, city_units_of(Q3)[:units], with_city=with_city, today=TODAY, by=None, at=AT
    )
    return list(run.reports.listed())


def states() -> list[str]:
    return list(QuarterlyReport.objects.listed().values_list("state", flat=True))


def test_the_city_comes_after_its_units(
    city: SteeringCommittee,
) -> None:
    first, second, whole = ask()
    assert states() == ["queued"] * 3
    assert not compile_report(whole.pk)
    assert states() == ["queued"] * 3
    assert compile_report(first.pk)
    assert compile_report(second.pk)
    assert compile_report(whole.pk)
    assert states() == ["done"] * 3
    whole.refresh_from_db()
    frozen = Snapshot.from_json(whole.snapshot or {})
    assert frozen.figures["reception"]["persons"] == 6
    assert [part.key for part in frozen.units] == ["05506", "05512"]
    assert frozen.states["reception"] == "data"
    assert frozen.states["disclosure"] == "missing"


def test_a_changed_unit_makes_the_city_s_draft_anew(city: SteeringCommittee) -> None:
    first, second, whole = ask()
    assert all(compile_report(report.pk) for report in (first, second, whole))
    whole.refresh_from_db()
    before = whole.snapshot_sha256
    compile_again(first)
    assert compile_report(first.pk)
    assert states() == ["done"] * 3

    assert first.unit is not None
    ReceptionFactory.create(unit=first.unit, persons=9)
    compile_again(first)
    assert compile_report(first.pk)
    assert states() == ["done", "done", "queued"]
    assert compile_report(whole.pk)
    whole.refresh_from_db()
    assert whole.snapshot_sha256 != before


def test_a_city_being_made_while_a_unit_changes_is_made_again(city: SteeringCommittee) -> None:
    first, second, whole = ask()
    assert all(compile_report(report.pk) for report in (first, second))
    token = lease.claim(whole.pk, at=AT, lease=MINUTE)
    assert token is not None
    assert first.unit is not None
    ReceptionFactory.create(unit=first.unit, persons=9)
    compile_again(first)
    assert compile_report(first.pk)
    assert states() == ["done", "done", "queued"]
    assert not freeze(whole.pk, token, {}, b"%PDF", members=None, since=AT, at=AT)


def test_a_frozen_report_holds_snapshot_paper_and_their_sums(unit: Unit) -> None:
    (report,) = ask(with_city=False, units=1)
    assert compile_report(report.pk)
    report.refresh_from_db()
    assert report.snapshot is not None
    assert report.snapshot_sha256 == sha256(report.snapshot)
    with report.pdf.open("rb") as stored:
        assert hashlib.sha256(stored.read()).hexdigest() == report.pdf_sha256
    assert not list(Path(report.pdf.path).parent.glob("*.part"))
    assert (report.lease_token, report.lease_until) == (None, None)


def test_running_twice_does_no_more(unit: Unit) -> None:
    (report,) = ask(with_city=False, units=1)
    assert compile_report(report.pk)
    report.refresh_from_db()
    assert not compile_report(report.pk)
    before = (report.pdf_sha256, report.compiled_at)
    ask(with_city=False, units=1)
    assert compile_report(report.pk)
    report.refresh_from_db()
    assert (report.pdf_sha256, report.compiled_at) == before
    assert QuarterlyReport.objects.count() == 1


def test_a_draft_follows_the_records_and_an_issued_report_does_not(unit: Unit) -> None:
    (report,) = ask(with_city=False, units=1)
    compile_report(report.pk)
    report.refresh_from_db()
    first = report.pdf_sha256
    ReceptionFactory.create(unit=unit)
    ask(with_city=False, units=1)
    compile_report(report.pk)
    report.refresh_from_db()
    assert report.pdf_sha256 != first
    QuarterlyReport.objects.filter(pk=report.pk).update(number=5, dated_on=TODAY)
    (second,) = ask(with_city=False, units=1)
    assert (second.version, second.pk != report.pk) == (2, True)
    with pytest.raises(Refused, match="đã lấy số"):
        compile_again(QuarterlyReport.objects.get(pk=report.pk))


def test_only_one_worker_holds_a_report(unit: Unit) -> None:
    (report,) = ask(with_city=False, units=1)
    token = lease.claim(report.pk, at=AT, lease=MINUTE)
    assert token is not None
    assert lease.claim(report.pk, at=AT, lease=MINUTE) is None
    assert lease.renew(report.pk, token, until=AT + 3 * MINUTE)
    assert lease.claim(report.pk, at=AT + 2 * MINUTE, lease=MINUTE) is None
    other = lease.claim(report.pk, at=AT + 4 * MINUTE, lease=MINUTE)
    assert other not in (None, token)
    assert not lease.renew(report.pk, token, until=AT + 9 * MINUTE)
    assert not freeze(report.pk, token, {}, b"%PDF", members=None, since=AT, at=AT)
    record_failure(report.pk, token, "muộn", at=AT)
    assert states() == ["running"]


def test_a_lost_lease_goes_back_to_the_queue(
    unit: Unit,
) -> None:
    (report,) = ask(with_city=False, units=1)
    lease.claim(report.pk, at=AT, lease=MINUTE)
    assert lease.put_back_expired(at=AT) == 0
    assert states() == ["running"]
    assert put_back_expired() == 1
    assert states() == ["queued"]
    assert compile_report(report.pk)


def test_the_newest_request_wins(unit: Unit) -> None:
    (report,) = ask(with_city=False, units=1)
    token = lease.claim(report.pk, at=AT, lease=MINUTE)
    ask(with_city=False, units=1)
    assert token is not None
    assert not freeze(report.pk, token, {}, b"%PDF", members=None, since=AT, at=AT)
    assert states() == ["queued"]


def test_a_failed_unit_says_why_and_holds_up_the_city_until_mended(
    city: SteeringCommittee, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, whole = ask()
    with monkeypatch.context() as broken:
        broken.setattr("reports.tasks.report_pdf", _broken)
        assert not compile_report(first.pk)
    assert compile_report(second.pk)
    assert not compile_report(whole.pk)
    first.refresh_from_db()
    whole.refresh_from_db()
    assert (first.state, first.failure[:12]) == (ReportState.FAILED, "Lỗi hệ thống")
    assert whole.failure == "Chưa lập được báo cáo của: Phường Lương Sơn."
    compile_again(first)
    assert compile_report(first.pk)
    assert states() == ["done", "done", "queued"]
    assert compile_report(whole.pk)
    assert states() == ["done"] * 3


def _broken(_snapshot: Snapshot) -> bytes:
    raise RuntimeError("no layout")


def test_a_report_nobody_asked_for_says_so(unit: Unit) -> None:
    (report,) = ask(with_city=False, units=1)
    report.run = None
    report.save()
    assert not compile_report(report.pk)
    report.refresh_from_db()
    assert report.failure == "Báo cáo này chưa được yêu cầu lập lần nào."
    with pytest.raises(Refused, match="chưa được yêu cầu"):
        compile_again(report)


def test_refuses_what_has_not_begun_or_has_no_units(city: SteeringCommittee) -> None:
    with pytest.raises(Refused):
        request_compile(
            parse_quarter("2022Q3"), units_of(Q3), with_city=False, today=TODAY, by=None, at=AT
        )
    with pytest.raises(Refused, match="Không có đơn vị"):
        request_compile(Q3, [], with_city=True, today=TODAY, by=None, at=AT)


def test_zero_and_missing_are_told_apart(unit: Unit) -> None:
    (asked, *_) = city_units_of(Q3)
    clerk = UserFactory.create()

    def known() -> dict[str, str]:
        return dict(ward_snapshot(asked, Q3, today=TODAY, texts={}).states)

    assert (known()["reception"], known()["mediation"]) == ("data", "missing")
    report = ward_report(asked, Q3)
    save_words(report, {"causes": " Do dịch. "}, ["mediation"], by=clerk, at=AT)
    record_sheets(unit, Q3, ["decisions"], at=AT)
    record_sheets(unit, Q3, ["decisions"], at=AT)
    assert (known()["mediation"], known()["decisions"]) == ("nothing", "data")
    report.refresh_from_db()
    assert report.texts == {"causes": "Do dịch."}
    save_words(report, {}, [], by=clerk, at=AT)
    assert known()["mediation"] == "missing"


def test_the_same_records_give_the_same_snapshot(unit: Unit) -> None:
    (asked, *_) = city_units_of(Q3)
    made = [ward_snapshot(asked, Q3, today=TODAY, texts={}).as_json() for _ in range(2)]
    assert sha256(made[0]) == sha256(made[1])


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def read_paper(client: Client, report: QuarterlyReport) -> bytes:
    answer = client.get(f"/bao-cao/{report.pk}/ban-in/")
    assert answer.status_code == 200
    assert report.file_name in answer.headers["Content-Disposition"]
    return b"".join(answer)


@pytest.fixture
def office(city: SteeringCommittee) -> Client:
    return signed_in(RoleAssignmentFactory.create(role=Role.CITY_OFFICE, committee=city).user)


def test_the_city_office_compiles_a_quarter_and_opens_the_paper(
    office: Client, city: SteeringCommittee
) -> None:
    page = "/chi-dao/bao-cao/"
    assert office.get(page, {"quy": "2021Q3"}).content.decode().count("Chưa lập") == 3
    answer = office.post(f"{page}lap/", {"quy": "2021Q3"})
    assert answer.headers["Location"] == f"{page}?quy=2021Q3"
    moving = office.get(page, {"quy": "2021Q3"}, headers={"HX-Request": "true"}).content.decode()
    assert "0/3" in moving
    assert "every 2s" in moving
    assert "<html" not in moving
    for report in QuarterlyReport.objects.listed():
        compile_report(report.pk)
    still = office.get(page, {"quy": "2021Q3"}).content.decode()
    assert "hx-get" not in still
    assert still.count("Đã lập</span>") == 3
    report = QuarterlyReport.objects.get(form=ReportForm.CITY)
    assert hashlib.sha256(read_paper(office, report)).hexdigest() == report.pdf_sha256
    again = office.post(f"{page}{report.pk}/lap-lai/")
    assert again.status_code == 302
    report.refresh_from_db()
    assert report.state == ReportState.QUEUED


def test_a_bad_quarter_is_a_sentence(office: Client) -> None:
    answer = office.post("/chi-dao/bao-cao/lap/", {"quy": "x"}, follow=True)
    assert answer.status_code == 200
    assert "quý" in answer.content.decode()
    assert office.get("/chi-dao/bao-cao/", {"quy": "x"}).status_code == 400


def test_a_ward_writes_and_compiles_its_own_report_alone(
    city: SteeringCommittee, unit: Unit
) -> None:
    clerk = signed_in(person(unit))
    page = "/lam-viec/bao-cao/?quy=2021Q3"
    assert "chưa lập báo cáo" in clerk.get(page).content.decode()
    assert QuarterlyReport.objects.count() == 0
    answer = clerk.post(page, {"causes": "Do dịch bệnh.", "nothing": ["mediation"], "lap": "1"})
    assert answer.status_code == 302
    report = QuarterlyReport.objects.get()
    assert (report.unit, report.state) == (unit, ReportState.QUEUED)
    compile_report(report.pk)
    shown = clerk.get(page).content.decode()
    assert "2021Q3-05506.pdf" in shown
    assert "Do dịch bệnh." in shown
    assert read_paper(clerk, report).startswith(b"%PDF")
    neighbour = signed_in(person(Unit.objects.get(code="05512")))
    assert neighbour.get(f"/bao-cao/{report.pk}/ban-in/").status_code == 404
    assert neighbour.get(f"{page}&don_vi=05506").status_code == 404
    assert clerk.get("/chi-dao/bao-cao/").status_code == 403
    too_long = clerk.post(page, {"causes": "a" * 9000})
    assert too_long.status_code == 422
    saved = clerk.post(page, {"causes": "Khác."})
    assert saved.status_code == 302
    report.refresh_from_db()
    assert (report.texts, report.state) == ({"causes": "Khác."}, ReportState.DONE)


def test_a_ward_says_only_of_silent_topics_that_nothing_arose(
    city: SteeringCommittee, unit: Unit
) -> None:
    clerk = signed_in(person(unit))
    page = "/lam-viec/bao-cao/?quy=2021Q3"
    shown = clerk.get(page).content.decode()
    assert 'value="mediation"' in shown
    assert 'value="reception"' not in shown
    refused = clerk.post(page, {"nothing": ["reception"], "causes": "Do dịch."})
    assert refused.status_code == 422
    assert "đã có số liệu trong kỳ" in refused.content.decode()
    assert "Do dịch." in refused.content.decode()
    assert clerk.post(page, {"nothing": ["mediation"]}).status_code == 302
    again = clerk.get(page).content.decode()
    assert "Không phát sinh" in again
    assert again.count(" checked") == 1


def test_a_failed_report_says_why_and_is_compiled_again_alone(
    city: SteeringCommittee, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = ask()
    with monkeypatch.context() as broken:
        broken.setattr("reports.tasks.report_pdf", _broken)
        compile_report(first.pk)
    compile_report(second.pk)
    page = "/chi-dao/bao-cao/?quy=2021Q3"
    assert "Lỗi hệ thống khi lập báo cáo" in office.get(page).content.decode()
    assert office.post(f"/chi-dao/bao-cao/{first.pk}/lap-lai/").headers["Location"] == page
    assert states()[:2] == ["queued", "done"]


def test_pages_ask_for_as_much_whatever_they_show(
    city: SteeringCommittee,
    office: Client,
    unit: Unit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    clerk = signed_in(person(unit))
    for report in ask():
        compile_report(report.pk)
    with django_assert_max_num_queries(6):
        office.get("/chi-dao/bao-cao/?quy=2021Q3")
    with django_assert_max_num_queries(20):
        clerk.get("/lam-viec/bao-cao/?quy=2021Q3")


def test_the_front_reads_but_does_not_write(city: SteeringCommittee, unit: Unit) -> None:
    front = signed_in(person(unit, Role.FRONT))
    assert "Lưu và lập" not in front.get("/lam-viec/bao-cao/?quy=2021Q3").content.decode()
    assert front.post("/lam-viec/bao-cao/?quy=2021Q3", {}).status_code == 403


def test_an_issued_report_takes_no_more_words(unit: Unit) -> None:
    report = ward_report(city_units_of(Q3)[0], Q3)
    QuarterlyReport.objects.filter(pk=report.pk).update(number=1, dated_on=TODAY)
    with pytest.raises(Refused, match="không sửa"):
        save_words(report, {}, [], by=UserFactory.create(), at=AT)


def test_a_paper_not_yet_made_is_not_found(office: Client, unit: Unit) -> None:
    report = ward_report(city_units_of(Q3)[0], Q3)
    assert office.get(f"/bao-cao/{report.pk}/ban-in/").status_code == 404


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["2021Q5"], "quý"), (["2021Q3", "--unit", "00000"], "không có đơn vị")],
)
def test_the_command_refuses_in_a_sentence(
    city: SteeringCommittee, arguments: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=f"(?i){said}"):
        call_command("compile_reports", *arguments)


def test_a_token_alone_is_no_lease(unit: Unit) -> None:
    (report,) = ask(with_city=False, units=1)
    assert not freeze(report.pk, uuid4(), {}, b"", members=None, since=AT, at=AT)


def test_a_store_that_takes_nothing_is_the_reason_and_the_report_may_be_made_again(
    city: SteeringCommittee,
    settings: Settings,
    tmp_path: Path,
) -> None:
    (report,) = ask(with_city=False, units=1)
    folder, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path / "occupied"
    settings.MEDIA_ROOT.write_text("a file where the folder should be")
    assert not compile_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.failure) == ("failed", STORAGE_SENTENCE)
    settings.MEDIA_ROOT = folder
    compile_again(report)
    assert compile_report(report.pk)
