"""The local PostgreSQL: made once, started on a free port of this machine alone."""

import hashlib
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from songcong.core.embedded.errors import EmbeddedServerError
from songcong.core.embedded.places import ROLE
from songcong.core.embedded.process import Server
from songcong.core.embedded.store import Store

CLUSTER = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C.UTF-8",
    "--auth=scram-sha-256",
    f"--username={ROLE}",
)
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
}
SCRATCH = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "2GB",
}


class Postgres(Server):
    """One cluster; ``durable=False`` trades safety after a power cut for the speed of tests."""

    name = "PostgreSQL"
    stop_signal = signal.SIGINT

    def __init__(self, store: Store, log: Path, password: str, *, durable: bool) -> None:
        super().__init__(store, log)
        self.password = password
        self.durable = durable
        self.data = store.folder / "postgres"
        self.mark = store.folder / "password.sha256"

    def prepare(self) -> None:
        """Make the cluster on first use; follow a password that was made anew."""
        if not self.data.exists():
            self._make_cluster()
        elif self._installed_version() != (self.data / "PG_VERSION").read_text().strip():
            raise EmbeddedServerError(
                "Dữ liệu do một bản PostgreSQL khác tạo ra; hãy sao lưu rồi chuyển bằng pg_dump."
            )
        elif self.mark.read_text() != self._password_mark():
            self._change_password()
        self.mark.write_text(self._password_mark())

    def command(self, port: int) -> list[str]:
        settings = {**SETTINGS, **({} if self.durable else SCRATCH), "port": str(port)}
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        return [self._program("postgres"), "-D", str(self.data), *options]

    def answers(self, process: subprocess.Popen[bytes], port: int) -> bool:  # noqa: ARG002
        """The postmaster writes its state into the eighth line of its pid file."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return lines[:1] == [str(process.pid)] and lines[7:8] == ["ready   "]

    def start(self) -> None:
        """Start, and make the product's database if it is not there."""
        super().start()
        address = f"host=127.0.0.1 port={self.port} user={ROLE} dbname=postgres"
        with psycopg.connect(address, password=self.password, autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ROLE])
            if not found.fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(ROLE)))

    def _program(self, name: str) -> str:
        return str(self.store.postgres_bin / name)

    def _installed_version(self) -> str:
        """Major version of the programs: ``postgres (PostgreSQL) 18.1`` gives ``18``."""
        answer = self.store.account.run([self._program("postgres"), "--version"]).stdout
        return answer.split()[-1].split(".")[0]

    def _password_mark(self) -> str:
        return hashlib.sha256(self.password.encode()).hexdigest()

    def _make_cluster(self) -> None:
        """Made beside its place and moved there whole, so that a kill leaves nothing half-made."""
        draft = self.store.folder / "postgres.new"
        secret = draft / "initial-password"
        shutil.rmtree(draft, ignore_errors=True)
        self.store.account.make_folder(draft)
        cluster = draft / "cluster"
        self.store.account.make_file(secret, self.password)
        command = [self._program("initdb"), "-D", str(cluster), f"--pwfile={secret}", *CLUSTER]
        outcome = self.store.account.run(command + ([] if self.durable else ["--no-sync"]))
        if outcome.returncode:
            self.log.write_text(outcome.stdout)
            raise EmbeddedServerError("Không tạo được cơ sở dữ liệu PostgreSQL của phần mềm.")
        cluster.rename(self.data)
        shutil.rmtree(draft)

    def _change_password(self) -> None:
        """Set the role's password without signing in: the old one is gone."""
        command = [self._program("postgres"), "--single", "-D", str(self.data), "postgres"]
        statement = f"ALTER ROLE {ROLE} PASSWORD '{self.password}'\n"
        if self.store.account.run(command, typed=statement).returncode:
            raise EmbeddedServerError("Không đặt lại được mật khẩu cơ sở dữ liệu của phần mềm.")
