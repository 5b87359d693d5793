"""How fast capture files of others are read, and their memory, which should not grow with the number of captures.

`python -m tests.bench.captures.foreign FILE` reads a file and says how many captures are in it.
"""

from __future__ import annotations

import gzip
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.process import MIB, run
from tests.bench.table import Row

SIZES = (3000, 30000)
TARGET = 1.1  # "does not grow", with some tolerance for Python's heap
CONTAINERS = ("a gzip member for each record", "gzip over the whole file", "no gzip")
WORDS = 1500  # bytes of a page
REVISITS = 3  # one in so many captures has the payload of the one before


def measure() -> list[Row]:
    """For each container the peak at both sizes, their ratio, and captures per second of CPU."""
    rows = []
    for container in CONTAINERS:
        peaks = []
        for captures in SIZES:
            with TemporaryDirectory() as scratch:
                path = Path(scratch) / "a.warc.gz"
                run("-m", "tests.bench.captures.foreign", path, captures, container)
                ran = run("-m", "tests.bench.captures.foreign", path)
            peaks.append(ran.peak / MIB)
            if int(ran.output) != captures:  # a reading that misses captures measures nothing
                raise RuntimeError(f"{ran.output} of {captures} captures were read")
            rows.append(Row(f"{captures:,} captures, {container}: peak RSS", f"{peaks[-1]:.1f} MiB"))
        rows.append(Row("  ratio of the two", f"{peaks[1] / peaks[0]:.3f}", f"<= {TARGET}"))
        rows.append(Row("  captures per CPU second", f"{captures / ran.cpu:.0f}"))
    return rows


def _write(path: Path, captures: int, container: str) -> None:
    """A file of pages of random words; each is followed by its request, and every third one is a revisit."""
    from tests.support.imports.foreign import PAGE, SITE, answer, record, revisit

    chance = random.Random(1)
    words = [f"{chance.getrandbits(40):x}" for _ in range(5000)]
    body = PAGE
    with gzip.open(path, "wb", 1) if container == CONTAINERS[1] else path.open("wb") as file:
        for number in range(captures):
            url = f"{SITE}/lv/raksts/{number}"
            if number % REVISITS == REVISITS - 1:
                capture = revisit(url, answer(b""), body)
            else:
                body = PAGE + " ".join(chance.choices(words, k=WORDS)).encode()
                capture = record(url, answer(body))
            for one in (capture, record(url, b"GET /lv HTTP/1.1\r\n\r\n", kind="request")):
                file.write(gzip.compress(one, 1) if container == CONTAINERS[0] else one)


def _read(path: Path) -> int:
    from archive.imports.addresses import wanted_hosts
    from archive.imports.files import ForeignFiles
    from archive.site import DEFAULT_SITE

    return sum(1 for _ in ForeignFiles([path], wanted_hosts(DEFAULT_SITE)))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _write(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    else:
        print(_read(Path(sys.argv[1])))
