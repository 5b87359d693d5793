"""How well pages of other systems are read: 140 that hands wrote from memory of WordPress, TYPO3, Wix and so on.

    python -m tests.eval_frames [--verbose]

Who wrote and labelled them knew neither the rules nor, of the held half, the other pages. F1 is that of the words of
the body, as in eval_pages; `sentences` are those at risk of being lost, `side_matter` what must not be in the text, and
of dates, titles and documents each page has its own. Fails below the floors in floors.toml.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any, Literal
from urllib.parse import urljoin

import yaml

from archive.extract import Article, extract
from tests import floors
from tests.eval_pages import f1_of_words

FOLDER = Path(__file__).parent / "gold" / "frames"
Half = Literal["tuning", "held"]
HALVES: tuple[Half, ...] = ("tuning", "held")


@dataclass(frozen=True)
class Reading:
    """What was made of one page: its F1, and what is wrong with it, a line each."""

    frame: str
    f1: float
    lost: list[str]
    left_in: list[str]
    sentences: int
    side_matter: int
    wrong: dict[str, str]


def readings(half: Half) -> Iterator[Reading]:
    """The pages of a half, each as it was read."""
    for label in yaml.safe_load((FOLDER / half / "labels.yml").read_text(encoding="utf-8")):
        yield read(label, (FOLDER / half / label["file"]).read_bytes())


def read(label: Mapping[str, Any], page: bytes) -> Reading:
    """Hold what is read in a page against its label; a page that is not read as an article has nothing right."""
    got = extract(page, label["url"], "text/html")
    wanted, unwanted = label["must_have"], label["not_in_body"]
    frame = f"{label['file']} {label['frame']}"
    if not isinstance(got, Article):
        return Reading(frame, 0.0, wanted, [], len(wanted), len(unwanted), dict.fromkeys(KINDS, type(got).__name__))
    text = _squeezed(got.body)
    found = {
        "titles": (got.title, label["title"]),
        "dates": (got.published_on.isoformat() if got.published_on else None, label["date"]),
        "documents": (
            {one.url for one in got.attachments},
            {urljoin(label["url"], url) for url in label["attachments"]},
        ),
    }
    return Reading(
        frame,
        f1_of_words(got.body, label["body"]),
        [one for one in wanted if _squeezed(one) not in text],
        [one for one in unwanted if _squeezed(one) in text],
        len(wanted),
        len(unwanted),
        {kind: f"{is_!r}, not {should!r}" for kind, (is_, should) in found.items() if is_ != should},
    )


KINDS = ("titles", "dates", "documents")


def _squeezed(text: str) -> str:
    """A text without what parts words and cells."""
    return re.sub(r"[\s|\u200b]+", "", text)


def measure(read: list[Reading]) -> dict[str, float]:
    """Each figure of a half by its name in floors.toml, without the name of the half."""
    return {
        "f1": mean(one.f1 for one in read),
        "sentences": 1 - sum(len(one.lost) for one in read) / sum(one.sentences for one in read),
        "side_matter": 1 - sum(len(one.left_in) for one in read) / sum(one.side_matter for one in read),
        **{kind: mean(kind not in one.wrong for one in read) for kind in KINDS},
    }


def show(half: Half, read: list[Reading], figures: Mapping[str, float], *, verbose: bool) -> None:
    """Print what is wrong, and the figures of a half."""
    for one in read if verbose else ():
        lines = [f"{kind}: {told}" for kind, told in one.wrong.items()]
        lines += [f"lost: {text}" for text in one.lost] + [f"left in: {text}" for text in one.left_in]
        if lines:
            print("\n      ".join([f"  {one.f1:.3f} {one.frame}", *lines]))
    told = ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items())
    print(f"{half}: {len(read)} pages, {told}")


def main() -> int:
    """Measure both halves. The exit code: 0 if all floors are kept, else 1."""
    parser = argparse.ArgumentParser(description="How well pages of other systems are read.")
    parser.add_argument("--verbose", action="store_true", help="print what is wrong with each page")
    verbose = parser.parse_args().verbose
    measured: dict[str, float] = {}
    for half in HALVES:
        read = list(readings(half))
        figures = measure(read)
        show(half, read, figures, verbose=verbose)
        measured |= {f"{half}_{name}": figure for name, figure in figures.items()}
    return 0 if floors.judge("frames", measured) else 1


if __name__ == "__main__":
    sys.exit(main())
