"""Names that only meet at run time: jobs, templates, packages."""

import ast
from importlib import import_module
from pathlib import Path

from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.loader import get_template

from songcong.celery import app
from tests.architecture import house
from wards.notifications import LETTERS


def templates() -> list[str]:
    folder = house.ROOT / "templates"
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".docx")
    return sorted(str(path.relative_to(folder)) for path in files)


def test_every_template_parses() -> None:
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    for name in templates():
        engine.get_template(name)


def text_of(node: ast.expr, path: Path) -> str:
    """The text of an argument: written there, or a constant of its module."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.Name), f"{path}:{node.lineno}: not a name that can be followed"
    module = import_module(".".join(path.relative_to(house.ROOT).with_suffix("").parts))
    return str(getattr(module, node.id))


def jobs_asked_for() -> set[str]:
    own = house.ROOT / "songcong" / "core" / "jobs.py"
    found = {
        text_of(call.args[0], path)
        for path in house.modules(*house.PACKAGES)
        if path != own
        for call in house.called_with(
            ast.parse(path.read_text(encoding="utf-8")), "after_commit", "send_task", "signature"
        )
        if call.args
    }
    return found | {entry["task"] for entry in (app.conf.beat_schedule or {}).values()}


def test_every_job_asked_for_is_a_registered_task() -> None:
    app.loader.import_default_modules()
    assert jobs_asked_for() <= set(app.tasks)


def letters_made() -> set[str]:
    return {
        text_of(call.args[0], path)
        for path in house.modules(*house.PACKAGES)
        for call in house.called_with(ast.parse(path.read_text(encoding="utf-8")), "letter")
    }


def test_every_template_of_an_outbound_message_exists() -> None:
    app.loader.import_default_modules()
    made = letters_made()
    assert made == set(LETTERS) != set()
    assert made <= set(templates())
    for template in made:
        assert get_template(template)


def test_locks_name_packages_and_no_place_to_get_them() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (house.ROOT / lock).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        for word in ("://", "--index-url", "--extra-index-url", "--find-links", "--trusted-host"):
            assert word not in text, f"{lock} names {word}"
