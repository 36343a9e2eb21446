"""The rules of the house that can be read off a module's source, each seen to bite."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture import house

Check = Callable[[ast.Module], Iterator[tuple[int, str]]]


def faults(check: Check, paths: list[Path]) -> list[str]:
    assert paths
    return [
        fault
        for path in paths
        for fault in house.shown(path, check(ast.parse(path.read_text(encoding="utf-8"))))
    ]


def test_only_actions_give_a_case_its_status() -> None:
    paths = [p for p in house.modules(*house.PACKAGES) if not house.inside(p, "actions")]
    assert faults(house.status_set, paths) == []


def test_views_and_api_ask_who_may_see_a_row() -> None:
    paths = [p for p in house.modules(*house.PACKAGES) if house.inside(p, "views", "api", "urls")]
    assert faults(house.unguarded_rows, paths) == []


def test_only_the_clock_reads_the_clock() -> None:
    clock = house.ROOT / "songcong" / "core" / "clock.py"
    paths = [p for p in house.modules(*house.PACKAGES) if p != clock]
    assert faults(house.clock_reads, paths) == []


def test_no_test_may_pass_without_running() -> None:
    assert faults(house.skipped_tests, house.modules("tests")) == []


def test_models_hide_no_effects() -> None:
    paths = [p for p in house.modules(*house.PACKAGES) if house.inside(p, "models")]
    assert faults(house.hidden_effects, paths) == []


def test_functions_and_modules_stay_short() -> None:
    def check(tree: ast.Module) -> Iterator[tuple[int, str]]:
        return house.too_long(tree, sources[id(tree)])

    sources: dict[int, str] = {}
    found: list[str] = []
    for path in house.modules(*house.PACKAGES, "benchmarks"):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        sources[id(tree)] = text
        found += house.shown(path, check(tree))
    assert found == []


def test_every_module_says_what_lives_there() -> None:
    mute = [
        str(path.relative_to(house.ROOT))
        for path in house.modules(*house.PACKAGES)
        if (text := path.read_text(encoding="utf-8").strip())
        and not ast.get_docstring(ast.parse(text))
    ]
    assert mute == []


def test_no_module_is_called_by_a_name_that_says_nothing() -> None:
    empty_words = {"utils", "helpers", "manager", "managers", "misc", "common", "services"}
    paths = house.modules(*house.PACKAGES, "tests")
    assert [p for p in paths if house.inside(p, *empty_words)] == []


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (house.status_set, "petition.status = 'accepted'"),
        (house.status_set, "Petition.objects.filter(pk=1).update(status='accepted')"),
        (house.status_set, "setattr(petition, 'status', 'accepted')"),
        (house.unguarded_rows, "rows = Petition.objects.filter(unit=unit)"),
        (house.unguarded_rows, "rows = Petition.objects"),
        (house.unguarded_rows, "get_object_or_404(Petition, pk=pk)"),
        (house.clock_reads, "timezone.now()"),
        (house.clock_reads, "datetime.date.today()"),
        (house.clock_reads, "day = models.DateField(auto_now_add=True)"),
        (house.skipped_tests, "@pytest.mark.skip\ndef test(): ..."),
        (house.skipped_tests, "pytest.importorskip('weasyprint')"),
        (house.skipped_tests, "@pytest.mark.xfail(strict=True)\ndef test(): ..."),
        (house.hidden_effects, "from django.db.models.signals import post_save"),
        (house.hidden_effects, "class A(models.Model):\n    def save(self): ..."),
    ],
)
def test_each_rule_bites(check: Check, source: str) -> None:
    assert list(check(ast.parse(source)))


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (house.status_set, "response.status_code = 404"),
        (house.status_set, "Petition.objects.filter(status='accepted')"),
        (house.unguarded_rows, "rows = Petition.objects.visible_to(reader).live()"),
        (house.unguarded_rows, "get_object_or_404(Petition.objects.visible_to(reader), pk=1)"),
        (house.clock_reads, "clock.now()"),
    ],
)
def test_each_rule_lets_good_code_pass(check: Check, source: str) -> None:
    assert list(check(ast.parse(source))) == []


def test_the_rule_of_length_bites() -> None:
    long_function = "def f():\n" + "    pass\n" * house.LONGEST_FUNCTION
    long_module = "x = 1\n" * (house.LONGEST_MODULE + 1)
    for source in (long_function, long_module):
        assert list(house.too_long(ast.parse(source), source))
