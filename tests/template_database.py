"""The migrated database that each test process copies: migrating takes half a minute."""

import hashlib
import os
import subprocess
import sys
from typing import Final
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from psycopg import sql

PREFIX: Final = "migrated_"
LOCK: Final = 0x736F6E67  # one process makes the template, the others wait for it
MADE_FROM: Final = ("*/migrations/*.py", "songcong/*/migrations/*.py", "requirements.lock")


def template_database() -> str:
    """The name of a database as the migrations of today leave it, made where it is missing."""
    name = PREFIX + _digest()
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(_at(url, "postgres"), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        made = [row[0] for row in server.execute("SELECT datname FROM pg_database")]
        if name not in made:
            for old in (each for each in made if each.startswith(PREFIX)):
                server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
            _make(server, url, name)
    return name


def _make(server: psycopg.Connection, url: str, name: str) -> None:
    making = f"{PREFIX}making"
    server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(making)))
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    surroundings = {**os.environ, "DATABASE_URL": _at(url, making)}
    subprocess.run(command, cwd=settings.BASE_DIR, env=surroundings, check=True)
    server.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(making), sql.Identifier(name)
        )
    )


def _digest() -> str:
    digest = hashlib.sha256()
    for pattern in MADE_FROM:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _at(url: str, database: str) -> str:
    return urlsplit(url)._replace(path=f"/{database}").geturl()
