"""How near the slowest operations come to the libraries that limit them: lxml's parser, FTS5 and zlib."""

from __future__ import annotations

import sqlite3
import statistics
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree
from sqlite_utils import Database

from archive.extract import extract
from archive.search import prepare, search
from archive.search.query.parts import EVERYWHERE
from archive.search.words.vocabulary import LANGS
from tests.bench.captures.extract import Rendered, stand_in_pages
from tests.bench.process import MIB, refresh, run, stand_in_site
from tests.bench.readers.search import QUERIES, build
from tests.bench.table import Row, spread
from tests.eval_pages import CONTENT_TYPE, real_pages

ROUNDS = 5
_PIECE = 8192  # bytes, about a member
ARTICLES = 1000  # of the rebuild
SEARCHED = 10_000  # articles


def measure() -> list[Row]:
    """Each operation compared with the bare library that it needs, by CPU time, in turns; medians."""
    rows = _rebuild()  # first, while this process is small: see `Finished` on memory
    rows += _pages("articles in all skins", stand_in_pages())
    if real := [Rendered(page.bytes, page.url, CONTENT_TYPE) for page in real_pages()]:
        rows += _pages("real pages", real)
    return [*rows, *_search()]


def _rebuild() -> list[Row]:
    """The CPU time of a rebuild compared with that of only reading and inflating its capture files."""
    with TemporaryDirectory() as scratch:
        with stand_in_site(ARTICLES) as site:
            refresh(site, Path(scratch))
        files = [*Path(scratch, "warc").glob("*.warc.gz")]
        rebuilds = [run("-m", "archive", "rebuild", "--data", scratch, "--processes", 1) for _ in range(ROUNDS)]
        bare = [_seconds(lambda: [_inflate(path) for path in files]) for _ in range(ROUNDS)]
        size = sum(map(_inflate, files)) / MIB
    whole, least = (statistics.median(times) for times in ([one.cpu for one in rebuilds], bare))
    return [
        Row(f"rebuild of {ARTICLES:,} articles, {size:.0f} MiB of records", f"{whole:.2f} s"),
        Row("  reading and inflating the capture files alone", f"{least:.2f} s"),
        Row("  rebuild : inflating", f"{whole / least:.0f}"),
    ]


def _inflate(path: Path) -> int:
    """The bytes that the members of a gzip file hold."""
    held, at, content = 0, 0, path.read_bytes()
    while at < len(content):
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not inflater.eof and at < len(content):
            piece = content[at : at + _PIECE]  # not all that follows, which would be copied for each member
            held += len(inflater.decompress(piece))
            at += len(piece) - len(inflater.unused_data)
    return held


def _pages(name: str, pages: Sequence[Rendered]) -> list[Row]:
    """Megabytes of HTML read per second, compared with only parsing them with lxml."""

    def parse() -> None:
        for page in pages:
            etree.fromstring(page.body, etree.HTMLParser(huge_tree=True))

    def read() -> None:
        for page in pages:
            extract(page.body, page.url, page.content_type)

    size = sum(len(page.body) for page in pages) / 1e6
    ours, bare = _in_turns(read, parse)
    return [
        Row(f"{len(pages)} {name}, {size:.0f} MB: extract, MB/s", spread([size / one for one in ours], 1)),
        Row("  lxml's parser alone, MB/s", spread([size / one for one in bare], 1)),
        Row("  lxml alone : extract", spread([a / b for a, b in zip(ours, bare, strict=True)], 1)),
    ]


def _search() -> list[Row]:
    """Searches compared with FTS5 alone, asked for the best twenty of the same expression, or for all matches."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "archive.db"
        build(path, SEARCHED)
        db = Database(sqlite3.connect(path))
        matches = [(query, _matches(db, query)) for query in QUERIES]
        ranked = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rank LIMIT 20"

        def bare() -> None:
            for _, expressions in matches:
                for one in expressions:
                    db.execute(ranked, [one]).fetchall()

        def ours(facets: bool) -> Callable[[], None]:
            def run_all() -> None:
                for query, _ in matches:
                    search(db, query, facets=facets)

            return run_all

        rows = []
        for facets, what in ((False, "without facets"), (True, "with facets")):
            searched, alone = _in_turns(ours(facets), bare)
            each = 1000 / len(QUERIES)
            ratios = [a / b for a, b in zip(searched, alone, strict=True)]
            rows += [
                Row(f"search of {SEARCHED:,} articles {what}, ms", spread([each * one for one in searched], 1)),
                Row("  FTS5 alone with the same match, ms", spread([each * one for one in alone], 1)),
                Row("  search : FTS5", spread(ratios, 1)),
            ]
        db.close()
    return rows


def _matches(db: Database, query: str) -> list[str]:
    """The FTS5 expressions of a query, one for each language."""
    prepared = prepare(db, query)
    found = {prepared.plan_of(lang, EVERYWHERE).match for lang in LANGS}
    return sorted(one for one in found if one)


def _in_turns(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[list[float], list[float]]:
    """CPU seconds of both, in turns. The first round only warms up."""
    times = [(_seconds(ours), _seconds(theirs)) for _ in range(1 + ROUNDS)][1:]
    return [one for one, _ in times], [one for _, one in times]


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
