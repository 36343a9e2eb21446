"""Open figures hide what is small about people, and no sum gives it away."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from reports.rules.open_figures import NEVER, SUMS, TOTAL, additions, open_figures

LEAST = 3
KEYS = sorted(
    {
        key
        for whole, ways in SUMS.items()
        if whole.startswith(("petitions.settlement", "mediation"))
        for way in ways
        for key in (whole, *way)
    }
)
RATES = {"petitions.settlement.on_time_rate": ["petitions.settlement.on_time"]}


def city(*units: Mapping[str, int]) -> dict[str, dict[str, int]]:
    values = {f"0{n}": dict(unit) for n, unit in enumerate(units)}
    keys = {key for unit in units for key in unit}
    values[TOTAL] = {key: sum(unit.get(key, 0) for unit in units) for key in keys}
    return values


def test_small_numbers_about_people_are_hidden_with_as_much_as_it_takes() -> None:
    told = open_figures(
        city({"mediation.total": 1}, {"mediation.total": 8}, {"mediation.total": 9}),
        {},
        least=LEAST,
    )
    assert told.hidden == {("00", "mediation.total"), ("01", "mediation.total")}
    assert told.values["00"]["mediation.total"] is None
    assert told.values[TOTAL]["mediation.total"] == 18


def test_nought_and_what_is_not_about_people_are_told() -> None:
    told = open_figures(city({"mediation.total": 0, "disclosure.late": 1}), {}, least=LEAST)
    assert not told.hidden
    assert told.values["00"] == {"mediation.total": 0, "disclosure.late": 1}


def test_how_petitions_divide_by_kind_is_never_told() -> None:
    told = open_figures(city(dict.fromkeys(NEVER, 50)), {}, least=LEAST)
    assert told.values["00"] == {}


def test_a_rate_is_hidden_with_what_it_is_made_of() -> None:
    rate, (part,) = next(iter(RATES.items()))
    told = open_figures(city({part: 1, rate: 50}, {part: 7, rate: 70}), RATES, least=LEAST)
    assert ("00", rate) in told.hidden
    assert ("01", rate) in told.hidden
    assert told.values["00"][rate] is None


@given(
    st.lists(
        st.lists(st.integers(0, 6), min_size=len(KEYS), max_size=len(KEYS)), min_size=1, max_size=3
    )
)
def test_no_line_that_adds_up_has_a_single_hidden_cell(units: list[list[int]]) -> None:
    values = city(*(dict(zip(KEYS, numbers, strict=True)) for numbers in units))
    told = open_figures(values, {}, least=LEAST)
    for unit, figures in values.items():
        for key, value in figures.items():
            assert told.values[unit][key] == (None if (unit, key) in told.hidden else value)
            assert not 0 < value < LEAST or (unit, key) in told.hidden
    for line in additions(values):
        hidden = told.hidden.intersection(line)
        others = [cell for cell in line if cell not in hidden and values[cell[0]][cell[1]]]
        assert len(hidden) != 1 or not others
