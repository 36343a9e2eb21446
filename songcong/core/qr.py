"""QR codes as pictures that stand in a page."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str, *, title: str = "Mã QR", scale: int = 5) -> SafeString:
    """The text as an inline SVG, ``scale`` pixels a module, without style or script."""
    code = segno.make(text, error="m", micro=False)
    svg: str = code.svg_inline(scale=scale, border=4, title=title, svgclass="qr", lineclass=None)
    return mark_safe(svg)  # noqa: S308  made of squares and the title, which segno escapes
