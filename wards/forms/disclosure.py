"""The form of a matter made public."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from songcong.core.fields import VietnameseDateField
from wards.actions.disclosure import DisclosureFacts
from wards.enums import DisclosureForm as PublicityForm
from wards.forms.desk import DeskForm, Part
from wards.forms.record import TextField
from wards.models import DisclosureItem, DisclosurePosting, Record
from wards.rules.disclosure_checks import DISCLOSURE_CHECKS
from wards.rules.publication import other_words

LONGEST_TITLE = 110


class DisclosureForm(DeskForm):
    """What an official writes down about a matter made public."""

    checks = DISCLOSURE_CHECKS
    made = DisclosureFacts
    parts = (
        Part("", ("item", "content", "document_on")),
        Part("Nơi và thời gian công khai", ("published_on", "forms", "other_form", "posted_to")),
    )
    day = "document_on"
    kept = ("unit", "item", "document_on", "published_on", "forms", "posted_to")
    usual = ("forms",)
    own = ("published_on", "posted_to")
    table = ("item", "content", "document_on", "published_on")
    beside = ("forms", "other_form", "posted_to")

    item = forms.TypedChoiceField(
        label="Mục phải công khai", coerce=int, help_text="Theo Điều 11 Luật 10/2022/QH15."
    )
    content = TextField(
        label="Nội dung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tên văn bản, số và trích yếu.",
    )
    document_on = VietnameseDateField(label="Ngày văn bản")
    published_on = VietnameseDateField(
        label="Ngày công khai", required=False, help_text="Để trống khi chưa công khai."
    )
    forms = forms.MultipleChoiceField(
        label="Hình thức công khai",
        choices=PublicityForm.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_form = TextField(label="Ghi rõ hình thức khác", max_length=300, required=False)
    posted_to = VietnameseDateField(label="Công khai đến ngày", required=False, help_text="")

    @classmethod
    def shared(cls) -> dict[str, Any]:
        """The matters of the catalogue."""
        return {"item": [("", "– Chọn mục –"), *_items()]}

    def shares(self, known: Mapping[str, Any]) -> None:
        """Offer the matters."""
        self.fields["item"].choices = known["item"]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_forms(self) -> tuple[str, ...]:
        """The forms in the order of the law."""
        return tuple(self.cleaned_data["forms"])

    def clean(self) -> dict[str, Any]:
        """Another form is told in words, and words belong to another form."""
        facts = super().clean()
        picked, words = facts.get("forms", ()), facts.get("other_form", "")
        if PublicityForm.OTHER in picked and not words:
            self.add_error("other_form", "Ghi rõ hình thức khác.")
        if words and PublicityForm.OTHER not in picked:
            facts["forms"] = (*picked, PublicityForm.OTHER.value)
        return facts

    @classmethod
    def initial_of(cls, record: Record) -> dict[str, Any]:
        """The form's values for a disclosure that stands, its postings read as one answer."""
        postings = DisclosurePosting.objects.filter(disclosure=record.pk).order_by("pk")
        rows = postings.values_list("form", "form_text", "posted_to")
        return super().initial_of(record) | as_answers(rows)


def as_answers(postings: Iterable[tuple[str, str, date | None]]) -> dict[str, Any]:
    """Postings (form, words, last day) read as one answer of the form."""
    kept = list(postings)
    named = {form for form, words, _until in kept if words or form != PublicityForm.OTHER}
    return {
        "forms": [form for form in PublicityForm.values if form in named],
        "other_form": other_words((form, words) for form, words, _until in kept),
        "posted_to": kept[-1][2] if kept else None,
    }


def _items() -> list[tuple[str, str]]:
    """The matters of the catalogue by number, each under its newest title."""
    rows = DisclosureItem.objects.order_by("number", "valid_from")
    titles = dict(rows.values_list("number", "title"))
    return [(str(number), f"{number}. {_short(title)}") for number, title in titles.items()]


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"
