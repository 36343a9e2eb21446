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


class EnteredFrom(TextChoices):
    """From what an official typed a petition for a citizen (nhập thay)."""

    PAPER = "paper", "Giấy"
    PHONE = "phone", "Điện thoại"
    ZALO = "zalo", "Zalo"
    HEAD = "head", "Trưởng xóm, tổ trưởng"


class PetitionKind(TextChoices):
    """Sorted by content, not by title (Circular 05/2021/TT-TTCP)."""

    COMPLAINT = "complaint", "Khiếu nại"
    DENUNCIATION = "denunciation", "Tố cáo"
    FEEDBACK = "feedback", "Kiến nghị, phản ánh"


class Instance(TextChoices):
    """Which time the same complaint is settled."""

    FIRST = "first", "Lần đầu"
    SECOND = "second", "Lần hai"


class LinkKind(TextChoices):
    """Why two petitions belong together."""

    DUPLICATE = "duplicate", "Đơn trùng"
    PART = "part", "Tách từ một đơn nhiều nội dung"
    RELATED = "related", "Vụ việc liên quan"


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


class Content(TextChoices):
    """What the petition is about, whatever its title says."""

    COMPLAINT = "complaint", "Đề nghị xem xét lại quyết định, hành vi hành chính với chính mình"
    DENUNCIATION = "denunciation", "Báo hành vi vi phạm pháp luật của người, cơ quan khác"
    FEEDBACK = "feedback", "Kiến nghị, phản ánh việc của địa phương"
    REGULATION = "regulation", "Phản ánh về quy định, thủ tục hành chính"
    SEVERAL = "several", "Nhiều nội dung khác loại trong một đơn"


class Subject(TextChoices):
    """What a petition concerns, as the forms of the inspectorate and open figures tell it apart."""

    LAND = "land", "Đất đai, nhà ở"
    CONSTRUCTION = "construction", "Trật tự xây dựng, đô thị"
    ENVIRONMENT = "environment", "Môi trường, rác thải"
    INFRASTRUCTURE = "infrastructure", "Giao thông, thủy lợi, điện, nước"
    SECURITY = "security", "An ninh, trật tự"
    POLICY = "policy", "Chế độ, chính sách xã hội"
    PROCEDURE = "procedure", "Thủ tục hành chính"
    CIVIL_SERVICE = "civil_service", "Cán bộ, công vụ"
    CORRUPTION = "corruption", "Tham nhũng, lãng phí"
    JUDICIAL = "judicial", "Tư pháp, thi hành án"
    PARTY = "party", "Đảng, đoàn thể"
    OTHER = "other", "Lĩnh vực khác"


class Fault(TextChoices):
    """Why a petition is not handled; the first that applies."""

    NONE = "none", "Đủ điều kiện"
    ANONYMOUS = "anonymous", "Nặc danh"
    ANONYMOUS_EVIDENCE = "anonymous_evidence", "Nặc danh, nhưng rõ người vi phạm và có chứng cứ"
    IMPERSONATED = "impersonated", "Mạo danh"
    NO_SIGNATURE = "no_signature", "Thiếu họ tên, địa chỉ hoặc chữ ký, điểm chỉ"
    COPY = "copy", "Chỉ là bản sao"
    SETTLED = "settled", "Đã được giải quyết, không có tình tiết mới"
    DUPLICATE = "duplicate", "Trùng với đơn đã nhận"
    MANY_BODIES = "many_bodies", "Gửi nhiều cơ quan, trong đó có cơ quan có thẩm quyền"


class Weight(TextChoices):
    """How hard or how pressing the case is."""

    NORMAL = "normal", "Bình thường"
    COMPLEX = "complex", "Phức tạp"
    REMOTE = "remote", "Vùng sâu, vùng xa đi lại khó khăn"
    REMOTE_COMPLEX = "remote_complex", "Phức tạp, ở vùng sâu, vùng xa"
    URGENT = "urgent", "Khẩn: đe dọa tính mạng, tài sản"


