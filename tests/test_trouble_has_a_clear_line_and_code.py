from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.misbehaviour import GzipBomb, Redirect, Reset, Status, Step, Truncated
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, answer_of
from tests.support.articles import path_of
from tests.support.command import NOWHERE, ROOT, Ran, ctarchive
from tests.support.crawling import Crawl
from tests.support.sampled import later, sampled


def assert_one_line(ran: Ran, code: int, *words: str) -> None:
    assert ran.code == code, ran
    line, end, rest = ran.err.partition("\n")
    assert (end, rest) == ("\n", ""), ran.err
    assert line.startswith("ctarchive: ")
    assert all(word in line for word in words), line


def test_a_site_that_does_not_answer_is_unreachable(folder: DataFolder) -> None:
    ran = ctarchive("refresh", "--site", NOWHERE, "--data", folder.root, "--delay", 0)
    assert_one_line(ran, 4, "could not be reached", NOWHERE)


def test_a_site_whose_every_answer_is_an_error_is_unreachable(folder: DataFolder) -> None:
    with ReplicaServer(lambda path: answer_of(b"down", "text/plain", status=503)) as server:
        ran = ctarchive("refresh", "--site", f"{server.url}/", "--data", folder.root, "--delay", 0, "--json")
    assert ran.code == 4
    assert ran.json["outcome"] == "unreachable"


def test_a_second_refresh_at_the_same_time_is_turned_away(small_site: ReplicaServer, folder: DataFolder) -> None:
    folder.create()
    with FileLock(folder.root / ".lock"):
        ran = ctarchive("refresh", "--site", f"{small_site.url}/", "--data", folder.root, "--delay", 0)
        assert_one_line(ran, 3, "another refresh, import or rebuild")
        assert_one_line(ctarchive("rebuild", "--data", folder.root), 3, "another refresh, import or rebuild")
    assert small_site.requests == []


def test_a_lock_whose_holder_died_does_not_block(small_site: ReplicaServer, folder: DataFolder) -> None:
    command = ["refresh", "--site", f"{small_site.url}/", "--data", str(folder.root), "--delay", "0.3"]
    first = subprocess.Popen([sys.executable, "-m", "archive", *command], cwd=ROOT)
    while not small_site.requests:
        time.sleep(0.05)
    first.kill()
    first.wait()
    assert ctarchive(*command[:-1], 0).code == 0


@pytest.mark.parametrize("command", ["refresh", "rebuild", "demo"])
def test_a_data_folder_that_cannot_be_written(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    arguments = {"refresh": ["--site", NOWHERE], "demo": ["--no-serve"]}.get(command, [])
    ran = ctarchive(command, *arguments, "--data", tmp_path / "file" / "data")
    assert_one_line(ran, 1, "cannot write to the data folder", "--data")


@pytest.mark.parametrize(
    "arguments",
    [
        ("withheld",),
        ("correct", "list"),
        ("release", "lv-104"),
        ("rebuild",),
        ("withhold", "lv-104", "--reason", "legal"),
    ],
)
def test_where_there_is_no_archive_nothing_is_made(arguments: tuple[str, ...], tmp_path: Path) -> None:
    words = "there are no captures" if arguments == ("rebuild",) else "no archive in"
    assert_one_line(ctarchive(*arguments, "--data", tmp_path / "typo" / "deep"), 2, words)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [("status",), later(("search", "x")), ("export",), later(("withhold", "lv-104", "--reason", "legal"))]
)
def test_a_backup_without_its_database_is_to_be_rebuilt(arguments: tuple[str, ...], copied: DataFolder) -> None:
    copied.database.unlink()
    assert_one_line(ctarchive(*arguments, "--data", copied.root), 2, "has captures but no database", "rebuild")


