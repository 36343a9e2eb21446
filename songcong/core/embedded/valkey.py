"""The local Valkey: sessions, cache, rate limits and the broker's queues."""

import signal
import socket
import subprocess
from pathlib import Path

from songcong.core.embedded.process import Server
from songcong.core.embedded.store import Store


class Valkey(Server):
    """Configured through its standard input, so that no process list shows the password."""

    name = "Valkey"
    stop_signal = signal.SIGTERM

    def __init__(self, store: Store, log: Path, password: str, *, durable: bool) -> None:
        super().__init__(store, log)
        self.password = password
        self.durable = durable
        self.data = store.folder / "valkey"

    def prepare(self) -> None:
        self.store.account.make_folder(self.data)

    def command(self, port: int) -> list[str]:  # noqa: ARG002 - the port is in the configuration
        return [str(self.store.valkey), "-"]

    def configuration(self, port: int) -> bytes:
        lines = [
            "bind 127.0.0.1",
            f"port {port}",
            f'dir "{self.data}"',
            f"requirepass {self.password}",
            "save 60 1" if self.durable else 'save ""',
            "daemonize no",
        ]
        return "\n".join(lines).encode()

    def answers(self, process: subprocess.Popen[bytes], port: int) -> bool:  # noqa: ARG002
        """Ask it; while it reads its data back it answers with an error."""
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                connection.shutdown(socket.SHUT_WR)
                return connection.makefile("rb").read().startswith(b"+OK\r\n+PONG")
        except OSError:
            return False