class PetitionStatus(TextChoices):
    RECEIVED = "received", "Đã tiếp nhận"
    AWAITING = "awaiting", "Chờ bổ sung"
    PROCESSED = "processed", "Đã xử lý, chờ thụ lý"
    ACCEPTED = "accepted", "Đang giải quyết"
    VERIFYING = "verifying", "Đang xác minh"
    DISCUSSED = "discussed", "Đã đối thoại"
    SUSPENDED = "suspended", "Tạm đình chỉ"
    RESOLVED = "resolved", "Đã giải quyết"
    SENT = "sent", "Đã gửi kết quả"
    EXECUTED = "executed", "Đã thi hành"
    REVIEWING = "reviewing", "Đang xem lại"
    ARCHIVED = "archived", "Đã kết thúc hồ sơ"
    WITHDRAWN = "withdrawn", "Đã rút đơn"
    TRANSFERRED = "transferred", "Đã hướng dẫn, chuyển đơn"
    REFUSED = "refused", "Không thụ lý"
    CLOSED = "closed", "Đã lưu, trả đơn"


class ProposalState(TextChoices):
    WAITING = "waiting", "Chờ duyệt"
    APPROVED = "approved", "Đã duyệt"
    RETURNED = "returned", "Trả lại"
    DONE = "done", "Đã sửa theo ý kiến"
    CLOSED = "closed", "Đóng vì đơn được phân loại lại"


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


class AlertChannel(TextChoices):
    """How a sender is told of a step."""

    EMAIL = "email", "Thư điện tử"
    SMS = "sms", "Tin nhắn"


class Satisfaction(TextChoices):
    """What a sender thinks of the answer."""

    SATISFIED = "satisfied", "Hài lòng"
    NEUTRAL = "neutral", "Bình thường"
    UNSATISFIED = "unsatisfied", "Chưa hài lòng"


class Sex(TextChoices):
    FEMALE = "female", "Nữ"
    MALE = "male", "Nam"


class Qualification(TextChoices):
    """What mediators learned, as the Ministry of Justice asks for it."""

    LAW = "law", "Chuyên môn luật"
    OTHER = "other", "Chuyên môn khác"
    NONE = "none", "Chưa qua đào tạo chuyên môn"


class MediationGround(TextChoices):
    """Why mediation began (Law 35/2013/QH13, Article 16)."""

    ASKED = "asked", "Một hoặc các bên yêu cầu"
    NOTICED = "noticed", "Hòa giải viên chứng kiến hoặc biết vụ việc"
    SENT = "sent", "Theo phân công hoặc đề nghị của cơ quan, tổ chức"


class MediationScope(TextChoices):
    """Kinds of matters, of those that may be mediated and of those that may not."""

    FAMILY = "family", "Mâu thuẫn trong gia đình"
    NEIGHBOURS = "neighbours", "Mâu thuẫn hàng xóm, lối đi, sử dụng chung"
    CIVIL = "civil", "Tranh chấp dân sự: tài sản, hợp đồng, thừa kế, quyền sử dụng đất"
    MARRIAGE = "marriage", "Tranh chấp từ quan hệ hôn nhân và gia đình"
    MINOR_BREACH = "minor_breach", "Vi phạm chưa đến mức xử lý hình sự, hành chính"
    STATE_INTEREST = "state_interest", "Xâm phạm lợi ích Nhà nước, công cộng"
    MARRIAGE_BREACH = "marriage_breach", "Vi phạm pháp luật hôn nhân phải được Nhà nước xử lý"
    CRIME = "crime", "Hành vi phải truy cứu trách nhiệm hình sự"
    ADMINISTRATIVE = "administrative", "Hành vi phải xử lý vi phạm hành chính"
    COMMERCE_LABOUR = "commerce_labour", "Tranh chấp thương mại, lao động"


class AgreementKept(TextChoices):
    KEPT = "kept", "Đã thực hiện"
    PARTLY = "partly", "Thực hiện một phần"
    BROKEN = "broken", "Không thực hiện"


class ReceptionMode(TextChoices):
    IN_PERSON = "in_person", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"


class RefusalGround(TextChoices):
    """Why somebody may be refused a reception (Law 42/2013/QH13, Article 9)."""

    INCAPABLE = "incapable", "Say, dùng chất kích thích, không làm chủ được hành vi"
    THREATENS = "threatens", "Đe dọa, xúc phạm cơ quan, người tiếp; gây rối"
    SETTLED = "settled", "Đã giải quyết đúng pháp luật, đã thông báo bằng văn bản"
    OTHER = "other", "Trường hợp khác theo quy định"
