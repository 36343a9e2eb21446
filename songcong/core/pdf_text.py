"""A PDF read and written anew: what its pages say, and the pages with nothing beside them."""

import logging
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from songcong.core.errors import Refused
from songcong.core.text import nfc

MOST_PAGES: Final = 300
_UNREADABLE: Final = "Không đọc được tệp PDF này: tệp hỏng, có mật khẩu hoặc quá phức tạp."
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it repeats what a broken file says


@dataclass(frozen=True)
class BarePdf:
    """The pages alone, and the words of each; a scanned page has none."""

    content: bytes
    words: tuple[str, ...]

    @property
    def is_read(self) -> bool:
        """Whether there are words on every page."""
        return all(self.words)


def bare_pdf(content: bytes) -> BarePdf:
    """The PDF without properties, attached files, remarks and earlier versions.

    Words that lie below a black bar are read as those beside it. Raises Refused.
    """
    try:
        pages = list(PdfReader(BytesIO(content)).pages)
        if not 0 < len(pages) <= MOST_PAGES:
            raise Refused(f"Chỉ nhận PDF từ 1 đến {MOST_PAGES} trang.", field="file")
        writer, words = PdfWriter(), []
        for page in pages:
            page.pop("/Annots", None)
            page.pop("/Metadata", None)
            words.append(nfc(page.extract_text()).strip())
            writer.add_page(page)
        written = BytesIO()
        writer.write(written)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(_UNREADABLE, field="file") from None
    return BarePdf(written.getvalue(), tuple(words))
