"""A file that makes its reader crash, stall or ask for all memory is told so, within the limits, and that is all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from archive import documents
from archive.documents import reading
from archive.documents.confined import process
from archive.documents.problems import CRASHED, PROBLEMS, TOO_SLOW
from tests.support.documents import failing_reader
from tests.support.processes.process_state import is_running

LIMITS = documents.LIMITS._replace(seconds=1, memory=1 << 28)


@pytest.fixture(autouse=True)
def _troubled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "CHILD", failing_reader.__name__)
    monkeypatch.setattr(reading, "_GRACE", 2)


@pytest.mark.parametrize("trouble", sorted(set(failing_reader.TROUBLES)))
def test_each_trouble_is_a_problem_in_words(trouble: str) -> None:
    is_slow = trouble in ("sleep", "spin")
    limits = LIMITS if is_slow else LIMITS._replace(seconds=60)  # for a machine that is busy
    read = documents.read(trouble.encode(), name="a.txt", limits=limits)
    assert read.problem == (TOO_SLOW if is_slow else CRASHED)
    assert read.problem in PROBLEMS
    assert (read.mime, read.pages) == ("text/plain", ())


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for trouble in ("abort", "sleep"):
        documents.read(trouble.encode(), limits=LIMITS)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system knows no groups of processes")
def test_what_the_reader_started_ends_with_the_reader(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pid")
    fd = os.open(pipe, os.O_RDWR)
    assert documents.read(f"start {pipe}".encode(), limits=LIMITS._replace(seconds=5)).problem == TOO_SLOW
    another = int(os.read(fd, 20))
    os.close(fd)
    assert _ends(another)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system knows no groups of processes")
def test_the_reader_ends_with_its_folder_when_who_started_it_is_killed(tmp_path: Path) -> None:
    code = (
        "from archive.documents import reading, tools, LIMITS; import subprocess; tools();"
        "from archive.documents.confined import process;"
        f"process.CHILD = {failing_reader.__name__!r};"
        "started = subprocess.Popen; note = lambda *a, **k: (p := started(*a, **k), print(p.pid, flush=True))[0];"
        "subprocess.Popen = note; reading.read(b'sleep', limits=LIMITS)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        reader = int(parent.stdout.readline())
        time.sleep(0.5)
        os.kill(reader, 0)
        parent.kill()
    if not _ends(reader):
        os.kill(reader, signal.SIGKILL)
        pytest.fail("the reader outlived who started it")
    assert not list(tmp_path.iterdir())


def _ends(pid: int) -> bool:
    """Whether a process ends within ten seconds: one that was killed may still be there for a moment."""
    for _ in range(100):
        if not is_running(pid):
            return True
        time.sleep(0.1)
    return False
