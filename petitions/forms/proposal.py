"""What the chair says of a step that waits for approval."""

from django import forms

from wards.forms.record import TextField, VersionedForm


class RemarkForm(VersionedForm):
    """Why a step is returned; approving needs no word."""

    remark = TextField(
        label="Ý kiến",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bắt buộc khi trả lại.",
    )
