"""Why a published report is taken back."""

from django import forms


class WithdrawForm(forms.Form):
    """The reason, which anyone reads who asks after the paper."""

    reason = forms.CharField(
        label="Lý do gỡ công bố",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Người dân hỏi về bản đã phát hành sẽ đọc được lý do này.",
        error_messages={"required": "Chưa ghi."},
    )
