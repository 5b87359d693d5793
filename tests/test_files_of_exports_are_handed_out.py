"""Files of exports come from the disk, whole or in part, are known again by their digest, and lie nowhere else."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

from archive.store.folder import DataFolder
from archive.store.takedowns import ledger
from archive.web.serving.limits import answers
from archive.web.serving.responses import files, streams
from archive.web.serving.responses.files import Part, part_of
from tests.support.archives.exports import FILES, put_export
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of

VERSION = "2024-01-01-0123abcd"
AT = f"/data/{VERSION}"
PATH = f"{AT}/archive.sqlite.gz"
CONTENT = FILES["archive.sqlite.gz"][1]
TAG = f'"{hashlib.sha256(CONTENT).hexdigest()}"'
MODIFIED = "Mon, 01 Jan 2024 00:00:00 GMT"
EARLIER = "Sun, 31 Dec 2023 23:59:59 GMT"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    archive_of(folder.database, [Row("lv-1", "Virsraksts", "Teksts")]).close()
    put_export(folder)
    return folder


@pytest.fixture(scope="module")
def room(folder: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(folder.database)) as room:
        yield room


def asked(room: ReadingRoom, **headers: str) -> httpx.Response:
    return room.get(PATH, **headers)


@pytest.mark.parametrize("name", FILES)
def test_a_file_comes_as_it_is(name: str, room: ReadingRoom) -> None:
    media_type, content = FILES[name]
    answer = room.get(f"{AT}/{name}")
    assert answer.status_code == 200
    assert answer.content == content
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-length"] == str(len(content))
    assert answer.headers["content-disposition"] == f'attachment; filename="{name.rpartition("/")[2]}"'
    assert answer.headers["etag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert answer.headers["last-modified"] == MODIFIED
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("name", ["export.json", "SHA256SUMS"])
def test_manifest_and_sums_come_too(name: str, folder: DataFolder, room: ReadingRoom) -> None:
    answer = room.get(f"{AT}/{name}")
    assert answer.content == (folder.exports / VERSION / name).read_bytes()
    assert answer.headers["etag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        ("bytes=0-0", 206, (0, 1)), ("bytes=10-19", 206, (10, 20)), ("bytes=1000000-", 206, (1_000_000, None)),
        ("bytes=-5", 206, (-5, None)), ("bytes=10-99999999", 206, (10, None)), ("Bytes=3-4", 206, (3, 5)),
        ("bytes=1024000-", 416, None), ("bytes=-0", 416, None),
        ("bytes=-99999999", 200, (0, None)), ("bytes=0-", 200, (0, None)), ("bytes=0-1,5-6", 200, (0, None)),
        ("bytes=9-3", 200, (0, None)), ("lines=1-2", 200, (0, None)), ("bytes=x", 200, (0, None)),
    ],
)  # fmt: skip
def test_a_part_comes_where_it_is_asked_for(
    wanted: str, status: int, part: tuple[int, int | None] | None, room: ReadingRoom
) -> None:
    answer = asked(room, range=wanted)
    assert answer.status_code == status
    assert answer.headers["accept-ranges"] == "bytes"
    if part is None:
        assert answer.headers["content-range"] == f"bytes */{len(CONTENT)}"
        assert not answer.content
        return
    assert answer.content == CONTENT[part[0] : part[1]]
    assert answer.headers["content-length"] == str(len(answer.content))
    if status == 206:
        first = part[0] % len(CONTENT)
        told = f"bytes {first}-{first + len(answer.content) - 1}/{len(CONTENT)}"
        assert answer.headers["content-range"] == told


RANGES = st.text("bytes=0123456789-, ", max_size=14) | st.from_regex(r"bytes=[0-9]{0,4}-[0-9]{0,4}", fullmatch=True)


@given(RANGES, st.integers(0, 200))
def test_a_part_lies_within_the_file(wanted: str, size: int) -> None:
    part = part_of(wanted, size)
    if part is not None:
        assert part == Part(0, size) or (part.start >= 0 < part.length and part.start + part.length <= size)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if_none_match": TAG}, 304), ({"if_none_match": f'"other", W/{TAG}'}, 304), ({"if_none_match": "*"}, 304),
        ({"if_none_match": '"other"'}, 200), ({"if_modified_since": MODIFIED}, 304),
        ({"if_modified_since": EARLIER}, 200), ({"if_modified_since": "yesterday"}, 200),
        ({"if_none_match": '"other"', "if_modified_since": MODIFIED}, 200),
        ({"if_match": TAG}, 200), ({"if_match": "*"}, 200), ({"if_match": '"other"'}, 412),
        ({"if_match": f"W/{TAG}"}, 412), ({"if_unmodified_since": EARLIER}, 412),
        ({"if_unmodified_since": MODIFIED}, 200), ({"if_match": TAG, "if_none_match": TAG}, 304),
        ({"range": "bytes=0-9", "if_range": TAG}, 206), ({"range": "bytes=0-9", "if_range": '"other"'}, 200),
        ({"range": "bytes=0-9", "if_range": f"W/{TAG}"}, 200), ({"range": "bytes=0-9", "if_range": MODIFIED}, 206),
        ({"range": "bytes=0-9", "if_range": EARLIER}, 200), ({"range": "bytes=0-9", "if_none_match": TAG}, 304),
        ({"range": "bytes=99999999-", "if_range": '"other"'}, 200),
    ],
)  # fmt: skip
def test_what_was_kept_is_known_again(headers: dict[str, str], status: int, room: ReadingRoom) -> None:
    answer = asked(room, **headers)
    assert answer.status_code == status
    assert answer.headers["etag"] == TAG
    assert len(answer.content) == {200: len(CONTENT), 206: 10}.get(status, 0)


def test_who_asks_for_the_head_gets_that_alone(folder: DataFolder) -> None:
    async def head() -> httpx.Response:
        datasette = Datasette([str(folder.database)])
        await datasette.invoke_startup()
        answer: httpx.Response = await datasette.client.request("HEAD", PATH, headers={"range": "bytes=0-9"})
        return answer

    answer = asyncio.run(head())
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(CONTENT))


@pytest.mark.parametrize(
    "path",
    [f"{AT}/nothing.csv", f"{AT}/csv", f"{AT}/csv/", f"{AT}/../../archive.db", f"{AT}/..%2F..%2Farchive.db",
     f"{AT}/%2e%2e/%2e%2e/archive.db", f"{AT}/csv/../README.md", f"{AT}//etc/passwd", f"{AT}/.lock",
     f"{AT}/README.md%00", "/data/../data/archive.db", "/data/..%2farchive.db", "/data/2024-01-01-ffffffff/README.md",
     "/data/.work/README.md"],
)  # fmt: skip
def test_nothing_else_is_there(path: str, folder: DataFolder) -> None:
    start, *_ = taken(folder, path)
    assert start["status"] in (302, 400, 404)  # Datasette leads on what it reads otherwise
    if start["status"] == 302:
        location = {name.lower(): value for name, value in start["headers"]}[b"location"].decode()
        assert taken(folder, location)[0]["status"] in (400, 404)


@pytest.fixture
def own(folder: DataFolder, tmp_path: Path) -> DataFolder:
    """A data folder of one's own."""
    shutil.copytree(folder.root, tmp_path, dirs_exist_ok=True)
    return DataFolder(tmp_path)


