"""An answer is published without names, with consent, as it was looked at; and taken down."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from petitions.actions.denouncer import Identity, seal
from petitions.actions.party import put_under_seal
from petitions.actions.publication import (
    BY_LAW,
    NAMED,
    ONLINE,
    PublicationFacts,
    publish,
    publish_conclusion,
)
from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import (
    AnswerPublication,
    DenouncerIdentity,
    Petition,
    PetitionEvent,
    PetitionFile,
    PetitionHandler,
    PetitionParty,
)
from songcong.core.errors import Refused
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.enums import Role
from wards.models import Unit, User

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 12, 3, tzinfo=UTC)
LIST = "/da-tra-loi/"
PNG = b"\x89PNG\r\n\x1a\n"
FACTS = PublicationFacts("Đèn ngõ 5 đã sáng", "Đèn ngõ 5 hỏng", "Đã thay bóng", "Qua điện thoại")


@pytest.fixture(autouse=True)
def ground(settings: Any, tmp_path: object) -> None:
    settings.SONGCONG_TODAY = "2025-06-12"
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create(name="Phố Cò")
    return made


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit, Role.WARD_CLERK)


def answered(unit: Unit, **facts: Any) -> Petition:
    given: dict[str, Any] = {
        "kind": PetitionKind.FEEDBACK,
        "received_on": date(2025, 5, 20),
        "accepted_on": date(2025, 5, 21),
        "resolved_on": date(2025, 6, 2),
        "status": PetitionStatus.RESOLVED,
        "outcome": "answered",
        "content": "Tôi là LE THI BUOI ở tổ 5, số 0912 344 321: đèn ngõ 5 hỏng",
    }
    made: Petition = PetitionFactory.create(unit=unit, **given | facts)
    if made.kind != PetitionKind.DENUNCIATION:
        PetitionParty.objects.create(petition=made, name="Lê Thị Bưởi", phone="0912344321")
    return made


def page_of(petition: Petition, page: str = "publication") -> str:
    return reverse(f"petitions:official-petition-{page}", args=[petition.pk])


def typed(petition: Petition, **changed: Any) -> dict[str, Any]:
    facts = {name: said for name, said in vars(FACTS).items() if name != "proof_id"}
    return {"version": petition.version, "proof": "", **facts, **changed}


def test_what_is_offered_names_nobody_and_what_names_somebody_is_refused(
    unit: Unit, clerk: User
) -> None:
    petition, desk = answered(unit), browser(clerk)
    first = desk.get(page_of(petition)).context["form"].initial
    assert "BUOI" not in first["question"]
    assert "344" not in first["question"]
    assert "đèn ngõ 5 hỏng" in first["question"]
    for field in ("title", "question", "answer"):
        answer = desk.post(page_of(petition), typed(petition, **{field: "Bà Lê thị  bưởi khen"}))
        assert answer.status_code == 422
        assert NAMED in answer.content.decode()
    assert "Chưa ghi." in desk.post(page_of(petition), typed(petition, consent="")).content.decode()
    assert not AnswerPublication.objects.exists()


def test_it_is_looked_at_published_found_and_taken_down(
    unit: Unit, clerk: User, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    petition, desk = answered(unit), browser(clerk)
    look = desk.post(page_of(petition), typed(petition, look="1"))
    assert "Người khác sẽ thấy" in look.content.decode()
    assert not AnswerPublication.objects.exists()
    assert desk.post(page_of(petition), typed(petition)).status_code == 302
    shown = AnswerPublication.objects.get()
    with django_assert_max_num_queries(4):
        page = client.get(
            LIST, {"q": "den NGO", "unit": str(unit.pk), "year": "2025"}
        ).content.decode()
    assert FACTS.title in page
    assert FACTS.title not in client.get(LIST, {"q": "rác"}).content.decode()
    assert FACTS.title not in client.get(LIST, {"year": "2024"}).content.decode()
    detail = client.get(f"{LIST}{shown.pk}/")
    assert FACTS.answer in detail.content.decode()
    assert len(detail.content) <= 40_000
    for secret in ("Bưởi", "BUOI", "0912", petition.public_code, "Qua điện thoại"):
        assert secret not in detail.content.decode()
    told = desk.get(page_of(petition, "detail")).content.decode()
    assert "Đang công khai" in told
    gone = page_of(petition, "unpublish")
    petition.refresh_from_db()
    assert desk.post(gone, {"version": petition.version, "reason": ""}).status_code == 422
    assert desk.post(gone, {"version": petition.version, "reason": "Nêu tên"}).status_code == 302
    assert client.get(f"{LIST}{shown.pk}/").status_code == 404
    assert "Chưa có gì được công khai" in client.get(LIST).content.decode()
    verbs = list(PetitionEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["publish", "unpublish"]


def test_its_proof_is_open_to_all_and_no_other_file(
    unit: Unit, clerk: User, client: Client
) -> None:
    petition = answered(unit)

    def hung(name: str) -> PetitionFile:
        return petition.files.create(
            file=ContentFile(PNG, name="a.png"),
            original_name=name,
            content_type="image/png",
            size=len(PNG),
            stored_at=AT,
        )

    proof, _other = hung("Đèn đã thay.png"), hung("Đơn của Lê Thị Bưởi.png")
    stranger = answered(UnitFactory.create()).files.create(
        file=ContentFile(PNG, name="b.png"),
        original_name="b.png",
        content_type="image/png",
        size=len(PNG),
        stored_at=AT,
    )
    desk = browser(clerk)
    assert desk.post(page_of(petition), typed(petition, proof=stranger.pk)).status_code == 422
    desk.post(page_of(petition), typed(petition, proof=proof.pk))
    shown = AnswerPublication.objects.get()
    answer = client.get(f"{LIST}{shown.pk}/tep/")
    assert (answer.status_code, b"".join(answer)) == (200, PNG)
    assert "Bưởi" not in answer["Content-Disposition"]
    proof.file.delete(save=False)
    assert client.get(f"{LIST}{shown.pk}/tep/").status_code == 404
    AnswerPublication.objects.update(proof=None)
    assert client.get(f"{LIST}{shown.pk}/tep/").status_code == 404


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": PetitionKind.COMPLAINT, "outcome": "right"},
        {"kind": PetitionKind.DENUNCIATION, "outcome": "right"},
        {"status": PetitionStatus.VERIFYING, "resolved_on": None, "outcome": ""},
    ],
)
def test_nothing_else_is_ever_published(unit: Unit, clerk: User, facts: dict[str, Any]) -> None:
    petition = answered(unit, **facts)
    assert browser(clerk).get(page_of(petition)).status_code == 404
    with pytest.raises(Refused):
        publish(petition.pk, FACTS, version=1, by=clerk, at=AT)


def test_a_stranger_publishes_nothing(unit: Unit) -> None:
    petition = answered(unit)
    other = person(UnitFactory.create(), Role.WARD_CLERK)
    assert browser(other).get(page_of(petition)).status_code == 404
    with pytest.raises(Refused):
        publish(petition.pk, FACTS, version=1, by=other, at=AT)


def test_what_becomes_a_denunciation_or_is_cancelled_leaves_the_page(
    unit: Unit, clerk: User, client: Client
) -> None:
    sealed, cancelled = answered(unit), answered(unit)
    for petition in (sealed, cancelled):
        publish(petition.pk, FACTS, version=1, by=clerk, at=AT)
    Petition.objects.filter(pk=cancelled.pk).update(cancelled_at=AT, cancelled_by=clerk)
    sealed.kind = PetitionKind.DENUNCIATION
    put_under_seal(sealed, Identity("Lê Thị Bưởi"), by=clerk, at=AT)
    assert FACTS.title not in client.get(LIST).content.decode()
    assert not AnswerPublication.objects.filter(petition=sealed).exists()


def test_consent_given_when_filing_is_taken_over(unit: Unit, clerk: User) -> None:
    petition = answered(unit)
    PetitionEvent.objects.create(petition=petition, at=AT, verb="consent")
    form = browser(clerk).get(page_of(petition)).context["form"]
    assert form.initial["consent"] == ONLINE


CONCLUSIONS = "/ket-luan-to-cao/"


class TestConclusion:
    @pytest.fixture
    def case(self, unit: Unit, clerk: User) -> Petition:
        """A denunciation that the clerk handles, with its conclusion written."""
        made = answered(unit, kind=PetitionKind.DENUNCIATION, outcome="right")
        sealed = seal(Identity("Lê Thị Bưởi", "0912344321", "Tổ 5 Phố Cò"))
        DenouncerIdentity.objects.create(petition=made, sealed=sealed)
        PetitionHandler.objects.create(petition=made, user=clerk, named_at=AT, named_by=clerk)
        return made

    @staticmethod
    def typed(case: Petition, **changed: str) -> dict[str, Any]:
        facts = {"title": "Kết luận về thu phí chợ", "answer": "Nội dung tố cáo đúng một phần."}
        return {"version": case.version, **facts, **changed}

    def test_its_handler_publishes_it_and_it_is_taken_down(
        self, case: Petition, clerk: User, client: Client
    ) -> None:
        desk = browser(clerk)
        assert desk.post(page_of(case, "conclusion"), self.typed(case)).status_code == 302
        shown = AnswerPublication.objects.get()
        assert (shown.consent, shown.question) == (BY_LAW, "")
        assert shown.title in client.get(CONCLUSIONS, {"q": "thu phi"}).content.decode()
        detail = client.get(f"{CONCLUSIONS}{shown.pk}/").content.decode()
        assert "đúng một phần" in detail
        assert case.public_code not in detail
        assert shown.title not in client.get(LIST).content.decode()
        assert client.get(f"{LIST}{shown.pk}/").status_code == 404
        case.refresh_from_db()
        page = desk.get(page_of(case, "unpublish")).content.decode()
        assert "Gỡ kết luận đã công bố" in page
        assert "đúng một phần" in page
        assert f"{CONCLUSIONS}{shown.pk}/" in page
        gone = {"version": case.version, "reason": "Cần sửa"}
        assert desk.post(page_of(case, "unpublish"), gone).status_code == 302
        assert client.get(f"{CONCLUSIONS}{shown.pk}/").status_code == 404

    def test_it_is_looked_at_before_anyone_else_reads_it(self, case: Petition, clerk: User) -> None:
        said = self.typed(case) | {"look": "1"}
        answer = browser(clerk).post(page_of(case, "conclusion"), said)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Người khác sẽ thấy" in page
        assert page.count("Nội dung tố cáo đúng một phần.") == 2
        assert "Nội dung phản ánh" not in page
        assert not AnswerPublication.objects.exists()

    @pytest.mark.parametrize("trace", ["bà LE THI BUOI", "số 0912.344.321", "ở tổ 5 phố cò"])
    @pytest.mark.parametrize("field", ["title", "answer"])
    def test_a_trace_of_the_denouncer_is_refused(
        self, case: Petition, clerk: User, field: str, trace: str
    ) -> None:
        said = self.typed(case, **{field: f"Theo {trace}"})
        answer = browser(clerk).post(page_of(case, "conclusion"), said)
        assert (answer.status_code, NAMED in answer.content.decode()) == (422, True)
        assert not AnswerPublication.objects.exists()

    def test_nobody_but_a_handler_comes_near_it(self, case: Petition, unit: Unit) -> None:
        for role in (Role.WARD_CLERK, Role.WARD_CHAIR):
            other = person(unit, role)
            assert browser(other).get(page_of(case, "conclusion")).status_code == 404
            with pytest.raises(Refused):
                publish_conclusion(case.pk, "x", "y", version=1, by=other, at=AT)

    def test_feedback_has_none(self, unit: Unit, clerk: User) -> None:
        petition = answered(unit)
        assert browser(clerk).get(page_of(petition, "conclusion")).status_code == 404
        with pytest.raises(Refused):
            publish_conclusion(petition.pk, "x", "y", version=1, by=clerk, at=AT)
