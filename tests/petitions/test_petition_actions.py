"""Recording, correcting, re-sorting and cancelling petitions."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db.models import Model

from petitions.actions.denouncer import Identity, reveal
from petitions.actions.petition import PetitionFacts, cancel, create, edit
from petitions.models import (
    DenouncerIdentity,
    Petition,
    PetitionEvent,
    PetitionParty,
    Reception,
    ReceptionParty,
)
from songcong.core.errors import Conflict, Refused
from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.factories.wards import UnitFactory, person
from tests.rules.reference import law
from wards.enums import Role
from wards.models import NumberBook, OutboundMessage, Unit, User

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
SENDER = Identity("Nguyễn Thị Bưởi", "0912345678", "Tổ dân phố 5", "019123456789")
FACTS = PetitionFacts(
    received_on=date(2026, 3, 9),
    source="direct",
    kind="complaint",
    field="Đất đai",
    content="Ranh giới thửa đất",
)


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


def made(unit: Unit, clerk: User, **changed: object) -> Petition:
    facts = replace(FACTS, **changed)  # type: ignore[arg-type]  # the fields of the facts
    return create(unit, facts, SENDER, by=clerk, at=AT, law=law())


def events(petition: Petition) -> list[str]:
    return list(
        PetitionEvent.objects.filter(petition=petition)
        .order_by("pk")
        .values_list("verb", flat=True)
    )


class TestCreate:
    def test_gives_number_code_state_and_search_text(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk)
        petition.refresh_from_db()
        assert petition.register_no == "1/2026"
        assert len(petition.public_code) == 10
        assert petition.lookup_digits == "5678"
        assert petition.status == "received"
        assert petition.search_text == "1/2026 dat dai ranh gioi thua dat"
        assert petition.edited_since_import
        assert petition.version == 1
        assert petition.due_on is None
        assert events(petition) == ["create"]
        party = petition.party
        assert (party.name, party.phone, party.search_name) == (
            SENDER.name,
            SENDER.phone,
            "nguyen thi buoi",
        )

    def test_counts_feedback_from_its_receipt(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk, kind="feedback")
        assert petition.due_on == date(2026, 3, 30)
        assert petition.due_key == "petition.settle.feedback"
        assert petition.due_citation

    def test_prints_a_word_where_there_is_no_telephone(self, unit: Unit, clerk: User) -> None:
        sender = Identity("Nguyễn Thị Bưởi")
        petition = create(unit, FACTS, sender, by=clerk, at=AT, law=law())
        assert len(petition.lookup_digits) == 4
        assert petition.lookup_digits.isdigit()

    def test_keeps_a_number_of_its_own(self, unit: Unit, clerk: User) -> None:
        assert made(unit, clerk, register_no="07/ĐT").register_no == "07/ĐT"
        assert not NumberBook.objects.exists()

    def test_passes_over_a_number_that_a_register_used(self, unit: Unit, clerk: User) -> None:
        PetitionFactory.create(unit=unit, register_no="1/2026")
        assert made(unit, clerk).register_no == "2/2026"

    def test_goes_on_after_the_highest_number_of_the_year(self, unit: Unit, clerk: User) -> None:
        first = made(unit, clerk)
        on = first.received_on
        for number in ("013", "ngoài sổ 99", "12"):
            PetitionFactory.create(unit=unit, register_no=f"{number}/{on.year}", received_on=on)
        assert made(unit, clerk).register_no == f"14/{on.year}"

    def test_refuses_a_number_twice(self, unit: Unit, clerk: User) -> None:
        made(unit, clerk, register_no="7")
        with pytest.raises(Refused) as refusal:
            made(unit, clerk, register_no="7")
        assert refusal.value.field == "register_no"
        assert Petition.objects.count() == 1

    def test_may_come_from_a_reception(self, unit: Unit, clerk: User) -> None:
        reception = ReceptionFactory.create(unit=unit)
        petition = create(unit, FACTS, SENDER, by=clerk, at=AT, law=law(), reception=reception)
        assert list(reception.petitions.all()) == [petition]

    @pytest.mark.parametrize(
        ("received_on", "words"),
        [
            (date(2026, 3, 11), "chưa tới"),
            (date(2015, 5, 14), "thời gian tồn tại"),
        ],
    )
    def test_refuses_a_day_that_cannot_be(
        self, unit: Unit, clerk: User, received_on: date, words: str
    ) -> None:
        with pytest.raises(Refused, match=words) as refusal:
            made(unit, clerk, received_on=received_on)
        assert refusal.value.field == "received_on"

    def test_refuses_a_day_after_the_end_of_the_unit(self) -> None:
        ended = UnitFactory.create(valid_to=date(2026, 3, 8))
        with pytest.raises(Refused):
            made(ended, person(ended))

    @pytest.mark.parametrize(
        "role", [r for r in Role if r not in (Role.WARD_CLERK, Role.WARD_CHAIR)]
    )
    def test_is_for_the_office_of_the_unit(self, unit: Unit, role: Role) -> None:
        with pytest.raises(Refused) as refusal:
            made(unit, person(unit, role))
        assert refusal.value.code == "forbidden"

    def test_is_not_for_the_office_of_another_unit(self, unit: Unit) -> None:
        with pytest.raises(Refused):
            made(unit, person(UnitFactory.create(), Role.WARD_CHAIR))


class TestEdit:
    def change(self, petition: Petition, by: User, **changed: object) -> Petition:
        facts = replace(FACTS, **changed)  # type: ignore[arg-type]  # the fields of the facts
        return edit(petition.pk, facts, SENDER, version=petition.version, by=by, at=AT, law=law())

    def test_writes_what_changed(self, unit: Unit, clerk: User) -> None:
        petition = self.change(made(unit, clerk), clerk, content="Lối đi chung", signers=3)
        petition.refresh_from_db()
        assert (petition.content, petition.signers, petition.version) == ("Lối đi chung", 3, 2)
        assert petition.register_no == "1/2026"
        assert petition.search_text == "1/2026 dat dai loi di chung"
        last = PetitionEvent.objects.filter(petition=petition).latest("pk")
        assert (last.verb, last.data) == ("edit", {"changed": ["signers", "content"]})

    def test_leaves_alone_what_is_the_same(self, unit: Unit, clerk: User) -> None:
        petition = self.change(made(unit, clerk), clerk)
        assert petition.version == 1
        assert events(petition) == ["create"]

    def test_writes_another_sender(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk)
        other = Identity("Trần Văn Cam", "0987654321")
        edit(petition.pk, FACTS, other, version=1, by=clerk, at=AT, law=law())
        petition = Petition.objects.get()
        assert petition.party.name == "Trần Văn Cam"
        assert petition.lookup_digits == "4321"
        again = replace(other, address="Xóm 2")
        edit(petition.pk, FACTS, again, version=2, by=clerk, at=AT, law=law())
        assert Petition.objects.get().lookup_digits == "4321"

    def test_keeps_the_sender_when_none_is_given(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk)
        edit(petition.pk, FACTS, None, version=1, by=clerk, at=AT, law=law())
        assert PetitionParty.objects.get().name == SENDER.name

    def test_the_later_of_two_is_told(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk)
        self.change(petition, clerk, content="của người trước")
        with pytest.raises(Conflict) as conflict:
            self.change(petition, clerk, content="của người sau")
        assert conflict.value.current_version == 2
        assert Petition.objects.get().content == "của người trước"

    def test_does_not_sort_anew_what_was_sorted(self, unit: Unit, clerk: User) -> None:
        petition = PetitionFactory.create(unit=unit, status="accepted")
        with pytest.raises(Refused) as refusal:
            self.change(petition, clerk, kind="feedback", received_on=petition.received_on)
        assert refusal.value.field == "kind"

    def test_is_not_for_others(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk)
        with pytest.raises(Refused) as refusal:
            self.change(petition, person(unit, Role.FRONT), content="khác")
        assert refusal.value.code == "forbidden"


class TestCancel:
    def test_keeps_the_row_its_number_and_the_reason(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk)
        cancel(petition.pk, reason=" Ghi hai lần ", version=1, by=clerk, at=AT)
        petition.refresh_from_db()
        assert petition.is_cancelled
        assert (petition.cancel_reason, petition.cancelled_by) == ("Ghi hai lần", clerk)
        assert not Petition.objects.live().exists()
        assert events(petition) == ["create", "cancel"]
        assert made(unit, clerk).register_no == "2/2026"

    def test_asks_for_a_reason(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk)
        with pytest.raises(Refused) as refusal:
            cancel(petition.pk, reason=" ", version=1, by=clerk, at=AT)
        assert refusal.value.field == "reason"

    def test_happens_once(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk)
        cancel(petition.pk, reason="Ghi hai lần", version=1, by=clerk, at=AT)
        with pytest.raises(Refused) as refusal:
            cancel(petition.pk, reason="Lần nữa", version=2, by=clerk, at=AT)
        assert refusal.value.code == "cancelled"


def everything_stored() -> str:
    """Every column of every table of petitions and of the outbox but the sealed one."""
    tables: list[type[Model]] = [*apps.get_app_config("petitions").get_models(), OutboundMessage]
    return "\n".join(
        str(row)
        for table in tables
        if table is not DenouncerIdentity
        for row in table._default_manager.order_by("pk").values()
    )


class TestDenunciation:
    def hidden(self) -> bool:
        text = everything_stored()
        return not any(
            word in text
            for word in ("Bưởi", "buoi", "0912345678", "5678", "Tổ dân phố 5", "019123456789")
        )

    def test_seals_who_sent_it(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk, kind="denunciation")
        assert self.hidden()
        assert petition.search_text == "1/2026"
        assert reveal(petition, by=clerk, at=AT, reason="Xác minh") == SENDER

    def test_names_its_recorder_as_handler(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk, kind="denunciation")
        assert [h.user for h in petition.handlers.all()] == [clerk]

    def test_sorting_anew_moves_the_sender_under_seal(self, unit: Unit, clerk: User) -> None:
        reception = ReceptionFactory.create(
            unit=unit, search_text="nguyen thi buoi", register_note={"Ghi chú": "Bưởi"}
        )
        ReceptionParty.objects.create(reception=reception, name=SENDER.name, search_name="buoi")
        petition = create(unit, FACTS, SENDER, by=clerk, at=AT, law=law(), reception=reception)
        Petition.objects.filter(pk=petition.pk).update(register_note={"Ghi chú": "bà Bưởi"})
        OutboundMessage.objects.create(
            channel="email",
            recipient="a@songcong.invalid",
            template="x",
            context={"petition": petition.pk},
            not_before=AT,
            key="k",
            error="Bưởi",
        )
        assert not self.hidden()
        facts = replace(FACTS, kind="denunciation")
        petition = edit(petition.pk, facts, None, version=1, by=clerk, at=AT, law=law())
        assert self.hidden()
        assert events(petition) == ["create", "resort"]
        assert Reception.objects.get().register_note == {}
        assert reveal(petition, by=clerk, at=AT, reason="Xác minh") == SENDER

    def test_sorting_anew_without_a_reception_takes_the_sender_typed(
        self, unit: Unit, clerk: User
    ) -> None:
        petition = made(unit, clerk)
        other = replace(SENDER, name="Trần Văn Cam")
        facts = replace(FACTS, kind="denunciation")
        petition = edit(petition.pk, facts, other, version=1, by=clerk, at=AT, law=law())
        assert "Cam" not in everything_stored()
        assert reveal(petition, by=clerk, at=AT, reason="Xác minh") == other

    def test_is_corrected_without_touching_the_seal(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk, kind="denunciation")
        facts = replace(FACTS, kind="denunciation", field="Tài chính")
        other = replace(SENDER, name="Trần Văn Cam")
        petition = edit(petition.pk, facts, other, version=1, by=clerk, at=AT, law=law())
        assert petition.field == "Tài chính"
        assert reveal(petition, by=clerk, at=AT, reason="Xác minh") == SENDER

    def test_never_becomes_anything_else(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk, kind="denunciation")
        with pytest.raises(Refused) as refusal:
            edit(petition.pk, FACTS, None, version=1, by=clerk, at=AT, law=law())
        assert refusal.value.field == "kind"

    def test_is_closed_to_the_rest_of_the_office(self, unit: Unit, clerk: User) -> None:
        petition = made(unit, clerk, kind="denunciation")
        with pytest.raises(Refused) as refusal:
            cancel(petition.pk, reason="x", version=1, by=person(unit), at=AT)
        assert refusal.value.code == "forbidden"
