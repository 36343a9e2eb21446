"""The lists that a ward's report carries as annexes: their titles and columns, never a name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """How a list is printed; the first column is the running number."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]


LISTINGS = {
    "votes": Shape(
        "Nội dung Nhân dân bàn và quyết định trong kỳ",
        ("STT", "Ngày", "Nội dung", "Tổng số hộ", "Đồng ý", "Kết quả"),
        (7, 14, 39, 12, 12, 16),
    ),
    "disclosures": Shape(
        "Nội dung công khai chậm hoặc chưa công khai",
        ("STT", "Nội dung", "Ngày văn bản", "Hạn công khai", "Ngày công khai"),
        (7, 48, 15, 15, 15),
    ),
    "recommendations": Shape(
        "Kiến nghị của hai Ban quá hạn trả lời",
        ("STT", "Ban", "Nội dung giám sát", "Ngày gửi", "Hạn trả lời"),
        (7, 23, 40, 15, 15),
    ),
    "petitions": Shape(
        "Vụ việc quá hạn giải quyết",
        ("STT", "Số đơn", "Loại đơn", "Ngày nhận", "Hạn giải quyết"),
        (7, 24, 35, 17, 17),
    ),
}
