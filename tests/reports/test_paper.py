"""The PDF: paper size, head, page numbers, fonts, conformance, and bytes that stay the same."""

import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf import PageObject, PdfReader

from reports.pdf import report_pdf
from reports.rules.snapshot import Snapshot
from songcong.core.paper.letterhead import Letterhead
from songcong.core.paper.metadata import BLURRED_END
from songcong.core.paper.render import engine
from tests.reports.samples import city, ward

ROOT = Path(__file__).parent.parent.parent
A4 = (595, 842)


@cache
def laid_out(form: str) -> tuple[Snapshot, bytes]:
    """A report and its PDF, made once for all tests here."""
    snapshot = ward() if form == "ward" else city()
    return snapshot, report_pdf(snapshot)


@pytest.fixture(params=["ward", "city"])
def printed(request: pytest.FixtureRequest) -> tuple[Snapshot, bytes]:
    return laid_out(request.param)


def test_conforms_to_pdfua_and_pdfa(printed: tuple[Snapshot, bytes]) -> None:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(printed[1], profile=profile)
        assert report.failures == []
        assert report.is_compliant


def test_the_validator_sees_a_mark_that_is_missing(printed: tuple[Snapshot, bytes]) -> None:
    unmarked = printed[1].replace(b'pdfuaid:part="1"', b'pdfuaid:port="1"')
    report = page.validate_pdf_bytes(unmarked, profile=page.ValidationProfile.PDF_UA_1)
    assert not report.is_compliant


def test_is_a4_numbered_from_the_second_page_and_nowhere_blank(
    printed: tuple[Snapshot, bytes],
) -> None:
    pages = PdfReader(io.BytesIO(printed[1])).pages
    for number, sheet in enumerate(pages, start=1):
        size = (round(sheet.mediabox.width), round(sheet.mediabox.height))
        assert size in (A4, A4[::-1])
        lines = _text(sheet).splitlines()
        assert len("".join(lines)) > 60
        assert (str(number) in lines) is (number > 1), f"page {number}"


def test_wide_tables_lie_across_the_page() -> None:
    sizes = [
        sheet.mediabox.width > sheet.mediabox.height
        for sheet in PdfReader(io.BytesIO(laid_out("city")[1])).pages
    ]
    assert any(sizes)
    assert not sizes[0]


def test_the_head_is_that_of_an_office(printed: tuple[Snapshot, bytes]) -> None:
    first = _text(PdfReader(io.BytesIO(printed[1])).pages[0])
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Độc lập - Tự do - Hạnh phúc" in first
    assert "BAN CHỈ ĐẠO THỰC HIỆN" in first
    assert re.search(r"BÁO CÁO\nKết quả thực hiện dân chủ ở cơ sở", first)
    if printed[0].form == "city":
        assert "Số: 05/BC-BCĐ" in first
        assert "Sông Công, ngày 17 tháng 9 năm 2021" in first
    else:
        assert re.search(r"Số:\s+/BC-BCĐ", first)
        assert re.search(r"Lương Sơn, ngày\s+tháng\s+năm", first)


def test_embeds_only_our_fonts(printed: tuple[Snapshot, bytes]) -> None:
    names = set()
    for sheet in PdfReader(io.BytesIO(printed[1])).pages:
        for font in _fonts(sheet):
            descendant = font["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"]
            names.add(str(descendant["/BaseFont"]).partition("+")[2])
    assert names <= {
        f"Song-Cong-Serif{style}" for style in ("", "-Bold", "-Italic", "-Bold-Italic")
    }
    assert "Song-Cong-Serif-Bold" in names


def test_says_what_it_is(printed: tuple[Snapshot, bytes]) -> None:
    reader = PdfReader(io.BytesIO(printed[1]))
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert reader.metadata.title.startswith("Báo cáo kết quả thực hiện dân chủ ở cơ sở quý III")
    assert reader.metadata.author is not None
    assert reader.metadata.author.startswith("BAN CHỈ ĐẠO")
    assert str(reader.root_object["/Lang"]) == "vi"
    day = "2021-09-17" if printed[0].form == "city" else "2021-09-14"
    assert str(reader.metadata["/CreationDate"]).startswith(f"D:{day.replace('-', '')}")


def test_the_foot_stands_with_the_last_words(printed: tuple[Snapshot, bytes]) -> None:
    signed = [
        text
        for text in map(_text, PdfReader(io.BytesIO(printed[1])).pages)
        if "TM. BAN CHỈ ĐẠO" in text
    ]
    assert len(signed) == 1
    assert "Nơi nhận:" in signed[0]
    assert "Trên đây là báo cáo" in signed[0]
    assert "- Lưu: VT, BCĐ." in signed[0]
    assert (printed[0].issuer.signatory or "………") in signed[0]


def test_the_same_snapshot_gives_the_same_bytes_in_any_process() -> None:
    sums = {_sum_of_another_process(seed) for seed in ("0", "4711")}
    assert sums == {hashlib.sha256(laid_out("ward")[1]).hexdigest()}


def test_long_tables_repeat_their_head_and_lose_no_row() -> None:
    rows = tuple((f"Nội dung số {n}.", "01/07/2021", "05/07/2021", "") for n in range(1, 61))
    snapshot = ward()
    listing = {"disclosures": type(snapshot.listings["disclosures"])(75, rows)}
    text = [
        _text(sheet)
        for sheet in PdfReader(io.BytesIO(report_pdf(ward(listings=listing)))).pages
        if "Nội dung số" in _text(sheet)
    ]
    assert len(text) > 1
    assert all("Hạn công khai" in " ".join(sheet.split()) for sheet in text)
    assert all(f"Nội dung số {n}." in "".join(text) for n in range(1, 61))
    assert "Còn 15 dòng" in text[-1]


def test_a_paper_fetches_nothing_from_elsewhere(tmp_path: Path) -> None:
    fetcher = engine().fetcher
    for address in ("http://127.0.0.1/x.css", tmp_path.as_uri(), "data:text/css,a"):
        with pytest.raises(ValueError, match="may not fetch"):
            fetcher.fetch(address)


def test_no_stream_ends_blurred(printed: tuple[Snapshot, bytes]) -> None:
    assert BLURRED_END not in printed[1]


@pytest.mark.parametrize(
    ("number", "line"), [(5, "Số: 05/BC-BCĐ"), (12, "Số: 12/BC-BCĐ"), (120, "Số: 120/BC-BCĐ")]
)
def test_numbers_below_ten_get_a_zero(number: int, line: str) -> None:
    head = Letterhead((), ("BAN",), "BC-BCĐ", "Sông Công", "BÁO CÁO", ("x",), number=number)
    assert head.number_line == line


def test_the_stylesheet_and_fonts_are_read_once_a_process() -> None:
    assert engine() is engine()


def _fonts(sheet: PageObject) -> list[Any]:
    resources: Any = sheet["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]


def _text(sheet: PageObject) -> str:
    return unicodedata.normalize("NFC", sheet.extract_text()).replace("\N{NO-BREAK SPACE}", " ")


def _sum_of_another_process(seed: str) -> str:
    code = (
        "import django; django.setup();"
        "import hashlib; from reports.pdf import report_pdf;"
        "from tests.reports.samples import ward;"
        "print(hashlib.sha256(report_pdf(ward())).hexdigest())"
    )
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "DJANGO_SETTINGS_MODULE": "songcong.settings.test",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()
