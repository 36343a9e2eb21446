#!/usr/bin/env python3
"""Make the environment ``.venv`` from the lock, once for each lock, with pip or, faster, uv.

``WHEELS=folder`` installs from wheels on the disk alone. Needs Python 3.11 or later with venv.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
LOCK = PROJECT / "requirements-dev.lock"
OLDEST = (3, 11)


def main() -> int:
    """Install what the lock names unless this very lock is installed already."""
    if sys.version_info < OLDEST:
        return say(f"Cần Python 3.11 trở lên; máy này đang dùng {sys.version.split()[0]}.")
    mark = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    stamp = ENVIRONMENT / "installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == mark:
        return 0
    say("Đang cài môi trường Python vào .venv, mất khoảng một phút…")
    uv = working_uv()
    try:
        make_environment(uv)
        install(uv)
    except subprocess.CalledProcessError:
        return say("Chưa cài được môi trường: xem lỗi ở trên (Debian cần gói python3-venv).")
    stamp.write_text(mark)
    return 0


def working_uv() -> str | None:
    """The path of uv where it is there and runs."""
    path = shutil.which("uv")
    if (
        path
        and subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    ):
        return path
    return None


def make_environment(uv: str | None) -> None:
    """An empty environment on the Python that runs this file."""
    if PYTHON.exists():
        return
    if uv:
        run([uv, "venv", "--quiet", "--python", sys.executable, str(ENVIRONMENT)])
    else:
        run([sys.executable, "-m", "venv", str(ENVIRONMENT)])


def install(uv: str | None) -> None:
    """Exactly the versions and hashes of the lock."""
    offline = (
        ["--no-index", "--find-links", os.environ["WHEELS"]] if os.environ.get("WHEELS") else []
    )
    what = ["--require-hashes", "-r", str(LOCK), *offline]
    if uv:
        run([uv, "pip", "install", "--quiet", "--python", str(PYTHON), *what])
        return
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--no-deps", *what])


def run(command: list[str]) -> None:
    """Run a command and let it speak."""
    subprocess.run(command, check=True, cwd=PROJECT)


def say(sentence: str) -> int:
    """Tell the person at the keyboard."""
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
