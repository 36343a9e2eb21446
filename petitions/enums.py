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


class CouncilLevel(TextChoices):
    """To whose deputies the voters spoke."""

    NATIONAL = "national", "Quốc hội"
    PROVINCE = "province", "HĐND tỉnh"
    CITY = "city", "HĐND thành phố"
    WARD = "ward", "HĐND phường, xã"


class SessionSide(TextChoices):
    """How a meeting with voters stands to the council's session."""

    BEFORE = "before", "Trước kỳ họp"
    AFTER = "after", "Sau kỳ họp"
    APART = "apart", "Theo chuyên đề, ngoài kỳ họp"


class VoterStatus(TextChoices):
    """Waiting for an answer, or answered and how: the classification that councils ask for."""

    RECEIVED = "received", "Chờ trả lời"
    PASSED_ON = "passed_on", "Đã chuyển, chờ trả lời"
    IN_PROGRESS = "in_progress", "Đang giải quyết"
    PLANNED = "planned", "Sẽ giải quyết"
    SETTLED = "settled", "Đã giải quyết xong"
    EXPLAINED = "explained", "Đã giải trình, thông tin"
