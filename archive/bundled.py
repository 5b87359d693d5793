"""Finds what lies beside the package in a checkout and inside it once installed: metadata.yml and the stand-in site."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import ArchiveError

_PACKAGE = Path(__file__).parent


def metadata_path() -> Path:
    """The metadata.yml that describes the archive to Datasette."""
    installed = _PACKAGE / "metadata.yml"
    return installed if installed.exists() else _PACKAGE.parent / "metadata.yml"


@contextmanager
def stand_in_site() -> Iterator[str]:
    """Serve the stand-in site on loopback, in a process of its own, for the length of the block; its address.

    Raises ArchiveError where it does not come up.
    """
    module = "archive.replica" if (_PACKAGE / "replica").exists() else "tests.replica"
    command = [sys.executable, "-m", module]
    with subprocess.Popen(command, cwd=_PACKAGE.parent, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address:
                raise ArchiveError("the stand-in site did not start; see the message above")
            yield f"{address}/"
        finally:
            process.terminate()
