"""The served stand-in site under load: many readers at once, and readers while others run endless queries."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
from yarl import URL

from tests.bench.process import refresh, stand_in_site
from tests.bench.table import Row
from tests.support.served import running

ARTICLES = 300
CROWD, FEW = 200, 20  # connections
SECONDS = {CROWD: 60.0, FEW: 20.0, 1: 15.0}
TARGETS = {CROWD: "no error; p99 < 15", FEW: "no error; p95 < 1"}
ENDLESS = "SELECT instr(replace(hex(zeroblob(1500000)),'0','a'),replace(hex(zeroblob(750000)),'0','a')||'b')"


def measure() -> list[Row]:
    """Seconds as seen by clients, which run on the same machine and take their share of it."""
    return list(_rows())


def _rows() -> Iterator[Row]:
    with TemporaryDirectory() as scratch, stand_in_site(ARTICLES) as site:
        folder = Path(scratch) / "data"
        refresh(site, folder)
        with closing(sqlite3.connect(folder / "archive.db")) as db:
            articles = [f"/article/{id}" for (id,) in db.execute("SELECT id FROM articles ORDER BY id")]
            people = [f"/speaker/{slug}" for (slug,) in db.execute("SELECT slug FROM people ORDER BY slug LIMIT 20")]
        paths = ["/", "/search?q=policija", "/search.json?q=cilv%C4%93ku", "/changes", "/municipalities", "/speakers",
                 "/archive/articles.json?_size=20", *articles[:40], *people]  # fmt: skip
        with running("archive", "serve", "--data", folder) as served:
            for connections, target in TARGETS.items():
                seconds, errors = asyncio.run(_readers(served.url, paths, connections))
                yield _row(f"{connections} connections for {SECONDS[connections]:.0f} s", seconds, errors, target)
            seconds, errors = asyncio.run(_beside_attackers(served.url))
            yield _row(f"/ while {FEW} endless queries run", seconds, errors, "no error; max < 2")


def _row(what: str, seconds: Sequence[float], errors: int, target: str) -> Row:
    ordered = sorted(seconds)
    p50, p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99))
    figures = f"p50 {p50:.2f}, p95 {p95:.2f}, p99 {p99:.2f}, max {ordered[-1]:.2f} s"
    return Row(f"{what}: {len(ordered):,} answers", f"{errors} errors; {figures}", target)


async def _readers(url: str, paths: Sequence[str], connections: int) -> tuple[list[float], int]:
    """Request one page after another on each connection; return how long each took, and how many failed."""
    taken: list[float] = []
    errors = 0
    until = time.monotonic() + SECONDS[connections]

    async def read(session: aiohttp.ClientSession, number: int) -> None:
        nonlocal errors
        for path in itertools.islice(itertools.cycle(paths), number, None):
            started = time.monotonic()
            if started >= until:
                return
            errors += await _status(session, url + path) != 200
            taken.append(time.monotonic() - started)

    async with _session(connections) as session:
        await asyncio.gather(*(read(session, number) for number in range(connections)))
    return taken, errors


async def _beside_attackers(url: str) -> tuple[list[float], int]:
    """Read the first page repeatedly on one connection, while others run endless queries."""
    asking = True

    async def attack(session: aiohttp.ClientSession) -> None:
        while asking:
            await _status(session, str(URL(url) / "archive.json" % {"sql": ENDLESS}))

    async with _session(FEW) as theirs:
        attackers = [asyncio.create_task(attack(theirs)) for _ in range(FEW)]
        await asyncio.sleep(1)
        answers = await _readers(url, ["/"], 1)
        asking = False
        await asyncio.gather(*attackers)
    return answers


def _session(connections: int) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections), timeout=aiohttp.ClientTimeout(total=120)
    )


async def _status(session: aiohttp.ClientSession, url: str) -> int:
    """The status of an answer that arrives completely; 0 if none does."""
    try:
        async with session.get(URL(url, encoded=True)) as answer:
            await answer.read()
            return answer.status
    except (aiohttp.ClientError, TimeoutError):
        return 0
