"""Templates of answers: kept by the office, and inserted into a step, a paper, a publication."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from petitions.actions.answer_template import TemplateFacts, keep, retire, rewrite
from petitions.models import AnswerTemplate, CaseLetter, Petition, PetitionParty
from songcong.core.errors import Conflict, Refused
from tests.factories.petitions import (
    AnswerTemplateFactory,
    PetitionFactory,
    PetitionHandlerFactory,
)
from tests.factories.wards import UnitFactory, UnitSuccessionFactory, person
from tests.lists.shelf import browser, text_of
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import Unit, User

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)
AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
LIST = "/lam-viec/mau-tra-loi/"
SAID = {"name": "Chờ đo đạc", "used_in": "step-extend", "kind": "", "text": "Chờ {{đơn vị}} đo."}
MOST_QUERIES = 6


@pytest.fixture(autouse=True)
def day(settings: Settings) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Phố Cò")


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def desk(clerk: User) -> Client:
    return browser(clerk)


def kept(unit: Unit, **facts: Any) -> Petition:
    first = {"kind": "feedback", "received_on": date(2026, 3, 2), "register_no": "7/2026"}
    case: Petition = PetitionFactory.create(
        unit=unit, **first | {"status": "accepted", "accepted_on": date(2026, 3, 3)} | facts
    )
    return case


def url(page: str, *args: object) -> str:
    return reverse(f"petitions:official-{page}", args=args)


class TestKeeping:
    def test_an_official_writes_corrects_and_retires_one(
        self, unit: Unit, clerk: User, desk: Client
    ) -> None:
        made = desk.post(f"{LIST}moi/", SAID | {"unit": unit.pk})
        template = AnswerTemplate.objects.get()
        assert made["Location"] == url("template-detail", template.pk)
        assert (template.unit, template.written_by, template.written_on) == (unit, clerk, TODAY)
        edit = url("template-edit", template.pk)
        desk.post(edit, SAID | {"name": "Chờ bản đồ", "version": 1})
        template.refresh_from_db()
        assert (template.name, template.version) == ("Chờ bản đồ", 2)
        assert "Chờ bản đồ" in text_of(desk, LIST)
        assert "Thôi dùng" in text_of(desk, url("template-detail", template.pk))
        desk.post(url("template-retire", template.pk), {"version": 2})
        template.refresh_from_db()
        assert template.retired_by == clerk
        assert "Sửa</a>" not in text_of(desk, url("template-detail", template.pk))
        assert desk.post(edit, SAID | {"version": 3}).status_code == 422

    def test_the_list_narrows_and_gives_files(self, unit: Unit, desk: Client) -> None:
        used = AnswerTemplateFactory.create(unit=unit, name="Còn dùng", kind="feedback")
        AnswerTemplateFactory.create(
            unit=unit, name="Hết dùng", retired_at=AT, retired_by=used.written_by
        )
        AnswerTemplateFactory.create(name="Nơi khác")
        page = text_of(desk, LIST)
        assert "Còn dùng" in page
        assert "Hết dùng" in page
        assert "Nơi khác" not in page
        assert "Hết dùng" not in text_of(desk, LIST, state="used")
        assert "Còn dùng" not in text_of(desk, LIST, state="retired")
        assert "Hết dùng" not in text_of(desk, LIST, kind="feedback")
        for kind in ("csv", "xlsx"):
            answer = desk.get(f"{LIST}xuat.{kind}")
            assert answer.status_code == 200
            assert b"".join(answer)

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"text": "Gặp {{tên vợ}}"}, "Không điền được {{tên vợ}} ở đây"),
            ({"text": "Của {{người gửi}}"}, "Không điền được {{người gửi}} ở đây"),
            ({"text": "Hạn {{hạn giải quyết"}, "thiếu cặp"),
            ({"text": ""}, "Chưa ghi."),
            ({"name": ""}, "Chưa ghi."),
            ({"used_in": ""}, "Chưa chọn."),
            ({"used_in": "step-burn"}, "Hãy chọn"),
            ({"used_in": "step-suspend", "kind": "feedback"}, "không có bước hoặc văn bản này"),
            ({"name": "Có rồi"}, "Đơn vị đã có mẫu mang tên đó."),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, unit: Unit, desk: Client, wrong: dict[str, str], sentence: str
    ) -> None:
        AnswerTemplateFactory.create(unit=unit, name="Có rồi")
        answer = desk.post(f"{LIST}moi/", SAID | {"unit": unit.pk} | wrong)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert sentence in page
        assert (SAID | wrong)["text"] in page
        assert AnswerTemplate.objects.count() == 1

    def test_a_name_may_come_again_once_its_template_is_retired(
        self, unit: Unit, clerk: User
    ) -> None:
        facts = TemplateFacts("Chờ đo", "step-extend", "Chờ đo.")
        first = keep(unit, facts, by=clerk, at=AT)
        retire(first.pk, version=1, by=clerk, at=AT)
        assert keep(unit, facts, by=clerk, at=AT).pk != first.pk

    def test_the_later_of_two_sees_both(self, unit: Unit, clerk: User, desk: Client) -> None:
        template = AnswerTemplateFactory.create(unit=unit)
        facts = TemplateFacts("Chờ bản đồ", "step-extend", "Chờ.")
        rewrite(template.pk, facts, version=1, by=clerk, at=AT)
        answer = desk.post(url("template-edit", template.pk), SAID | {"version": 1})
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "Chờ bản đồ" in page
        assert "Chờ đo đạc" in page
        with pytest.raises(Conflict):
            retire(template.pk, version=1, by=clerk, at=AT)

    def test_other_offices_neither_see_nor_touch_it(self, unit: Unit) -> None:
        template, stranger = AnswerTemplateFactory.create(unit=unit), person(UnitFactory.create())
        other = browser(stranger)
        for page in ("detail", "edit", "retire"):
            assert other.get(url(f"template-{page}", template.pk)).status_code == 404
        facts = TemplateFacts("Chờ", "step-extend", "Chờ.")
        with pytest.raises(Refused) as refusal:
            keep(unit, facts, by=stranger, at=AT)
        assert refusal.value.code == "forbidden"
        with pytest.raises(Refused, match="không có quyền"):
            rewrite(template.pk, facts, version=1, by=stranger, at=AT)
        with pytest.raises(Refused, match="không có quyền"):
            retire(template.pk, version=1, by=stranger, at=AT)

    def test_the_list_asks_the_same_number_of_times_for_any_number(
        self, unit: Unit, desk: Client
    ) -> None:
        def statements() -> int:
            with CaptureQueriesContext(connection) as seen:
                assert desk.get(LIST).status_code == 200
            return len(seen)

        AnswerTemplateFactory.create(unit=unit)
        one = statements()
        AnswerTemplateFactory.create_batch(6, unit=unit)
        assert statements() == one <= MOST_QUERIES


class TestInAStep:
    def extension(self, case: Petition) -> str:
        return url("petition-step", case.pk, "gia-han")

    def test_only_what_fits_the_step_the_kind_and_the_office_is_offered(
        self, unit: Unit, clerk: User, desk: Client
    ) -> None:
        fitting = [
            AnswerTemplateFactory.create(unit=unit, name="A", kind=""),
            AnswerTemplateFactory.create(unit=unit, name="B", kind="feedback"),
        ]
        AnswerTemplateFactory.create(unit=unit, name="C", kind="complaint")
        AnswerTemplateFactory.create(unit=unit, name="D", used_in="step-keep")
        AnswerTemplateFactory.create(unit=unit, name="E", retired_at=AT, retired_by=clerk)
        AnswerTemplateFactory.create(name="F")
        offer = desk.get(self.extension(kept(unit))).context["offer"]
        assert list(offer.rows) == fitting

    def test_what_a_merged_unit_left_behind_is_offered_by_its_name(
        self, unit: Unit, desk: Client
    ) -> None:
        old = UnitFactory.create(name="Lương Châu", valid_to=date(2024, 12, 31))
        UnitSuccessionFactory.create(old=old, new=unit)
        left = AnswerTemplateFactory.create(unit=old, name="Chờ kinh phí")
        page = desk.get(self.extension(kept(unit)), {"mau": left.pk})
        assert "Chờ kinh phí (Lương Châu)" in page.content.decode()
        assert "Chờ đo đạc" in page.content.decode()

    def test_the_address_opens_the_form_with_the_words(self, unit: Unit, desk: Client) -> None:
        template = AnswerTemplateFactory.create(unit=unit)
        case = kept(unit, due_on=date(2026, 3, 23))
        page = desk.get(self.extension(case), {"mau": template.pk})
        assert page.context["form"]["reason"].value() == "Chờ đo đạc, hạn cũ 23/03/2026."

    @pytest.mark.parametrize("asked", ["0", "x", "999999", "-1", "9" * 30])
    def test_a_template_that_is_not_there_inserts_nothing(
        self, unit: Unit, desk: Client, asked: str
    ) -> None:
        case = kept(unit)
        page = desk.get(self.extension(case), {"mau": asked})
        assert not page.context["form"]["reason"].value()
        sent = desk.post(self.extension(case), {"mau": asked, "insert": "1", "reason": "Đã gõ"})
        assert sent.context["form"]["reason"].value() == "Đã gõ"
        assert "Chưa chọn mẫu câu nào" in sent.content.decode()

    def test_the_button_inserts_behind_what_was_typed_and_loses_nothing(
        self, unit: Unit, desk: Client
    ) -> None:
        template = AnswerTemplateFactory.create(unit=unit, text="Chờ đo đơn số {{số đơn}}.")
        case = kept(unit)
        typed = {"on": "9/3/2026", "paper": "21/TB", "reason": "Mưa lớn.", "version": 1}
        sent = desk.post(self.extension(case), typed | {"mau": template.pk, "insert": "1"})
        assert sent.status_code == 200
        form = sent.context["form"]
        assert form["reason"].value() == "Mưa lớn.\n\nChờ đo đơn số 7/2026."
        assert (form["on"].value(), form["paper"].value()) == ("9/3/2026", "21/TB")
        assert not form.errors
        case.refresh_from_db()
        assert (case.extensions, case.version) == (0, 1)
        again = typed | {"reason": form["reason"].value(), "mau": ""}
        assert desk.post(self.extension(case), again).status_code == 302
        event = case.events.get()
        assert event.reason == "Mưa lớn.\n\nChờ đo đơn số 7/2026."

    def test_a_half_filled_form_is_not_judged_while_inserting(
        self, unit: Unit, desk: Client
    ) -> None:
        template = AnswerTemplateFactory.create(unit=unit)
        sent = desk.post(self.extension(kept(unit)), {"mau": template.pk, "insert": "1"})
        assert sent.status_code == 200
        assert "Chưa ghi." not in sent.content.decode()

    def test_saving_with_a_template_still_chosen_inserts_nothing(
        self, unit: Unit, desk: Client
    ) -> None:
        template = AnswerTemplateFactory.create(unit=unit)
        case = kept(unit)
        said = {"on": "9/3/2026", "paper": "21/TB", "reason": "Mưa.", "version": 1}
        desk.post(self.extension(case), said | {"mau": template.pk})
        assert case.events.get().reason == "Mưa."

    def test_a_step_without_words_offers_none(self, unit: Unit, desk: Client) -> None:
        page = desk.get(url("petition-step", kept(unit).pk, "xac-minh"))
        assert page.context["offer"] is None
        assert "Chèn mẫu" not in page.content.decode()

    def test_an_office_without_templates_is_led_to_write_one(
        self, unit: Unit, desk: Client
    ) -> None:
        page = desk.get(self.extension(kept(unit)))
        address = page.context["offer"].add_url
        assert "Thêm mẫu câu trả lời" in page.content.decode()
        assert desk.get(address).context["form"]["used_in"].value() == "step-extend"


class TestInAPaper:
    def test_the_words_take_the_place_of_what_nobody_touched(
        self, unit: Unit, desk: Client
    ) -> None:
        template = AnswerTemplateFactory.create(
            unit=unit, used_in="letter-answer", text="Kính gửi {{người gửi}}: {{nội dung đơn}}."
        )
        case = kept(unit, content="Cống tắc")
        PetitionParty.objects.create(petition=case, name="Trần Thị Bưởi")
        address = url("letter-create", case.pk, "answer")
        offered = desk.get(address).context["form"]["text"].value()
        words = "Kính gửi ông (bà) Trần Thị Bưởi: Cống tắc."
        for typed, wanted in (
            (offered.replace("\n", "\r\n"), words),
            ("Đã gõ.", f"Đã gõ.\n\n{words}"),
        ):
            sent = {"text": typed, "subject": "V/v", "mau": template.pk, "insert": "1"}
            form = desk.post(address, sent).context["form"]
            assert form["text"].value() == wanted
            assert form["subject"].value() == "V/v"
        opened = desk.get(address, {"mau": template.pk}).context["form"]
        assert opened["text"].value() == words
        assert not CaseLetter.objects.exists()

    def test_a_draft_keeps_its_words_before_the_templates(self, unit: Unit, desk: Client) -> None:
        template = AnswerTemplateFactory.create(unit=unit, used_in="letter-answer", text="Mẫu.")
        case = kept(unit)
        said = {"subject": "V/v", "text": "Bản thảo.", "post": "CHỦ TỊCH"}
        desk.post(url("letter-create", case.pk, "answer"), said)
        draft = CaseLetter.objects.get()
        opened = desk.get(url("letter-edit", draft.pk), {"mau": template.pk}).context["form"]
        assert opened["text"].value() == "Bản thảo.\n\nMẫu."

    def test_of_a_denunciation_nobody_is_named(self, unit: Unit, clerk: User, desk: Client) -> None:
        template = AnswerTemplateFactory.create(
            unit=unit, used_in="letter-acceptance", text="{{người gửi}} {{mã đơn}}"
        )
        secret = kept(unit, kind="denunciation")
        address = url("letter-create", secret.pk, "acceptance")
        assert desk.get(address, {"mau": template.pk}).status_code == 404
        PetitionHandlerFactory.create(petition=secret, user=clerk)
        text = desk.get(address, {"mau": template.pk}).context["form"]["text"].value()
        assert text == "người tố cáo ……………"


def test_what_is_published_takes_a_template_and_may_be_looked_at(unit: Unit, clerk: User) -> None:
    template = AnswerTemplateFactory.create(
        unit=unit, used_in="publication", text="{{đơn vị}} đã xử lý."
    )
    case = kept(
        unit, status="resolved", resolved_on=TODAY, outcome="answered", content="Đèn ngõ hỏng"
    )
    address, desk = url("petition-publication", case.pk), browser(person(unit, Role.WARD_CHAIR))
    typed = {"title": "Đèn", "question": "Đèn hỏng", "answer": "Đã thay.", "consent": "Điện thoại"}
    sent = desk.post(address, typed | {"mau": template.pk, "insert": "1"})
    answer = sent.context["form"]["answer"].value()
    assert answer == "Đã thay.\n\nỦy ban nhân dân phường Phố Cò đã xử lý."
    looked = desk.post(address, typed | {"answer": answer, "version": 1, "look": "1"})
    assert "Người khác sẽ thấy" in looked.content.decode()
