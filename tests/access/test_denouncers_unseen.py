"""A denouncer is seen through no door by anybody but the named handler, and stands in no table.

Law on Denunciations 25/2018/QH14, Article 56.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from django.apps import apps
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, TestCase, override_settings
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker

from petitions.actions.handler import name_handler
from petitions.models import CaseLetter, DenouncerIdentity, Petition, PetitionFile
from reports.actions.digest import post_digests
from reports.compile.build import snapshot_of
from reports.pdf import report_pdf
from songcong.core.periods import parse_quarter
from songcong.core.text import fold
from tests.access.city import TODAY, City, laid
from tests.access.denouncer import (
    ADDRESS,
    AT,
    CITIZEN_ID,
    CONTENT,
    DIGITS,
    FOLDED,
    NAME,
    NAMESAKE,
    PDF,
    PHONE,
    Case,
    denounce,
)
from tests.access.roles import ACCOUNTS, ANONYMOUS
from tests.access.table import TABLE, Row
from tests.access.test_doors import address
from tests.factories.reports import stored_report
from tests.factories.wards import person
from tests.lists.shelf import SHELVES
from wards.actions.outbox import deliver_due
from wards.calendar import law
from wards.models import OutboundMessage, User

HANDLER = "chair"
OTHERS = sorted({ANONYMOUS, *ACCOUNTS} - {HANDLER})
WORD = "application/vnd.openxmlformats"


def gives_away(text: str) -> list[str]:
    """What of her stands in a text, however it is written."""
    folded, digits = fold(text), re.sub(r"(?<=\d)[\s.\-]+(?=\d)", "", text)
    words = re.sub(r"[\s_+\-]+", " ", folded)
    return [*(one for one in FOLDED if one in words), *(one for one in DIGITS if one in digits)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: DjangoDbBlocker, folder: Path) -> Iterator[City]:
    """The table's city, in which the office has her case."""
    with (
        override_settings(
            SONGCONG_TODAY=TODAY.isoformat(), RATELIMIT_ENABLE=False, MEDIA_ROOT=folder
        ),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield City()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def case(city: City) -> Case:
    """Her case, put in the place of the table's records."""
    User.objects.filter(pk__in=[user.pk for user in city.users.values()]).update(
        email="ai.do@songcong.invalid"
    )
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = denounce(city)
    letter = CaseLetter.objects.get(petition=made.petition)
    city.put(
        {
            "petition": made.petition,
            "denunciation of the clerk": made.petition,
            "reception": made.reception,
            "booking": made.booking,
            "letter": letter,
            "laid letter": laid(letter),
            "petition file": PetitionFile.objects.filter(parent=made.petition).earliest("pk"),
            "reception file": PetitionFile.objects.filter(parent=made.petition).latest("pk"),
        }
    )
    return made


def text_of(response: Any) -> str:
    """What an answer says: its head, and its body unpacked."""
    body = b"".join(response)
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    kind = response.headers.get("Content-Type", "")
    if kind.startswith(WORD):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    if kind == "application/pdf" and len(body) > 100:  # the table's own files are stubs
        return head + "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    return f"{head}\n{body.decode(errors='replace')}"


def ask(client: Client, method: str, path: str, **said: Any) -> str:
    with transaction.atomic():
        text = text_of(getattr(client, method)(path, **said))
        transaction.set_rollback(True)
    return text


@pytest.mark.django_db
def test_the_handler_reads_the_case_and_nobody_elses_page_shows_it(city: City, case: Case) -> None:
    path = reverse("petitions:official-petition-detail", args=[case.petition.pk])
    assert CONTENT in ask(city.client(HANDLER), "get", path)
    for role in OTHERS:
        assert CONTENT not in ask(city.client(role), "get", path)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["xuat.csv", "in/"])
@pytest.mark.parametrize("register", ["don-thu", "van-ban"])
def test_what_leaves_her_handlers_page_says_no_word_of_it(
    city: City, case: Case, register: str, page: str
) -> None:
    text = ask(city.client(HANDLER), "get", f"/lam-viec/{register}/{page}")
    assert case.petition.register_no in text
    assert CONTENT not in text
    assert not gives_away(text)


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.url)
def test_no_address_shows_her(
    row: Row, city: City, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    path = address(row, city)
    inside = (row.get or frozenset()) | (row.post or frozenset()) | row.hidden | {ANONYMOUS}
    for role in OTHERS:
        if role in inside:
            seen = ask(city.client(role), "get", path)
            assert gives_away(seen) == [], f"{role}: {path}"
            if case.petition.pk and row.record == "petition":
                assert CONTENT not in seen, f"{role}: {path}"
    assert gives_away(caplog.text) == []


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [NAME, PHONE, CITIZEN_ID, ADDRESS])
def test_no_search_finds_her(city: City, case: Case, asked: str) -> None:
    """The page is that of somebody of whom nothing is known, but for the words asked for."""
    nobody = {NAME: NAMESAKE, PHONE: "0987 654 399", CITIZEN_ID: "019187000999", ADDRESS: "Xóm Ơ"}
    lists = [shelf.path for shelf in SHELVES.values()]
    for role in (role for role in OTHERS if role != ANONYMOUS):
        client = city.client(role)
        for path in lists:
            said = [ask(client, "get", path, data={"q": q}) for q in (asked, nobody[asked])]
            assert bare(said[0], asked) == bare(said[1], nobody[asked]), f"{role}: {path}"
        path = reverse("reports:official-search")
        said = [
            ask(client, "post", path, data={"q": q}, follow=True) for q in (asked, nobody[asked])
        ]
        assert bare(said[0], asked) == bare(said[1], nobody[asked]), role


