"""What was done to the ground, in words."""

from typing import Final

TOPICS: Final = {
    "unit": "Đơn vị",
    "neighbourhood": "Thôn, tổ dân phố",
    "committee": "Ban Chỉ đạo",
    "person": "Người dùng",
    "norm": "Định mức",
    "holiday": "Ngày nghỉ",
    "item": "Danh mục công khai",
    "audit": "Đăng nhập",
}
VERBS: Final = {
    "create": "Thêm",
    "share": "Chuyển việc còn mở",
    "edit": "Sửa",
    "end": "Kết thúc",
    "confirm": "Đối chiếu với văn bản",
    "remove": "Bỏ",
    "succeed": "Kế thừa",
    "count": "Số hộ mới",
    "mandate": "Đơn vị thuộc quyền chỉ đạo",
    "sign": "Người ký",
    "give_role": "Giao vai trò",
    "end_role": "Thôi vai trò",
    "lock": "Khóa tài khoản",
    "unlock": "Mở khóa tài khoản",
    "slip": "In phiếu đặt mật khẩu",
    "slip_used": "Đặt mật khẩu bằng phiếu",
    "let_in": "Gỡ chặn đăng nhập",
}


def verb_in_words(verb: str) -> str:
    """What an event did."""
    return VERBS.get(verb, verb)
