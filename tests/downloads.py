"""Files that a page gives, as a browser takes them."""

import csv
import io
import re
from typing import cast

from django.http import FileResponse
from django.test import Client

from songcong.core.export import BOM


def download(client: Client, path: str, **query: str) -> tuple[bytes, str]:
    """A file and its name."""
    response = cast(FileResponse, client.get(path, query))
    assert response.status_code == 200
    found = re.search(r'filename="([^"]+)"', response.headers["Content-Disposition"])
    assert found
    return b"".join(cast("list[bytes]", response)), found[1]


def csv_rows(body: bytes) -> list[list[str]]:
    text = body.decode()
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM))))