@pytest.mark.parametrize("name", ["README.md", "csv", "."])
def test_no_link_leads_out(name: str, own: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "there"
    there = own.exports / VERSION / name
    there.rename(elsewhere)
    there.symlink_to(elsewhere)
    with closing(ReadingRoom(own.database)) as room:
        assert room.get(f"{AT}/{'README.md' if name == 'README.md' else 'csv/articles.csv'}").status_code == 404


def test_a_file_that_was_cut_short_is_none(own: DataFolder) -> None:
    (own.exports / VERSION / "README.md").write_bytes(b"#")
    with closing(ReadingRoom(own.database)) as room:
        assert room.get(f"{AT}/README.md").status_code == 404


HIDDEN = ledger.Hidden(pages=frozenset(["lv-999"]))
ENTRY = ledger.Entry("withhold", "2024-02-01T10:00:00.000001Z", "lv-999", "privacy", hidden=HIDDEN)


def test_what_was_made_before_something_was_withheld_is_not_handed_out(own: DataFolder) -> None:
    with closing(ReadingRoom(own.database)) as room:
        ledger.append(own.takedowns, ENTRY)
        assert room.get(PATH).status_code in (451, 503)  # 503 until the database is made anew
        own.takedowns.unlink()
        assert room.get(PATH).status_code == 200


def test_a_version_that_may_not_be_shown_says_why(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.web.pages.data.data_files.may_be_shown", lambda release, entries: False)
    with closing(ReadingRoom(folder.database)) as room:
        answer = room.get(f"{AT}/captures.wacz", "lv")
        assert answer.status_code == 451
        assert "Kopš tās sagatavošanas" in answer.text
        assert "no-cache" in answer.headers["cache-control"]


def taken(folder: DataFolder, path: str = PATH, *, after_first: Any = lambda: None, leaves: bool = False) -> list[Any]:
    """The messages of an answer with a file, to somebody for whom something happens after the first bytes."""
    messages: list[Any] = []

    async def take() -> None:
        datasette = Datasette([str(folder.database)], settings={"num_sql_threads": 0})
        await datasette.invoke_startup()
        scope = {
            **{"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": path},
            **{"raw_path": path.encode(), "query_string": b"", "headers": [(b"host", b"localhost")]},
        }
        gone, first = asyncio.Event(), iter([{"type": "http.request", "body": b""}])

        async def receive() -> Any:
            if message := next(first, None):
                return message
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            messages.append(message)
            if message["type"] == "http.response.body" and len(messages) == 2:
                after_first()
                if leaves:
                    gone.set()
            await asyncio.sleep(0.01)

        await datasette.app()(scope, receive, send)

    asyncio.run(take())
    return messages


def test_a_file_is_sent_in_pieces(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PIECE", 40_000)
    messages = taken(folder)
    assert b"".join(message.get("body", b"") for message in messages) == CONTENT
    assert max(len(message.get("body", b"")) for message in messages) == 40_000
    assert not messages[-1]["more_body"]


def test_a_download_breaks_off_where_something_is_withheld_meanwhile(
    own: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PIECE", 10_000)
    monkeypatch.setattr(streams, "_LOOKED_EVERY", 0.001)
    messages = taken(own, after_first=lambda: ledger.append(own.takedowns, ENTRY))
    assert messages[-1]["more_body"]
    assert len(messages) < 60


def test_a_download_ends_where_its_reader_has_gone(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PIECE", 10_000)
    messages = taken(folder, leaves=True)
    assert messages[-1]["more_body"]
    assert len(messages) < 60


def test_a_slow_download_keeps_nobody_from_reading(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_OF_OURS", 1)
    monkeypatch.setattr(answers, "LONGEST_WAIT", 0.5)

    async def both() -> tuple[int, bool]:
        datasette = Datasette([str(folder.database)])
        await datasette.invoke_startup()
        app, stalled = datasette.app(), asyncio.Event()
        scope = {
            **{"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": PATH},
            **{"raw_path": PATH.encode(), "query_string": b"", "headers": [(b"host", b"localhost")]},
        }

        async def send(message: Any) -> None:
            if message["type"] == "http.response.body":
                stalled.set()
                await asyncio.sleep(60)

        download = asyncio.create_task(app(scope, asyncio.Event().wait, send))
        await stalled.wait()
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            status = (await client.get("/about")).status_code
        lasts = not download.done()
        download.cancel()
        with suppress(asyncio.CancelledError):
            await download
        return status, lasts

    assert asyncio.run(both()) == (200, True)
