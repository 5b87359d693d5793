"""Where standard output or standard error cannot be written, a command says so on the other one, if it can."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive.store.folder import DataFolder
from tests.support.command import ROOT
from tests.support.rows.articles import Row, archive_of

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")


@pytest.fixture
def data(folder: DataFolder) -> Path:
    folder.create()
    archive_of(folder.database, [Row("lv-1", "Seminārs", "Sanāca kopā.")]).close()
    return folder.root


def run(*arguments: object, full: str) -> subprocess.CompletedProcess[str]:
    """Run the command with `full`, stdout or stderr, leading to a device without room."""
    with FULL.open("w") as nowhere:
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {full: nowhere}
        command = [sys.executable, "-m", "archive", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, **streams, text=True, timeout=60, check=False)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    "arguments", [("status",), ("status", "--json"), ("search", "kopā"), ("--help",)], ids=" ".join
)
def test_a_full_output_is_one_line_and_no_traceback(arguments: tuple[str, ...], data: Path) -> None:
    ran = run(*arguments, *(["--data", data] if arguments[0] != "--help" else []), full="stdout")
    assert ran.returncode == 1
    (line,) = ran.stderr.splitlines()
    assert line.startswith("ctarchive: standard output cannot be written (No space left on device)")


def test_the_object_of_an_error_that_cannot_be_written_leaves_the_line_and_the_code(tmp_path: Path) -> None:
    ran = run("status", "--json", "--data", tmp_path, full="stdout")
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "no archive in" in ran.stderr


def test_a_line_that_cannot_be_written_leaves_the_code(data: Path) -> None:
    ran = run("search", "kopā", "--limit", "0", "--data", data, full="stderr")
    assert (ran.returncode, ran.stdout) == (2, "")


def test_letters_that_the_output_lacks_are_written_otherwise(data: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "archive", "search", "kopā", "--data", str(data)]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert r"San\u0101ca" in ran.stdout
