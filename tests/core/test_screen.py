"""Words and numbers as pages write them, and the pages shown when something fails."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from songcong.core.context import product
from songcong.core.templatetags import screen


def test_writes_days_and_instants() -> None:
    assert screen.day(date(2026, 3, 4)) == "04/03/2026"
    assert screen.day(None) == "–"
    assert screen.day_in_words(date(2026, 11, 24)) == "Thứ Ba, ngày 24 tháng 11 năm 2026"
    assert screen.moment(datetime(2026, 11, 23, 7, 5, tzinfo=UTC)) == "14:05 23/11/2026"
    assert screen.moment(None) == screen.day_in_words(None) == "–"


def test_writes_figures_by_kind() -> None:
    assert screen.figure(Decimal("93.7"), "rate") == "93,7%"
    assert screen.figure(1_500_000) == "1.500.000"
    assert screen.figure(None) == screen.figure(None, "rate") == screen.money(None) == "–"
    assert screen.money(1_500_000) == "1.500.000 đồng"


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "503", "403_csrf"])
def test_error_pages_stand_without_context(name: str) -> None:
    html = render_to_string(f"{name}.html")
    assert "<h1>" in html
    assert "Xin " in html
    assert 'lang="vi"' in html


def test_a_fixed_day_is_said_on_the_page(settings, rf: RequestFactory) -> None:  # type: ignore[no-untyped-def]
    settings.SONGCONG_TODAY = "2025-06-12"
    html = render_to_string("404.html", product(rf.get("/")))
    assert "Bản trình diễn: hôm nay là 12/06/2025" in html


def test_no_banner_on_a_real_day(settings, rf: RequestFactory) -> None:  # type: ignore[no-untyped-def]
    settings.SONGCONG_TODAY = ""
    assert "Bản trình diễn" not in render_to_string("404.html", product(rf.get("/")))


def test_a_group_of_the_menu_without_an_open_door_is_not_named() -> None:
    assert screen.menu_group("\n  ", "Nhật ký") == ""
    shown = screen.menu_group('<li><a href="/x/">Thay đổi</a></li>', "Nhật ký")
    assert shown == '<h2>Nhật ký</h2><ul><li><a href="/x/">Thay đổi</a></li></ul>'
