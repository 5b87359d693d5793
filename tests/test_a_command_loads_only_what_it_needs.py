"""A command starts quickly, for it loads nothing that another one needs."""

from __future__ import annotations

import gc
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from archive import cli
from archive.cli.shared import loading
from archive.store.folder import DataFolder
from tests.replica.server import ReplicaServer

LARGE = ("scrapy", "datasette", "rich", "sqlite_utils", "archive.search", "archive.store.publish")
# What reads pages and texts: its patterns take longer to compile than all else of a short command.
RULES = {"archive.extract.page", "archive.people.latvian.reader", "archive.people.english.reader"}

# Modules that are loaded when the command has come to its end.
TELL = """
import sys
from contextlib import suppress
from archive.cli import main
with suppress(SystemExit):
    main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", TELL, *arguments]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stderr.split())


@pytest.mark.parametrize("arguments", [["--version"], ["refresh", "--help"], ["refrehs"], ["erase", "--help"]])
def test_who_asks_for_little_waits_for_little(arguments: list[str]) -> None:
    assert loaded(*arguments).isdisjoint(LARGE)


def test_the_status_needs_no_crawler(tmp_path: Path) -> None:
    assert loaded("status", "--data", str(tmp_path)).isdisjoint(("scrapy", "twisted", "datasette"))


@pytest.mark.parametrize("arguments", [["--help"], ["status"], ["search", "palīdzība"]])
def test_a_command_that_reads_no_page_loads_no_rules(arguments: list[str], archived_replica: DataFolder) -> None:
    data = [] if arguments == ["--help"] else ["--data", str(archived_replica.root)]
    assert loaded(*arguments, *data).isdisjoint(RULES)


def test_a_refresh_that_finds_nothing_new_loads_no_rules(small_site: ReplicaServer, tmp_path: Path) -> None:
    refresh = ["refresh", "--site", f"{small_site.url}/", "--data", str(tmp_path), "--delay", "0"]
    assert "archive.people.latvian.reader" in loaded(*refresh)
    assert loaded(*refresh).isdisjoint(RULES)


def test_every_command_is_there_under_its_name() -> None:
    context = cli.cli.make_context("ctarchive", ["status"])
    names = cli.cli.list_commands(context)
    commands = [cli.cli.get_command(context, name) for name in names]
    assert [command.name for command in commands if command] == names
    assert cli.cli.get_command(context, "refrehs") is None


@pytest.mark.parametrize("is_enabled", [True, False])
def test_the_collector_is_as_it_was_once_all_is_loaded(is_enabled: bool) -> None:
    was = gc.isenabled()
    try:
        gc.enable() if is_enabled else gc.disable()
        with suppress(ImportError), loading():
            assert not gc.isenabled()
            raise ImportError
        assert gc.isenabled() is is_enabled
    finally:
        gc.unfreeze()
        gc.enable() if was else gc.disable()
