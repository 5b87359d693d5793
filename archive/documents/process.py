"""One file in a process of its own, which may crash, stall, or ask for all memory, and harms nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from archive.documents.problems import CRASHED, TOO_SLOW
from archive.documents.types import Limits

CONTENT = "content"  # the name of the file in the folder in which the process begins
_LARGEST_ANSWER = 64_000_000  # bytes; ten million characters as JSON are less
_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "VIRTUAL_ENV")
_ROOT = Path(__file__).resolve().parent.parent.parent  # where `archive` is imported from


class Answer(NamedTuple):
    """What the process printed, or why it is not worth anything."""

    printed: bytes
    problem: str | None


def run(module: str, arguments: list[str], content: bytes, limits: Limits, *, seconds: float) -> Answer:
    """Let a module of ours work on bytes, for so many seconds at most.

    Raises OSError where no process or no temporary file can be made.
    """
    with tempfile.TemporaryDirectory(prefix="ctarchive-", ignore_cleanup_errors=True) as folder:
        Path(folder, CONTENT).write_bytes(content)
        process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", module, *arguments],
            stdin=subprocess.PIPE,  # never written to: its end is the end of this process, and of that one too
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,  # it hears no Ctrl-C, and can be ended with all that it started
        )
        ending = _Ending(process, seconds)
        try:
            assert process.stdout is not None  # noqa: S101  # a pipe, as asked for above
            printed = process.stdout.read(_LARGEST_ANSWER + 1)
            if len(printed) <= _LARGEST_ANSWER:
                _wait(process)
        finally:
            ending.now()
            for pipe in filter(None, (process.stdin, process.stdout)):
                pipe.close()
    if ending.is_late or process.returncode == -getattr(signal, "SIGXCPU", 0):
        return Answer(b"", TOO_SLOW)
    if process.returncode or len(printed) > _LARGEST_ANSWER:
        return Answer(b"", CRASHED)
    return Answer(printed, None)


class _Ending:
    """Ends a process with its whole group, when the time is up or when it is done."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.is_late = False
        self._process = process
        self._timer = threading.Timer(seconds, self._late)
        self._timer.daemon = True
        self._timer.start()

    def _late(self) -> None:
        self.is_late = True
        self._kill()

    def now(self) -> None:
        self._timer.cancel()
        self._timer.join()
        self._kill()
        self._process.wait()

    def _kill(self) -> None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait for the end, but leave the number of the process taken: its group may still have to be ended by it."""
    if hasattr(os, "waitid"):
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    else:
        process.wait()


def _environment(folder: str) -> dict[str, str]:
    """What the process needs to know: where programs and modules are, and that it works in its folder."""
    kept = {name: value for name in _KEPT if (value := os.environ.get(name))}
    paths = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return kept | {
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, paths)),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "OMP_THREAD_LIMIT": "1",  # tesseract's: one file does not take all processors
    }
