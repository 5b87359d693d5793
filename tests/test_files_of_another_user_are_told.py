"""A file or a folder that another user owns, as after a run by root, is named in one line that says what to do."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.error_reports import describe
from archive.store.folder import DataFolder
from tests.support.command import ROOT, Ran
from tests.support.sampled import later

# The capabilities by which root may read and write what it likes.
POWERS = "-dac_override,-dac_read_search"


@pytest.fixture
def data(copied: DataFolder) -> Path:
    return copied.root


def run(*arguments: object, module: str = "archive") -> Ran:
    """Run the command as somebody whom the rights of files bind."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    if not os.geteuid():
        if shutil.which("setpriv") is None:
            pytest.skip("without setpriv root cannot be bound by the rights of files")
        command = ["setpriv", "--bounding-set", POWERS, "--inh-caps", POWERS, *command]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def assert_told(ran: Ran, path: Path) -> None:
    (line,) = ran.err.splitlines()
    assert ran.code == 1
    assert str(path) in line
    assert "cannot be read" in line
    assert "Permission denied" in line
    assert "chown" in line
    assert "unexpected" not in line


@pytest.mark.parametrize(
    ("name", "mode", "command"),
    [
        (".lock", 0o444, ("rebuild",)),
        later(".takedowns.jsonl.lock", 0o444, ("withhold", "lv-101", "--reason", "legal")),
        ("takedowns.jsonl", 0o444, ("withhold", "lv-101", "--reason", "legal")),
        ("takedowns.jsonl", 0o000, ("status",)),
        later("decisions.jsonl", 0o000, ("rebuild",)),
        later("corrections.jsonl", 0o000, ("status",)),
        later("ids.jsonl", 0o000, ("rebuild",)),
        ("warc", 0o000, ("status",)),
        later("", 0o000, ("status",)),
        ("", 0o000, ("refresh",)),
    ],
)
def test_it_is_named_with_what_to_do(name: str, mode: int, command: tuple[str, ...], data: Path) -> None:
    path = data / name
    if not path.exists():
        path.touch()
    path.chmod(mode)
    try:
        ran = run(*command, "--data", data)
    finally:
        path.chmod(0o755)
    assert_told(ran, path)


@pytest.mark.parametrize("name", [later(""), "warc", later("takedowns.jsonl")])
def test_metrics_do_not_go_on_saying_that_all_is_well(name: str, data: Path, tmp_path: Path) -> None:
    metrics = tmp_path / "ctarchive.prom"
    assert run("status", "--data", data, "--prometheus", metrics).code == 0
    (data / "takedowns.jsonl").touch()
    (data / name).chmod(0o000)
    try:
        ran = run("status", "--data", data, "--prometheus", metrics)
    finally:
        (data / name).chmod(0o755)
    assert_told(ran, data / name)
    assert "\nctarchive_up 0.0\n" in metrics.read_text()


@pytest.mark.parametrize("command", [later(("search", "policija")), ("status",)], ids=" ".join)
def test_exports_that_nobody_may_look_into_stop_no_reader(command: tuple[str, ...], data: Path) -> None:
    assert run("withhold", "lv-103", "--reason", "legal", "--data", data).code == 0
    exports = data / "exports"
    exports.mkdir(exist_ok=True)
    exports.chmod(0)
    try:
        ran = run(*command, "--data", data)
    finally:
        exports.chmod(0o755)
    assert "exports" not in ran.err


@pytest.mark.parametrize("module", ["archive", "datasette"])
def test_pages_are_not_served_where_readers_cannot_share_locks(module: str, data: Path) -> None:
    arguments = ("serve", "--data", data) if module == "archive" else ("serve", data / "archive.db", "--port", 0)
    data.chmod(0o555)
    try:
        ran = run(*arguments, module=module)
    finally:
        data.chmod(0o755)
    (line,) = ran.err.splitlines()
    assert ran.code == 1
    assert line.startswith(f"ctarchive: {data} cannot be written to")
    assert "chown" in line


def test_a_database_that_may_only_be_read_is_read(data: Path) -> None:
    database = data / "archive.db"
    database.chmod(0o444)
    ran = run("search", "policija", "--data", data)
    assert (ran.code, ran.err) == (0, "")
    assert "lv-" in ran.out


def test_a_disk_that_may_only_be_read_is_called_so() -> None:
    error = OSError(errno.EROFS, "Read-only file system", "/data/.takedowns.jsonl.lock")
    outcome, told, code = describe(error)
    assert (outcome, code) == ("error", 1)
    assert told.startswith("/data/.takedowns.jsonl.lock cannot be written (Read-only file system): make it writable")


def test_a_folder_in_the_place_of_a_file_is_named() -> None:
    outcome, told, code = describe(IsADirectoryError(errno.EISDIR, "Is a directory", "/data/ids.jsonl"))
    assert (outcome, code) == ("error", 1)
    assert told == "/data/ids.jsonl cannot be read or written (Is a directory): move it away"
