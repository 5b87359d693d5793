"""What the stand-in site says: its articles and its calendar, read from `articles/*.md` and `calendar.yml`."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from .markup import Block, Paragraph, Part, block_text, parse_markdown

HERE = Path(__file__).parent
SITE_NAME = "Cilvektirdznieciba.lv"


@dataclass(frozen=True)
class Image:
    """A picture of the gallery."""

    file: str
    caption: str

    @property
    def path(self) -> str:
        return f"/upload/images/{self.file}"

    @property
    def thumb_path(self) -> str:
        return f"/upload/thumbs/{self.file}"

    @property
    def lightbox_title(self) -> str:
        return f"{self.caption} | {SITE_NAME}"


@dataclass(frozen=True)
class Attachment:
    """A file linked from a line of its own below the body."""

    file: str
    label: str

    @property
    def path(self) -> str:
        return f"/upload/files/{self.file}"


@dataclass(frozen=True)
class EventInText:
    """The event that an article announces or reports."""

    starts_on: dt.date
    ends_on: dt.date
    starts_at: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class CalendarEvent:
    """An entry of the calendar; `url` is where its title leads, `lang` None means that both calendars show it."""

    id: str
    title: str
    starts_on: dt.date
    ends_on: dt.date
    starts_at: str | None = None
    place: str | None = None
    url: str | None = None
    article: str | None = None
    lang: str | None = None


@dataclass(frozen=True)
class ReplicaArticle:
    """One page of the site, as its file says. README.md explains the fields."""

    id: str
    lang: str
    kind: str
    title: str
    body: tuple[Block, ...]
    slug: str = ""
    number: int | None = None
    date: dt.date | None = None
    date_style: str = "dot"
    signature: str | None = None
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    event: EventInText | None = None
    shapes: tuple[str, ...] = ()
    gallery_heading: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The address on the site: path and query."""
        if self.kind == "banner":
            return f"/{self.lang}/ads?id={self.number}"
        return f"/{self.lang}/{self.slug}" + (f"/{self.number}" if self.number is not None else "")

    @property
    def date_line(self) -> str:
        """The line between title and body: empty on undated pages and where the date opens the body."""
        if self.date is None or self.date_style == "opens-body":
            return ""
        return f"{self.date:%d.%m.%Y}" + ("." if self.date_style == "trailing-dot" else "")

    @property
    def body_text(self) -> str:
        """What the archive should store as `articles.body`."""
        return "\n\n".join(block_text(block) for block in self.body)


@cache
def load_articles(folder: Path = HERE / "articles") -> tuple[ReplicaArticle, ...]:
    """All article files of a folder, by file name. Raises ValueError naming the file that cannot be read."""
    return tuple(load_article(path) for path in sorted(folder.glob("*.md")))


def load_article(path: Path) -> ReplicaArticle:
    """Read one article file."""
    try:
        return parse_article(path.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError, yaml.YAMLError) as error:
        raise ValueError(f"{path.name}: {error!r}") from error


def parse_article(text: str) -> ReplicaArticle:
    """Read the text of an article file: YAML between two `---` lines, then the body."""
    _, front_matter, source = re.split(r"^---[ \t]*$\n?", text, maxsplit=2, flags=re.MULTILINE)
    fields: dict[str, Any] = yaml.safe_load(front_matter)
    lang, rest = str(fields.pop("id")).split("-", 1)
    kind = str(fields.pop("kind"))
    number = fields.pop("number", None)
    if kind == "banner" and number is None:
        number = int(rest.removeprefix("ads-"))
    article = ReplicaArticle(
        id=f"{lang}-{rest}",
        lang=str(fields.pop("lang", lang)),
        kind=kind,
        title=str(fields.pop("title")),
        body=parse_markdown(source),
        slug=str(fields.pop("slug", rest)),
        number=number,
        date=fields.pop("date", None),
        date_style=str(fields.pop("date_style", "dot")),
        signature=fields.pop("signature", None),
        images=tuple(_images(fields.pop("images", None) or ())),
        attachments=tuple(Attachment(**entry) for entry in fields.pop("attachments", None) or ()),
        event=_event_in_text(fields.pop("event", None)),
        shapes=tuple(fields.pop("shapes", None) or ()),
    )
    if fields:
        raise ValueError(f"unknown fields {sorted(fields)}")
    return _with_opening_date(article) if article.date_style == "opens-body" else article


