"""The floors of `make eval`: what falls below one, and what was not measured at all.

A floor that was not measured is said to be so, and fails under CTARCHIVE_EVAL=required: a check that passes on nothing
is none. The labelled data that the project does not ship is known by its digest, so that a figure is never compared
with a floor that was set on other data without a word.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
SHARED = Path(__file__).parents[2] / "shared"
"""Where labelled data lies that is not part of the project, if it is at hand."""


def is_required() -> bool:
    """Whether everything has to be measured, as CTARCHIVE_EVAL=required says."""
    return os.environ.get("CTARCHIVE_EVAL") == "required"


def judge(section: str, measured: Mapping[str, float]) -> bool:
    """Print how the figures of a section of floors.toml stand; whether they may pass.

    `measured` has a figure for each floor that was measured.
    """
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[section]
    low = [f"{name} {measured[name]:.3f} < {floor}" for name, floor in floors.items() if measured.get(name, 1) < floor]
    missing = [name for name in floors if name not in measured]
    if missing:
        print(f"{section}: not measured: {', '.join(missing)}")
    kept = f"all {len(floors) - len(missing)} floors kept" if measured else "no floor measured"
    print(f"{section}: " + ("below the floor: " + ", ".join(low) if low else kept))
    return not low and not (missing and is_required())


def same_data(*paths: Path) -> bool:
    """Whether files of labelled data are those that the floors were set on. Prints which are not."""
    digests: dict[str, str] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["data"]
    same = True
    for path in paths:
        if hashlib.sha256(path.read_bytes()).hexdigest() != digests.get(path.name):
            print(f"{path.name}: not the data that the floors were set on (its SHA-256 is not in floors.toml)")
            same = False
    return same or not is_required()
