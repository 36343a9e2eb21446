"""What voters ask of their deputies, and how offices answer."""

from typing import Final, NamedTuple


class Request(NamedTuple):
    """A request: {0} of its content is a place, of the body the ward."""

    field: str
    content: str
    body: str


PLACES: Final = ("Nhà văn hóa trung tâm", "Hội trường UBND", "Nhà văn hóa tổ dân phố")
REQUESTS: Final = (
    Request(
        "Giao thông",
        "Đề nghị sớm nâng cấp, mở rộng tuyến đường trục chính qua {0}, hiện xuống cấp nghiêm trọng",
        "Phòng Kinh tế, Hạ tầng và Đô thị thành phố",
    ),
    Request(
        "Đất đai",
        "Đề nghị đẩy nhanh việc cấp giấy chứng nhận quyền sử dụng đất cho các hộ tại {0}",
        "Chi nhánh Văn phòng Đăng ký đất đai",
    ),
    Request(
        "Môi trường",
        "Đề nghị xử lý dứt điểm ô nhiễm tại bãi tập kết rác gần {0}",
        "Phòng Nông nghiệp và Môi trường thành phố",
    ),
    Request(
        "Điện",
        "Đề nghị đầu tư thêm trạm biến áp cho khu vực {0}, điện yếu vào mùa hè",
        "Điện lực Sông Công",
    ),
    Request(
        "Y tế",
        "Đề nghị nâng mức hỗ trợ cho nhân viên y tế tổ dân phố ở {0}",
        "Phòng Y tế thành phố",
    ),
    Request(
        "Giáo dục",
        "Đề nghị xây thêm phòng học cho trường mầm non khu vực {0}",
        "Phòng Giáo dục và Đào tạo thành phố",
    ),
    Request(
        "Thủy lợi",
        "Đề nghị nạo vét, kiên cố kênh tưới qua {0} trước vụ mùa",
        "UBND {0}",
    ),
    Request(
        "Chính sách xã hội",
        "Đề nghị điều chỉnh mức trợ cấp xã hội hằng tháng cho đối tượng bảo trợ tại {0}",
        "Phòng Nội vụ thành phố",
    ),
    Request(
        "Trật tự xây dựng",
        "Đề nghị công khai tiến độ dự án khu dân cư giáp {0} đã kéo dài nhiều năm",
        "Ban Quản lý dự án đầu tư xây dựng thành phố",
    ),
    Request(
        "An ninh trật tự",
        "Đề nghị tăng cường tuần tra, lắp thêm camera tại các ngã ba ở {0}",
        "Công an {0}",
    ),
)
ANSWERS: Final = {
    "settle": (
        "Đã bố trí kinh phí và hoàn thành, nghiệm thu có đại diện cử tri tham gia.",
        "Đã kiểm tra, xử lý xong; kết quả thông báo tại nhà văn hóa và trên loa truyền thanh.",
    ),
    "explain": (
        "Mức hỗ trợ do HĐND tỉnh quyết định; thành phố đã tổng hợp gửi HĐND tỉnh xem xét.",
        "Dự án vướng mặt bằng của ba hộ; tiến độ và lý do chậm đã công khai tại trụ sở.",
    ),
    "start": ("Đã phê duyệt dự án, đang lựa chọn nhà thầu.",),
    "plan": ("Đưa vào kế hoạch đầu tư công, sẽ thực hiện theo lộ trình.",),
}
