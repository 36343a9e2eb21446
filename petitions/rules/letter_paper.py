"""A paper as it is laid out: what is frozen when it is issued, and its paragraphs by look."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from petitions.rules.letter_words import BLANK
from songcong.core.paper.letterhead import Letterhead, Recipients, Signature

Look = Literal["plain", "basis", "command", "article"]
_ARTICLE = re.compile(r"^(Điều \d+\.)\s*")
_DOTTED = re.compile("…{2,}")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its look; ``lead`` is the bold word that an article begins with."""

    look: Look
    text: str
    lead: str = ""


@dataclass(frozen=True)
class LetterPaper:
    """Everything that stands on a paper; from it alone come PDF and Word.

    ``dated_on`` is an ISO day, empty on a draft, which has no number either; without a title the
    paper is an official letter, its subject below the number; ``addressee_by_hand`` leaves room
    for a denouncer's name.
    """

    issuer: tuple[str, ...]
    symbol: str
    place: str
    title: str
    subject: str
    addressee: str
    text: str
    recipients: tuple[str, ...]
    kept_by: str
    authority: str
    post: str
    signatory: str
    number: int | None = None
    dated_on: str = ""
    addressee_by_hand: bool = False

    @property
    def head(self) -> Letterhead:
        """The head of the paper."""
        return Letterhead(
            parent=(),
            issuer=self.issuer,
            symbol=self.symbol,
            place=self.place,
            kind=self.title,
            abstract=(self.subject,) if self.title else (),
            number=self.number,
            dated_on=date.fromisoformat(self.dated_on) if self.dated_on else None,
            subject="" if self.title else self.subject,
        )

    @property
    def addressees(self) -> tuple[str, ...]:
        """Whom it addresses, a line each; dots where the name is written by hand."""
        if self.addressee_by_hand:
            return (BLANK * 3,)
        return tuple(line for line in self.addressee.splitlines() if line.strip())

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The text by paragraphs, each with its look."""
        blocks = re.split(r"\n\s*\n", self.text.strip())
        return tuple(_paragraph(" ".join(block.split())) for block in blocks if block.strip())

    @property
    def signature(self) -> Signature:
        authority = tuple(line for line in self.authority.splitlines() if line.strip())
        return Signature(authority, self.post, self.signatory)

    @property
    def printed_recipients(self) -> Recipients:
        return Recipients(self.recipients, self.kept_by)

    @property
    def blanks(self) -> int:
        """How many places are still dotted, besides a name written by hand and the signature."""
        said = (self.subject, "" if self.addressee_by_hand else self.addressee, self.text)
        return sum(len(_DOTTED.findall(part)) for part in (*said, *self.recipients))

    def as_json(self) -> dict[str, Any]:
        """The paper as it is stored."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "LetterPaper":
        """The paper as it was stored."""
        lists = {name: tuple(stored[name]) for name in ("issuer", "recipients")}
        return cls(**{**stored, **lists})


def _paragraph(text: str) -> Paragraph:
    if text.isupper() and (text.endswith(":") or text.startswith("CHỦ TỊCH ")):
        return Paragraph("command", text)
    if found := _ARTICLE.match(text):
        return Paragraph("article", text[found.end() :], lead=found.group(1))
    if text.startswith("Căn cứ ") and text.endswith(";"):
        return Paragraph("basis", text)
    return Paragraph("plain", text)
