"""The house's own sources, and the rules of the house as questions asked of a piece of source."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("songcong", "wards", "petitions", "inspections", "reports")
LONGEST_FUNCTION = 40
LONGEST_MODULE = 300

CLOCKS = {
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}
WRITERS = {"update", "create", "get_or_create", "update_or_create", "acreate", "aupdate"}
OPENERS = {"visible_to", "lines_for", "public"}
SKIPS = {"skip", "skipif", "skipIf", "skipUnless", "skipTest", "xfail", "importorskip"}
SIGNALS = {"receiver", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"}


def modules(*packages: str) -> list[Path]:
    """Every module of the packages but the migrations, which Django writes."""
    found = (path for name in packages for path in (ROOT / name).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def inside(path: Path, *layers: str) -> bool:
    """Whether a module is one of these layers of an app, or lies in its package."""
    return any(part.removesuffix(".py") in layers for part in path.relative_to(ROOT).parts)


def shown(path: Path, faults: Iterator[tuple[int, str]]) -> list[str]:
    """Faults as lines that an editor can jump to."""
    return [f"{path.relative_to(ROOT)}:{line}: {words}" for line, words in faults]


def status_set(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Places that give a case its status."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        else:
            targets = []
        for target in targets:
            if isinstance(target, ast.Attribute) and target.attr == "status":
                yield target.lineno, "assigns status"
        if isinstance(node, ast.Call) and _writes_status(node):
            yield node.lineno, "writes status"


def _writes_status(call: ast.Call) -> bool:
    name = _last_name(call.func)
    if name in WRITERS:
        return any(keyword.arg == "status" for keyword in call.keywords)
    return name == "setattr" and any(_text(argument) == "status" for argument in call.args)


def unguarded_rows(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Places that read rows of a model without asking who may see them."""
    opened = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in OPENERS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
            if id(node) not in opened:
                yield node.lineno, f"{ast.unparse(node)} is not followed by visible_to"
        elif isinstance(node, ast.Call) and _last_name(node.func).startswith("get_object_or_404"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Name) and first.id[:1].isupper():
                yield node.lineno, f"takes any row of {first.id}"


def clock_reads(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Places that read the machine's clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in CLOCKS:
            yield node.lineno, f"reads {ast.unparse(node)}"
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield node.value.lineno, f"sets {node.arg}"


def too_long(tree: ast.Module, source: str) -> Iterator[tuple[int, str]]:
    """Functions and modules beyond the length that one sees at a glance."""
    lines = source.count("\n")
    if lines > LONGEST_MODULE:
        yield 1, f"{lines} lines in a module"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.lineno, f"{length} lines in {node.name}"


def skipped_tests(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Tests that may pass without having run."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in SKIPS:
            owner = ast.unparse(node.value)
            if owner in {"pytest", "pytest.mark", "unittest", "self"}:
                yield node.lineno, f"{owner}.{node.attr}"


def hidden_effects(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Signals, and logic in a model's save or delete."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django"):
            for name in node.names:
                if name.name in SIGNALS:
                    yield node.lineno, f"uses the signal machinery: {name.name}"
        elif isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
            yield node.lineno, f"hides logic in {node.name}"


def called_with(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Calls of any of these functions or methods."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _last_name(node.func) in names:
            yield node


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
