"""What people bring to a ward: subjects of receptions, petitions and disputes."""

from typing import Final, NamedTuple


class Subject(NamedTuple):
    """A field of the register and what a petition of that field says; {0} is a place."""

    field: str
    content: str


FEEDBACK: Final = (
    Subject("Môi trường", "Phản ánh cơ sở sản xuất tại {0} xả nước thải ra mương tiêu"),
    Subject("Môi trường", "Phản ánh mùi hôi từ trại chăn nuôi lợn gần khu dân cư {0}"),
    Subject("Môi trường", "Đề nghị tăng số lần thu gom rác sinh hoạt tại {0}"),
    Subject("Hạ tầng", "Đề nghị lắp bổ sung đèn chiếu sáng trên trục đường {0}"),
    Subject("Hạ tầng", "Phản ánh rãnh thoát nước ở {0} bị tắc, ngập khi mưa lớn"),
    Subject("Hạ tầng", "Đề nghị sửa chữa đoạn đường bê tông bị sụt lún tại {0}"),
    Subject("Hạ tầng", "Phản ánh dây cáp viễn thông sà thấp, mất an toàn ở {0}"),
    Subject("Trật tự đô thị", "Phản ánh việc lấn chiếm vỉa hè để kinh doanh tại {0}"),
    Subject("Trật tự đô thị", "Phản ánh quán hát gây tiếng ồn sau 22 giờ ở {0}"),
    Subject("Chính sách xã hội", "Đề nghị rà soát lại danh sách hộ cận nghèo của {0}"),
    Subject("Chính sách xã hội", "Đề nghị giải quyết chế độ bảo trợ cho người khuyết tật ở {0}"),
    Subject("Đất đai", "Đề nghị công khai bản đồ quy hoạch sử dụng đất khu vực {0}"),
    Subject("Thủy lợi", "Đề nghị nạo vét mương dẫn nước tưới cánh đồng {0}"),
    Subject("Điện, nước", "Phản ánh nước sinh hoạt yếu, đục vào giờ cao điểm tại {0}"),
)
COMPLAINTS: Final = (
    Subject("Đất đai", "Khiếu nại thông báo về diện tích đất bị thu hồi để mở đường qua {0}"),
    Subject("Đất đai", "Khiếu nại việc xác nhận nguồn gốc đất trong hồ sơ cấp giấy tại {0}"),
    Subject("Đất đai", "Khiếu nại kết quả kiểm đếm tài sản, cây cối trên đất thu hồi ở {0}"),
    Subject("Trật tự xây dựng", "Khiếu nại quyết định xử phạt xây dựng không phép tại {0}"),
    Subject("Chính sách xã hội", "Khiếu nại việc đưa gia đình ra khỏi danh sách hộ nghèo ở {0}"),
    Subject("Trật tự xây dựng", "Khiếu nại việc đình chỉ thi công tường rào giáp ngõ tại {0}"),
)
DENUNCIATIONS: Final = (
    Subject("Cán bộ, công vụ", "Tố cáo việc thu, chi quỹ của {0} không đúng quy định"),
    Subject("Đất đai", "Tố cáo việc xác nhận sai thời điểm sử dụng đất tại {0}"),
    Subject("Cán bộ, công vụ", "Tố cáo hành vi gây phiền hà khi tiếp nhận hồ sơ của người dân {0}"),
)
RECEPTIONS: Final = (
    "Hỏi thủ tục cấp giấy chứng nhận quyền sử dụng đất lần đầu",
    "Đề nghị giải thích mức bồi thường khi thu hồi đất",
    "Phản ánh tranh chấp lối đi chung với hộ liền kề",
    "Đề nghị xác nhận tình trạng hôn nhân, được hướng dẫn nộp trực tuyến",
    "Phản ánh nước thải chảy tràn ra đường của khu dân cư",
    "Đề nghị xem xét hỗ trợ sửa chữa nhà ở cho hộ cận nghèo",
    "Hỏi tiến độ giải quyết đơn đã gửi",
    "Phản ánh tiếng ồn của xưởng cơ khí trong khu dân cư",
    "Hỏi chế độ trợ cấp hằng tháng cho người cao tuổi",
    "Kiến nghị sửa đường vào nhà văn hóa",
    "Đề nghị điều chỉnh thông tin trên sổ địa chính",
    "Phản ánh việc chậm trả kết quả hồ sơ hành chính",
)
DISPUTES: Final = (
    "Tranh chấp ranh giới đất",
    "Mâu thuẫn giữa hai gia đình liền kề",
    "Hôn nhân và gia đình",
    "Tranh chấp lối đi chung",
    "Vay nợ, hụi họ",
    "Thừa kế trong gia đình",
    "Gia súc phá hoại hoa màu",
)
