"""Which files may hang on a record, told by their content."""

from collections.abc import Collection
from typing import NamedTuple

PDF = "application/pdf"
IMAGES = ("image/jpeg", "image/png", "image/webp")


class FileType(NamedTuple):
    """A type of file: how it is served, its ending, how people call it."""

    content_type: str
    ending: str
    name: str

    @property
    def is_image(self) -> bool:
        return self.content_type in IMAGES


FILE_TYPES = (
    FileType(PDF, ".pdf", "PDF"),
    FileType("image/jpeg", ".jpg", "JPEG"),
    FileType("image/png", ".png", "PNG"),
    FileType("image/webp", ".webp", "WebP"),
    FileType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        "Word (DOCX)",
    ),
    FileType(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
        "Excel (XLSX)",
    ),
)
NAMES = ", ".join(kind.name for kind in FILE_TYPES)


def names_of(content_types: Collection[str]) -> str:
    """What people call some types: "PDF, JPEG"."""
    return ", ".join(kind.name for kind in FILE_TYPES if kind.content_type in content_types)


def file_type(content_type: str) -> FileType | None:
    """The type that may be stored, or nothing."""
    return next((kind for kind in FILE_TYPES if kind.content_type == content_type), None)
