"""The demo imports what others recorded and visits the stand-in over months: its archive has all that a past brings."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from archive.store.folder import DataFolder
from tests.replica.states import load_states
from tests.support.command import ROOT, Ran, ctarchive
from tests.support.reading_room import ReadingRoom

EVER = {article.id for state in load_states().values() for article in state.articles if "jaunums/" not in article.slug}
BY_OTHERS_ALONE = {"lv-97", "lv-99", "en-199"}


def ask(folder: DataFolder, sql: str) -> list[Any]:
    """The rows of a question to the archive; of one column, its values."""
    with closing(sqlite3.connect(folder.database)) as db:
        rows = db.execute(sql).fetchall()
    return [row[0] if len(row) == 1 else row for row in rows]


def counts(folder: DataFolder) -> list[Any]:
    """How many articles, versions, events and captures by others there are, which no later visit may make more."""
    tables = ("articles", "revisions", "events", "captures WHERE import_id IS NOT NULL")
    return ask(folder, "SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in tables))


def demo(folder: DataFolder) -> Ran:
    return ctarchive("demo", "--no-serve", "--data", folder.root, timeout=300)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, Ran]:
    """The archive of the demo, and what the demo said."""
    folder = DataFolder(tmp_path_factory.mktemp("demo") / "data")
    return folder, demo(folder)


@pytest.fixture(scope="module")
def lived(told: tuple[DataFolder, Ran]) -> DataFolder:
    """The archive of the demo. Not to be written to."""
    folder, ran = told
    assert ran.code == 0, ran.err
    return folder


@pytest.fixture
def copy(lived: DataFolder, folder: DataFolder) -> DataFolder:
    shutil.copytree(lived.root, folder.root)
    return folder


@pytest.fixture(scope="module")
def room(lived: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(lived.database)) as room:
        yield room


def test_it_ends_well_and_says_each_step_on_a_line(told: tuple[DataFolder, Ran]) -> None:
    _, ran = told
    assert ran.code == 0, ran.err
    first, *steps = ran.err.splitlines()
    assert "invented" in first
    assert [line.split(":")[0] for line in steps] == [f"Step {step} of 5" for step in range(1, 6)]
    assert "import" in steps[0]


def test_it_has_every_article_that_the_site_ever_had(lived: DataFolder) -> None:
    assert set(ask(lived, "SELECT id FROM articles")) == EVER
    assert len(EVER) == len(load_states()["now"].articles) + len(BY_OTHERS_ALONE) + 1


def test_an_article_is_gone_and_some_are_known_from_others_alone(lived: DataFolder) -> None:
    assert ask(lived, "SELECT id FROM articles WHERE gone_at IS NOT NULL") == ["lv-224"]
    sql = "SELECT id FROM articles WHERE id IN (SELECT article_id FROM crawled WHERE article IS NULL)"
    assert set(ask(lived, sql)) == BY_OTHERS_ALONE


@pytest.mark.parametrize(
    ("article", "states"),
    [
        ("lv-105", ["2016", "2019"]),
        ("lv-109", ["2019", "2022"]),
        ("lv-starpinstituciju-sadarbiba", ["2016", "2019", "2022"]),
        ("lv-kontakti", ["2016", "2022", "now"]),
        ("lv-222", ["2022", "second-visit"]),
        ("lv-101", ["2016"]),
    ],
)
def test_each_version_is_of_the_state_that_had_it_first(lived: DataFolder, article: str, states: list[str]) -> None:
    said = [next(one for one in load_states()[state].articles if one.id == article).body_text for state in states]
    sql = f"SELECT body FROM revisions WHERE article_id = '{article}' ORDER BY revision"
    assert ask(lived, sql) == said


def test_the_id_of_an_address_of_before_leads_to_the_article(lived: DataFolder, room: ReadingRoom) -> None:
    ((of_then, article),) = ask(lived, "SELECT id, article_id FROM addresses")
    assert of_then.startswith("lv-jaunums-kampana-skaties-plasak")
    assert article == "lv-102"
    answer = room.get(f"/article/{of_then}")
    assert (answer.status_code, answer.headers.get("location")) == (301, "/article/lv-102")


def test_the_parked_domain_is_kept_and_not_believed(lived: DataFolder) -> None:
    sql = "SELECT article_id FROM captures JOIN imported_readings ON captures.id = capture_id WHERE doubt IS NOT NULL"
    assert set(ask(lived, sql)) == {"lv-101", "lv-103", "lv-104"}
    assert ask(lived, "SELECT id FROM articles WHERE body LIKE '%parked%'") == []


def test_the_past_of_the_calendar_is_kept(lived: DataFolder) -> None:
    sql = "SELECT starts_on FROM events WHERE title = 'Seminārs bāriņtiesu priekšsēdētājiem'"
    assert ask(lived, sql) == ["2016-11-24"]
    sql = "SELECT starts_on FROM events WHERE title = 'Gada noslēguma sanāksme' ORDER BY starts_on"
    assert ask(lived, sql) == ["2026-12-16", "2026-12-17"]  # it was moved


def test_captures_cover_the_years(lived: DataFolder) -> None:
    years = ask(lived, "SELECT DISTINCT substr(fetched_at, 1, 4) FROM captures WHERE import_id IS NOT NULL ORDER BY 1")
    assert years == ["2016", "2019", "2020", "2022"]
    assert ask(lived, "SELECT outcome FROM crawls") == ["done"] * 4


def test_the_changes_show_what_happened(room: ReadingRoom) -> None:
    page = room.get("/changes").text
    for title in ("Kontakti", "Noslēgusies konference", "Meklējam brīvprātīgos", "Tu neesi prece"):
        assert title in page
    assert "<del>" in page
    assert "<ins>" in page


def test_once_more_is_one_visit_more(copy: DataFolder) -> None:
    before = counts(copy)
    ran = demo(copy)
    assert ran.code == 0, ran.err
    assert "Step 1 of 1" in ran.err
    assert counts(copy) == before
    assert len(ask(copy, "SELECT id FROM crawls")) == 5


def test_another_port_brings_no_past_twice(copy: DataFolder) -> None:
    before = counts(copy)
    port = int(str(ask(copy, "SELECT url FROM captures LIMIT 1")[0]).split(":")[2].split("/")[0])
    with socket.socket() as other:
        with suppress(OSError):  # then it is taken all the same
            other.bind(("127.0.0.1", port))
            other.listen()
        ran = demo(copy)
    assert ran.code == 0, ran.err
    assert "in use" in ran.err
    assert counts(copy) == before


@pytest.mark.peers
@pytest.mark.parametrize(("step", "number", "code"), [("Step 1", signal.SIGKILL, -9), ("Step 2", signal.SIGINT, 6)])
def test_wherever_it_is_ended_the_next_goes_on(
    step: str, number: signal.Signals, code: int, lived: DataFolder, folder: DataFolder
) -> None:
    command = [sys.executable, "-m", "archive", "demo", "--no-serve", "--data", str(folder.root)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith(step):
                break
        until_it_runs(folder, step)
        os.killpg(process.pid, number)  # as the keys do it
        said = process.stderr.read()
    assert process.returncode == code, said
    assert "Traceback" not in said
    ran = demo(folder)
    assert ran.code == 0, ran.err
    if "in use" in ran.err:
        pytest.skip("another demo is at work on this machine")
    assert counts(folder) == counts(lived)


def until_it_runs(folder: DataFolder, step: str) -> None:
    """Wait until the import has captures, or the first visit has."""
    sql = f"SELECT 1 FROM captures WHERE import_id IS {'NOT NULL' if step == 'Step 1' else 'NULL'} LIMIT 1"
    for _ in range(1000):
        with suppress(sqlite3.Error):
            if folder.database.exists() and ask(folder, sql):
                return
        time.sleep(0.02)
    raise AssertionError(f"{step} has no captures")


def test_it_serves_what_it_archived(copy: DataFolder, free_port: int) -> None:
    command = [sys.executable, "-m", "archive", "demo", "--data", str(copy.root), "--port", str(free_port)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        try:
            page = fetch(f"http://127.0.0.1:{free_port}/archive/articles.json?_size=0&_shape=objects")
        finally:
            process.terminate()
    assert b'"filtered_table_rows_count": %d' % len(EVER) in page


def fetch(url: str) -> bytes:
    """The page at `url`, as soon as somebody serves it."""
    for _ in range(600):
        with suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
            return bytes(answer.read())
        time.sleep(0.1)
    raise AssertionError(f"nobody serves {url}")


def test_invented_articles_never_come_among_real_ones(archived_replica: DataFolder, tmp_path: Path) -> None:
    ran = ctarchive("refresh", "--site", "http://www.cilvektirdznieciba.lv/", "--data", archived_replica.root)
    assert ran.code == 2
    assert "another folder" in ran.err