def bare(page: str, asked: str) -> str:
    """A page's body without what was asked and without its tokens."""
    page = page.partition("<html")[2] or page
    page = re.sub(
        r'csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"|nonce-?="?[^"\s]+', "", page
    )
    return re.sub("|".join(map(re.escape, forms_of(asked))), "?", page)


def forms_of(asked: str) -> list[str]:
    """The words as pages repeat them: as typed, quoted for an address."""
    return [asked, quote_plus(asked), quote(asked)]


@pytest.mark.django_db
def test_her_code_and_number_find_nothing_where_anyone_may_ask(city: City, case: Case) -> None:
    for digits in ("4301", "0000"):
        form = {"code": case.petition.public_code, "digits": digits}
        answer = city.client(ANONYMOUS).post("/tra-cuu/", form)
        assert answer.status_code == 404
        assert gives_away(answer.content.decode()) == []


@pytest.mark.django_db
def test_no_table_keeps_her_in_the_open(case: Case) -> None:
    """Every column of every table but the sealed one, row history and outbox included."""
    for table in apps.get_models():
        if table is DenouncerIdentity:
            continue
        for row in table._default_manager.order_by("pk").values():
            shown = {name: value for name, value in row.items() if name != "original_name"}
            assert gives_away(str(shown)) == [], table._meta.label


@pytest.mark.django_db
def test_what_she_handed_in_lies_with_her_case_alone(case: Case) -> None:
    for table in apps.get_models():
        if hasattr(table, "original_name") and table is not PetitionFile:
            names = table._default_manager.values_list("original_name", flat=True)
            assert gives_away("\n".join(names)) == [], table._meta.label
    mine = PetitionFile.objects.filter(parent=case.petition)
    assert mine.count() == 2
    for stored in mine:
        with stored.file.open() as scan:
            assert scan.read() == PDF


@pytest.mark.django_db
def test_no_scan_is_hung_on_the_reception_any_more(city: City, case: Case) -> None:
    page = reverse("petitions:official-reception-attach", args=[case.reception.pk])
    for role in (HANDLER, "clerk"):
        file = SimpleUploadedFile("don.pdf", PDF)
        answer = city.client(role).post(page, {"file": file})
        assert answer.status_code == 422
        assert "hãy đính kèm tệp vào đơn tố cáo" in answer.content.decode()


@pytest.mark.django_db
def test_no_paper_in_the_store_names_her(case: Case, folder: Path) -> None:
    scans = {stored.file.name for stored in PetitionFile.objects.filter(parent=case.petition)}
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in scans:
            assert gives_away(path.name) == []
            assert gives_away(path.read_bytes().decode(errors="replace")) == []


@pytest.mark.django_db
def test_no_mail_says_who_she_is(city: City, case: Case) -> None:
    second = person(city.unit, email="nguoi.thu.hai@songcong.invalid")
    chair = city.users[ACCOUNTS[HANDLER]]
    name_handler(case.petition.pk, second, version=case.petition.version, by=chair, at=AT)
    due = {"status": "accepted", "accepted_on": TODAY, "due_on": TODAY}
    Petition.objects.filter(pk=case.petition.pk).update(**due)
    post_digests(day=TODAY, at=AT, law=law())
    while deliver_due(at=AT):
        pass
    told = "\n".join(str(message.body) for message in mail.outbox)
    assert "hạn chế" in told
    assert any(second.email in message.to for message in mail.outbox)
    assert not OutboundMessage.objects.exclude(error="").exists()
    for message in mail.outbox:
        assert gives_away(str(message.message())) == []
        assert gives_away(f"{message.subject}\n{message.body}") == []
        assert CONTENT not in message.body


@pytest.mark.django_db
def test_no_report_says_who_she_is(city: City, case: Case) -> None:
    period = parse_quarter("2025Q2")
    snapshot = snapshot_of(stored_report(city.unit, period))
    assert gives_away(str(snapshot.as_json())) == []
    text = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(report_pdf(snapshot))).pages
    )
    assert gives_away(text) == []
    assert CONTENT not in text
