"""A rebuild with several processes makes the rows that one makes, whatever crawls and imports have met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import processes
from archive.processes import using
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.withholding import operations
from archive.warc.captures import Capture, Source
from archive.warc.file_name import ID_FORMAT, FileName
from archive.warc.writer import CaptureWriter, Exchange
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.sampled import later
from tests.support.takedowns.taken_down import Rows, all_rows

HOST = "http://localhost:8123"
START = datetime(2024, 3, 1, 3, tzinfo=UTC)
STATES = ("as it was", "changed", "again", "not modified", "gone", "in error", "cut", "no page")


@dataclass(frozen=True)
class Visit:
    """One answer of a crawl: which page of the site, and in which state it came."""

    page: int
    state: str


crawls = st.lists(
    st.lists(st.builds(Visit, st.integers(0, 7), st.sampled_from(STATES)), min_size=1, max_size=12),
    min_size=1,
    max_size=3,
)


@cache
def pages() -> list[tuple[str, bytes]]:
    site = Site("semantic", today=date(2024, 3, 1), articles=six_articles(), events=[])
    paths = [*(article.path for article in six_articles()), "/lv/jaunumi", "/robots.txt"]
    return [(path, site(path).body) for path in paths]


def write(folder: DataFolder, visits: list[list[Visit]]) -> None:
    """The capture files of crawls that met all this."""
    folder.create()
    held: dict[tuple[str, bytes], Capture] = {}
    for number, crawl in enumerate(visits):
        began = START + timedelta(days=number)
        source: Source | None = "file" if number == 2 else None  # the third is an import
        writer = CaptureWriter(folder.warc / FileName(began.strftime(ID_FORMAT), source).name, {})
        for second, visit in enumerate(crawl):
            write_one(writer, visit, began + timedelta(seconds=second), held)
        writer.sync()
        told = {"outcome": "done", "started_at": began.isoformat(), "finished_at": began.isoformat()}
        writer.close({**told, "requests": len(crawl), "listed": 0})


def write_one(writer: CaptureWriter, visit: Visit, moment: datetime, held: dict[tuple[str, bytes], Capture]) -> None:
    path, body = pages()[visit.page]
    status, coding = 200, b""
    original = held.get((path, body))
    match visit.state:
        case "changed":
            body = body.replace(b"</h1>", f"</h1><p>Papildināts {moment:%d.%m.} Jānis Paraugs.</p>".encode(), 1)
            original = held.get((path, body))
        case "not modified":
            status = 304 if original else 200
        case "gone":
            status, body, original = 404, b"<h1>Nav atrasts</h1>", None
        case "in error":
            status, body, original = 500, b"", None
        case "cut":
            body, original = body[: len(body) // 2], None
        case "no page":
            body, coding, original = b"\x00\x01", b"br", None
    if visit.state not in ("again", "not modified"):
        original = None
    headers = [(b"Content-Type", b"text/html; charset=utf-8"), *([(b"Content-Encoding", coding)] if coding else [])]
    sent = b"" if status == 304 else body
    exchange = Exchange(f"{HOST}{path}", "GET", path, (), "HTTP/1.1", status, "", tuple(headers), sent, moment, None)
    capture = writer.append(exchange, original)
    if status == 200 and capture.refers_to is None:
        held[path, body] = capture


def rows_made_by(count: int, folder: DataFolder) -> Rows:
    folder.database.unlink(missing_ok=True)
    with using(count):
        rebuild(folder, skip_damaged=True)
    return all_rows(folder, "damage")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes be used from the first piece of work on, of which few go at once."""
    monkeypatch.setattr(processes, "_ALONE", 0)
    monkeypatch.setattr(processes, "_TOGETHER", 2)


def check(visits: list[list[Visit]], *, torn: bool = False, withheld: str = "") -> None:
    with TemporaryDirectory() as scratch:
        folder = DataFolder(Path(scratch) / "data")
        write(folder, visits)
        if torn:
            first = min(folder.warc.glob("*.warc.gz"))
            content = bytearray(first.read_bytes())
            content[len(content) // 2] ^= 0xFF
            first.write_bytes(content)
        if withheld:
            rebuild(folder)
            operations.withhold(folder, operations.look(folder, withheld), "legal")
        rows = rows_made_by(1, folder)
        assert rows["captures"] or (torn and len(visits) == 1)  # the damage may be in the only one
        assert rows_made_by(4, folder) == rows


ALL = [Visit(page, "as it was") for page in range(8)]
OFTEN = [ALL, [Visit(page, STATES[page]) for page in range(8)], [Visit(page, "again") for page in range(8)]]


@pytest.mark.parametrize(
    "trouble",
    [{}, later({"torn": True}), {"withheld": "lv-101"}],
    ids=["healthy", "torn", "withheld"],
)
def test_four_processes_make_what_one_makes(trouble: dict[str, Any]) -> None:
    check(OFTEN, **trouble)


@pytest.mark.peers
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(crawls, st.booleans())
def test_four_processes_make_what_one_makes_of_any_crawls(visits: list[list[Visit]], torn: bool) -> None:
    check(visits, torn=torn)
