"""Matters made public, for machines."""

from typing import Any

from rest_framework import serializers

from wards.actions.disclosure import DISCLOSURE_KEEPER, DisclosureFacts
from wards.api.desk import desk_api, same
from wards.forms.disclosure import DisclosureForm, as_answers
from wards.models import Disclosure
from wards.models.meeting import READERS
from wards.rules.reader import Reader


def _answers(disclosure: Disclosure, _reader: Reader) -> dict[str, Any]:
    postings = sorted(disclosure.postings.all(), key=lambda row: row.pk)
    return {
        **same(disclosure, DisclosureFacts),
        **as_answers((row.form, row.form_text, row.posted_to) for row in postings),
        "due_on": disclosure.due_on,
        "due_citation": disclosure.due_citation,
    }


DISCLOSURES = desk_api(
    "disclosures",
    DISCLOSURE_KEEPER,
    DisclosureForm,
    lambda reader: (
        Disclosure.objects.visible_to(reader).select_related("unit").prefetch_related("postings")
    ),
    readers=READERS,
    shape="Disclosure",
    more={
        "due_on": serializers.DateField(allow_null=True),
        "due_citation": serializers.CharField(),
    },
    answers=_answers,
)
