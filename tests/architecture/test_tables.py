"""Foreign keys point downwards, also those written as strings, and migrations stay in a line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from tests.architecture.house import ROOT

# What may be pointed at from each app of ours; whatever is not ours may be pointed at by all.
BELOW: dict[str, frozenset[str]] = {
    "core": frozenset(),
    "wards": frozenset({"core"}),
    "petitions": frozenset({"core", "wards"}),
    "inspections": frozenset({"core", "wards"}),
    "reports": frozenset({"core", "wards", "petitions", "inspections"}),
    "registers": frozenset({"core", "wards", "petitions", "inspections", "reports"}),
    "demo": frozenset({"core", "wards", "petitions", "inspections", "reports"}),
}


def points_down(source: str, target: str) -> bool:
    return source == target or target not in BELOW or target in BELOW[source]


def keys() -> Iterator[tuple[type[Model], str, type[Model]]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in BELOW:
            for field in model._meta.get_fields():
                related = getattr(field, "remote_field", None)
                if field.concrete and related is not None and isinstance(related.model, type):
                    yield model, field.name, related.model


def test_foreign_keys_point_downwards() -> None:
    found = list(keys())
    assert found
    upwards = [
        f"{model._meta.label}.{name} → {target._meta.label}"
        for model, name, target in found
        if not points_down(model._meta.app_label, target._meta.app_label)
    ]
    assert upwards == []


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        ("wards", "petitions", False),
        ("petitions", "inspections", False),
        ("inspections", "petitions", False),
        ("petitions", "reports", False),
        ("registers", "demo", False),
        ("petitions", "wards", True),
        ("reports", "petitions", True),
        ("wards", "contenttypes", True),
    ],
)
def test_the_order_of_apps(source: str, target: str, allowed: bool) -> None:
    assert points_down(source, target) is allowed


def ours() -> list[str]:
    return [
        config.label
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
    ]


def test_every_app_of_ours_has_its_place() -> None:
    assert set(ours()) == set(BELOW)


def test_an_app_has_one_last_migration_and_names_given_by_hand() -> None:
    graph = MigrationLoader(None, ignore_no_migrations=True).graph
    for label in ours():
        assert len(graph.leaf_nodes(label)) <= 1, label
    nameless = [name for app, name in graph.nodes if app in BELOW and "_auto_" in name]
    assert nameless == []


def test_no_row_is_ordered_behind_the_readers_back() -> None:
    ordered = [m._meta.label for m in apps.get_models() if m._meta.app_label in BELOW]
    assert [label for label in ordered if apps.get_model(label)._meta.ordering] == []
