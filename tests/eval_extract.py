"""How well pages are read: every page of the stand-in site in every skin, against what its files say.

    python -m tests.eval_extract [SKIN ...]

Prints a table of fields and skins, and what went wrong, and fails where a figure is below its floor in floors.toml.
"""

from __future__ import annotations

import datetime as dt
import sys
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import mean

from archive.extract import Article, CalendarMonth, Event, Page, extract
from tests import floors
from tests.replica.content import CalendarEvent, ReplicaArticle, from_real, load_articles
from tests.replica.pages import SKINS, month_of
from tests.replica.site import Site

TODAY = dt.date(2023, 6, 9)
HOST = "http://127.0.0.1:8123"
REAL = floors.SHARED / "real"
FIELDS = ("kind", "title", "date", "body", "signature", "images", "attachments", "calendar", "event", "same")
GRIDS = {"minified"}
"""Skins whose calendar is a grid of days and nothing else: of an event they tell only the days within the month."""


@dataclass
class Scores:
    """Scores from 0 to 1 of each page and field in one skin, and a line for each that is not 1."""

    skin: str
    fields: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, page: str, got: object, wanted: object, score: float | None = None) -> None:
        score = float(got == wanted) if score is None else score
        self.fields[name].append(score)
        if score < 1:
            self.wrong.append(f"{self.skin} {page} {name}: {str(got)[:200]!r} instead of {str(wanted)[:200]!r}")

    def of(self, name: str) -> float:
        return mean(self.fields[name]) if self.fields[name] else 1.0


def articles() -> tuple[ReplicaArticle, ...]:
    """The articles of the stand-in site, and the real page where it is at hand."""
    real = (from_real(REAL / "129.txt", REAL / "129.json"),) if REAL.exists() else ()
    return (*load_articles(), *real)


def measure(skin: str) -> Scores:
    """Read all pages of the site in one skin."""
    scores = Scores(skin)
    site = Site(skin, today=TODAY, articles=articles())
    for article in site.articles:
        page = read(site, article.path)
        scores.add("kind", article.id, kind_of(page), "news" if article.kind == "news" and article.date else "page")
        if isinstance(page, Article):
            compare(scores, page, article)
        else:
            for name in ("title", "date", "body", "signature", "images", "attachments"):
                scores.add(name, article.id, None, "an article")
    for path in ("/", "/lv", "/en", "/lv/jaunumi", "/lv/jaunumi?page=2", "/en/news"):
        scores.add("kind", path, kind_of(read(site, path)), "Listing")
    for path in ("/lv/nav-tadas/999", "/en/no-such-page"):
        scores.add("kind", path, kind_of(read(site, path)), "Other")
    for path, index in months(site):
        page = read(site, path)
        scores.add("kind", path, kind_of(page), "CalendarMonth")
        wanted = {wanted_event(e, index, skin) for e in month_of(index, path[1:3], site.events).events}
        got = {got_event(e) for e in page.events} if isinstance(page, CalendarMonth) else set()
        if wanted or got:
            score = 2 * len(wanted & got) / (len(wanted) + len(got))
            scores.add("calendar", path, sorted(got - wanted), sorted(wanted - got), score)
    return scores


def read(site: Site, path: str) -> Page:
    answer = site.answer(path)
    return extract(answer.body, HOST + path, answer.content_type)


def kind_of(page: Page) -> str:
    return page.kind if isinstance(page, Article) else type(page).__name__


def compare(scores: Scores, page: Article, article: ReplicaArticle) -> None:
    """Every field of an article against its file."""
    scores.add("title", article.id, page.title, article.title)
    scores.add("date", article.id, page.published_on, article.date if article.kind == "news" else None)
    wanted = wanted_body(article)
    scores.add("body", article.id, page.body[:80], wanted[:80], token_f1(page.body, wanted))
    scores.add("signature", article.id, one_line(page.signature), one_line(article.signature))
    scores.add(
        "images",
        article.id,
        [(image.url.removeprefix(HOST), image.caption) for image in page.images],
        [(image.path, image.caption) for image in article.images],
    )
    scores.add(
        "attachments",
        article.id,
        [(attachment.url.removeprefix(HOST), attachment.label) for attachment in page.attachments],
        [(attachment.path, attachment.label) for attachment in article.attachments],
    )
    if article.kind == "news":
        event = article.event
        days = (event.starts_on, event.ends_on) if event else None
        got = (page.events[0].starts_on, page.events[0].ends_on) if page.events else None
        if article.id != "lv-129":  # its record is checked in test_extract_real_page
            scores.add("event", article.id, got, days)
    scores.hashes[article.id] = page.content_hash


def wanted_body(article: ReplicaArticle) -> str:
    """The body without the date that opens it."""
    text = article.body_text
    return text.split(maxsplit=1)[1] if article.date_style == "opens-body" else text


def wanted_event(event: CalendarEvent, index: int, skin: str) -> tuple[object, ...]:
    first, last = event.starts_on, event.ends_on
    if skin in GRIDS:
        year, month = index // 12, index % 12 + 1
        first = max(first, dt.date(year, month, 1))
        last = min(last, dt.date(year, month, monthrange(year, month)[1]))
    return str(event.title), first, last, event.starts_at or "", event.place or "", event.url or ""


def got_event(event: Event) -> tuple[object, ...]:
    clock = f"{event.starts_at:%H:%M}" if event.starts_at else ""
    return event.title, event.starts_on, event.ends_on, clock, event.place or "", (event.url or "").removeprefix(HOST)


def months(site: Site) -> Iterator[tuple[str, int]]:
    """Calendar pages of both languages: those with events, and every tenth of the others."""
    for number, path in enumerate(path for path in site.paths() if path.count("/") == 4 and path[-3] == "/"):
        year, month = int(path[-7:-3]), int(path[-2:])
        index = year * 12 + month - 1
        if number % 10 == 0 or month_of(index, path[1:3], site.events).events:
            yield path, index


def token_f1(got: str, wanted: str) -> float:
    """F1 of the words of two texts, each word as often as it stands there."""
    left, right = Counter(got.split()), Counter(wanted.split())
    common = sum((left & right).values())
    return 2 * common / (left.total() + right.total()) if common else float(not left and not right)


def one_line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def compare_skins(all_scores: list[Scores]) -> None:
    """Score in every skin whether an article has the content hash that it has in most skins."""
    for article in {article for scores in all_scores for article in scores.hashes}:
        usual = Counter(s.hashes[article] for s in all_scores if article in s.hashes).most_common(1)[0][0]
        for scores in all_scores:
            scores.add("same", article, scores.hashes.get(article), usual)


def measured(all_scores: list[Scores]) -> dict[str, float]:
    """The figures of floors.toml: each over all pages in all skins, and as `<field>_each` that of the worst skin."""
    over_all = {name: mean(x for scores in all_scores for x in scores.fields[name]) for name in FIELDS}
    worst = {f"{name}_each": min(scores.of(name) for scores in all_scores) for name in FIELDS}
    return over_all | worst


def main(names: list[str]) -> int:
    all_scores = [measure(skin) for skin in names or SKINS]
    compare_skins(all_scores)
    print(f"{'':12}" + "".join(f"{name:>12}" for name in FIELDS))
    for scores in all_scores:
        print(f"{scores.skin:12}" + "".join(f"{scores.of(name):12.4f}" for name in FIELDS))
    print("\n".join(line for scores in all_scores for line in scores.wrong))
    return int(not floors.judge("extract", measured(all_scores)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
