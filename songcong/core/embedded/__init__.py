"""PostgreSQL and Valkey of the product's own, for machines where nobody gave it servers by URL.

Called by ``manage.py``, ``wsgi.py`` and the Celery command before the settings are read;
importing the settings, the tests or the tasks never starts anything.
"""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from songcong.core.embedded.client import join
from songcong.core.embedded.errors import EmbeddedServerError
from songcong.core.embedded.places import PROJECT, Places

__all__ = ["EmbeddedServerError", "attach", "attach_or_exit", "started_by_celery_command"]

INHERITED = "SONGCONG_SERVERS"


def attach(
    environ: MutableMapping[str, str] = os.environ,
    *,
    data: Path | None = None,
    durable: bool = True,
) -> None:
    """Join the local servers, starting them when nobody runs them, and name them in ``environ``.

    Does nothing where both URLs are given from outside, or under the production settings.
    A child of a process that joined holds a lock of its own and keeps the URLs it was given.
    Raises ``EmbeddedServerError`` with a sentence for the person at the keyboard.
    """
    if INHERITED in environ:
        join(Places(Path(environ[INHERITED])), durable=durable)
        return
    production = environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".production")
    if production or {"DATABASE_URL", "REDIS_URL"} <= environ.keys():
        return
    folder = data or Path(environ.get("SONGCONG_DATA_DIR") or PROJECT / "var")
    servers = join(Places(folder.resolve()), durable=durable)
    environ[INHERITED] = str(folder.resolve())
    environ.setdefault("DATABASE_URL", servers.database_url)
    environ.setdefault("REDIS_URL", servers.redis_url)


def attach_or_exit() -> None:
    """As ``attach``, ending the process with the sentence when the servers do not come up."""
    try:
        attach()
    except EmbeddedServerError as error:
        raise SystemExit(str(error)) from error


def started_by_celery_command() -> bool:
    """Tell ``celery -A songcong worker`` from Django code that merely imports the app."""
    program = Path(sys.argv[0])
    return program.name == "celery" or program.parts[-2:] == ("celery", "__main__.py")
