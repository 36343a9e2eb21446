"""The templates of answers of the demo city; the first one is no longer used."""

from typing import Final

from petitions.actions.answer_template import TemplateFacts

TEMPLATES: Final = (
    TemplateFacts(
        "Trả đơn không rõ địa chỉ",
        "step-return",
        "Đơn không ghi rõ địa chỉ, không liên hệ được với người gửi.",
    ),
    TemplateFacts(
        "Gia hạn vì chờ đo đạc thực địa",
        "step-extend",
        "Cần đo đạc, đối chiếu hồ sơ địa chính nên chưa trả lời được {{loại đơn}} số {{số đơn}} "
        "trước ngày {{hạn giải quyết}}.",
    ),
    TemplateFacts(
        "Lưu đơn trùng nội dung",
        "step-keep",
        "Nội dung trùng với đơn đã được {{đơn vị}} thụ lý trước ngày {{ngày nhận}}.",
    ),
    TemplateFacts(
        "Bổ sung giấy tờ về đất",
        "step-ask_more",
        "Bản sao giấy chứng nhận quyền sử dụng đất và trích lục bản đồ thửa đất.",
    ),
    TemplateFacts(
        "Trả lời về vệ sinh môi trường",
        "letter-answer",
        "Ngày {{ngày nhận}}, {{đơn vị}} nhận được đơn số {{số đơn}} của {{người gửi}}, nội dung: "
        "{{nội dung đơn}}.\n\nỦy ban nhân dân phường đã yêu cầu đơn vị thu gom làm sạch điểm tập "
        "kết và tăng chuyến; tổ dân phố theo dõi, báo lại hằng tuần.\n\nTrân trọng thông báo để "
        "{{người gửi}} biết.",
        "feedback",
    ),
    TemplateFacts(
        "Đã trả lời tại buổi tiếp dân",
        "step-resolve",
        "Đã trả lời trực tiếp, người gửi đồng ý, ghi trong sổ tiếp công dân ngày {{hôm nay}}.",
        "feedback",
    ),
)
