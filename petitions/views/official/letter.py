"""The book of papers, and one paper from its draft to its number."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from petitions import access
from petitions.enums import LetterKind, LetterState
from petitions.filters.letter import LetterFilter
from petitions.models import CaseLetter, Petition
from petitions.models.sealing import closed_since
from petitions.pdf import letter_word, paper_of
from petitions.rules.letter_forms import FORMS, number_line
from petitions.views.official.names import sealed_outside
from songcong.core.keyset import Row
from songcong.core.text import fold
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE, Reader
from wards.views.official.buttons import Button
from wards.views.official.cells import RESTRICTED, Column, Tag, choice, plain
from wards.views.official.listing import Register

READERS = WARD_OFFICE
DETAIL = "petitions:official-letter-detail"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TONES = {LetterState.DRAFT: "amber", LetterState.ISSUED: "green", LetterState.CANCELLED: "grey"}


def state_tag(state: str) -> Tag:
    """Whether a paper is a draft, issued or cancelled."""
    known = LetterState(state)
    return Tag(known.label, _TONES[known])


def _number(row: Row, _reader: Reader) -> str:
    if row["number"] is None:
        return "Bản thảo"
    return number_line(FORMS[row["kind"]].symbol, row["number"]).removeprefix("Số: ")


def _case(row: Row, _reader: Reader) -> str:
    return row["petition__register_no"] or "–"


LETTERS = Register(
    prefix="petitions:official-letter",
    title="Sổ văn bản",
    one="văn bản",
    readers=READERS,
    rows=CaseLetter.objects.lines_for,
    day="dated_on",
    names=(
        *("kind", "state", "number", "subject"),
        *("petition__register_no", "petition__kind", "restricted"),
    ),
    columns=(
        Column("Số, ký hiệu", _number, closed=None),
        plain("dated_on", "Ngày", "nowrap", closed=None),
        choice("kind", "Loại văn bản", LetterKind.choices, "words", closed=None),
        plain("subject", "Trích yếu", "long", closed=RESTRICTED),
        Column("Đơn số", _case, closed=None),
        Column("Trạng thái", lambda row, _reader: state_tag(row["state"]), closed=None),
    ),
    filters=LetterFilter,
    closed_since=closed_since,
    leaves=lambda row: sealed_outside(row, row["petition__kind"]),
    template="petitions/official/letter/list.html",
)


@require_safe
@never_cache
@official(*READERS)
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One paper: what it says, whether its PDF is ready, what may be done with it."""
    letter = opened(request, pk)
    may_write = access.may(request.reader, "edit", letter.petition)
    context = {
        "letter": letter,
        "paper": paper_of(letter),
        "heading": heading(letter),
        "tag": state_tag(letter.state),
        "blanks": paper_of(letter).blanks if letter.is_draft else 0,
        "buttons": _buttons(letter) if may_write else [],
        "case_url": reverse("petitions:official-petition-detail", args=[letter.petition_id]),
    }
    page = "print_state.html" if request.htmx else "detail.html"
    return render(request, f"petitions/official/letter/{page}", context)


@require_safe
@official(*READERS)
def pdf(request: OfficialRequest, pk: int) -> FileResponse:
    """The paper as it was laid out, never anew."""
    letter = opened(request, pk)
    if not letter.pdf:
        raise Http404
    answer = FileResponse(
        letter.pdf.open("rb"), filename=_file_name(letter, "pdf"), content_type="application/pdf"
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@official(*READERS)
def word(request: OfficialRequest, pk: int) -> HttpResponse:
    """The paper as a Word file."""
    letter = opened(request, pk)
    answer = HttpResponse(letter_word(paper_of(letter)), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(letter, "docx")}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def opened(request: OfficialRequest, pk: int) -> CaseLetter:
    """A paper of a case whose content the reader may open; 404 otherwise."""
    rows = CaseLetter.objects.visible_to(request.reader)
    return get_object_or_404(rows.select_related("petition", "unit", "cancelled_by"), pk=pk)


def heading(letter: CaseLetter) -> str:
    """What a paper is called: "Thông báo thụ lý số 05/TB-UBND"."""
    name = letter.get_kind_display()
    if letter.number is None:
        return f"{name} (bản thảo)"
    number = number_line(FORMS[letter.kind].symbol, letter.number).removeprefix("Số: ")
    return f"{name} số {number}"


def letters_of(reader: Reader, petition: Petition) -> list[tuple[str, str, Tag]]:
    """The papers of a case as links: what each is called, its page, its state."""
    rows = CaseLetter.objects.visible_to(reader).filter(petition=petition).order_by("pk")
    return [
        (heading(letter), reverse(DETAIL, args=[letter.pk]), state_tag(letter.state))
        for letter in rows
    ]


def kinds_of(reader: Reader, petition: Petition) -> frozenset[str]:
    """The kinds of paper that the case has, cancelled ones aside."""
    standing = CaseLetter.objects.visible_to(reader).exclude(state=LetterState.CANCELLED)
    return frozenset(standing.filter(petition=petition).values_list("kind", flat=True))


def _buttons(letter: CaseLetter) -> list[Button]:
    pages = {
        LetterState.DRAFT: (("Ban hành", "issue"), ("Sửa", "edit"), ("Bỏ bản thảo", "discard")),
        LetterState.ISSUED: (("Hủy văn bản", "cancel"),),
        LetterState.CANCELLED: (),
    }[LetterState(letter.state)]
    return [
        Button(
            label, reverse(f"petitions:official-letter-{page}", args=[letter.pk]), page == "issue"
        )
        for label, page in pages
    ]


def _file_name(letter: CaseLetter, ending: str) -> str:
    """The file as it lies in a folder: "thong-bao-thu-ly-5-2026.pdf"."""
    name = slugify(fold(letter.get_kind_display()))
    number = f"-{letter.number}-{letter.dated_on.year}" if letter.number else "-ban-thao"
    return f"{name}{number}.{ending}"
