"""A person before a browser: signs in, looks, types; each page is checked and photographed."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright

from songcong.demo.accounts import DEMO_PASSWORD
from tests.journeys.product import ROOT

DESK, PHONE = 1280, 360
PICTURES = ROOT / "var" / "pictures"
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def open_browser(playwright: Playwright) -> Browser:
    """Debian's headless Chromium: the machine's, or the one unpacked beside the environment."""
    unpacked = ROOT / ".venv" / "debian" / "bin" / "chromium-headless-shell"
    program = shutil.which("chromium-headless-shell") or str(unpacked)
    return playwright.chromium.launch(executable_path=program, args=_FLAGS)


class Visitor:
    """One person's window on the product."""

    def __init__(self, browser: Browser, address: str, *, script: bool = True) -> None:
        self.address = address
        self.window = browser.new_context(
            viewport={"width": DESK, "height": 900}, locale="vi-VN", java_script_enabled=script
        )
        self.page: Page = self.window.new_page()
        self.elsewhere: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(url)

    def goes_to(self, path: str) -> None:
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"

    def signs_in(self, username: str, password: str = DEMO_PASSWORD) -> None:
        self.goes_to("/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu", exact=True).fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.get_by_role("button", name="Đăng xuất").wait_for()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def fills(self, **labels: str) -> None:
        for label, value in labels.items():
            self.page.get_by_label(label.replace("_", " ")).first.fill(value)

    def sees(self, text: str) -> None:
        self.page.get_by_text(text).first.wait_for()

    def downloads(self, act: Callable[[], Any], to: Path) -> Path:
        """Do something that hands out a file, and keep the file."""
        with self.page.expect_download() as waiting:
            act()
        waiting.value.save_as(to)
        return to

    def looks(self, name: str) -> None:
        """End a step: nothing for axe to find, no sideways scroll, pictures at both widths."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        found = Axe().run(self.page)
        assert found.violations_count == 0, found.generate_report()
        for width in (PHONE, DESK):
            self.page.set_viewport_size({"width": width, "height": 900})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name}: {wide} px wide on a screen of {width}"
            self.page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        assert self.elsewhere == []
