"""The ten units of the demo city: their villages, their people and their habits."""

from typing import Final, NamedTuple


class Ward(NamedTuple):
    """A unit of the demo: ``people`` hold the six ward roles in the order of the accounts.

    ``prompt`` is how many of a hundred duties the ward does in time; ``silent`` names the sheets
    for which it sent nothing in the running quarter, "*" all of them.
    """

    code: str
    slug: str
    name: str
    people: tuple[str, str, str, str, str, str]
    neighbourhoods: tuple[tuple[str, int], ...]
    prompt: int
    silent: tuple[str, ...] = ()


WARDS: Final = (
    Ward(
        "05506",
        "luongson",
        "Lương Sơn",
        (
            "Nguyễn Thị Thu Trang",
            "Dương Văn Tuấn",
            "Hoàng Đình Lượng",
            "Tạ Văn Khoa",
            "Nguyễn Thị Sửu",
            "Đỗ Thị Hạnh",
        ),
        (
            ("TDP Ngân", 164),
            ("TDP Pha", 148),
            ("TDP Kè", 131),
            ("TDP Tân Trung", 176),
            ("TDP Cầu Sắt", 119),
            ("TDP Tiến Bộ", 142),
        ),
        76,
    ),
    Ward(
        "05509",
        "chauson",
        "Châu Sơn",
        (
            "Trần Thị Lan Anh",
            "Lê Đức Thịnh",
            "Phạm Văn Chung",
            "Ngô Xuân Trường",
            "Vũ Thị Nhàn",
            "Bùi Thị Thủy",
        ),
        (
            ("TDP La Đình", 137),
            ("TDP Sông Đào", 122),
            ("TDP Vinh Quang", 158),
            ("TDP Tân Sơn", 103),
        ),
        94,
    ),
    Ward(
        "05512",
        "moche",
        "Mỏ Chè",
        (
            "Phạm Thị Hồng Nhung",
            "Vũ Mạnh Cường",
            "Nguyễn Hữu Bằng",
            "Đặng Văn Sáu",
            "Lưu Thị Tình",
            "Trần Đức Minh",
        ),
        (
            ("TDP 1", 188),
            ("TDP 2", 172),
            ("TDP 3", 165),
            ("TDP 4", 149),
            ("TDP 5", 181),
            ("TDP 6", 134),
        ),
        88,
    ),
    Ward(
        "05515",
        "caidan",
        "Cải Đan",
        (
            "Lê Thị Kim Oanh",
            "Nguyễn Minh Đức",
            "Dương Công Lập",
            "Bùi Văn Hợi",
            "Phan Thị Lụa",
            "Hoàng Thị Mai",
        ),
        (
            ("TDP Nguyên Giả", 152),
            ("TDP Phố Mới", 141),
            ("TDP Xuân Thành", 127),
            ("TDP Ao Ngo", 116),
            ("TDP Đồi", 98),
        ),
        91,
    ),
    Ward(
        "05518",
        "thangloi",
        "Thắng Lợi",
        (
            "Đỗ Thị Thanh Huyền",
            "Phạm Quang Vinh",
            "Trần Văn Nghiêm",
            "Nguyễn Xuân Thủy",
            "Hà Thị Phượng",
            "Lý Văn Toàn",
        ),
        (
            ("TDP Làng Vai", 143),
            ("TDP Hợp Thành", 159),
            ("TDP Tân Huyện", 174),
            ("TDP Du Tán", 121),
            ("TDP Kim Long", 137),
        ),
        97,
    ),
    Ward(
        "05521",
        "phoco",
        "Phố Cò",
        (
            "Nguyễn Thị Minh Thư",
            "Hoàng Ngọc Sơn",
            "Lưu Văn Đoàn",
            "Đồng Xuân Bắc",
            "Trần Thị Duyên",
            "Tạ Thị Hiền",
        ),
        (
            ("TDP 1", 156),
            ("TDP 2", 169),
            ("TDP 3", 138),
            ("TDP Thanh Xuân 1", 145),
            ("TDP Thanh Xuân 2", 112),
            ("TDP Đồng Tâm", 127),
        ),
        92,
    ),
    Ward(
        "05527",
        "tanquang",
        "Tân Quang",
        (
            "Hoàng Thị Vân",
            "Đặng Xuân Hải",
            "Ngô Văn Thìn",
            "Nguyễn Đình Phúc",
            "Dương Thị Gấm",
            "Phạm Hữu Lợi",
        ),
        (
            ("xóm Bài Lài", 118),
            ("xóm Làng Dỗ", 96),
            ("xóm Tân Tiến", 124),
            ("xóm Tân Thành", 109),
            ("xóm Cầu Gáo", 87),
        ),
        84,
        ("GiamSatDauTu",),
    ),
    Ward(
        "05528",
        "bachquang",
        "Bách Quang",
        (
            "Vũ Thị Hải Yến",
            "Tạ Quang Trung",
            "Đỗ Văn Kiên",
            "Lê Xuân Diện",
            "Nguyễn Thị Bình",
            "Trần Thị Nga",
        ),
        (
            ("TDP Bình Minh", 162),
            ("TDP Khu Yên", 133),
            ("TDP Làng Mới", 147),
            ("TDP Tân Mỹ", 118),
            ("TDP Đồng Bẩm", 105),
        ),
        95,
    ),
    Ward(
        "05530",
        "binhson",
        "Bình Sơn",
        (
            "Lý Thị Hương",
            "Triệu Văn Quý",
            "Nông Văn Chiến",
            "Ma Đình Khải",
            "Hoàng Thị Thơm",
            "Dương Văn Hưng",
        ),
        (
            ("xóm Xuân Đãng", 112),
            ("xóm Bình Định", 128),
            ("xóm Linh Sơn", 94),
            ("xóm Phú Sơn", 103),
            ("xóm Khe Lim", 71),
            ("xóm Long Vân", 89),
        ),
        82,
        ("*",),
    ),
    Ward(
        "05533",
        "baxuyen",
        "Bá Xuyên",
        (
            "Phan Thị Ngọc Ánh",
            "Ngô Mạnh Hùng",
            "Nguyễn Văn Lực",
            "Vũ Đình Thi",
            "Đồng Thị Xuyến",
            "Lưu Xuân Tiệp",
        ),
        (
            ("xóm Chùa", 107),
            ("xóm Chũng Na", 118),
            ("xóm La Giang", 92),
            ("xóm Ao Cang", 85),
            ("xóm Na Chùa", 99),
        ),
        89,
    ),
)
