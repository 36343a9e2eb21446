"""By when a document must be made public (Law 10/2022, Article 12), and in which forms it was."""

from collections.abc import Iterable, Sequence
from datetime import date

from songcong.core.law import Deadline, Law
from wards.enums import DisclosureForm

PUBLISH_WITHIN = "disclosure.publish_within"
Form = tuple[str, str]
"""A form of publicity and the words in which it is kept."""


def publication_deadline(document_on: date, law: Law) -> Deadline:
    """The last day for publishing a document of that day; raises NormMissing."""
    return law.deadline(PUBLISH_WITHIN, document_on)


def forms_as_kept(picked: Iterable[str], other: str, kept: Sequence[Form]) -> list[Form]:
    """The forms picked, in the words kept for them before where there are any.

    Other forms are told by words alone: where these did not change, the ones kept stay as many
    as they were.
    """
    chosen = set(picked)
    forms: list[Form] = []
    for form, label in DisclosureForm.choices:
        if form not in chosen:
            continue
        before = [(kind, words) for kind, words in kept if kind == form and words]
        if form == DisclosureForm.OTHER and other_words(kept) != other:
            before = []
        forms += before or [(form, other if form == DisclosureForm.OTHER else label)]
    return forms


def other_words(kept: Iterable[Form]) -> str:
    """The other forms in one line, as an official reads and corrects them."""
    return "; ".join(words for form, words in kept if form == DisclosureForm.OTHER and words)
