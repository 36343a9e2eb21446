"""How a number stands, and how it moved."""

from decimal import Decimal

import pytest

from reports.rules.standing import Standing, standing, trend


@pytest.mark.parametrize(
    ("value", "better", "is_rate", "expected"),
    [
        (Decimal("90.0"), "more", True, Standing.GOOD),
        (Decimal("89.9"), "more", True, Standing.WATCH),
        (Decimal("75.0"), "more", True, Standing.WATCH),
        (Decimal("74.9"), "more", True, Standing.WEAK),
        (None, "more", True, Standing.NONE),
        (0, "less", False, Standing.GOOD),
        (2, "less", False, Standing.WATCH),
        (3, "less", False, Standing.WEAK),
        (12, "more", False, Standing.NONE),
        (12, "neither", False, Standing.NONE),
    ],
)
def test_standing(
    value: Decimal | int | None, better: str, is_rate: bool, expected: Standing
) -> None:
    assert standing(value, better=better, is_rate=is_rate) is expected


@pytest.mark.parametrize(
    ("value", "before", "measure", "expected"),
    [
        (5, 3, "cuộc", ("▲", "tăng 2 cuộc so với quý trước")),
        (3, 5, "cuộc", ("▼", "giảm 2 cuộc so với quý trước")),
        (Decimal("91.5"), Decimal("90.0"), "%", ("▲", "tăng 1,5 điểm phần trăm so với quý trước")),
        (5, 5, "cuộc", ("=", "bằng quý trước")),
        (None, 5, "cuộc", ("", "")),
        (5, None, "cuộc", ("", "")),
    ],
)
def test_trend(
    value: Decimal | int | None, before: Decimal | int | None, measure: str, expected: object
) -> None:
    assert trend(value, before, measure) == expected
