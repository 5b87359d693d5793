"""Finds files that are beside the package in a checkout but inside it when installed: metadata.yml, stand-in site."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from archive.errors import ArchiveError

_PACKAGE = Path(__file__).parent


def metadata_path() -> Path:
    """The metadata.yml that describes the archive to Datasette."""
    installed = _PACKAGE / "metadata.yml"
    return installed if installed.exists() else _PACKAGE.parent / "metadata.yml"


class StandIn:
    """The stand-in site while it is served, in a separate process. `url` ends with a slash."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.url = f"{self._read()}/"
        self.port = int(self.url.rpartition(":")[2].strip("/"))

    def show(self, state: str, moment: datetime) -> None:
        """Switch it to a state of its past (`now`: the present one), and set its clock to an aware moment."""
        if self._process.stdin:
            self._process.stdin.write(f"{state} {moment.isoformat()}\n")
            self._process.stdin.flush()
        self._read()

    def _read(self) -> str:
        line = self._process.stdout.readline().strip() if self._process.stdout else ""
        if not line:
            raise ArchiveError("the stand-in site did not start, or has ended; see the message above")
        return line


@contextmanager
def stand_in_site(port: int, recording: Path | None = None) -> Iterator[StandIn]:
    """Serve the stand-in site on loopback until the block ends, at `port` or, if that is in use, at another.

    `recording` is where to write a WARC file of what others captured of its past. Raises ArchiveError if the site does
    not start.
    """
    module = "archive.replica" if (_PACKAGE / "replica").exists() else "tests.replica"
    command = [sys.executable, "-m", module, "--port", str(port), "--or-another", "--steered"]
    if recording:
        command += ["--record", str(recording)]
    # In a session of its own, so that Ctrl-C reaches the crawl alone. It ends when its standard input is closed.
    with subprocess.Popen(
        command, cwd=_PACKAGE.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            yield StandIn(process)
        finally:
            process.terminate()
