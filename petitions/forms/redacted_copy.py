"""The form of a copy that goes out with a denunciation."""

from django import forms

from songcong.core.errors import Refused


class RedactedCopyForm(forms.Form):
    """A copy from which who denounced was taken out, and whether a person has looked it over."""

    file = forms.FileField(
        label="Chọn bản đã che",
        help_text="PDF hoặc ảnh, không quá 20 MB. Phần mềm không tự che: hãy xóa hẳn hoặc che rồi "
        "quét lại. Chữ đọc được trong PDF được dò họ tên, địa chỉ, số máy, số giấy tờ.",
    )
    looked = forms.BooleanField(
        label="Tôi đã xem từng trang, không còn dấu vết của người tố cáo",
        required=False,
        help_text="Phải đánh dấu khi tệp là ảnh, có trang quét, hoặc còn chữ gọi tên như “bà Đào”.",
    )

    def refuse(self, refusal: Refused) -> None:
        """Show why the copy was refused."""
        self.add_error(refusal.field if refusal.field in self.fields else "file", refusal.message)
