#!/usr/bin/env python3
"""Make the programs and libraries that are no Python packages available: Pango, HarfBuzz, Chromium.

As root they are installed by apt-get. For anyone else the missing Debian packages are unpacked
into ``.venv/debian``; ``songcong.core.native`` loads the libraries from there and the browser
gets a starter of its own. Runs before the environment exists, on the standard library alone.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
UNPACKED = PROJECT / ".venv" / "debian"
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
BROWSER = "chromium-headless-shell"
ROUNDS = 40
STARTER = """#!/bin/sh
# Starts the browser with the libraries and fonts unpacked beside it.
root=$(cd "$(dirname "$0")/.." && pwd)
export LD_LIBRARY_PATH="{folders}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$root/etc/fonts"
exec "$root/usr/lib/chromium/chromium-headless-shell" "$@"
"""


def main(arguments: list[str]) -> int:
    """Look first, install only what is missing, and look again."""
    browser = "--browser" in arguments
    missing = missing_packages(browser=browser)
    if not missing:
        return 0
    names = " ".join(missing)
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        return say(f"Máy thiếu các gói hệ thống: {names}. Hãy cài bằng công cụ của máy.")
    say(f"Đang cài các gói hệ thống còn thiếu: {names}")
    try:
        install(missing) if os.geteuid() == 0 else unpack(missing)
    except subprocess.CalledProcessError as error:
        return say(f"{error.stdout}\nKhông cài được: {names} (lệnh {error.cmd[0]} báo lỗi).")
    still = missing_packages(browser=browser)
    if still:
        return say(f"Đã cài nhưng vẫn chưa dùng được: {' '.join(still)}.")
    return 0


def missing_packages(*, browser: bool) -> list[str]:
    """Names of the Debian packages without which the product or its journeys do not run."""
    preload()
    missing = [package for library, package in LIBRARIES.items() if not loads(library)]
    starter = UNPACKED / "bin" / BROWSER
    if browser and not (shutil.which(BROWSER) or starter.exists()):
        missing.append(BROWSER)
    return missing


def loads(library: str) -> bool:
    """Whether the dynamic linker finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def preload() -> None:
    """Load what was unpacked, in the order found when it was unpacked."""
    order = UNPACKED / "preload.txt"
    if order.exists():
        for line in order.read_text().splitlines():
            ctypes.CDLL(str(UNPACKED / line), mode=ctypes.RTLD_GLOBAL)


def install(packages: list[str]) -> None:
    """As root: by the machine's package manager, refreshing its lists when they are stale."""
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    command += ["-o", "DPkg::Lock::Timeout=300", *packages]
    try:
        run(command)
    except subprocess.CalledProcessError:
        run(["apt-get", "update", "-qq"])
        run(command)


def unpack(packages: list[str]) -> None:
    """As anyone: download with state folders of our own, unpack beside the environment."""
    state = UNPACKED / "apt"
    for folder in ("lists/partial", "archives/partial"):
        (state / folder).mkdir(parents=True, exist_ok=True)
    options = [
        f"Dir::State::lists={state}/lists",
        f"Dir::Cache={state}",
        f"Dir::Cache::archives={state}/archives",
        "Dir::State::status=/var/lib/dpkg/status",
        "Debug::NoLocking=1",
        "APT::Sandbox::User=",
    ]
    apt = ["apt-get", "-qq", *(part for option in options for part in ("-o", option))]
    run([*apt, "update"])
    run([*apt, "install", "-y", "--download-only", "--no-install-recommends", *packages])
    for archive in sorted((state / "archives").glob("*.deb")):
        run(["dpkg", "-x", str(archive), str(UNPACKED)])
    shutil.rmtree(state)
    write_preload()
    write_starter()


def write_preload() -> None:
    """Find an order in which the libraries load: again and again those that still fail."""
    waiting = sorted(path for path in UNPACKED.rglob("*.so.*") if "/pango/" not in str(path))
    order: list[Path] = []
    for _ in range(ROUNDS):
        loaded = [path for path in waiting if loads_globally(path)]
        order += loaded
        waiting = [path for path in waiting if path not in loaded]
        if not loaded:
            break
    lines = [str(path.relative_to(UNPACKED)) for path in order if not path.is_symlink()]
    (UNPACKED / "preload.txt").write_text("\n".join(lines) + "\n")


def loads_globally(path: Path) -> bool:
    """Load a library where later ones can find it."""
    try:
        ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True


def write_starter() -> None:
    """A program that starts the unpacked browser, if there is one."""
    if not (UNPACKED / "usr" / "lib" / "chromium").exists():
        return
    libraries = {path.parent.relative_to(UNPACKED) for path in UNPACKED.rglob("*.so.*")}
    folders = ":".join(f"$root/{folder}" for folder in sorted(libraries))
    starter = UNPACKED / "bin" / BROWSER
    starter.parent.mkdir(exist_ok=True)
    starter.write_text(STARTER.format(folders=folders))
    starter.chmod(0o755)


def run(command: list[str]) -> None:
    """Run a command, its output kept for the sentence in case it fails."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        command, check=True, env=quiet, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def say(sentence: str) -> int:
    """Tell the person at the keyboard."""
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
