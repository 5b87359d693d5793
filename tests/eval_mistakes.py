"""How much of a text is read whatever mistakes the page around it has, on real pages and on those of the stand-in site.

    python -m tests.eval_mistakes [--worst N]

Each page is read once with each mistake of tests/mistakes.py. F1 is that of the words of the body as in
tests.eval_pages: against the label of a real page, and against what is read of a page of the stand-in site without the
mistake. Of the real pages, where they are at hand, the rules were mended on one half; the floors are for the other.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterator
from statistics import mean
from typing import NamedTuple

from archive.extract import Article, extract
from archive.extract.dom.encoding import decode
from tests import floors
from tests.bench.captures.extract import stand_in_pages
from tests.eval_pages import CONTENT_TYPE, f1_of_words, real_pages
from tests.mistakes import MISTAKES, with_mistake

EVERY = 8  # of the pages of the stand-in site


class Sample(NamedTuple):
    """A page without the mistake, and the text of its article; `half` as in the figures."""

    half: str
    name: str
    url: str
    html: str
    text: str


def samples(*, tuning: bool) -> Iterator[Sample]:
    """Real pages, those of the half that may be looked at only if asked for, and some pages of the stand-in site."""
    for page in real_pages():
        half = "held" if zlib.crc32(page.id.encode()) % 2 else "tuning"
        if tuning or half == "held":
            yield Sample(half, page.id, page.url, page.html, page.body)
    for rendered in stand_in_pages()[::EVERY]:
        read = extract(rendered.body, rendered.url, rendered.content_type)
        if isinstance(read, Article) and read.body:
            html = decode(rendered.body, rendered.content_type)
            yield Sample("stand_in", rendered.url, rendered.url, html, read.body)


def f1(sample: Sample, html: str) -> float:
    """How much of the text is read of a page; 0 if it is read as something else."""
    read = extract(html.encode("utf-8", "replace"), sample.url, CONTENT_TYPE)
    return f1_of_words(read.body, sample.text) if isinstance(read, Article) else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--worst",
        type=int,
        default=0,
        help="measure the other half too, and print so many of its pages and of the stand-in site",
    )
    worst = parser.parse_args().worst
    scores: dict[str, dict[str, list[float]]] = {}
    shown: list[tuple[float, str, str]] = []
    for sample in samples(tuning=worst > 0):
        for name, mistake in MISTAKES.items():
            html = with_mistake(sample.html, sample.text, mistake)
            if html is not None:
                score = f1(sample, html)
                scores.setdefault(sample.half, {}).setdefault(name, []).append(score)
                shown += [(score, name, sample.name)] if sample.half != "held" else []
    for half, by_name in scores.items():
        print(f"{half}: " + ", ".join(f"{name} {mean(of_one):.3f}" for name, of_one in by_name.items()))
    for score, name, page in sorted(shown)[:worst]:
        print(f"  {score:.2f} {name} {page}")
    figures = {
        f"{half}_{name}": mean(of_one)
        for half, by_name in scores.items()
        if half != "tuning"
        for name, of_one in by_name.items()
    }
    return int(not floors.judge("mistakes", figures))


if __name__ == "__main__":
    sys.exit(main())
