"""The city: its office compiles a quarter, a member of the committee doubts a number."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
COMPILED_WITHIN = 120_000
WHOLE_QUARTER = re.compile("^Lập (báo cáo|lại) cả quý$")
"""Again, where a ward has compiled its own before."""


def test_the_office_compiles_the_quarter_and_opens_the_paper(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.signs_in("vanphong")
    visitor.goes_to("/chi-dao/bao-cao/?quy=2025Q1")
    visitor.looks("bao-cao-truoc")
    visitor.page.get_by_role("button", name=WHOLE_QUARTER).click()
    paper = visitor.page.get_by_role("link", name="2025Q1-thanh-pho.pdf")
    paper.wait_for(timeout=COMPILED_WITHIN)
    visitor.looks("bao-cao-xong")
    answer = visitor.page.request.get(f"{visitor.address}{paper.get_attribute('href')}")
    assert answer.ok
    kept = tmp_path / "thanh-pho.pdf"
    kept.write_bytes(answer.body())
    pages = PdfReader(kept).pages
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0].extract_text()
    assert len(pages) > 10


def test_a_doubted_number_opens_to_its_rows(visitor: Visitor) -> None:
    visitor.signs_in("bcd")
    visitor.goes_to("/chi-dao/?quy=2025Q1")
    visitor.looks("chi-dao")
    cell = visitor.page.locator("a[href*='disclosure.on_time_rate'][href*='05521']").first
    shown = cell.inner_text().split()[0]
    cell.click()
    visitor.sees("Tỷ lệ công khai đúng hạn")
    visitor.sees(shown)
    visitor.looks("mo-so-lieu")
    rows = visitor.page.locator("main table tbody tr")
    assert rows.count() > 1
    rows.first.get_by_role("link").first.click()
    visitor.page.get_by_role("heading", level=1).wait_for()
    visitor.looks("cong-khai-chi-tiet")
