"""People and places: articles per second on one core, and whether time grows in step with the length of an article."""

from __future__ import annotations

import time

from archive.people import find_people
from archive.places import find_places
from tests.bench.table import Row, spread
from tests.replica.content import load_articles

ROUNDS = 5
TARGET = 400
LONG = 16  # how many times as long the long article is


def measure() -> list[Row]:
    """Articles per second, and the time per character of a long article as a multiple of that of a short one."""
    articles = [(article.body_text, article.lang) for article in load_articles()]
    _read(*articles[0])  # data files and lists of forms are loaded once
    rates = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for text, lang in articles:
            _read(text, lang)
        rates.append(len(articles) / (time.perf_counter() - started))
    text = "\n\n".join(text for text, lang in articles if lang == "lv")[:8000]
    ratios = [_seconds("\n\n".join([text] * LONG)) / LONG / _seconds(text) for _ in range(3)]
    return [
        Row(f"{len(articles)} articles of the stand-in site, {ROUNDS} rounds", "median (min to max)"),
        Row("  people and places, articles per second per core", spread(rates, 0), f">= {TARGET}"),
        Row(f"  time per character, {LONG} times as long : once", spread(ratios, 2), "<= 1.5"),
    ]


def _read(text: str, lang: str) -> None:
    find_people(text, lang)
    find_places(text, lang)


def _seconds(text: str) -> float:
    started = time.perf_counter()
    _read(text, "lv")
    return time.perf_counter() - started
