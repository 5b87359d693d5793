"""The cost of a ledger of a thousand takedowns: reading it, looking something up, and cleaning what a crawl reads.
Then how the time to cover a text grows with its length, if what is covered repeats in it.

Times are CPU times, compared with the same work without takedowns.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from timeit import timeit

from archive.extract import Article, extract
from archive.store.database import open_database
from archive.store.takedowns import ledger, takedowns
from archive.store.takedowns.capture_redaction import CaptureRedaction
from archive.store.takedowns.ledger import Entry, Hidden, digest_of
from archive.store.takedowns.matching.name_marks import marks_of
from archive.store.takedowns.matching.repeats import mark_of
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.takedowns import Takedowns
from archive.warc import json_lines
from archive.web.serving.access.takedowns import may_be_shown, takedowns_beside
from archive.web.serving.access.withheld_addresses import find
from tests.bench.table import Row as Figure
from tests.replica.site import Site
from tests.support.articles import path_of
from tests.support.takedowns.repetitive import cover_page, cover_text, pages, texts

ENTRIES = 1000
ROUNDS = 20
LENGTH = 20_000  # characters of a text in which something repeats
TURNS = 5
_SITE = "http://www.cilvektirdznieciba.lv"


def measure() -> list[Figure]:
    """Milliseconds, and microseconds for each look-up."""
    entries = [_entry(number) for number in range(ENTRIES)]
    page = Site("semantic")(path_of("lv-104")).body
    read = extract(page, f"{_SITE}{path_of('lv-104')}", "text/html")
    assert isinstance(read, Article)
    with TemporaryDirectory() as folder:
        path = Path(folder) / ledger.NAME
        json_lines.append(path, [ledger.told(one) for one in entries])
        first = _milliseconds(lambda: Takedowns.of(ledger.read(path), date(2026, 11, 26)), 3)
        known = takedowns.read(path)
        again = _milliseconds(lambda: takedowns.read(path))
        size = path.stat().st_size
        database = str(path.parent / "archive.db")
        open_database(Path(database), create=True).close()
        request = _milliseconds(lambda: _look(database), 1000)
    urls = [f"{_SITE}/lv/cits-raksts/{number}" for number in range(500)]
    asked = _milliseconds(lambda: [known.entry_of_address(url) for url in urls], 3)
    cleaning = PageRedaction(known)
    listed = Site("semantic")("/lv").body

    cover = CaptureRedaction(known)

    def covered(body: bytes) -> bytes | None:
        return cover.page(body, "text/html", f"{_SITE}/lv")

    extracting = _milliseconds(lambda: extract(page, f"{_SITE}{path_of('lv-104')}", "text/html"))
    return [
        Figure(f"read a ledger of {ENTRIES} entries, {size / 1e6:.1f} MB", f"{first:.0f} ms"),
        Figure("read it again", f"{1000 * again:.0f} µs"),
        Figure("look before each page", f"{1000 * request:.0f} µs", "< 5 % of a page"),
        Figure(
            "look for what is to be covered in a captured list, once",
            f"{_milliseconds(lambda: covered(listed)):.1f} ms",
        ),
        Figure("ask whether an article or a capture is hidden", f"{2 * _ask(known):.2f} µs"),
        Figure("ask it about an address", f"{1000 * asked / len(urls):.1f} µs"),
        Figure("read an article page", f"{extracting:.1f} ms"),
        Figure("look whether its answer repeats anything", f"{_milliseconds(lambda: cleaning.repeats(page)):.1f} ms"),
        Figure("clean it, names included", f"{_milliseconds(lambda: cleaning.page(read)):.1f} ms"),
        *_growth(),
    ]


def _growth() -> Iterator[Figure]:
    """How many times as long twice the text takes, by what repeats in it: about 2, or 4 if it takes the square."""
    yield Figure(f"cover {2 * LENGTH:,} characters : {LENGTH:,}, least of {TURNS} each", "")
    for cover, of_length in ((cover_text, texts), (cover_page, pages)):
        once, twice = of_length(LENGTH), of_length(2 * LENGTH)
        for repeated in once:
            turns = [(_cpu(cover, once[repeated]), _cpu(cover, twice[repeated])) for _ in range(TURNS)]
            least = [min(seconds) for seconds in zip(*turns, strict=True)]
            yield Figure(f"  {repeated}", f"{least[1] / least[0]:.1f}", "< 3")


def _cpu(work: Callable[[str], object], text: str) -> float:
    """Seconds of processor time, without garbage collection, which comes when it comes."""
    return timeit(partial(work, text), timer=time.process_time, number=1)


def _entry(number: int) -> Entry:
    """A takedown of an article of ten paragraphs; each tenth is of a person whose name is covered."""
    paragraphs = (f"{number} {place} " + "teksts par to, kas šeit nestāvēs " * 4 for place in range(10))
    hidden = Hidden(
        pages=frozenset([f"lv-{100_000 + number}"]),
        addresses=frozenset([f"{_SITE}/lv/raksts/{100_000 + number}"]),
        captures=frozenset(digest_of(f"{number} {one}")[:32] for one in range(20)),
        digests=frozenset(digest_of(f"{number} {one}") for one in range(5)),
        paragraphs=frozenset(map(mark_of, paragraphs)),
        titles=frozenset([mark_of(f"Raksts ar numuru {number} un garu virsrakstu")]),
        names=marks_of(f"Tālis Vanadziņš{number}") if number % 10 == 0 else frozenset(),
    )
    return Entry("withhold", f"2026-01-01T00:00:00.{number:06}Z", f"lv-{100_000 + number}", "legal", hidden=hidden)


def _look(database: str) -> None:
    """What the server does for a request before it calls the page."""
    known = takedowns_beside(database)
    may_be_shown(database)
    find(known, "/article/lv-129", "", "archive")


def _ask(known: Takedowns) -> float:
    """Microseconds for one look-up in the ledger."""
    return 1000 * _milliseconds(lambda: [known.entry_of_page(f"lv-{number}") for number in range(1000)]) / 1000


def _milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    work()
    started = time.process_time()
    for _ in range(rounds):
        work()
    return 1000 * (time.process_time() - started) / rounds