@pytest.mark.parametrize(
    ("arguments", "said"), [(("withheld",), "nothing is withheld"), (("correct", "list"), "nothing")]
)
def test_a_ledger_is_read_without_its_database(arguments: tuple[str, ...], said: str, folder: DataFolder) -> None:
    folder.create()
    for path in (folder.takedowns, folder.corrections):
        path.touch()
    ran = ctarchive(*arguments, "--data", folder.root)
    assert (ran.code, ran.out.startswith(said)) == (0, True)


@pytest.mark.parametrize("named", ["--note", "$CTARCHIVE_CONTACT"])
def test_words_in_another_encoding_are_wrong_use(named: str, copied: DataFolder) -> None:
    strange = os.fsdecode("Pēteris".encode("cp1257"))
    if named == "--note":
        ran = ctarchive("correct", "date", "lv-104", "none", "--note", strange, "--data", copied.root)
    else:
        contact = {"CTARCHIVE_CONTACT": strange}
        ran = ctarchive("refresh", "--site", NOWHERE, "--data", copied.root, environment=contact)
    assert_one_line(ran, 2, "'P\\udce7teris' is not in the encoding", "UTF-8")


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert_one_line(ctarchive("refresh", "--data", tmp_path / "file"), 2, "is a file")


@pytest.mark.parametrize("command", ["status", "search", "serve", "refresh"])
def test_a_damaged_database_is_named_and_left_alone(command: str, folder: DataFolder) -> None:
    folder.create()
    folder.database.write_bytes(b"no database at all" * 1000)
    arguments = {"search": ["x"], "refresh": ["--site", NOWHERE]}.get(command, [])
    assert_one_line(ctarchive(command, *arguments, "--data", folder.root), 1, "archive.db", "rebuild")
    assert folder.database.read_bytes().startswith(b"no database")


def test_a_rebuild_replaces_a_damaged_database(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    folder.database.write_bytes(b"no database at all" * 1000)
    assert ctarchive("rebuild", "--data", folder.root).code == 0
    assert ctarchive("status", "--data", folder.root, "--json").json["counts"]["articles"] == 6


STOPPED = """
import os, signal, sys
from archive.cli import main
from archive.store.reprocessing import rebuild
rebuild.put_in_place = lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM)
main(["rebuild", "--data", sys.argv[1]])
"""


def test_a_rebuild_that_is_stopped_says_so_and_leaves_all_as_it_was(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    before = [*folder.root.iterdir()]
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, str(folder.root)], cwd=ROOT, text=True, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (1, "ctarchive: stopped")
    assert {*folder.root.iterdir()} - {*before} <= {folder.root / f"archive.db-{one}" for one in ("wal", "shm")}


@pytest.mark.skipif(sys.platform == "win32", reason="it has no shell that closes streams")
@pytest.mark.parametrize("closed", [later("2>&-"), "<&- >&- 2>&-"])
def test_nobody_need_listen(closed: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    command = f'"$0" -m archive rebuild --data "$1" {closed}'
    assert subprocess.run(["sh", "-c", command, sys.executable, folder.root], cwd=ROOT, check=False).returncode == 0
    command = f'"$0" -m archive rebuild --data "$1/nothing" {closed}'
    assert subprocess.run(["sh", "-c", command, sys.executable, folder.root], cwd=ROOT, check=False).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--nonsense"], "--nonsense"),
        (["nonsense"], "nonsense"),
        (["refresh", "--nonsense"], "--nonsense"),
        (["refresh", "--delay", "soon"], "--delay"),
        (["refresh", "--delay", "-1"], "--delay"),
        (["refresh", "--site", "not a site"], "--site"),
        (["refresh", "--site", "ftp://example.org/"], "--site"),
        (["search"], "QUERY"),
        (["search", "x", "--since", "yesterday"], "--since"),
        (["serve", "--port", "0"], "--port"),
    ],
)
def test_wrong_use_says_what_and_where_to_look(arguments: list[str], word: str, tmp_path: Path) -> None:
    assert_one_line(ctarchive(*arguments, environment={"CTARCHIVE_DATA": str(tmp_path)}), 2, word)


