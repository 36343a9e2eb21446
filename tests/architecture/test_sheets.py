"""Sheets, scripts and templates keep to what an old office browser can do."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC: Path = settings.BASE_DIR / "static"
TEMPLATES: Path = settings.BASE_DIR / "templates"
SHEETS = sorted((STATIC / "css").glob("*.css"))
OWN_SCRIPTS = sorted(path for path in (STATIC / "js").glob("*.js") if ".min." not in path.name)
SHEET_LIMIT, SCRIPT_LIMIT, ICON_LIMIT = 10_000, 22_000, 20

TOO_NEW_CSS = re.compile(
    r"@layer|@container|@property|:has\(|:is\(|:where\(|:focus-visible|oklch|oklab|color-mix"
    r"|aspect-ratio|\binset\s*:|accent-color|\d(dvh|svh|lvh)\b|text-wrap|overflow:\s*clip"
    r"|(margin|padding)-(inline|block)\s*:"
)
TOO_NEW_JS = re.compile(
    r"\?\?=|\|\|=|&&=|replaceAll|\.at\(|structuredClone|Object\.hasOwn|static\s*{"
)
FLEX_RULE = re.compile(r"{[^{}]*display:\s*(?:inline-)?flex[^{}]*}")


def compressed(paths: list[Path]) -> int:
    return len(gzip.compress(b"".join(path.read_bytes() for path in paths), 9))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheets_hold_nothing_newer_than_chrome_80(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert TOO_NEW_CSS.findall(text) == []
    assert [rule for rule in FLEX_RULE.findall(text) if re.search(r"[^-]gap\s*:", rule)] == []


@pytest.mark.parametrize("script", OWN_SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_nothing_newer_than_chrome_80(script: Path) -> None:
    assert TOO_NEW_JS.findall(script.read_text()) == []


def test_weight() -> None:
    assert compressed(SHEETS) <= SHEET_LIMIT
    assert compressed(OWN_SCRIPTS) <= SCRIPT_LIMIT
    assert len(list((TEMPLATES / "icons").glob("*.svg"))) <= ICON_LIMIT


def test_vendored_files_are_those_written_down() -> None:
    listed = (STATIC / "VENDORED.md").read_text()
    for path in (STATIC / "js").glob("*.min.js"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in listed


@pytest.mark.parametrize(
    "page", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_templates_hold_no_inline_script_or_style_or_other_host(page: Path) -> None:
    """The content security policy would drop them; paper for print has its own rules."""
    if "pdf" in page.parts or "paper" in page.parts:
        return
    text = page.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(src|href)=[\"']https?://", text)
