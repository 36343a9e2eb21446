"""Record, correct and cancel what a ward makes public."""

from dataclasses import dataclass
from datetime import date

from songcong.core.norms import NormMissing
from wards.actions.editing import found_by, judge
from wards.actions.keeper import Keeper
from wards.calendar import law
from wards.enums import DisclosureForm
from wards.models import Disclosure, DisclosureEvent, DisclosureFile, DisclosurePosting, Unit
from wards.rules.disclosure_checks import DISCLOSURE_CHECKS, DISCLOSURE_TITLES
from wards.rules.publication import forms_as_kept, publication_deadline

POSTINGS = "postings"


@dataclass(frozen=True)
class DisclosureFacts:
    """What an official writes down about a matter made public.

    ``forms`` are words of ``DisclosureForm``; ``other_form`` says which other form was used.
    """

    item: int
    document_on: date
    content: str = ""
    published_on: date | None = None
    forms: tuple[str, ...] = ()
    other_form: str = ""
    posted_to: date | None = None


def _check(unit: Unit, facts: DisclosureFacts) -> None:
    judge(unit, facts, checks=DISCLOSURE_CHECKS, titles=DISCLOSURE_TITLES, day="document_on")


def _settle(disclosure: Disclosure, facts: DisclosureFacts) -> None:
    """The day by which it must be public, by the law of the document's day, as in an import."""
    try:
        due = publication_deadline(facts.document_on, law())
    except NormMissing:
        disclosure.due_on, disclosure.due_citation = None, ""
    else:
        disclosure.due_on, disclosure.due_citation = due.due_on, due.norm.citation
    kept = disclosure.postings.values_list("form", "form_text") if disclosure.pk else ()
    texts = [text for _form, text in forms_as_kept(facts.forms, facts.other_form, list(kept))]
    disclosure.search_text = found_by(disclosure.register_no, facts.content, *texts)


def _post(disclosure: Disclosure, facts: DisclosureFacts) -> list[str]:
    """Replace the postings where they differ; a form already kept keeps the register's words."""
    rows = disclosure.postings.order_by("pk")
    stands = list(rows.values_list("form", "form_text", "posted_from", "posted_to"))
    forms = forms_as_kept(facts.forms, facts.other_form, [row[:2] for row in stands])
    if not forms and (facts.published_on or facts.posted_to):
        forms = [(DisclosureForm.OTHER, "")]
    wanted = [(form, text, facts.published_on, facts.posted_to) for form, text in forms]
    if stands == wanted:
        return []
    disclosure.postings.all().delete()
    DisclosurePosting.objects.bulk_create(
        DisclosurePosting(
            disclosure=disclosure, form=form, form_text=text, posted_from=since, posted_to=until
        )
        for form, text, since, until in wanted
    )
    return [POSTINGS]


DISCLOSURE_KEEPER = Keeper(
    topic="disclosure",
    model=Disclosure,
    events=DisclosureEvent,
    files=DisclosureFile,
    link="disclosure",
    check=_check,
    settle=_settle,
    children=_post,
    apart=("forms", "other_form", "posted_to"),
    numbered_by="document_on",
)
