"""A mail server of a test's own on 127.0.0.1: keeps what it accepts, waits when told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from socket import MSG_DONTWAIT, MSG_PEEK, socket
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import Any


@dataclass
class Sink:
    """Where mail arrives: ``seen`` in full, ``accepted`` when that was also acknowledged.

    While ``open`` is cleared a mail that has arrived waits; it is ``lost`` when its client goes.
    """

    port: int = 0
    accepted: list["Message[str, str]"] = field(default_factory=list)
    seen: list["Message[str, str]"] = field(default_factory=list)
    lost: list["Message[str, str]"] = field(default_factory=list)
    open: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        """As ``EMAIL_URL`` names it."""
        return f"smtp://127.0.0.1:{self.port}"


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        super().__init__(("127.0.0.1", sink.port), _Session)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed in the middle is no error of the server's."""


class _Session(StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper().strip()
            if verb == b"QUIT":
                return self._say("221 bye")
            if verb == b"DATA":
                self._say("354 go on")
                self._take()
            else:
                self._say("250 ok")
        return None

    def _take(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        mail = message_from_bytes(b"".join(lines))
        sink = self.server.sink
        sink.seen.append(mail)
        while not sink.open.wait(timeout=0.05):
            if self._has_gone():
                sink.lost.append(mail)
                return
        sink.accepted.append(mail)
        self._say("250 kept")

    def _has_gone(self) -> bool:
        """Whether the client has gone, which never heard then that its mail was taken."""
        try:
            return not self.connection.recv(1, MSG_PEEK | MSG_DONTWAIT)
        except BlockingIOError:
            return False

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def listening(sink: Sink) -> Iterator[Sink]:
    """Let the sink take mail, on the port it had before or on a free one."""
    with _Server(sink) as server:
        sink.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join()


def free_port() -> int:
    """A port where nobody listens."""
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
