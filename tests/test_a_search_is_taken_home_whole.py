"""All that a search finds comes in one answer, from one state of the archive, or breaks off where everybody notices."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import shutil
import sqlite3
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import uvicorn
from datasette.app import Datasette
from datasette.database import QueryInterrupted

from archive.store.takedowns import ledger
from archive.web.serving import streams
from archive.web.serving.request import read_within
from tests.support.article_rows import Row, archive_of
from tests.support.reading_room import ReadingRoom
from tests.support.stand_in_rows import add_people_and_places, stand_in_rows

Record = dict[str, Any]

TASK = "q=policija+municipality:*+in:article&kind=news&since=2016&until=2019&sort=oldest"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "archive.db"
    db = archive_of(path, stand_in_rows())
    add_people_and_places(db)
    db.execute(
        "UPDATE appearances SET role = 'inspektori', role_nominative = 'inspektors', organisation = 'Valsts policijas' "
        "WHERE person_id = 'p0'"
    )
    db.execute(
        'INSERT INTO appearances (article_id, person_id, name_as_written, spoke, start, "end") '
        "SELECT article_id, person_id, '', spoke, 90, 95 FROM appearances WHERE person_id = 'p0'"
    )
    add_statements = (
        'INSERT INTO statements (article_id, person_id, position, text, quoted, start, "end") '
        "SELECT DISTINCT article_id, person_id, 1, '- ' || title, 0, 0, 0 FROM appearances "
        "JOIN articles ON articles.id = article_id WHERE spoke"
    )
    db.execute(add_statements)
    db.execute("UPDATE articles SET gone_at = '2024-02-01T00:00:00Z' WHERE id = 'lv-104'")
    db.conn.commit()
    db.close()
    return path


@pytest.fixture(autouse=True)
def few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "AT_A_TIME", 3)


@pytest.fixture(scope="module")
def room(database: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(database)) as room:
        yield room


def table(content: bytes) -> list[Record]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def by_lines(text: str) -> list[Record]:
    return [json.loads(line) for line in text.splitlines()]


def test_all_news_of_four_years_that_name_police_and_a_municipality(database: Path, room: ReadingRoom) -> None:
    with closing(sqlite3.connect(database)) as db:
        db.row_factory = sqlite3.Row
        wanted = db.execute(
            """SELECT id, title, url, lang, published_on, gone_at, body, (SELECT json_group_array(DISTINCT name) FROM
                 appearances JOIN people ON people.id = person_id WHERE article_id = articles.id AND spoke) AS names
            FROM articles WHERE kind = 'news' AND published_on BETWEEN '2016-01-01' AND '2019-12-31'
              AND (title || ' ' || body || ' ' LIKE '%policij%')
              AND EXISTS (SELECT 1 FROM mentions WHERE article_id = articles.id) ORDER BY published_on, id"""
        ).fetchall()
    assert len(wanted) > 5
    lines = by_lines(room.text(f"/search.jsonl?{TASK}"))
    for found in (lines, json.loads(room.text(f"/search.json?{TASK}&size=all&body=1"))["results"]):
        assert [
            (one["id"], one["title"], one["url"], one["lang"], one["published_on"], one["gone_at"], one["body"])
            for one in found
        ] == [tuple(row)[:7] for row in wanted]
        assert [sorted(one["speakers"]) for one in found] == [sorted(json.loads(row["names"])) for row in wanted]
        assert {one["permalink"] for one in found} == {f"http://localhost/article/{row['id']}" for row in wanted}
    rows = table(room.get(f"/search.csv?{TASK}").content)
    assert [row["body"].removeprefix("'") for row in rows] == [row["body"] for row in wanted]
    for row, one in zip(rows, lines, strict=True):
        assert row["speakers"] == "; ".join(one["speakers"])
        assert all(row[name] == (one[name] or "") for name in ("id", "lang", "kind", "gone_at", "permalink"))


def test_speakers_come_with_their_offices(room: ReadingRoom) -> None:
    found = {one["id"]: one for one in by_lines(room.text("/search.jsonl?speaker=ilze-liepa"))}
    row = next(row for row in table(room.get("/search.csv?speaker=ilze-liepa").content) if row["lang"] == "lv")
    assert "Ilze Liepa (Valsts policijas inspektors)" in row["speakers_with_roles"].split("; ")
    told = [one for one in found[row["id"]]["speakers_with_roles"] if one["slug"] == "ilze-liepa"]
    assert told == [
        {"name": "Ilze Liepa", "slug": "ilze-liepa", "role": "inspektors", "organisation": "Valsts policijas"}
    ]
    assert {one["name"] for one in found[row["id"]]["speakers_with_roles"]} == set(found[row["id"]]["speakers"])


@pytest.mark.parametrize("asked", ["", "q=cilvēku", "q=cilvēku+latvijā", "q=policija&sort=oldest"])
def test_everything_is_what_the_pages_are_together(asked: str, room: ReadingRoom) -> None:
    ids: list[str] = []
    path = f"/search.json?{quote(asked, safe='=&+')}&size=7"
    while path:
        answer = room.get(path).json()
        ids += [one["id"] for one in answer["results"]]
        path = answer["next"]
    assert len(ids) == answer["total"] > 7
    whole = room.get(f"/search.json?{asked}&size=all")
    assert [one["id"] for one in whole.json()["results"]] == ids
    assert {**whole.json(), "results": []} == {**answer, "results": []}
    for kind, read in (("jsonl", lambda text: by_lines(text.decode())), ("csv", table)):
        answer = room.get(f"/search.{kind}?{asked}")
        assert [one["id"] for one in read(answer.content)] == ids
        assert answer.headers["x-total-count"] == str(len(ids))
        assert "content-length" not in answer.headers


def test_statements_come_whole_too(database: Path, room: ReadingRoom) -> None:
    with closing(sqlite3.connect(database)) as db:
        texts = sorted(text for (text,) in db.execute("SELECT text FROM statements"))
    assert len(texts) > 20
    assert sorted(one["text"] for one in by_lines(room.text("/statements.jsonl"))) == texts
    whole = room.get("/statements.json?size=all&q=darba").json()
    paged = room.get("/statements.json?size=1000&q=darba").json()
    assert whole == paged
    assert whole["total"] > 3
    rows = table(room.get("/statements.csv").content)
    assert sorted(row["text"] for row in rows) == sorted(f"'{' '.join(text.split())}" for text in texts)


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv"])
def test_texts_can_be_had_or_left_out(kind: str, room: ReadingRoom) -> None:
    assert ("body" in room.text(f"/search.{kind}?size=2")) == (kind != "json")
    assert "body" in room.text(f"/search.{kind}?size=2&body=1")
    assert "body" not in room.text(f"/search.{kind}?size=all&body=0")


def test_a_page_has_no_more_than_its_results(room: ReadingRoom) -> None:
    assert "“size” must be a number" in room.text("/search?size=all", "en")
    assert len(table(room.get("/search.csv?size=4&page=2").content)) == 4
    following = room.get("/search.jsonl?size=4&body=0").links["next"]["url"]
    assert following == "/search.jsonl?size=4&body=0&page=2"


@pytest.mark.parametrize("name", ["municipality", "speaker"])
def test_any_name_can_be_asked_for(name: str, database: Path, room: ReadingRoom) -> None:
    tables = {"municipality": "mentions", "speaker": "appearances WHERE spoke"}
    with closing(sqlite3.connect(database)) as db:
        ids = {id for (id,) in db.execute(f"SELECT article_id FROM {tables[name]}")}
        every = {id for (id,) in db.execute("SELECT id FROM articles")}
    for asked in (f"q={name}:*", f"{name}=*"):
        assert {one["id"] for one in by_lines(room.text(f"/search.jsonl?{asked}"))} == ids
    without = {one["id"] for one in by_lines(room.text(f"/search.jsonl?q=-{name}:*"))}
    assert without == every - ids
    assert without
    assert room.get(f"/search.json?q={name}:*").json()["notices"] == []
    said = {one["article_id"] for one in by_lines(room.text(f"/statements.jsonl?{name}=*"))}
    assert said <= ids
    assert said


class Reader:
    """Somebody who takes an answer message by message, and may do something after the first."""

    def __init__(
        self,
        database: Path,
        *,
        then: Callable[[], object] = lambda: None,
        leaves: bool = False,
        keeps: bool = True,
        datasette: Any = None,
    ) -> None:
        self.datasette = datasette or Datasette([str(database)])
        self._then, self._leaves, self._keeps = then, leaves, keeps
        self.messages: list[Any] = []
        self.bytes = 0

    async def take(self, path: str) -> None:
        await self.datasette.invoke_startup()
        path, _, query = path.partition("?")
        scope = {
            **{"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path},
            **{"raw_path": path.encode(), "query_string": query.encode(), "headers": [(b"host", b"localhost")]},
        }
        first, begun = {"type": "http.request", "body": b"", "more_body": False}, asyncio.Event()
        incoming = iter([first])

        async def receive() -> Any:
            if message := next(incoming, None):
                return message
            await begun.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            self.bytes += len(message.get("body", b""))
            self.messages += [message] if self._keeps else []
            if message["type"] == "http.response.body" and not begun.is_set():
                self._then()
                if self._leaves:
                    begun.set()
            await asyncio.sleep(0.005 if self._keeps else 0)

        await self.datasette.app()(scope, receive, send)

    @property
    def is_whole(self) -> bool:
        return not self.messages[-1].get("more_body", False)

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.messages).decode("utf-8-sig")


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(database, tmp_path / "archive.db"))


def take(path: str, reader: Reader) -> Reader:
    asyncio.run(reader.take(path))
    assert streams.Streamed.under_way == 0
    return reader


def test_the_whole_answer_is_of_one_state(copy: Path) -> None:
    def change() -> None:
        with closing(sqlite3.connect(copy)) as db:
            db.execute("UPDATE articles SET body = 'Cits teksts'")
            db.execute("DELETE FROM articles WHERE id < 'lv-110'")
            db.commit()

    before = take("/search.jsonl", Reader(copy))
    during = take("/search.jsonl", Reader(copy, then=change))
    assert during.is_whole
    assert by_lines(during.text) == by_lines(before.text)
    assert by_lines(take("/search.jsonl", Reader(copy)).text) != by_lines(before.text)


def test_it_breaks_off_where_something_is_withheld_meanwhile(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_LOOKED_EVERY", 0.001)
    hidden = ledger.Hidden(pages=frozenset(["lv-999"]))
    entry = ledger.Entry("withhold", "2026-11-20T10:00:00.000001Z", "lv-999", "privacy", hidden=hidden)
    reader = take("/search.csv", Reader(copy, then=lambda: ledger.append(copy.parent / ledger.NAME, entry)))
    assert not reader.is_whole
    assert len(table(reader.text.encode("utf-8-sig"))) < 12


def test_it_ends_where_its_reader_has_gone(copy: Path) -> None:
    reader = take("/search.jsonl", Reader(copy, leaves=True))
    assert not reader.is_whole
    assert len(by_lines(reader.text)) < 12


def test_it_breaks_off_where_it_takes_too_long(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST", 0.03)
    assert not take("/search.jsonl", Reader(copy)).is_whole


def test_a_statement_that_takes_too_long_is_parted(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = take("/search.jsonl", Reader(copy)).text
    read, calls = read_within, 0

    def slow_at_times(limit: int, connection: Any, of: Callable[[Any], Any]) -> Any:
        nonlocal calls
        calls += 1
        if calls in (2, 4):
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), "", {})
        return read(limit, connection, of)

    monkeypatch.setattr(streams, "AT_A_TIME", 20)
    monkeypatch.setattr(streams, "read_within", slow_at_times)
    reader = take("/search.jsonl", Reader(copy))
    assert reader.is_whole
    assert reader.text == expected


def test_a_search_that_takes_too_long_is_no_answer(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> Any:
        raise QueryInterrupted(sqlite3.OperationalError("interrupted"), "", {})

    monkeypatch.setattr(streams, "read_within", slow)
    reader = take("/search.csv", Reader(copy))
    assert reader.messages[0]["status"] == 503
    assert "too long" in reader.text


def test_one_more_than_may_be_sent_at_once_is_asked_to_come_again(
    room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MOST_AT_ONCE", 0)
    answer = room.get("/search.csv")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert room.get("/search.csv?size=10").status_code == 200


async def answer_of(database: Path, path: str, version: str = "1.1") -> bytes:
    """All bytes that a server sends for an address by a version of HTTP."""
    datasette = Datasette([str(database)])
    await datasette.invoke_startup()
    server = uvicorn.Server(uvicorn.Config(datasette.app(), port=0, log_level="critical"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    source, sink = await asyncio.open_connection("127.0.0.1", port)
    sink.write(f"GET {path} HTTP/{version}\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    content = await source.read()
    sink.close()
    server.should_exit = True
    await serving
    return content


def test_no_cache_keeps_what_it_cannot_know_to_be_whole(copy: Path) -> None:
    for version, is_kept in (("1.1", True), ("1.0", False)):
        head = asyncio.run(answer_of(copy, "/search.csv", version)).partition(b"\r\n\r\n")[0].lower()
        assert (b"cache-control: public" in head) == is_kept
        assert (b"cache-control: no-store" in head) != is_kept
        assert (b"\r\netag:" in head) <= is_kept


def test_long_answers_are_read_in_turns_and_leave_threads_to_pages(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, most, read = 0, 0, read_within

    def count(limit: int, connection: Any, of: Callable[[Any], Any]) -> Any:
        nonlocal reading, most
        reading += 1
        most = max(most, reading)
        try:
            time.sleep(0.002)
            return read(limit, connection, of)
        finally:
            reading -= 1

    monkeypatch.setattr(streams, "read_within", count)
    readers = [Reader(copy)]
    readers += [Reader(copy, datasette=readers[0].datasette) for _ in range(3)]

    async def take_all() -> None:
        await readers[0].datasette.invoke_startup()
        await asyncio.gather(*(reader.take("/search.jsonl") for reader in readers))

    asyncio.run(take_all())
    assert len({reader.text for reader in readers}) == 1
    assert all(reader.is_whole for reader in readers)
    assert most == 1


def test_a_client_notices_that_it_broke_off(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Broken(Exception):
        pass

    def breaks(limit: int, connection: Any, of: Callable[[Any], Any]) -> Any:
        if streams.AT_A_TIME == 1:
            raise Broken
        monkeypatch.setattr(streams, "AT_A_TIME", 1)
        return read(limit, connection, of)

    whole = asyncio.run(answer_of(copy, "/search.csv"))
    assert b"transfer-encoding: chunked" in whole.lower()
    assert whole.endswith(b"\r\n0\r\n\r\n")
    read = read_within
    monkeypatch.setattr(streams, "read_within", breaks)
    broken = asyncio.run(answer_of(copy, "/search.csv"))
    assert b"200 OK" in broken
    assert not broken.endswith(b"0\r\n\r\n")
    assert "Broken" in capfd.readouterr().err


def test_it_takes_little_memory_however_much_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "AT_A_TIME", 20)
    path = tmp_path / "archive.db"
    archive_of(path, [Row(f"lv-{n}", f"{n}", "vārdi " * 3000) for n in range(400)], with_vocabulary=False).close()
    sent = 0

    async def take_and_forget() -> None:
        nonlocal sent
        reader = Reader(path, keeps=False)
        tracemalloc.start()
        await reader.take("/search.csv")
        sent = reader.bytes

    asyncio.run(take_and_forget())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent > 7_000_000
    assert peak < 4_500_000
