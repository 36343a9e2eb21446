"""The one door to the layout engine: a template and its context become the bytes of a PDF."""

import atexit
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from songcong.core.paper.metadata import BLURRED_END, finish

_VARIANT = "pdf/a-2a"
_ATTEMPTS = 8


class LayoutFailed(Exception):
    """The layout engine could not make a PDF of a paper."""


def render_pdf(template: str, context: Mapping[str, object]) -> bytes:
    """Lay a paper out as PDF/UA-1 and PDF/A-2a: the same context gives the same bytes.

    The template extends ``paper/base.html`` and takes its dates from the context. Heavy: call
    it in a worker, never in a web request.
    """
    html = render_to_string(template, dict(context))
    with _garbage_waits():
        return _lay_out(html)


def _lay_out(html: str) -> bytes:
    import weasyprint  # noqa: PLC0415 (loads Pango: only workers need it)

    warm = engine()
    page = weasyprint.HTML(string=html, base_url=warm.base_url, url_fetcher=warm.fetcher)
    document = page.render(
        stylesheets=[warm.stylesheet], font_config=warm.fonts, pdf_variant=_VARIANT
    )
    for attempt in range(_ATTEMPTS):
        pdf = document.write_pdf(pdf_variant=_VARIANT, finisher=partial(finish, attempt=attempt))
        if isinstance(pdf, bytes) and BLURRED_END not in pdf:
            return pdf
    raise LayoutFailed("the layout engine wrote no stream that PDF/A accepts")


class _Engine:
    """What one process parses once: our fonts and the paper's style sheet."""

    def __init__(self) -> None:
        from weasyprint import CSS  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        static = Path(settings.BASE_DIR) / "static"
        self.base_url = static.as_uri() + "/"
        self.fetcher = _own_files(static)
        self.fonts = FontConfiguration()
        self.stylesheet = CSS(
            filename=static / "paper" / "paper.css",
            font_config=self.fonts,
            url_fetcher=self.fetcher,
        )


@cache
def engine() -> _Engine:
    """The engine of this process; let go before the interpreter takes its libraries apart."""
    atexit.register(engine.cache_clear)
    return _Engine()


def _own_files(root: Path) -> Any:
    """A fetcher that opens our static files and refuses every other address."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # the engine is untyped
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if not url.startswith(root.as_uri() + "/") or ".." in url:
                raise ValueError(f"a paper may not fetch {url}")
            return super().fetch(url, headers)

    return OwnFiles(allowed_protocols={"file"}, fail_on_errors=True)


@contextmanager
def _garbage_waits() -> Iterator[None]:
    """Collect garbage after the layout instead of within it: a third less time, the same peak."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
        gc.collect()
