"""Every column of every form is what its words say, and the sums that forms print agree."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from petitions.enums import Instance, LinkKind, Outcome, Source, Subject
from petitions.figures import FORM_SECTIONS, LEFT_OUT, for_units, sections_for_units
from petitions.models import PetitionEvent, PetitionLink, ReceptionResult
from petitions.rules.official_forms import OfficialForm, all_forms
from songcong.core.figures import Basis, Values, members
from songcong.core.periods import Window
from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.factories.wards import UnitFactory, UserFactory
from tests.figures.naive_forms import Known, column, left_out
from tests.figures.registers import END, START, days, petition_rows, receptions
from tests.rules.reference import law

pytestmark = pytest.mark.django_db

FORMS = list(zip(all_forms(), FORM_SECTIONS, strict=True))
BASIS = Basis(Window(START, END), law)


@st.composite
def petitions(draw: st.DrawFn) -> dict[str, Any]:
    """A row that is nearer to what forms count than any row that may be written."""
    facts = draw(petition_rows())
    kept = {"eligible": draw(st.sampled_from([True, True, False]))}
    return (
        facts
        | kept
        | {
            "signers": draw(st.integers(0, 3)),
            "subject": draw(st.sampled_from(Subject)),
            "instance": draw(st.sampled_from(Instance)),
            "source": draw(st.sampled_from(Source)),
            "cancelled": draw(st.sampled_from([False, False, False, True])),
            "executed": draw(st.one_of(st.none(), days)),
            "came": draw(st.booleans()),
        }
    )


@st.composite
def turns(draw: st.DrawFn) -> dict[str, Any]:
    return draw(receptions()) | {"delegated": draw(st.sampled_from([None, False, True]))}


def books(least: int, most: int) -> st.SearchStrategy[dict[str, Any]]:
    """Books of so many petitions and half as many receptions, some petitions sent twice."""
    places = st.integers(0, most - 1)
    return st.fixed_dictionaries(
        {
            "petitions": st.lists(petitions(), min_size=least, max_size=most),
            "receptions": st.lists(turns(), min_size=least // 2, max_size=most // 2),
            "twins": st.sets(st.tuples(places, places), max_size=most // 3),
        }
    )


slowly = settings(
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


@settings(slowly, max_examples=12)
@given(books(0, 8))
def test_columns_balances_and_rows_of_any_register(book: dict[str, Any]) -> None:
    _agrees(book)


@settings(slowly, max_examples=6, phases=[Phase.generate])
@given(books(60, 60))
def test_columns_balances_and_rows_of_a_full_register(book: dict[str, Any]) -> None:
    _agrees(book)


def _agrees(book: dict[str, Any]) -> None:
    with transaction.atomic():
        unit = UnitFactory.create()
        turned = _receptions(unit, book["receptions"])
        sent = _petitions(unit, book, turned)
        ids = frozenset((unit.pk,))
        whole = for_units({unit.pk: ids}, BASIS)[unit.pk]
        for form, section in FORMS:
            values = sections_for_units((section,), {unit.pk: ids}, BASIS)[unit.pk]
            rows = turned if form.table == "reception" else sent
            _says_what_its_words_say(form, values, rows)
            _balances(form, values)
            _opens(section, values, ids)
            _accounts_for_the_eligible(form, values, whole)
        transaction.set_rollback(True)


def _receptions(unit: Any, facts: list[dict[str, Any]]) -> list[Known]:
    known: list[Known] = []
    seen = set()
    for one in facts:
        told = dict(one)
        delegated = told.pop("delegated")
        row = ReceptionFactory.create(unit=unit, **told)
        if delegated is not None:
            ReceptionResult.objects.create(reception=row, delegated=delegated)
        day = (row.received_on, bool(delegated))
        opens = row.kind != "regular" and day not in seen
        seen |= {day} if row.kind != "regular" else set()
        known.append(Known(row, START, END, delegated=bool(delegated), opens=opens))
    return known


def _petitions(unit: Any, book: dict[str, Any], turned: list[Known]) -> list[Known]:
    rows, executed = [], []
    for one in book["petitions"]:
        told = dict(one)
        executed.append(told.pop("executed"))
        cancelled, came = told.pop("cancelled"), told.pop("came")
        reception = turned[0].row if came and turned else None
        row = PetitionFactory.create(unit=unit, reception=reception, **told | _struck(cancelled))
        rows.append(row)
        if executed[-1]:
            noon = datetime.combine(executed[-1], datetime.min.time(), UTC) + timedelta(hours=5)
            PetitionEvent.objects.create(petition=row, verb="execute", at=noon)
    later = _linked(rows, book["twins"])
    return [
        Known(row, START, END, twin=row.pk in later, executed=day)
        for row, day in zip(rows, executed, strict=True)
        if row.cancelled_at is None
    ]


def _struck(cancelled: bool) -> dict[str, Any]:
    if not cancelled:
        return {}
    at, by = datetime(2023, 9, 1, tzinfo=UTC), UserFactory.create()
    return {"cancelled_at": at, "cancelled_by": by, "cancel_reason": "Ghi nhầm"}


def _linked(rows: list[Any], twins: set[tuple[int, int]]) -> set[int]:
    """Link pairs as duplicates; the ids of those whose twin is live and came first."""
    later: set[int] = set()
    for one, other in {tuple(sorted(pair)) for pair in twins}:
        if one == other or other >= len(rows):
            continue
        pair = [rows[one], rows[other]]
        PetitionLink.objects.create(
            petition=pair[0], other=pair[1], kind=LinkKind.DUPLICATE, linked_at=pair[0].created_at
        )
        first, second = sorted(pair, key=lambda row: (row.received_on, row.pk))
        if first.cancelled_at is None:
            later.add(second.pk)
    return later


def _says_what_its_words_say(form: OfficialForm, values: Values, rows: list[Known]) -> None:
    for one in form.columns:
        if one.counted:
            assert values[f"{form.key}.{one.key}"] == column(form, one, rows), (form.key, one)
    if form.leaves_out:
        assert values[f"{form.key}.{LEFT_OUT}"] == left_out(form, rows), form.key


def _balances(form: OfficialForm, values: Values) -> None:
    told = {
        one.no: int(values[f"{form.key}.{one.key}"] or 0) for one in form.columns if one.counted
    }
    for balance in form.balances:
        assert balance.holds(told), (form.key, str(balance), balance.sums(told))


def _opens(section: Any, values: Values, ids: frozenset[int]) -> None:
    for key, behind in members((section,), ids, BASIS).items():
        assert behind.value == values[key], key


def _accounts_for_the_eligible(form: OfficialForm, values: Values, whole: Values) -> None:
    """The forms of sorting lose no eligible petition: what has no column is told apart."""
    placed = {
        "forms.01-xld-2021": ("c9", "eligible"),
        "forms.01-xld-2024": ("c6", "eligible"),
        "forms.02-xld-2024": ("c7", "complaint"),
        "forms.03-xld-2024": ("c7", "denunciation"),
        "forms.04-xld-2024": ("c7", "feedback"),
    }
    if form.key in placed:
        column_key, figure = placed[form.key]
        told = (values[f"{form.key}.{column_key}"] or 0) + (values[f"{form.key}.{LEFT_OUT}"] or 0)
        assert told == whole[f"petitions.processing.{figure}"], form.key


def test_a_withdrawn_denunciation_is_settled_without_a_finding() -> None:
    unit = UnitFactory.create()
    for outcome in (Outcome.RIGHT, Outcome.WITHDRAWN):
        PetitionFactory.create(
            unit=unit,
            kind="denunciation",
            outcome=outcome,
            received_on=START,
            processed_on=START,
            accepted_on=START,
            resolved_on=START + timedelta(days=9),
        )
    values = _of("forms.03-kqgq-2021", unit)
    assert (values["c6"], values["c7"], values["c9"], values["c24"]) == (2, 1, 1, 1)
    assert values["c30"] == 2


def test_two_papers_of_one_case_are_one_case() -> None:
    unit = UnitFactory.create()
    facts: dict[str, Any] = {
        "unit": unit,
        "received_on": START,
        "processed_on": START,
        "eligible": True,
        "competence": "within",
        "subject": "land",
    }
    first, second = (PetitionFactory.create(**facts) for _ in range(2))
    PetitionLink.objects.create(
        petition=second, other=first, kind=LinkKind.DUPLICATE, linked_at=first.created_at
    )
    values = _of("forms.02-xld-2024", unit)
    assert (values["c7"], values["c8"], values["c11"]) == (2, 1, 1)


def test_a_forwarded_complaint_stands_in_no_column_but_is_told() -> None:
    unit = UnitFactory.create()
    PetitionFactory.create(
        unit=unit,
        received_on=START,
        processed_on=START,
        eligible=True,
        competence="outside",
        handling="forward",
    )
    new, old = _of("forms.02-xld-2024", unit), _of("forms.02-xld-2021", unit)
    assert (new["c7"], new[LEFT_OUT]) == (0, 1)
    assert (old["c9"], old["c28"], old[LEFT_OUT]) == (1, 1, 0)


def test_a_day_of_reception_is_one_session_of_the_head() -> None:
    unit = UnitFactory.create()
    for day in (START, START, START + timedelta(days=1)):
        ReceptionFactory.create(unit=unit, received_on=day, kind="periodic", persons=2)
    values = _of("forms.01-tcd-2024", unit)
    assert (values["c12"], values["c13"], values["c14"]) == (2, 3, 6)


def test_what_was_carried_out_before_the_period_is_no_longer_to_be() -> None:
    unit = UnitFactory.create()
    for executed in (START - timedelta(days=2), START + timedelta(days=2), None):
        row = PetitionFactory.create(
            unit=unit,
            outcome="right",
            received_on=date(2023, 5, 1),
            accepted_on=date(2023, 5, 2),
            resolved_on=date(2023, 6, 1),
        )
        if executed:
            noon = datetime.combine(executed, datetime.min.time(), UTC) + timedelta(hours=5)
            PetitionEvent.objects.create(petition=row, verb="execute", at=noon)
    values = _of("forms.02-kqgq-2021", unit)
    assert (values["c1"], values["c2"]) == (2, 1)


def _of(key: str, unit: Any) -> dict[str, Any]:
    section = next(section for form, section in FORMS if form.key == key)
    values = sections_for_units((section,), {unit.pk: frozenset((unit.pk,))}, BASIS)[unit.pk]
    return {name.removeprefix(f"{key}."): value for name, value in values.items()}
