"""What the schema promises holds: every operation is asked at random, by its own schema."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import override_settings
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from pytest_django import DjangoDbBlocker
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from tests.access.city import TODAY, City
from tests.access.roles import ACCOUNTS
from wards.actions.api_token import give_token
from wards.models import RoleAssignment

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
KNOWN = {
    "receptions": "reception",
    "petitions": "petition",
    "mediations": "mediation",
    "disclosures": "disclosure",
    "meetings": "meeting",
    "decisions": "decision",
    "inspection-supervisions": "inspection",
    "investment-supervisions": "investment",
}
WRITING = ("POST", "PATCH")
EXAMPLES = 8


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[City]:
    """One city for all operations; its clerk's machine asks.

    The application would hang up after each request, in the middle of the suite's transaction.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with (
        override_settings(SONGCONG_TODAY=TODAY.isoformat(), RATELIMIT_ENABLE=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield City()
        transaction.set_rollback(True)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def secret(city: City) -> str:
    """The token of the clerk's machine."""
    clerk = city.users[ACCOUNTS["clerk"]]
    role = RoleAssignment.objects.get(user=clerk)
    at = datetime(2025, 6, 12, tzinfo=UTC)
    return give_token(role, "thử", TODAY, by=clerk, at=at)[1]


@pytest.fixture(scope="module")
def promised(city: City) -> Any:
    """The schema as it is served, asked of the real application."""
    return schemathesis.openapi.from_wsgi("/api/schema/?format=json", WSGIHandler())


@pytest.mark.django_db
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_operation_keeps_to_its_schema(
    mode: GenerationMode, city: City, promised: Any, secret: str
) -> None:
    asked = []
    for found in promised.get_all_operations():
        operation = found.ok()
        asked.append(operation.label)
        _ask(operation.as_strategy(generation_mode=mode), city, secret)
    assert len(asked) > len(KNOWN) * 5  # and what is only read


def _ask(cases: SearchStrategy[Any], city: City, secret: str) -> None:
    """Ask one operation some questions; records that exist are asked about where an id is."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def ask(case: Any) -> None:
        register = case.path.partition("/registers/")[2].partition("/")[0]
        if "id" in case.path_parameters and register in KNOWN:
            case.path_parameters["id"] = city.record(KNOWN[register]).pk
        checks = [*CHECKS, negative_data_rejection] if case.method in WRITING else CHECKS
        with transaction.atomic():
            case.call_and_validate(headers={"Authorization": f"Token {secret}"}, checks=checks)
            transaction.set_rollback(True)

    ask()


def test_the_schema_is_a_right_one_without_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    made: Any = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    validate_schema(made)  # type: ignore[no-untyped-call]  # the library carries no types
    assert capsys.readouterr().err == ""
    paths = {path.partition("/registers/")[2].partition("/")[0] for path in made["paths"]}
    assert paths >= set(KNOWN)
