"""A register that says of a known case that it denounces, or tells again who was received there."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.test import Client, override_settings

from petitions.actions.proposal import propose
from petitions.models import (
    BookingParty,
    DenouncerIdentity,
    Petition,
    PetitionEvent,
    PetitionFile,
    PetitionProposal,
    Reception,
    ReceptionEvent,
    ReceptionFile,
)
from petitions.models.sealing import closed_since
from petitions.rules.steps import Facts
from songcong.core import clock
from tests.access.city import TODAY, City, a_file
from tests.access.roles import ACCOUNTS
from tests.factories.petitions import ReceptionBookingFactory
from tests.registers.desk import bring_in, undo, undo_page
from tests.registers.workbooks import PETITION, RECEPTION
from wards.models import reader_for

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 12, 3, tzinfo=UTC)
NAME = PETITION["Họ tên"]


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    with override_settings(
        SONGCONG_TODAY=TODAY.isoformat(), MEDIA_ROOT=tmp_path / "media", RATELIMIT_ENABLE=False
    ):
        yield City()


@pytest.fixture
def clerk(city: City) -> Client:
    return city.client("clerk")


def in_the_open() -> list[str]:
    """The tables of petitions and receptions in which the name stands."""
    tables = apps.get_app_config("petitions").get_models()
    return [
        table.__name__
        for table in tables
        if table is not DenouncerIdentity
        and any(NAME in str(row) for row in table._default_manager.order_by("pk").values())
    ]


def handed_over(clerk: Client, folder: Path) -> Petition:
    """A petition and the reception at which it was handed over, both from a register."""
    bring_in(clerk, folder, {"TiepDan": [RECEPTION], "DonThu": [PETITION]})
    reception, petition = Reception.objects.get(), Petition.objects.get()
    Petition.objects.update(reception=reception)
    a_file(ReceptionFile, reception)
    booking = ReceptionBookingFactory.create(reception=reception, topic=f"{NAME} muốn gặp")
    BookingParty.objects.create(booking=booking, name=NAME, phone="+84912345678")
    return petition


def test_a_case_that_the_register_calls_a_denunciation_leaves_no_trace(
    city: City, clerk: Client, tmp_path: Path
) -> None:
    petition = handed_over(clerk, tmp_path)
    step = Facts(on=TODAY, reason=f"{NAME} rút đơn")
    by = city.users[ACCOUNTS["clerk"]]
    upload = ContentFile(b"%PDF-1.7", name="a.pdf")
    propose(petition.pk, "keep", step, version=1, by=by, at=AT, upload=upload)
    PetitionEvent.objects.create(petition=petition, at=AT, verb="send_back", reason=f"Hỏi {NAME}")
    assert in_the_open()
    changed = PETITION | {"Loại đơn": "TC", "Họ tên": "Lò Thị Mậu"}
    bring_in(clerk, tmp_path, {"DonThu": [changed]})
    assert in_the_open() == []
    proposal = PetitionProposal.objects.get()
    assert (proposal.state, proposal.facts, proposal.decided_by) == ("closed", {}, by)
    verbs = list(petition.events.order_by("pk").values_list("verb", flat=True))
    assert verbs[-3:] == ["close_proposal", "resort", "updated_by_register"]
    chair = reader_for(city.users[ACCOUNTS["chair"]], TODAY)
    midnight = datetime.combine(TODAY, time(), clock.ZONE)
    assert closed_since(chair, midnight)
    assert not closed_since(chair, midnight + timedelta(days=1))
    assert not ReceptionFile.objects.exists()
    assert PetitionFile.objects.filter(parent=petition).count() == 2


def test_a_waiting_step_is_closed_when_the_register_says_something_new(
    city: City, clerk: Client, tmp_path: Path
) -> None:
    bring_in(clerk, tmp_path, {"DonThu": [PETITION]})
    petition, by = Petition.objects.get(), city.users[ACCOUNTS["clerk"]]
    propose(petition.pk, "keep", Facts(on=TODAY, reason="Trùng"), version=1, by=by, at=AT)
    bring_in(clerk, tmp_path, {"DonThu": [PETITION | {"Nội dung": "lấn đất"}]})
    assert PetitionProposal.objects.get().state == "closed"


def test_the_register_does_not_tell_again_who_was_received(clerk: Client, tmp_path: Path) -> None:
    handed_over(clerk, tmp_path)
    bring_in(clerk, tmp_path, {"DonThu": [PETITION | {"Loại đơn": "TC"}]})
    assert in_the_open() == []
    again = RECEPTION | {"Nội dung": f"{NAME} kể chuyện", "Địa chỉ": "TDP 4", "Ghi chú": NAME}
    bring_in(clerk, tmp_path, {"TiepDan": [again]})
    assert in_the_open() == []
    reception = Reception.objects.get()
    assert (reception.content, reception.search_text) == ("", "")


def test_a_replaced_reception_does_not_come_back_once_it_is_under_seal(
    clerk: Client, tmp_path: Path
) -> None:
    handed_over(clerk, tmp_path)
    brought = bring_in(clerk, tmp_path, {"TiepDan": [RECEPTION | {"Số người": 2}]})
    bring_in(clerk, tmp_path, {"DonThu": [PETITION | {"Loại đơn": "TC"}]})
    assert ReceptionEvent.objects.latest("pk").verb == "sealed"
    assert "Cập nhật lúc" in undo_page(clerk, brought)
    assert undo(clerk, brought).status_code == 409
    assert in_the_open() == []
