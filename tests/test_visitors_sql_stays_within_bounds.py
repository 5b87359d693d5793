"""SQL of visitors: whatever it asks for, it ends soon, takes little memory and keeps nobody from reading."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

from archive.store.folder import DataFolder
from archive.web.sql.limits import MEBIBYTE, MOST_HEAP, MOST_RESULT
from archive.web.sql.worker import Answer, SqlStatement
from archive.web.sql.workers import Workers
from tests.support.command import ROOT
from tests.support.processes.process_state import is_running
from tests.support.reading_room import ReadingRoom
from tests.support.served import Served

# One call that takes hours: looks for a million letters and one more in three million of them.
ENDLESS = "instr(replace(hex(zeroblob(1500000)), '0', 'a'), replace(hex(zeroblob(750000)), '0', 'a') || 'b')"
NUMBERS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "


@pytest.fixture(scope="module")
def room(archived_replica: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(archived_replica.database, sql_time_limit_ms=300)) as room:
        yield room


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        (f"SELECT {ENDLESS}", "too long"),
        (NUMBERS + "SELECT count(*) FROM n", "too long"),
        ("SELECT instr(replace(hex(zeroblob(20000000)), '00', 'aaaaaaaa'), 'b')", "too big"),
        ("SELECT length(randomblob(999999999))", "too big"),
        ("SELECT 'a' LIKE replace(hex(zeroblob(5000)), '00', '%a')", "too complex"),
        ("SELECT 'a' GLOB replace(hex(zeroblob(5000)), '00', '*a')", "too complex"),
        (NUMBERS + "SELECT group_concat(hex(zeroblob(4000000))) FROM n", "too big"),
        (NUMBERS + "SELECT json_group_array(hex(zeroblob(4000000))) FROM n", "memory"),
        (NUMBERS + "SELECT zeroblob(1000000) FROM n", f"larger than {MOST_RESULT // MEBIBYTE} MB"),
        (NUMBERS + ", m(x) AS (SELECT randomblob(100000) FROM n LIMIT 2000) SELECT * FROM m ORDER BY x", "memory"),
        ("SELECT " + "abs(" * 300 + "1" + ")" * 300, "too large"),
        ("SELECT " + "+".join("1" * 400), "too large"),
        (" UNION ALL ".join(["SELECT 1"] * 60), "too many terms"),
        ("SELECT " + ", ".join("1" * 600), "too many columns"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("SELECT 'a\0b'", "null character"),
    ],
    ids=lambda value: value[:50],
)
def test_what_takes_too_much_is_refused_and_the_next_is_answered(room: ReadingRoom, sql: str, what: str) -> None:
    refused = room.get(f"/archive.json?{urlencode({'sql': sql})}")
    assert refused.status_code == 400
    # On a machine that is busy, time may run out before anything else does.
    assert any(one in refused.json()["error"] for one in (what, "too long"))
    assert room.get("/archive.json?_shape=arrays&sql=SELECT+1+AS+a,+'b'+AS+a").json()["rows"] == [[1, "b"]]


def test_a_search_that_takes_too_long_is_not_told_to_the_log(
    archived_replica: DataFolder, capfd: pytest.CaptureFixture[str]
) -> None:
    with closing(ReadingRoom(archived_replica.database, sql_time_limit_ms=300)) as room:
        searches = NUMBERS + "SELECT count(archive_search('policija -' || x)) FROM n"
        refused = room.get(f"/archive.json?{urlencode({'sql': searches})}")
        assert "too long" in refused.json()["error"]
        assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        f"/archive/articles.json?{urlencode({'_where': ENDLESS})}",
        f"/archive/articles.csv?{urlencode({'_where': ENDLESS})}",
        f"/archive/articles?{urlencode({'_where': ENDLESS, '_facet': 'lang'})}",
        f"/archive.csv?{urlencode({'sql': f'SELECT {ENDLESS}'})}",
    ],
    ids=lambda address: address.partition("?")[0],
)
def test_no_other_way_leads_round_the_bounds(room: ReadingRoom, address: str) -> None:
    assert room.get(address).status_code == 400


def test_rows_come_as_datasette_expects_them(reading_room: ReadingRoom) -> None:
    room = reading_room
    asked = 'SELECT id, 1.5 AS "odd ""name""", x\'00ff\' AS bytes, NULL AS none FROM articles ORDER BY id LIMIT 3'
    found = room.get(f"/archive.json?{urlencode({'sql': asked, '_shape': 'array'})}").json()
    assert [row['odd "name"'] for row in found] == [1.5] * 3
    assert found[0]["bytes"] == {"$base64": True, "encoded": "AP8="}
    assert found[0]["none"] is None
    page = room.get("/archive/articles.json?_size=2&_facet=lang").json()
    assert page["next"]
    assert len(page["rows"]) == 2
    assert page["facet_results"]["lang"]["results"]
    assert len(room.get("/archive/articles.csv?_stream=1").text.split("\r\n")) > 50
    ours = urlencode({"sql": "SELECT value FROM json_each(archive_search('policija'))"})
    assert room.get(f"/archive.json?{ours}").json()["rows"]


