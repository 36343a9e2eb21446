"""Names of people, put together at random: nobody in particular."""

from random import Random
from typing import Final

_FAMILY: Final = (
    ["Nguyễn"] * 9
    + ["Trần"] * 4
    + ["Dương", "Hoàng", "Lê", "Phạm"] * 3
    + ["Đỗ", "Vũ", "Bùi", "Đặng", "Ngô"] * 2
    + ["Tạ", "Lưu", "Hà", "Phan", "Lý", "Đồng", "Ma", "Triệu", "Nông"]
)
_MEN: Final = (
    ("Văn", "Đức", "Xuân", "Quang", "Hữu", "Minh", "Đình", "Công", "Mạnh", "Ngọc"),
    (
        *("An", "Bình", "Chiến", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hiếu", "Hòa", "Hùng"),
        *("Khánh", "Long", "Lợi", "Nam", "Nghĩa", "Phong", "Phúc", "Quyết", "Sơn", "Tài", "Thành"),
        *("Thắng", "Tiến", "Toàn", "Trọng", "Tuấn", "Vinh", "Vượng"),
    ),
)
_WOMEN: Final = (
    ("Thị", "Thị Thu", "Thị Thanh", "Thị Hồng", "Thị Kim", "Thị Ngọc", "Thị Minh"),
    (
        *("Bích", "Cúc", "Dung", "Duyên", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Huệ", "Hương"),
        *("Lan", "Liên", "Loan", "Lý", "Mai", "Nga", "Ngân", "Nhung", "Oanh", "Phương", "Quyên"),
        *("Thảo", "Thoa", "Thủy", "Tuyết", "Vân", "Xuân", "Yến"),
    ),
)
_PREFIXES: Final = ("032", "033", "036", "038", "086", "097", "098", "091", "094", "090")


def name(dice: Random) -> str:
    """A whole name: family, middle and given."""
    middles, givens = dice.choice((_MEN, _WOMEN))
    return f"{dice.choice(_FAMILY)} {dice.choice(middles)} {dice.choice(givens)}"


def phone(dice: Random) -> str:
    """A telephone number of a mobile network."""
    return f"{dice.choice(_PREFIXES)}{dice.randrange(10**7):07}"
