"""The closed lists of words of reports."""

from django.db.models import TextChoices


class ReportForm(TextChoices):
    WARD = "ward", "Báo cáo của phường, xã"
    CITY = "city", "Báo cáo của thành phố"


class ReportState(TextChoices):
    DRAFT = "draft", "Chưa lập"
    QUEUED = "queued", "Chờ lập"
    RUNNING = "running", "Đang lập"
    DONE = "done", "Đã lập"
    FAILED = "failed", "Không lập được"

    @property
    def tone(self) -> str:
        """The colour of its label."""
        return _TONES[self]


class Topic(TextChoices):
    """The eight topics of a quarter, one a register sheet (decision 27)."""

    RECEPTION = "reception", "Tiếp công dân"
    PETITIONS = "petitions", "Đơn thư"
    MEDIATION = "mediation", "Hòa giải"
    DISCLOSURE = "disclosure", "Công khai"
    MEETINGS = "meetings", "Họp dân, đối thoại"
    DECISIONS = "decisions", "Biểu quyết"
    INSPECTION = "inspection", "Ban Thanh tra nhân dân"
    INVESTMENT = "investment", "Ban Giám sát đầu tư của cộng đồng"


_TONES = {
    ReportState.DRAFT: "grey",
    ReportState.QUEUED: "blue",
    ReportState.RUNNING: "blue",
    ReportState.DONE: "green",
    ReportState.FAILED: "red",
}