@pytest.mark.parametrize("command", ["status", "search", "serve", "rebuild"])
def test_an_empty_archive_is_no_error_in_disguise(command: str, tmp_path: Path) -> None:
    ran = ctarchive(command, *(["x"] if command == "search" else []), "--data", tmp_path)
    assert_one_line(ran, 2, str(tmp_path))
    assert list(tmp_path.glob("*.db")) == []


def test_a_port_that_is_taken(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    ran = ctarchive("serve", "--data", folder.root, "--port", small_site.port)
    assert_one_line(ran, 2, str(small_site.port), "--port")


FAILING = [Status(500), Status(429), Reset(), Truncated(100), GzipBomb(40)]


@pytest.mark.parametrize("trouble", sampled(FAILING, [Truncated(100)]), ids=repr)
def test_a_page_that_keeps_failing_makes_the_refresh_partial(
    trouble: Step, small_site: ReplicaServer, folder: DataFolder
) -> None:
    path = path_of("lv-103")
    small_site.script(path, trouble)
    ran = ctarchive("refresh", "--site", f"{small_site.url}/", "--data", folder.root, "--delay", 0, "--json")
    assert ran.code == 6
    assert (ran.json["outcome"], ran.json["failed"], ran.json["new"]) == ("partial", 1, 5)
    assert path in ran.err
    assert_one_line(Ran(6, "", ran.err), 6, "1 ", path)


@pytest.mark.parametrize(
    "site",
    [
        lambda path: answer_of(b"<h1>It works!</h1>", "text/html"),
        lambda path: answer_of(b"", "text/html"),
        lambda path: answer_of(b"User-agent: *\nDisallow: /", "text/plain"),
        lambda path: answer_of(b"gone", "text/plain", status=404),
    ],
    ids=["another site", "empty pages", "robots.txt forbids", "nothing there"],
)
def test_a_site_on_which_nothing_is_recognised_is_drift(site: Callable[[str], Answer], folder: DataFolder) -> None:
    with ReplicaServer(site) as server:
        ran = ctarchive("refresh", "--site", f"{server.url}/", "--data", folder.root, "--delay", 0)
    assert_one_line(ran, 5, "nothing was published")


def test_drift_leaves_what_is_published_alone(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    before = folder_rows(folder)
    small_site.handler, honest = (lambda path: Answer(200, "text/html", b"<p>new design</p>")), small_site.handler
    assert crawl(small_site).outcome == "drift"
    assert folder_rows(folder) == before
    small_site.handler = honest
    assert crawl(small_site).outcome == "done"


def folder_rows(folder: DataFolder) -> list[tuple[object, ...]]:
    db = open_database(folder.database)
    rows = db.execute("SELECT * FROM articles ORDER BY id").fetchall()
    db.close()
    return rows


def test_redirects_off_the_site_are_not_followed(small_site: ReplicaServer, folder: DataFolder, crawl: Crawl) -> None:
    with ReplicaServer() as stranger:
        small_site.script("/en/news", Redirect(f"{stranger.url}/"))
        small_site.script("/sitemap.xml", Redirect("file:///etc/passwd"))
        assert crawl(small_site).outcome == "done"
        assert stranger.requests == []


def test_a_full_disk_ends_the_crawl_and_publishes_nothing(
    small_site: ReplicaServer, folder: DataFolder, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive.errors import ArchiveError
    from archive.warc.writer import CaptureWriter

    crawl(small_site)
    before = folder_rows(folder)
    monkeypatch.setattr(CaptureWriter, "sync", full_disk)
    with pytest.raises(ArchiveError, match="No space left"):
        crawl(small_site)
    monkeypatch.undo()
    assert folder_rows(folder) == before
    assert crawl(small_site).outcome == "done"


def full_disk(writer: object) -> None:
    raise OSError(28, "No space left on device")


def test_sqlite_is_new_enough() -> None:
    assert sqlite3.sqlite_version_info >= (3, 38)  # for the -> operators on JSON
