"""Where the local servers keep their files, and the two locks that order their lives."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from songcong.core.embedded.errors import EmbeddedServerError

PROJECT = Path(__file__).resolve().parents[3]
ROLE = "songcong"


@dataclass(frozen=True)
class Servers:
    """Two running servers and the process that keeps them."""

    keeper: int
    postgres_port: int
    valkey_port: int
    password: str

    @property
    def database_url(self) -> str:
        return f"postgres://{ROLE}:{self.password}@127.0.0.1:{self.postgres_port}/{ROLE}"

    @property
    def redis_url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.valkey_port}/0"


@dataclass(frozen=True)
class Places:
    """The files of one data folder."""

    data: Path

    @property
    def run(self) -> Path:
        return self.data / "run"

    @property
    def log(self) -> Path:
        return self.data / "log"

    @property
    def store(self) -> Path:
        """The servers' own folder, or a link to it where the project is closed to others."""
        return self.data / "servers"

    @property
    def users_lock(self) -> Path:
        return self.run / "users.lock"

    def create(self) -> None:
        """Make the folders; only their owner may look into ``run`` and ``log``."""
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            self.run.mkdir(mode=0o700, exist_ok=True)
            self.log.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            sentence = f"Không tạo được thư mục dữ liệu {self.data}: {error.strerror}."
            raise EmbeddedServerError(sentence) from error

    def password(self) -> str:
        """The servers' password, made on first use, readable by its owner only."""
        path = self.run / "password"
        with suppress(FileExistsError):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_hex(24))
        return path.read_text()

    def remember(self, servers: Servers) -> None:
        """Say which ports answer."""
        draft = self.run / "servers.json.new"
        draft.write_text(
            json.dumps(
                {
                    "keeper": servers.keeper,
                    "postgres_port": servers.postgres_port,
                    "valkey_port": servers.valkey_port,
                }
            )
        )
        draft.replace(self.run / "servers.json")

    def forget(self) -> None:
        """The servers are about to go."""
        (self.run / "servers.json").unlink(missing_ok=True)

    def running(self) -> Servers | None:
        """The servers a living keeper answers for."""
        if self.is_free("keeper.lock"):
            return None
        try:
            found = json.loads((self.run / "servers.json").read_text())
        except FileNotFoundError:
            return None
        return Servers(password=self.password(), **found)

    def is_free(self, name: str) -> bool:
        """Whether nobody holds the lock at this moment."""
        with self.open_lock(name) as descriptor:
            return grab(descriptor, fcntl.LOCK_EX)

    @contextmanager
    def open_lock(self, name: str) -> Iterator[int]:
        """Open a lock file; closing it at the end lets the lock go."""
        descriptor = open_lock_file(self.run / name)
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    @contextmanager
    def starting(self) -> Iterator[None]:
        """Only one process at a time starts or ends the servers."""
        with self.open_lock("start.lock") as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield


def open_lock_file(path: Path) -> int:
    """A descriptor for ``flock`` which no other program inherits."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError as error:
        sentence = f"Thư mục dữ liệu {path.parent} thuộc về người dùng khác của máy này."
        raise EmbeddedServerError(sentence) from error


def grab(descriptor: int, kind: int) -> bool:
    """Take the lock if nobody stands in the way, without waiting."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
