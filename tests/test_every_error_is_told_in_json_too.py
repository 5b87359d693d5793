"""With --json every error of every command is one object on standard output, and the same line on standard error."""

from __future__ import annotations

import errno
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest
from filelock import FileLock

from archive import cli, error_reports
from archive.store.folder import DataFolder
from tests.replica.server import ReplicaServer
from tests.support.command import NOWHERE, ROOT

COMMANDS = ("refresh", "rebuild", "status", "search")


def run(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any, str]:
    """The exit code, what standard output has as JSON, and standard error, of the command in this process."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(map(str, arguments)))
    said = capfd.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, json.loads(said.out), said.err


def assert_told(ran: tuple[int, Any, str], outcome: str, code: int) -> None:
    ended, said, line = ran
    assert (ended, said["outcome"], said["exit_code"]) == (code, outcome, code)
    assert set(said) == {"outcome", "detail", "exit_code"}
    assert line.lstrip("\n") == f"ctarchive: {said['detail']}\n"  # click begins a new line behind a ^C


@pytest.mark.parametrize(
    "arguments",
    [
        *[(command, "--json", "--nonsense") for command in COMMANDS],
        ("--json",),
        ("nonsense", "--json"),
        ("serve", "--json"),
        ("search", "--json"),
        ("refresh", "--delay", "soon", "--json"),
        ("refresh", "--site", "not a site", "--json"),
        ("status", "--json", "--data", "nowhere/at all"),
        ("status", "--max-age", "x", "--json"),
        ("status", "--max-age", "nan", "--json"),
        ("status", "--max-age", "inf", "--json"),
        ("refresh", "--delay", "nan", "--json"),
        ("import", "wayback", "--delay", "nan", "--json"),
    ],
    ids=" ".join,
)
def test_wrong_use(arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert_told(run(capfd, *arguments), "usage", 2)


def test_a_command_that_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    assert error_reports.describe(click.exceptions.NoArgsIsHelpError(click.Context(cli.cli)))[0] == "usage"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EMFILE, "Too many open files"), "raise `ulimit -n`"),
        (OSError(errno.ENFILE, "Too many open files in system"), "raise `ulimit -n`"),
        (MemoryError(), "not enough memory"),
    ],
    ids=repr,
)
def test_what_the_machine_lacks_is_no_bug(error: BaseException, said: str) -> None:
    outcome, detail, code = error_reports.describe(error)
    assert (outcome, code) == ("error", 1)
    assert said in detail


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59+00:00", "0001-01-01", "yesterday"])
def test_a_pretended_time_that_is_none(
    moment: str, folder: DataFolder, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", moment)
    folder.create()
    assert_told(run(capfd, "refresh", "--site", NOWHERE, "--json", "--data", folder.root), "usage", 2)


@pytest.mark.parametrize("arguments", [("refresh", "--site", NOWHERE), ("rebuild",)], ids=" ".join)
def test_a_lock_that_is_held(arguments: tuple[str, ...], folder: DataFolder, capfd: pytest.CaptureFixture[str]) -> None:
    folder.create()
    with FileLock(folder.root / ".lock"):
        assert_told(run(capfd, *arguments, "--data", folder.root, "--json"), "locked", 3)


def test_a_service_that_a_dry_run_cannot_reach(folder: DataFolder, capfd: pytest.CaptureFixture[str]) -> None:
    ran = run(capfd, "import", "wayback", "--from", NOWHERE, "--dry-run", "--data", folder.root, "--json")
    assert_told(ran, "unreachable", 4)


@pytest.mark.parametrize("command", ["refresh", "status", "search"])
def test_a_database_that_is_broken(command: str, folder: DataFolder, capfd: pytest.CaptureFixture[str]) -> None:
    folder.create()
    folder.database.write_bytes(b"no database at all" * 1000)
    arguments = {"search": ["x"], "refresh": ["--site", NOWHERE]}.get(command, [])
    assert_told(run(capfd, command, *arguments, "--data", folder.root, "--json"), "damaged", 1)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_cannot_be_used(command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    arguments = {"search": ["x"], "refresh": ["--site", NOWHERE]}.get(command, [])
    code, said, line = run(capfd, command, *arguments, "--data", tmp_path / "file" / "data", "--json")
    assert code == said["exit_code"] in (1, 2)
    assert line == f"ctarchive: {said['detail']}\n"


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(KeyboardInterrupt(), "stopped"), (RuntimeError("a\nb"), "error"), (OSError(28, "x"), "error")],
)
def test_what_nobody_expects(
    error: BaseException,
    outcome: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.delenv("CTARCHIVE_DEBUG", raising=False)
    monkeypatch.setattr("archive.store.reprocessing.rebuild.rebuild", fail)
    assert_told(run(capfd, "rebuild", "--data", tmp_path, "--json"), outcome, 1)


def test_a_word_of_a_query_is_no_option(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["search", "--data", str(tmp_path), "--", "--json"])
    assert capfd.readouterr().out == ""


def test_a_refresh_that_is_interrupted_early(small_site: ReplicaServer, folder: DataFolder) -> None:
    command = ["refresh", "--site", f"{small_site.url}/", "--data", str(folder.root), "--delay", "5", "--json"]
    with subprocess.Popen(
        [sys.executable, "-m", "archive", *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while not small_site.requests:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate()
    assert json.loads(out)["outcome"]
