"""A person with a keyboard alone: counts keys and pages, and always sees where the focus is."""

import re
import unicodedata

from songcong.demo.accounts import DEMO_PASSWORD
from tests.journeys.visitor import Visitor

KEYS_A_SECOND = 5.0
SECONDS_A_PAGE = 1.0
FURTHEST = 160
_FOCUS = """() => {
  const at = document.activeElement, look = getComputedStyle(at);
  const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
  return {
    name: at.name || "", type: at.type || "", tag: at.tagName,
    words: (at.getAttribute("aria-label") || label || at.innerText || "").trim(),
    seen: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
  };
}"""


class Typist:
    """Types, tabs and presses; asserts at each stop of Tab that the focus can be seen."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.keys = self.pages = 0

    @property
    def seconds(self) -> float:
        """How long the keys and pages since ``begins`` take somebody who types 5 keys a second."""
        return self.keys / KEYS_A_SECOND + self.pages * SECONDS_A_PAGE

    def begins(self) -> None:
        """Count from here; the page that stands open counts."""
        self.keys, self.pages = 0, 1

    def presses(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
        self.keys += times

    def types(self, text: str) -> None:
        """Type by Telex: a mark, a hat, a horn or a bar is one key more, a capital too."""
        self.page.keyboard.insert_text(text)
        plain = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "DD"))
        self.keys += len(plain) + sum(letter.isupper() for letter in plain)

    def saves(self, address: str) -> None:
        """Press Enter and come to the page."""
        self.presses("Enter")
        self.page.wait_for_url(re.compile(rf"{address}(#.*)?$"))
        self.pages += 1

    def follows(self, words: str) -> None:
        """Tab to a link or button and press it."""
        before = self.page.url.partition("#")[0]
        self.tabs_to(words)
        self.presses("Enter")
        self.page.wait_for_url(lambda url: url.partition("#")[0] != before)
        self.pages += 1

    def skips(self) -> None:
        """Past the head of the page, by its first link."""
        self.presses("Tab")
        assert self.focus()["words"] == "Đến nội dung chính"
        self.presses("Enter")

    def at(self, name: str) -> None:
        """Tab to the question of this name."""
        self._tabs("name", name)

    def at_type(self, kind: str) -> None:
        """Tab to the question of this type."""
        self._tabs("type", kind)

    def tabs_to(self, words: str) -> None:
        """Tab to what begins with these words."""
        self._tabs("words", words)

    def _tabs(self, by: str, wanted: str) -> None:
        for _ in range(FURTHEST):
            self.presses("Tab")
            focus = self.focus()
            if focus["tag"] not in ("BODY", "MAIN"):
                assert focus["seen"], f"no focus to be seen at {focus}"
            found = str(focus[by])
            if found == wanted or (by == "words" and found.startswith(wanted)):
                return
        raise AssertionError(f"Tab does not come to {wanted}")

    def focus(self) -> dict[str, object]:
        """Where the focus is."""
        found: dict[str, object] = self.page.evaluate(_FOCUS)
        return found

    def signs_in(self, username: str) -> None:
        self.visitor.goes_to("/dang-nhap/")
        self.at("username")
        self.types(username)
        self.at("password")
        self.types(DEMO_PASSWORD)
        self.presses("Enter")
        self.page.get_by_role("button", name="Đăng xuất").wait_for()
