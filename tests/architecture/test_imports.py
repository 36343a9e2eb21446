"""The import contracts: kept by the house, and each broken on a copy that lint-imports refuses."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.house import PACKAGES, ROOT

LINT = Path(sys.executable).with_name("lint-imports")

# contract, module that gets one line (made where it is not there), the line
BREACHES = [
    ("apps", "wards/enums.py", "import petitions.enums"),
    ("apps", "petitions/enums.py", "import inspections.enums"),
    ("apps", "inspections/enums.py", "import petitions.enums"),
    ("apps", "petitions/apps.py", "import reports.apps"),
    ("apps", "reports/apps.py", "import songcong.registers"),
    ("apps", "songcong/core/errors.py", "import wards.enums"),
    ("project", "songcong/core/errors.py", "import songcong.demo"),
    ("project", "songcong/extra.py", '"""A package of nobody."""'),
    ("inside-an-app", "wards/models/unit.py", "import wards.actions.reference"),
    ("inside-an-app", "wards/rules/reader.py", "import wards.models.unit"),
    ("inside-an-app", "petitions/enums.py", "import petitions.rules.public_code"),
    ("inside-an-app", "wards/services.py", '"""A layer of nobody."""'),
    ("rules", "petitions/rules/public_code.py", "import django.db"),
    ("rules", "songcong/core/periods.py", "import django.conf"),
    ("reports", "reports/apps.py", "import petitions.models"),
    ("reports", "reports/apps.py", "import inspections.actions"),
    ("clock", "wards/models/unit.py", "import songcong.core.clock"),
    ("clock", "petitions/actions/denouncer.py", "import songcong.core.clock"),
]


def contracts() -> dict[str, dict[str, Any]]:
    with (ROOT / "pyproject.toml").open("rb") as source:
        listed = tomllib.load(source)["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract for contract in listed}


def lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # the linter of our own environment
        [LINT, "--no-cache", "--no-logo", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package,
            folder / package,
            ignore=lambda at, names: [
                name for name in names if not name.endswith(".py") and not Path(at, name).is_dir()
            ],
        )
    return folder


def test_the_house_keeps_its_contracts(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES)
def test_a_breach_is_seen(copy: Path, contract: str, module: str, line: str) -> None:
    path = copy / module
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        result = lint(copy, "--contract", contract)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
    assert result.returncode == 1
    assert f"{contracts()[contract]['name']} BROKEN" in result.stdout or (
        "not listed as layers" in result.stdout
    ), result.stdout


def test_every_contract_is_broken_once() -> None:
    assert {contract for contract, _, _ in BREACHES} == set(contracts())


def test_reports_are_kept_from_every_upper_layer_of_the_cases() -> None:
    """A layer that is written later must join the contract, which names modules that stand."""
    closed = ("models", "actions", "views", "forms")
    standing = {
        f"{app}.{layer}"
        for app in ("petitions", "inspections", "wards")
        for layer in closed
        if (ROOT / app / layer).is_dir() or (ROOT / app / f"{layer}.py").exists()
    } - {"wards.models"}
    assert standing == set(contracts()["reports"]["forbidden_modules"])
