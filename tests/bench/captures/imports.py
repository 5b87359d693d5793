"""How fast `ctarchive import` imports a WARC file, compared with a rebuild of the result, and its memory.

`python -m tests.bench.captures.imports FILE CAPTURES` writes such a file: each article of the stand-in site captured
repeatedly over more than a year, with a new text every fifth time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.processes import usable
from tests.bench.process import MIB, Finished, run
from tests.bench.table import Row, spread

SIZES = (3000, 30_000)
ROUNDS = (5, 1)
ARTICLES = 300  # as the site has
HOST = "http://127.0.0.1:8123"
TARGET_SPEED = 1.0  # no slower than the rebuild
TARGET_GAIN = 1.8
TARGET_MEMORY = 1.1  # "flat", with some tolerance for Python's heap


def measure() -> list[Row]:
    """Captures per second of wall time, CPU seconds compared with a rebuild, and the peak memory at both sizes."""
    rows, peaks = [], []
    for captures, rounds in zip(SIZES, ROUNDS, strict=True):
        with TemporaryDirectory() as scratch:
            file = Path(scratch, "others.warc.gz")
            run("-m", "tests.bench.captures.imports", file, captures)
            one, all_, rebuilt = [], [], []
            for number in range(rounds):
                if captures == SIZES[0]:
                    one.append(_import(file, Path(scratch, f"one-{number}"), 1))
                data = Path(scratch, f"all-{number}")
                all_.append(_import(file, data, usable()))
                rebuilt.append(run("-m", "archive", "rebuild", "--data", data, "--json"))
        told = json.loads(all_[0].output)
        if told["new"] != ARTICLES:
            raise RuntimeError(f"{told['new']} of {ARTICLES} articles came of the file: the figures would say nothing")
        peaks.append(max(ran.peak for ran in all_) / MIB)
        ratios = [ours.cpu / theirs.cpu for ours, theirs in zip(all_, rebuilt, strict=True)]
        rows += [
            Row(f"import of {told['captures']:,} captures of {told['new']:,} articles", "median (min to max)"),
            Row("  CPU seconds", spread([ran.cpu for ran in all_], 1)),
            Row("  CPU seconds of the rebuild after it", spread([ran.cpu for ran in rebuilt], 1)),
            Row("  import to rebuild", spread(ratios), f"<= {TARGET_SPEED}"),
            Row("  peak RSS of the import", f"{peaks[-1]:.1f} MiB"),
        ]
        rows += _by_turns(captures, one, all_) if one else []
    return [*rows, Row("ratio of the two peaks", f"{peaks[1] / peaks[0]:.3f}", f"<= {TARGET_MEMORY}")]


def _by_turns(captures: int, one: list[Finished], all_: list[Finished]) -> list[Row]:
    """How fast one process imports, and as many as are useful."""
    many = f"{usable()} processes"
    return [
        Row("  captures a second, 1 process", spread([captures / ran.seconds for ran in one], 0)),
        Row(f"  captures a second, {many}", spread([captures / ran.seconds for ran in all_], 0)),
        Row(
            f"  {many} to 1",
            spread([a.seconds / b.seconds for a, b in zip(one, all_, strict=True)]),
            f">= {TARGET_GAIN}",
        ),
    ]


def _import(file: Path, data: Path, processes: int) -> Finished:
    return run("-m", "archive", "import", file, "--site", HOST, "--data", data, "--processes", processes, "--json")


def _write(path: Path, captures: int) -> None:
    from datetime import UTC, date, datetime, timedelta
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    from tests.replica.content import load_articles, multiply
    from tests.replica.site import Site

    articles = multiply(load_articles(), ARTICLES)
    site = Site("semantic", today=date(2025, 6, 1), articles=articles, events=[])
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(captures):
            turn, at = divmod(number, len(articles))
            article = articles[at]
            # Identical copies would not be taken for articles.
            said = f"Raksts {article.id} ir papildināts {turn // 5}. reizi, jo iepriekš daļa ziņu trūka."
            body = site(article.path).body.replace(b"</h1>", f"</h1><p>{said}</p>".encode(), 1)
            moment = datetime(2025, 6, 2, tzinfo=UTC) + timedelta(days=5 * turn, seconds=at)  # after all are published
            headers = [("Content-Type", "text/html; charset=utf-8")]
            record = writer.create_warc_record(
                f"{HOST}{article.path}",
                "response",
                payload=BytesIO(body),
                http_headers=StatusAndHeaders("200 OK", headers, "HTTP/1.1"),
                warc_headers_dict={"WARC-Date": moment.strftime("%Y-%m-%dT%H:%M:%SZ")},
            )
            writer.write_record(record)


if __name__ == "__main__":
    _write(Path(sys.argv[1]), int(sys.argv[2]))
