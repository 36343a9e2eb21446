"""``python -m songcong.core.probe``: the container's health check, 0 while the web answers."""

import os
import sys
from http.client import HTTPConnection


def main() -> int:
    """Ask the web process of this container, under the name that visitors use."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    port = int(os.environ.get("BIND", "127.0.0.1:8000").rpartition(":")[2])
    connection = HTTPConnection("127.0.0.1", port, timeout=4)
    connection.request("GET", "/healthz", headers={"Host": host})
    return 0 if connection.getresponse().status == 200 else 1  # noqa: PLR2004


if __name__ == "__main__":
    sys.exit(main())
