"""Hot spots gathered from cases, and the subject that a field's words name."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.enums import Subject
from petitions.rules.hot_spots import NORMS, RULES, Case, HotSpot, Kind, hot_spots_of
from petitions.rules.subject import subject_of

DAY = date(2025, 6, 2)


def case(kind: Kind, pk: int, unit: int = 1, after: int = 0, **told: object) -> Case:
    facts = {"place": "", "field": "", "twin": None, "persons": 1, **told}
    return Case(
        kind=kind,
        topic="petition",
        pk=pk,
        unit_id=unit,
        label="Kiến nghị, phản ánh",
        code=f"{pk}/2025",
        day=DAY + timedelta(days=after),
        due_on=None,
        **facts,  # type: ignore[arg-type]  # the fields of a case
    )


def told(spots: list[HotSpot]) -> list[tuple[str, int, list[int]]]:
    return [(spot.kind.value, spot.unit_id, [one.pk for one in spot.cases]) for spot in spots]


def test_each_kind_gathers_its_cases_in_its_own_way() -> None:
    cases = [
        case(Kind.LATE, 9, after=2),
        case(Kind.LATE, 8, after=1),
        case(Kind.LATE, 7, unit=2),
        case(Kind.CLUSTER, 1, place="Tổ 1", field="Đất đai"),
        case(Kind.CLUSTER, 2, place="tổ 1", field="đất đai"),
        case(Kind.CLUSTER, 3, place="Tổ 2", field="Đất đai"),
        case(Kind.SIGNERS, 5, persons=12),
        case(Kind.SIGNERS, 4, persons=30),
        case(Kind.GROUPS, 6, persons=7),
    ]
    assert told(hot_spots_of(cases, least_repeats=3, order=[2, 1])) == [
        ("signers", 1, [4]),
        ("signers", 1, [5]),
        ("groups", 1, [6]),
        ("cluster", 1, [1, 2]),
        ("cluster", 1, [3]),
        ("late", 2, [7]),
        ("late", 1, [8, 9]),
    ]


def test_what_was_sent_again_hangs_together_by_any_chain() -> None:
    edges = [(1, 2), (3, 2), (3, 4), (10, 11)]
    cases = [
        case(Kind.REPEATED, one, twin=other)
        for pair in edges
        for one, other in (pair, reversed(pair))
    ]
    assert told(hot_spots_of(cases, least_repeats=3)) == [("repeated", 1, [1, 2, 3, 4])]
    assert len(hot_spots_of(cases, least_repeats=2)) == 2
    assert hot_spots_of(cases, least_repeats=5) == []


def test_a_spot_tells_its_people_and_its_days() -> None:
    [spot] = hot_spots_of(
        [case(Kind.LATE, 2, after=5, persons=3), case(Kind.LATE, 1, persons=4)], least_repeats=3
    )
    assert (spot.persons, spot.since, spot.until) == (7, DAY, DAY + timedelta(days=5))


def test_place_and_field_are_told_where_all_cases_share_them() -> None:
    same = [case(Kind.LATE, pk, place="Tổ 1", field="Đất đai") for pk in (1, 2)]
    other = case(Kind.LATE, 3, place="Tổ 1", field="Môi trường")
    [alike] = hot_spots_of(same, least_repeats=3)
    [mixed] = hot_spots_of([*same, other], least_repeats=3)
    assert (alike.place, alike.field) == ("Tổ 1", "Đất đai")
    assert (mixed.place, mixed.field) == ("", "")


kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.REPEATED])


@given(st.lists(st.tuples(kinds, st.integers(1, 30), st.integers(1, 3)), max_size=25))
def test_no_case_is_lost_and_none_stands_twice(drawn: list[tuple[Kind, int, int]]) -> None:
    cases = {(kind, pk): case(kind, pk, unit) for kind, pk, unit in drawn}
    spots = hot_spots_of(cases.values(), least_repeats=3)
    found = [(spot.kind, one.pk) for spot in spots for one in spot.cases]
    assert sorted(found) == sorted(cases)
    for spot in spots:
        assert {one.unit_id for one in spot.cases} == {spot.unit_id}


def test_rules_are_told_with_the_values_of_their_norms() -> None:
    values = {key: Decimal(7) for key in NORMS}
    for rule in RULES:
        assert "7" in rule.in_words(values)
        assert rule.in_words({}) == ""


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        ("Đất đai", Subject.LAND),
        ("dat dai", Subject.LAND),
        ("Trật tự xây dựng", Subject.CONSTRUCTION),
        ("Trật tự đô thị", Subject.CONSTRUCTION),
        ("Môi trường", Subject.ENVIRONMENT),
        ("Điện, nước", Subject.INFRASTRUCTURE),
        ("Nước thải chăn nuôi", Subject.ENVIRONMENT),
        ("Hạ tầng", Subject.INFRASTRUCTURE),
        ("An ninh trật tự", Subject.SECURITY),
        ("Chính sách xã hội", Subject.POLICY),
        ("Thủ tục hành chính", Subject.PROCEDURE),
        ("Cán bộ, công vụ", Subject.CIVIL_SERVICE),
        ("Tham nhũng", Subject.CORRUPTION),
        ("Thi hành án dân sự", Subject.JUDICIAL),
        ("Công tác đảng", Subject.PARTY),
        ("Kết quả đạt được", Subject.OTHER),
        ("", Subject.OTHER),
    ],
)
def test_the_words_of_a_field_name_its_subject(field: str, subject: Subject) -> None:
    assert subject_of(field) == subject