def test_with_open_sql_off_our_own_queries_still_answer(archived_replica: DataFolder) -> None:
    with closing(ReadingRoom(archived_replica.database, default_allow_sql=False)) as room:
        assert room.get("/archive.json?sql=SELECT+1").status_code == 403
        assert room.get("/archive/articles.json?_where=1").status_code == 403
        assert room.get("/archive/search.json?words=policija").json()["rows"]
        assert room.get("/search?q=policija").status_code == 200


def family(pid: int) -> set[int]:
    """A process and all that it has started."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def peak_memory(pids: set[int]) -> int:
    """The most memory that each of the processes has held so far, in bytes, together."""
    total = 0
    for pid in pids:
        try:
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    return total


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=120) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("path", ["/", "/speakers", "/search?q=policija", "/changes", "/-/versions.json"])
def test_no_process_is_started_before_somebody_asks_for_sql(
    path: str, archived_replica: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    submit = Workers.submit

    def note(workers: Workers, statement: SqlStatement) -> Future[Answer]:
        asked.append(statement.sql)
        return submit(workers, statement)

    monkeypatch.setattr(Workers, "submit", note)
    with closing(ReadingRoom(archived_replica.database)) as room:
        assert room.get(path).status_code == 200
        assert asked == []
        assert room.get("/archive.json?sql=select+1").status_code == 200
        assert asked == ["select 1"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_twenty_at_once_keep_nobody_from_reading_and_leave_nothing_behind(
    archived_replica: DataFolder, free_port: int
) -> None:
    command = ["datasette", str(archived_replica.database), "-m", "metadata.yml", "--port", str(free_port)]
    command += ["--setting", "sql_time_limit_ms", "500"]
    served = Served(free_port)
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            try:
                served.text("/")
                break
            except OSError:
                time.sleep(0.1)
        attacks = [
            f"SELECT {ENDLESS}",
            NUMBERS + ", m(x) AS (SELECT randomblob(1000000) FROM n) SELECT * FROM m ORDER BY x",
        ]
        urls = [f"{served.url}/archive.json?{urlencode({'sql': attack})}" for attack in attacks * 10]
        peak, read, pids = 0, 0, {process.pid}
        with ThreadPoolExecutor(len(urls)) as threads:
            running = {threads.submit(status_of, url) for url in urls}
            answers = []
            while running:
                done, running = wait(running, timeout=0.05, return_when=FIRST_COMPLETED)
                answers += [one.result() for one in done]
                assert status_of(f"{served.url}/") == 200
                read += bool(running)
                pids |= family(process.pid)
                peak = max(peak, peak_memory(family(process.pid)))
        assert len(answers) == len(urls)
        assert {400} <= {*answers} <= {400, 503}  # 503: on a slow machine, some wait in vain for their turn
        assert read > 5
        # The server, the process that forks, and three for queries, each with the modules that it shares with them.
        assert peak < 5 * 150 * MEBIBYTE + 3 * (MOST_HEAP + 2 * MOST_RESULT)
        threads_of_one = [family(process.pid)]
        process.send_signal(signal.SIGKILL)
        process.wait()
        for _ in range(100):
            left = {pid for one in threads_of_one for pid in one if is_running(pid)}
            if not left:
                break
            time.sleep(0.1)
        assert left == set()
    finally:
        process.kill()
        process.wait()
