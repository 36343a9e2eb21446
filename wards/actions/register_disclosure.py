"""Lines of the register of disclosures into disclosures and their postings."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from songcong.core.sheets import Entry
from songcong.core.text import fold
from wards.actions.register import Book, Children, Pair
from wards.enums import DisclosureForm
from wards.models import Disclosure, DisclosureEvent, DisclosurePosting
from wards.rules.publication import PUBLISH_WITHIN
from wards.rules.register_lines import DisclosureLine

_WRITTEN = (
    ("niem yet", DisclosureForm.POSTING),
    ("cong thong tin", DisclosureForm.PORTAL),
    ("trang thong tin", DisclosureForm.PORTAL),
    ("website", DisclosureForm.PORTAL),
    ("loa", DisclosureForm.LOUDSPEAKER),
    ("truyen thanh", DisclosureForm.LOUDSPEAKER),
    ("truong thon", DisclosureForm.VILLAGE_HEAD),
    ("to truong", DisclosureForm.VILLAGE_HEAD),
    ("van ban", DisclosureForm.DOCUMENT),
    ("hoi nghi", DisclosureForm.MEETING),
    ("hop", DisclosureForm.MEETING),
    ("doi thoai", DisclosureForm.MEETING),
    ("tiep xuc", DisclosureForm.MEETING),
)


class DisclosureBook(Book):
    """The register of disclosures."""

    model = Disclosure
    events = DisclosureEvent
    link = "disclosure_id"
    columns = ("item", "content", "document_on", "published_on", "due_on", "due_citation")

    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """Disclosures with the day by which they were to be published."""
        for entry in entries:
            line: DisclosureLine = entry.line
            due = self.deadlines.of(PUBLISH_WITHIN, line.document_on)
            yield (
                line.item,
                line.content,
                line.document_on,
                line.published_on,
                due.due_on if due else None,
                due.norm.citation if due else "",
            )

    def searched(self, line: DisclosureLine) -> str:
        """What was disclosed and how."""
        return " ".join((line.content, *line.forms))

    def owned(self) -> Iterable[tuple[type[DisclosurePosting], str]]:
        """Postings go with their disclosure."""
        return ((DisclosurePosting, "disclosure"),)

    def children(self, pairs: Sequence[Pair]) -> Iterable[Children]:
        """A posting for each form; without a form, one for the days alone."""
        postings = [
            (pk, form_of(form), form, line.published_on, line.posted_to)
            for pk, line in ((pk, entry.line) for pk, entry in pairs)
            for form in line.forms or ([""] if line.published_on or line.posted_to else [])
        ]
        columns = ("disclosure_id", "form", "form_text", "posted_from", "posted_to")
        return (Children(DisclosurePosting, columns, postings),)

    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Disclosures as lines."""
        forms: dict[int, list[str]] = {}
        until: dict[int, Any] = {}
        postings = DisclosurePosting.objects.filter(disclosure__in=ids).order_by("pk")
        for pk, form, posted_to in postings.values_list("disclosure", "form_text", "posted_to"):
            forms.setdefault(pk, []).append(form)
            until[pk] = posted_to
        fields = ("pk", "register_no", "item", "content", "document_on", "published_on")
        return {
            pk: DisclosureLine(
                number,
                item,
                content,
                document_on,
                published_on,
                tuple(filter(None, forms.get(pk, ()))),
                until.get(pk),
            )
            for pk, number, item, content, document_on, published_on in Disclosure.objects.filter(
                pk__in=ids
            ).values_list(*fields)
        }


def form_of(written: str) -> str:
    """The form of publicity that the words of a register mean."""
    folded = fold(written)
    return next((form.value for words, form in _WRITTEN if words in folded), DisclosureForm.OTHER)
