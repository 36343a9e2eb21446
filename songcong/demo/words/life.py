"""What a ward makes public, builds and supervises."""

from typing import Final, NamedTuple

DISCLOSURES: Final = {
    1: (
        "Kế hoạch phát triển kinh tế - xã hội năm {year}",
        "Kết quả thực hiện nhiệm vụ kinh tế - xã hội tháng {month}/{year}",
    ),
    2: (
        "Số liệu thực hiện ngân sách tháng {month}/{year}",
        "Dự toán ngân sách năm {year} đã được Hội đồng nhân dân quyết định",
        "Quyết toán ngân sách năm {last_year}",
    ),
    3: (
        "Tiến độ thực hiện công trình: {work}",
        "Danh sách hộ có đất thu hồi, phương án bồi thường, hỗ trợ: {work}",
        "Kết quả lựa chọn nhà thầu: {work}",
    ),
    4: ("Lịch tiếp công dân, phân công nhiệm vụ công chức tháng {month}/{year}",),
    5: (
        "Thu, chi quỹ Đền ơn đáp nghĩa năm {year}",
        "Thu, chi quỹ Vì người nghèo năm {year}",
        "Kết quả vận động đóng góp xây dựng: {work}",
    ),
    6: (
        "Kết quả rà soát hộ nghèo, hộ cận nghèo năm {year}",
        "Danh sách hộ được bình xét vay vốn Ngân hàng Chính sách xã hội tháng {month}/{year}",
        "Danh sách đối tượng hưởng trợ cấp xã hội tháng {month}/{year}",
    ),
    7: ("Đề án sắp xếp đơn vị hành chính cấp xã năm 2025 và kết quả lấy ý kiến cử tri",),
    8: ("Mức thu phí, lệ phí áp dụng từ tháng {month}/{year}",),
    9: ("Danh sách công dân thực hiện nghĩa vụ quân sự năm {year}",),
    10: ("Kết quả kiểm tra, xử lý kỷ luật cán bộ, công chức tháng {month}/{year}",),
    11: ("Kết quả tiếp thu ý kiến Nhân dân về {work}",),
    12: (
        "Danh mục thủ tục hành chính thực hiện tại bộ phận một cửa, cập nhật tháng {month}/{year}",
        "Kết quả giải quyết thủ tục hành chính tháng {month}/{year}",
    ),
    13: ("Kết quả đánh giá, xếp loại cán bộ, công chức năm {last_year}",),
    14: (
        "Kế hoạch phòng, chống thiên tai và tìm kiếm cứu nạn năm {year}",
        "Kế hoạch tiêm phòng gia súc, gia cầm đợt tháng {month}/{year}",
    ),
}
WEIGHTS: Final = (5, 7, 6, 3, 4, 6, 1, 2, 1, 1, 2, 6, 1, 3)
FORMS: Final = (
    "Niêm yết",
    "Niêm yết",
    "Niêm yết; Loa truyền thanh",
    "Niêm yết; Cổng thông tin điện tử",
    "Cổng thông tin điện tử",
    "Loa truyền thanh",
    "Qua trưởng thôn, tổ trưởng tổ dân phố",
)
WORKS: Final = (
    "đường bê tông ngõ {0}",
    "nhà văn hóa {0}",
    "rãnh thoát nước {0}",
    "kênh mương nội đồng {0}",
    "hệ thống chiếu sáng công cộng {0}",
    "sân thể thao {0}",
    "cầu dân sinh {0}",
    "tường rào, cổng trường tiểu học khu vực {0}",
)
CHECKED: Final = (
    "Việc thu, chi các quỹ do nhân dân {0} đóng góp",
    "Việc bình xét hộ nghèo, hộ cận nghèo tại {0}",
    "Việc tiếp nhận, giải quyết thủ tục hành chính của người dân {0}",
    "Việc thực hiện hương ước, quy ước tại {0}",
    "Việc quản lý, sử dụng quỹ đất công ích tại {0}",
    "Việc cấp phát hàng hỗ trợ sau bão tại {0}",
)


class Vote(NamedTuple):
    """A matter put to the vote: {0} is a neighbourhood, {1} a work."""

    matter: int
    content: str


VOTES: Final = (
    Vote(1, "Chủ trương và mức đóng góp xây dựng {1}"),
    Vote(1, "Mức đóng góp, hiến đất mở rộng {1}"),
    Vote(1, "Đóng góp ngày công và kinh phí làm {1}"),
    Vote(2, "Thu, chi quỹ của {0}"),
    Vote(3, "Sửa đổi, bổ sung quy ước của {0}"),
    Vote(4, "Bầu người đứng đầu {0}"),
    Vote(5, "Bầu thành viên Ban Thanh tra nhân dân tại {0}"),
    Vote(6, "Quy chế sử dụng nhà văn hóa {0}"),
)
VOTE_WEIGHTS: Final = (6, 4, 5, 2, 1, 1, 1, 2)
