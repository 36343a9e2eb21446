"""Every page of the access table, opened by somebody who may, on a desk and on a telephone."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Browser

from tests.access.roles import ACCOUNTS, ANONYMOUS
from tests.access.table import TABLE, Row
from tests.journeys.product import Product
from tests.journeys.visitor import PICTURES, Visitor
from tests.journeys.walk import Walk

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
COMPILED_WITHIN = 120_000
ORDER = ("clerk", ANONYMOUS, *ACCOUNTS)
"""The clerk first: a page that several may open is looked at as the one who works with it."""
NO_PAGE = ("api:", "healthz", "readyz", "metrics")
WITHOUT_LINK = {
    "wards:account-set-password",  # its link goes out by mail alone
    "petitions:public-alert-stop",  # the same
    "wards:account-code",  # before a second factor that is on
}
PETITION, WORKS = "petitions:official-petition", "inspections:official-investment"
DENUNCIATIONS = "/lam-viec/don-thu/?kind=denunciation"
DRAFTS = "/lam-viec/van-ban/?state=draft"
ANSWERED = "/lam-viec/don-thu/?kind=feedback&status=resolved"
PUBLISHING = ("publication", "unpublish")
WAYS = {
    "clerk": (
        (
            "petitions:official-letter-cancel",
            "/lam-viec/van-ban/",
            "petitions:official-letter-detail",
        ),
        *(
            (f"petitions:official-letter-{page}", DRAFTS, "petitions:official-letter-detail")
            for page in ("issue", "edit", "discard")
        ),
        (f"{PETITION}-identity", DENUNCIATIONS, f"{PETITION}-detail"),
        (f"{PETITION}-conclusion", DENUNCIATIONS, f"{PETITION}-detail"),
        (f"{PETITION}-redacted", DENUNCIATIONS, f"{PETITION}-detail"),
        *((f"{PETITION}-{page}", ANSWERED, f"{PETITION}-detail") for page in PUBLISHING),
        (
            "registers:official-upload-undo",
            "/lam-viec/nhap-so/",
            "registers:official-upload-detail",
        ),
        ("wards:official-view-edit", "/lam-viec/don-thu/", f"{PETITION}-list"),
    ),
    ANONYMOUS: (
        (
            "petitions:public-booking",
            "/lich-tiep-cong-dan/?don_vi=05521",
            "petitions:public-timetable",
        ),
    ),
    "chair": (
        (f"{PETITION}-approval", "/lam-viec/don-thu/", f"{PETITION}-detail"),
        (f"{PETITION}-handlers", DENUNCIATIONS, f"{PETITION}-detail"),
        ("petitions:official-week-sitting", "/lam-viec/", "reports:official-home"),
    ),
    "investment board": tuple(
        (f"{WORKS}-{page}", "/lam-viec/giam-sat-dau-tu/", f"{WORKS}-detail")
        for page in ("recommendation", "recommendation-cancel", "answer")
    ),
    "administrator": tuple(
        (f"wards:admin-unit-{page}", "/quan-tri/don-vi/", "wards:admin-unit-detail")
        for page in ("end", "succeed", "share")
    ),
}
"""By role: pages behind some records alone, the list to begin from, the pages between."""
OF_THE_REPORT = dict.fromkeys(
    ("reports:official-report-list", "reports:steering-report-list"), "quy=2024Q4"
)
"""Lists asked for the quarter whose report stands, where the table asks for another."""


def starts(role: str) -> Iterator[str]:
    """The pages that a role may open by an address without an id in it."""
    for row in TABLE:
        if row.get and role in row.get and not row.url.startswith(NO_PAGE):
            try:
                path = reverse(row.url, kwargs=dict(row.parts) or None)
            except NoReverseMatch:
                continue
            query = OF_THE_REPORT.get(row.url, row.query)
            yield f"{path}?{query}" if query else path


def is_page(row: Row) -> bool:
    """Whether the table says that somebody gets a page there, no file and nothing for machines."""
    is_file = row.url.endswith(("-export", "-file", "-refused", "-paper", "-calendar"))
    return bool(row.get) and not is_file and not row.url.startswith(NO_PAGE)


@pytest.fixture(scope="module")
def locked_out(product: Product, browser: Browser) -> None:
    """Somebody who forgot a password and is kept out for a while."""
    stranger = Visitor(browser, product.address)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        stranger.page.goto(f"{product.address}/dang-nhap/")
        stranger.fills(Tên_đăng_nhập="nguoi.quen", Mật_khẩu="khong-nho-nua")
        stranger.presses("Đăng nhập")
        stranger.page.wait_for_load_state()
    stranger.window.close()


@pytest.fixture(scope="module")
def published(product: Product, browser: Browser) -> None:
    """A ward compiles its report and the city's office publishes it, so that its pages stand."""
    clerk = Visitor(browser, product.address)
    clerk.signs_in("thu.phoco")
    clerk.goes_to("/lam-viec/bao-cao/?quy=2024Q4")
    clerk.page.get_by_role("button", name="Lập báo cáo").first.click()
    clerk.page.get_by_role("link", name="Mở bản in").first.wait_for(timeout=COMPILED_WITHIN)
    clerk.window.close()
    office = Visitor(browser, product.address)
    office.signs_in("vanphong")
    office.goes_to("/chi-dao/bao-cao/?quy=2024Q4")
    office.follows("Phường Phố Cò")
    office.presses("Lấy số và công bố")
    gone = office.page.get_by_text("Đang in lại bản")
    while gone.count():
        office.page.reload()
    office.looks("bao-cao-cong-bo")
    office.window.close()


@pytest.mark.usefixtures("published", "locked_out")
def test_every_page_is_clean_narrow_and_light(product: Product, browser: Browser) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    faults: list[str] = []
    for role in ORDER:
        walk = Walk(browser, product.address, seen)
        if role != ANONYMOUS:
            walk.visitor.signs_in(ACCOUNTS[role])
        walk.through(list(starts(role)))
        for way in WAYS.get(role, ()):
            walk.seeks(*way)
        faults += walk.leaves()
    assert faults == []
    unseen = {row.url for row in TABLE if is_page(row)} - seen - WITHOUT_LINK
    assert sorted(unseen) == []


def test_what_is_not_there_or_closed_says_so_in_the_same_clean_way(
    product: Product, browser: Browser
) -> None:
    walk = Walk(browser, product.address, set())
    walk.opens("/khong-co-trang-nay/", "loi-404", 404)
    walk.visitor.signs_in("thu.phoco")
    walk.opens("/chi-dao/", "loi-403", 403)
    assert walk.leaves() == []


def empty_forms(role: str) -> Iterator[str]:
    """The forms of new records that this role alone, or first of all, may send."""
    for row in TABLE:
        if row.url.endswith("-create") and row.post and not row.parts and not row.record:
            first = next(each for each in ORDER if each in row.post)
            if first == role:
                yield reverse(row.url)


@pytest.mark.parametrize("role", [role for role in dict.fromkeys(ORDER) if any(empty_forms(role))])
def test_an_empty_form_says_what_is_missing(product: Product, browser: Browser, role: str) -> None:
    walk = Walk(browser, product.address, set())
    walk.visitor.signs_in(ACCOUNTS[role])
    for path in empty_forms(role):
        walk.visitor.goes_to(path)
        form = walk.page.locator("main form[method=post]").first
        for box in form.locator("input:visible:not([type=radio]):not([type=checkbox])").all():
            box.fill("")
        form.locator(".actions button[type=submit]").first.click()
        walk.page.locator("#loi").wait_for()
        walk.judges(f"loi-{path}", path, b"")
    assert walk.leaves() == []
