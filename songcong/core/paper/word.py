"""A paper as a Word file, for those who work on it outside."""

import io
from collections.abc import Mapping
from pathlib import Path

from docxtpl import DocxTemplate

_TEMPLATE = Path(__file__).parent / "letter.docx"


def render_word(context: Mapping[str, object]) -> bytes:
    """Fill the paper's Word template; every value is escaped, so that "A & B <C>" stays whole."""
    document = DocxTemplate(_TEMPLATE)
    document.render(dict(context), autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
