"""Trends: rates out of counts, and where their points stand in the drawing."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.rules.trends import HEIGHT, WIDTH, Point, Trend, height_of, point

PARTS, WHOLES = ["on_time"], ["on_time", "late"]
counts = st.lists(
    st.fixed_dictionaries({"on_time": st.integers(0, 50), "late": st.integers(0, 50)}), max_size=5
)


def test_a_quarter_s_rate_is_that_of_all_units_together() -> None:
    units: list[dict[str, int | None]] = [
        {"on_time": 1, "late": 0},
        {"on_time": 1, "late": 2},
        {"late": None},
    ]
    assert point("II/2025", units, PARTS, WHOLES) == Point("II/2025", Decimal("50.0"), 2, 4)
    assert point("II/2025", [], PARTS, WHOLES).value is None


@given(st.lists(counts, min_size=1, max_size=9))
def test_dots_stand_inside_the_drawing_from_left_to_right(
    quarters: list[list[dict[str, int]]],
) -> None:
    points = tuple(point(str(n), units, PARTS, WHOLES) for n, units in enumerate(quarters))
    trend = Trend("key", "Tên", points)
    places = [(dot.x, dot.y) for dot in trend.dots]
    assert places == sorted(places, key=lambda place: place[0])
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)
    assert len(places) == sum(one.value is not None for one in points)
    assert len(trend.line.split()) == len(places)


@given(st.integers(0, 99))
def test_more_stands_higher(value: int) -> None:
    assert height_of(value + 1) <= height_of(value)
    assert height_of(100) < height_of(0)


def test_the_scale_runs_from_nothing_to_all() -> None:
    heights = dict(Trend("key", "Tên", ()).scale)
    assert heights[0] > heights[50] > heights[100]
