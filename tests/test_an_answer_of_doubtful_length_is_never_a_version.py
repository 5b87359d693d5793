"""An answer whose length is told twice or wrongly is neither stored nor believed; without one it is kept as it came."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.warc.captures import Capture, find_captures
from tests.replica.misbehaviour import Exchange
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.sampled import sampled
from tests.support.sites.moved_articles import Visit, query

PAGE = path_of("lv-103")
CHUNKED = ("Transfer-Encoding", "chunked")


@dataclass(frozen=True)
class Framed:
    """The honest page under header fields of a length, off by so many bytes; perhaps in chunks, or torn."""

    fields: tuple[tuple[str, int | str], ...] = ()
    in_chunks: bool = False
    first: int | None = None
    version: str = "1.1"

    def play(self, exchange: Exchange) -> None:
        body = exchange.honest().body
        lines = [f"{name}: {value if isinstance(value, str) else len(body) + value}\r\n" for name, value in self.fields]
        head = f"HTTP/{self.version} 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{''.join(lines)}\r\n"
        sent = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if self.in_chunks else body
        exchange.close()
        exchange.send(head.encode() + sent[: self.first])


def last(folder: DataFolder) -> Capture:
    with closing(open_database(folder.database)) as db:
        return max(find_captures(db, "url LIKE ?", [f"%{PAGE}"]), key=lambda capture: capture.fetched_at)


DOUBTFUL = {
    "both": Framed((("Content-Length", 0), CHUNKED), in_chunks=True),
    "both, the other way round": Framed((CHUNKED, ("Content-Length", 0)), in_chunks=True),
    "both, and no chunks": Framed((("Content-Length", 0), CHUNKED)),
    "both, and torn": Framed((("Content-Length", 0), CHUNKED), in_chunks=True, first=1000),
    "more than comes": Framed((("Content-Length", 10),)),
    "less than comes": Framed((("Content-Length", -10),)),
    "two that differ": Framed((("Content-Length", 0), ("Content-Length", -100))),
    "chunks that end too early": Framed((CHUNKED,), in_chunks=True, first=1000),
}


@pytest.mark.parametrize("step", sampled(DOUBTFUL.values(), [*DOUBTFUL.values()][::3]), ids=DOUBTFUL)
def test_it_fails_and_leaves_no_capture(
    step: Framed, small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    visit(0, small_site)
    before = last(folder), query(folder, "SELECT * FROM revisions"), query(folder, "SELECT id, body FROM articles")
    small_site.script(PAGE, step)
    night = visit(1, small_site, full=True)
    assert (night.exit_code, night.failed, night.changed) == (6, 1, 0)
    after = last(folder), query(folder, "SELECT * FROM revisions"), query(folder, "SELECT id, body FROM articles")
    assert after == before
    small_site.script(PAGE)
    healed = visit(2, small_site)
    assert (healed.exit_code, healed.failed, healed.changed) == (0, 0, 0)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_whole_answer_without_a_length_is_kept_as_it_came(
    version: str, small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    visit(0, small_site)
    small_site.script(PAGE, Framed(version=version))
    night = visit(1, small_site, full=True)
    assert (night.exit_code, night.changed) == (0, 0)
    capture = last(folder)
    with (folder.warc / capture.warc).open("rb") as file:
        (found,) = [
            (record.http_headers.protocol, record.content_stream().read())
            for record in ArchiveIterator(file)
            if capture.id in (record.rec_headers.get_header("WARC-Record-ID") or "")
        ]
    assert found == (f"HTTP/{version}", small_site.handler(PAGE).body)
