"""A Debian as on a new server, booted with its own systemd in a container (systemd-nspawn)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.command import ROOT, Ran

FRESH = "CTARCHIVE_DEBIAN"  # a folder made by `debootstrap --variant=minbase trixie FOLDER`
SOURCE = "/opt/ctarchive/source"
_A_SERVER_HAS = "systemd systemd-sysv dbus sudo"
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def why_not() -> str:
    """Why it cannot run here; empty if it can."""
    if os.geteuid() != 0 or shutil.which("systemd-nspawn") is None:
        return "it takes root and systemd-nspawn (Debian: systemd-container)"
    if not Path(os.environ.get(FRESH) or "/nowhere", "etc/debian_version").exists():
        return f"${FRESH} names no folder made by `debootstrap --variant=minbase trixie FOLDER`"
    return ""


class Debian:
    """A running Debian with the source of this project; `root` is the folder with its files."""

    def __init__(self, root: Path, leader: int) -> None:
        self.root, self._leader = root, leader

    def sh(self, script: str) -> Ran:
        """Run commands as root; the first failure ends them."""
        enter = [str(shutil.which("nsenter")), f"--target={self._leader}", "--all"]
        done = subprocess.run(
            [*enter, "bash", "-euxo", "pipefail", "-c", script],
            env={"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"},
            capture_output=True, text=True, timeout=900, check=False,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)


@contextmanager
def booted(folder: Path) -> Iterator[Debian]:
    """A booted copy of the fresh Debian, in a folder that is removed when the block ends."""
    root = folder / "debian"
    subprocess.run(["cp", "--archive", "--reflink=auto", os.environ[FRESH], root], check=True)
    try:
        install = f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {_A_SERVER_HAS}"
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["chroot", root, "sh", "-c", install], check=True, capture_output=True, env=env)
        _put_source(root / SOURCE.lstrip("/"))
        # The host may reach the package index through a proxy with a certificate of its own.
        shutil.copy(_CERTIFICATES, root / "etc/certificates-of-the-machine.crt")
        (root / "etc/pip.conf").write_text("[global]\ncert = /etc/certificates-of-the-machine.crt\n")
        with _running(root) as leader:
            debian = Debian(root, leader)
            for _ in range(120):
                if debian.sh("systemctl is-system-running || true").out.strip() in ("running", "degraded"):
                    break
                time.sleep(0.5)
            yield debian
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _put_source(place: Path) -> None:
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)


@contextmanager
def _running(root: Path) -> Iterator[int]:
    command = ["systemd-nspawn", f"--directory={root}", "--boot", "--register=no", "--keep-unit", "--quiet"]
    env = {**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=env, stdin=quiet, stdout=quiet, stderr=quiet) as container:
        try:
            children = Path(f"/proc/{container.pid}/task/{container.pid}/children")
            for _ in range(100):
                if leaders := children.read_text().split():
                    break
                time.sleep(0.1)
            yield int(leaders[0])
        finally:
            container.send_signal(signal.SIGTERM)  # shuts down in order
            try:
                container.wait(60)
            except subprocess.TimeoutExpired:
                container.kill()
