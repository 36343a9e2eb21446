"""The closed lists of words of receptions, petitions and mediation."""

from django.db.models import TextChoices


class ReceptionKind(TextChoices):
    REGULAR = "regular", "Thường xuyên"
    PERIODIC = "periodic", "Định kỳ"
    EXTRAORDINARY = "extraordinary", "Đột xuất"


class Visit(TextChoices):
    FIRST = "first", "Lần đầu"
    REPEAT = "repeat", "Nhiều lần"


class Source(TextChoices):
    DIRECT = "direct", "Trực tiếp"
    POST = "post", "Bưu chính"
    OTHER_BODY = "other_body", "Cơ quan khác"
    ONLINE = "online", "Trực tuyến"


class PetitionKind(TextChoices):
    """Sorted by content, not by title (Circular 05/2021/TT-TTCP)."""

    COMPLAINT = "complaint", "Khiếu nại"
    DENUNCIATION = "denunciation", "Tố cáo"
    FEEDBACK = "feedback", "Kiến nghị, phản ánh"


class Competence(TextChoices):
    WITHIN = "within", "Thuộc thẩm quyền"
    OUTSIDE = "outside", "Không thuộc thẩm quyền"


class Handling(TextChoices):
    ACCEPT = "accept", "Thụ lý"
    GUIDE = "guide", "Hướng dẫn"
    FORWARD = "forward", "Chuyển đơn"
    URGE = "urge", "Đôn đốc"
    KEEP = "keep", "Lưu đơn"
    RETURN = "return", "Trả đơn"


class Outcome(TextChoices):
    RIGHT = "right", "Đúng"
    PARTLY_RIGHT = "partly_right", "Đúng một phần"
    WRONG = "wrong", "Sai"
    ANSWERED = "answered", "Đã trả lời"
    WITHDRAWN = "withdrawn", "Rút đơn"


class PetitionStatus(TextChoices):
    RECEIVED = "received", "Đã tiếp nhận"
    PROCESSED = "processed", "Đã xử lý, chờ thụ lý"
    ACCEPTED = "accepted", "Đang giải quyết"
    RESOLVED = "resolved", "Đã giải quyết"
    WITHDRAWN = "withdrawn", "Đã rút đơn"
    TRANSFERRED = "transferred", "Đã hướng dẫn, chuyển đơn"
    CLOSED = "closed", "Đã lưu, trả đơn"


class MediationOutcome(TextChoices):
    SETTLED = "settled", "Hòa giải thành"
    NOT_SETTLED = "not_settled", "Hòa giải không thành"
    ONGOING = "ongoing", "Đang hòa giải"


class LetterKind(TextChoices):
    """The papers that an office writes from a case to those concerned."""

    RECEIPT = "receipt", "Giấy biên nhận"
    GUIDANCE = "guidance", "Phiếu hướng dẫn"
    FORWARDING = "forwarding", "Phiếu chuyển đơn"
    ACCEPTANCE = "acceptance", "Thông báo thụ lý"
    REFUSAL = "refusal", "Thông báo không thụ lý"
    EXTENSION = "extension", "Thông báo gia hạn"
    DIALOGUE = "dialogue", "Giấy mời đối thoại"
    DECISION = "decision", "Quyết định giải quyết"
    CONCLUSION = "conclusion", "Kết luận nội dung tố cáo"
    ANSWER = "answer", "Văn bản trả lời"


class LetterState(TextChoices):
    DRAFT = "draft", "Bản thảo"
    ISSUED = "issued", "Đã ban hành"
    CANCELLED = "cancelled", "Đã hủy"