@cache
def load_calendar(path: Path = HERE / "calendar.yml") -> tuple[CalendarEvent, ...]:
    """The events of the calendar, by their first day."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None
    events = [event for entry in entries or () for event in _calendar_events(entry)]
    return tuple(sorted(events, key=lambda event: (event.starts_on, event.starts_at or "", event.id)))


def multiply(articles: Iterable[ReplicaArticle], count: int) -> tuple[ReplicaArticle, ...]:
    """As many articles as asked for, for benchmarks: the news again and again under new numbers, from 10001 on.

    Each ends with a line of its own, for no two articles of a site say the same.
    """
    originals = tuple(articles)
    news = [article for article in originals if article.kind == "news" and article.number is not None]
    if not news and len(originals) < count:
        raise ValueError("there is no news article to copy")
    copies = (
        replace(
            article,
            id=f"{article.lang}-{number}",
            number=number,
            body=(
                *article.body,
                Paragraph((Part(f"Raksts numur {number}." if article.lang == "lv" else f"No {number}."),)),
            ),
        )
        for number, article in enumerate(cycle(news), start=10001)
    )
    return (*originals, *islice(copies, max(0, count - len(originals))))


def from_real(
    txt: str | Path, json_path: str | Path, path: str = "/lv/sanaksme-par-pasvaldibu-lomu/129"
) -> ReplicaArticle:
    """Build an article from a text dump of a real page and the record of what it holds.

    `txt` and `json_path` name the two files; `path` is the address to give the page. Neither file belongs to the
    project. The body is what lies between the date and the attachments; the lines between signature and gallery
    become the heading of the gallery. Raises ValueError if the dump lacks one of these landmarks.
    """
    expected = json.loads(Path(json_path).read_text(encoding="utf-8"))
    dump = Path(txt).read_text(encoding="utf-8").splitlines()
    lines = [line for line in (" ".join(raw.split()) for raw in dump) if line]
    date = dt.date.fromisoformat(expected["published_on"])
    labels, captions = expected["attachment_labels"], expected["gallery_captions"]
    body_starts = lines.index(f"{date:%d.%m.%Y}") + 1
    signature_at = lines.index(expected["signature"])
    body_ends = lines.index(labels[0]) if labels else signature_at
    gallery_at = lines.index(f"{captions[0]} | {SITE_NAME}")
    _, lang, slug, number = path.split("/")
    return ReplicaArticle(
        id=f"{lang}-{number}",
        lang=lang,
        kind=expected["kind"],
        title=expected["title"],
        body=tuple(Paragraph((Part(line),)) for line in lines[body_starts:body_ends]),
        slug=slug,
        number=int(number),
        date=date,
        signature=expected["signature"],
        images=tuple(_images([{"file": "galerija.jpg", "caption": captions[0], "repeat": expected["gallery_images"]}])),
        attachments=tuple(Attachment(f"pielikums-{n}.doc", label) for n, label in enumerate(labels, start=1)),
        gallery_heading=tuple(lines[signature_at + 1 : gallery_at]),
    )


def _images(entries: Iterable[Mapping[str, Any]]) -> Iterator[Image]:
    for entry in entries:
        file, caption, repeat = str(entry["file"]), str(entry.get("caption") or ""), int(entry.get("repeat", 1))
        stem, dot, suffix = file.rpartition(".")
        for copy in range(1, repeat + 1):
            yield Image(file if repeat == 1 else f"{stem}-{copy}{dot}{suffix}", caption)


def _event_in_text(entry: Mapping[str, Any] | None) -> EventInText | None:
    if entry is None:
        return None
    starts_on: dt.date = entry["starts_on"]
    return EventInText(starts_on, entry.get("ends_on") or starts_on, _clock(entry.get("starts_at")), entry.get("place"))


def _calendar_events(entry: Mapping[str, Any]) -> Iterator[CalendarEvent]:
    """The event once per language that its title is given in; a bare title serves both calendars."""
    title, place = entry["title"], entry.get("place")
    for lang in title if isinstance(title, dict) else (None,):
        yield CalendarEvent(
            id=str(entry["id"]),
            title=title[lang] if isinstance(title, dict) else str(title),
            starts_on=entry["starts_on"],
            ends_on=entry.get("ends_on") or entry["starts_on"],
            starts_at=_clock(entry.get("starts_at")),
            place=place.get(lang) if isinstance(place, dict) else place,
            url=entry.get("url"),
            article=entry.get("article"),
            lang=lang or entry.get("lang"),
        )


def _clock(value: object) -> str | None:
    """YAML reads an unquoted 10:00 as 600, a number in base sixty."""
    if isinstance(value, int):
        return f"{value // 60:02}:{value % 60:02}"
    return None if value is None else str(value)


def _with_opening_date(article: ReplicaArticle) -> ReplicaArticle:
    """Put the date at the start of the first paragraph, unless the file has written it there."""
    if article.date is None:
        raise ValueError("date_style opens-body without a date")
    written = f"{article.date:%d.%m.%Y}"
    if article.body_text.startswith(written):
        return article
    match article.body:
        case (Paragraph(parts), *rest):
            return replace(article, body=(Paragraph((Part(f"{written}. "), *parts)), *rest))
    raise ValueError("date_style opens-body needs a paragraph to open the body")
