"""A paper of a case laid out: from its words to the bytes of PDF and Word."""

from datetime import date

from petitions.enums import PetitionKind
from petitions.models import CaseLetter
from petitions.rules.letter_forms import FORMS
from petitions.rules.letter_paper import LetterPaper
from songcong.core.paper.render import render_pdf
from songcong.core.paper.word import render_word

TEMPLATE = "petitions/pdf/letter.html"
_DRAWN_ON = "2000-01-01"


def paper_of(letter: CaseLetter) -> LetterPaper:
    """What the paper says: frozen once it was issued, the draft's own words before.

    A paper to a denouncer leaves room for the name, which is written by hand on the copy sent.
    """
    if letter.paper is not None:
        return LetterPaper.from_json(letter.paper)
    form, unit = FORMS[letter.kind], letter.unit
    secret = letter.petition.kind == PetitionKind.DENUNCIATION
    return LetterPaper(
        issuer=("ỦY BAN NHÂN DÂN", str(unit).upper()),
        symbol=form.symbol,
        place=unit.name,
        title=form.title,
        subject=letter.subject,
        addressee=letter.addressee,
        text=letter.text,
        recipients=tuple(line for line in letter.recipients.splitlines() if line.strip()),
        kept_by="VT, hồ sơ vụ việc",
        authority=letter.authority,
        post=letter.post,
        signatory=letter.signatory,
        number=letter.number,
        dated_on=letter.dated_on.isoformat() if letter.number is not None else "",
        addressee_by_hand=secret and not form.to_office and not letter.addressee.strip(),
    )


def letter_pdf(paper: LetterPaper) -> bytes:
    """The paper as PDF; the same words give the same bytes."""
    return render_pdf(TEMPLATE, _context(paper))


def letter_word(paper: LetterPaper) -> bytes:
    """The paper as a Word file, to be worked on outside."""
    return render_word(_context(paper))


def _context(paper: LetterPaper) -> dict[str, object]:
    head = paper.head
    named = date.fromisoformat(paper.dated_on) if paper.dated_on else None
    return {
        "paper": paper,
        "title": f"{paper.title.capitalize()} {paper.subject}".strip(),
        "author": " ".join(paper.issuer),
        "description": head.number_line,
        "created": named.isoformat() if named else _DRAWN_ON,
        "head": head,
        "signature": paper.signature,
        "recipients": paper.printed_recipients,
    }
