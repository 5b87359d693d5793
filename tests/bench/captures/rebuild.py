"""How fast `ctarchive rebuild` remakes the database from the captures, with one process and with several."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from archive.processes import usable
from tests.bench.process import MIB, Finished, refresh, run, stand_in_site
from tests.bench.table import Row, spread

SIZES = (1000, 3000)  # articles
ROUNDS = 5
PER_SECOND, GAIN = 400, 1.8
FLAT = 1.1  # ratio of the peak memory, with some tolerance for Python's heap


def measure() -> list[Row]:
    """Articles per second of wall time, including people and places, in turns with one process and with several."""
    rows, peaks = [], []
    for size in SIZES:
        with TemporaryDirectory() as scratch:
            data = [Path(scratch, str(number)) for number in range(usable())]
            with stand_in_site(size) as site:
                refresh(site, data[0])
            for copy in data[1:]:
                shutil.copytree(data[0], copy)
            one, all_, beside = [], [], []
            for _ in range(ROUNDS):
                one.append(_rebuild(data[0], 1))
                all_.append(_rebuild(data[0], usable()))
                beside.append(_beside_each_other(data))
        peaks.append(max(ran.peak for ran in all_) / MIB)
        captures = json.loads(one[0].output)["captures"]
        gain = [a.seconds / b.seconds for a, b in zip(one, all_, strict=True)]
        most = [len(data) * a.seconds / seconds for a, seconds in zip(one, beside, strict=True)]
        many, target = f"{usable()} processes", f">= {PER_SECOND}" if size == SIZES[-1] else ""
        rows += [
            Row(f"rebuild of {size:,} articles, {captures:,} captures", "median (min to max)"),
            Row("  articles a second, 1 process", spread([size / ran.seconds for ran in one], 0)),
            Row(f"  articles a second, {many}", spread([size / ran.seconds for ran in all_], 0), target),
            Row(f"  {many} to 1", spread(gain), f">= {GAIN}" if target else ""),
            # No program can gain more: processors share caches and memory bandwidth.
            Row(f"  {usable()} independent rebuilds at once to 1: what the machine allows", spread(most)),
            Row(f"  CPU seconds, 1 process and {many}", f"{_cpu(one):.1f}, {_cpu(all_):.1f}"),
            Row("  peak RSS of the largest process", f"{peaks[-1]:.1f} MiB"),
        ]
    return [*rows, Row("ratio of the two peaks", f"{peaks[-1] / peaks[0]:.3f}", f"<= {FLAT}")]


def _beside_each_other(archives: list[Path]) -> float:
    """Rebuild several archives at once, with one process each; return the seconds until the last one is done."""
    with ThreadPoolExecutor(len(archives)) as threads:
        return max(ran.seconds for ran in threads.map(lambda data: _rebuild(data, 1), archives))


def _rebuild(data: Path, processes: int) -> Finished:
    return run("-m", "archive", "rebuild", "--data", data, "--processes", processes, "--json")


def _cpu(ran: list[Finished]) -> float:
    return median(one.cpu for one in ran)
