"""A walk through every page: what links lead to, each page looked at once and weighed."""

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Error, Response

from tests.journeys.visitor import PICTURES, Visitor

DESK, PHONE, NARROW = 1280, 360, 320
HEIGHT_ZOOMED = 256
"""A screen of 1280 × 1024 at 400 % shows 320 × 256."""
PUBLIC_KB, OFFICIALS_KB = 40, 90
_OUTSIDE = re.compile(r"^/(static|api|healthz|readyz|metrics)")


def name_of(path: str) -> str:
    """The name of the URL that a path opens, empty where it opens none."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


class Walk:
    """One person's walk; ``seen`` are the names of URLs that somebody has opened before."""

    def __init__(self, browser: Browser, address: str, seen: set[str]) -> None:
        self.visitor = Visitor(browser, address)
        self.page = self.visitor.page
        self.seen = seen
        self.faults: list[str] = []
        self._sizes: dict[str, int] = {}
        self.page.on("requestfinished", lambda request: self._weigh(request.response()))

    def _weigh(self, response: Response | None) -> None:
        """Remember what a style sheet, script or picture weighs as it was sent."""
        if response is not None and "/static/" in response.url and response.url not in self._sizes:
            self._sizes[response.url] = response.request.sizes()["responseBodySize"]

    def through(self, starts: list[str]) -> None:
        """Open the starts and whatever new page their links lead to, breadth first."""
        waiting = list(starts)
        while waiting:
            path = waiting.pop(0)
            name = name_of(path)
            if name and name not in self.seen:
                self.seen.add(name)
                if self.opens(path, name):
                    waiting += self._links()

    def seeks(self, name: str, start: str, through: str) -> None:
        """Open the page of this name: linked from the start, or from a page that the start links.

        ``through`` names the pages between; many of one kind are tried, for few carry the link.
        """
        if name in self.seen:
            return
        self.visitor.goes_to(start)
        between = [path for path in dict.fromkeys(self._links()) if name_of(path) == through]
        for path in ["", *between]:
            if path:
                self.visitor.goes_to(path)
            wanted = [link for link in self._links() if name_of(link) == name]
            if wanted:
                self.seen.add(name)
                self.opens(wanted[0], name)
                return

    def opens(self, path: str, name: str, status: int = 200) -> bool:
        """Look at one page; false for what is a file, not a page."""
        try:
            answer = self.page.goto(f"{self.visitor.address}{path}")
        except Error as error:
            if "Download is starting" in error.message:
                return False
            raise
        if answer is None or answer.status != status:
            self.faults.append(f"{path}: {answer.status if answer else 'no answer'}")
            return False
        if "text/html" not in answer.headers.get("content-type", ""):
            return False
        self.judges(name, path, answer.body())
        return True

    def judges(self, name: str, path: str, html: bytes) -> None:
        """Nothing for axe to find, no sideways scroll, light, and a picture at each width."""
        found = Axe().run(self.page)
        if found.violations_count:
            self.faults.append(f"{path}: {found.generate_report()}")
        kept = re.sub(r"[^a-z0-9]+", "-", name).strip("-")
        for width in (NARROW, PHONE, DESK):
            self.page.set_viewport_size({"width": width, "height": HEIGHT_ZOOMED})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.faults.append(f"{path}: {wide} px wide on a screen of {width}")
            picture = PICTURES / f"trang-{kept}-{width}.jpeg"
            self.page.screenshot(path=picture, full_page=True, type="jpeg", quality=60)
        self._weighs(path, html)

    def _weighs(self, path: str, html: bytes) -> None:
        loaded = self.page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
        weight = len(gzip.compress(html)) + sum(self._sizes.get(url, 0) for url in set(loaded))
        public = not path.startswith(("/lam-viec/", "/chi-dao/", "/quan-tri/", "/tai-khoan/"))
        most = PUBLIC_KB if public else OFFICIALS_KB
        if weight > most * 1000:
            self.faults.append(f"{path}: {weight} bytes, more than {most} kB")

    def _links(self) -> Iterator[str]:
        found: list[str] = self.page.eval_on_selector_all(
            "a[href]", "all => all.map(a => a.getAttribute('href'))"
        )
        here = urlsplit(self.page.url)
        for href in found:
            if href.startswith("?"):
                yield urljoin(here.path, href)
            elif href.startswith("/") and not _OUTSIDE.match(href):
                yield href

    def leaves(self) -> list[str]:
        """Close the window; what was wrong, requests to other hosts among it."""
        self.visitor.window.close()
        return [*self.faults, *(f"asked elsewhere: {url}" for url in self.visitor.elsewhere)]
