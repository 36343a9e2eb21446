"""A pytest plugin that misreads one sentence: a line of one module is changed as it is imported."""

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType

VARIABLE = "WRONG_READING"
SEPARATOR = "¦"


class Misread(SourceFileLoader):
    """Loads a module with one passage replaced; the passage must stand there exactly once."""

    def __init__(self, name: str, path: str, right: str, wrong: str) -> None:
        super().__init__(name, path)
        self.right, self.wrong = right, wrong

    def get_code(self, fullname: str) -> object:  # type: ignore[override]  # a code object
        source = self.get_data(self.path).decode()
        if source.count(self.right) != 1:
            raise SystemExit(
                f"{fullname}: «{self.right}» stands there {source.count(self.right)} ×"
            )
        return compile(source.replace(self.right, self.wrong), self.path, "exec")


class MisreadingFinder(MetaPathFinder):
    """Finds the one module that is to be misread."""

    def __init__(self, module: str, right: str, wrong: str) -> None:
        self.module, self.right, self.wrong = module, right, wrong

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = Misread(fullname, spec.origin, self.right, self.wrong)
        return spec


if VARIABLE in os.environ:
    sys.meta_path.insert(0, MisreadingFinder(*os.environ[VARIABLE].split(SEPARATOR)))
