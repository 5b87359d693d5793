"""The stand-in site without a network: an address -> the answer to it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from . import files, looks
from .content import Attachment, CalendarEvent, Image, ReplicaArticle, load_articles, load_calendar
from .labels import LABELS
from .pages import SKINS, Link, Page, month_index, month_of, month_path, months_with_events, render

PER_PAGE = 10
ROBOTS = b"User-agent: *\nDisallow: /admin/\n"

_ARTICLE = re.compile(r"/(lv|en)/[^/]+/(\d+)")
_MONTH = re.compile(r"/(?:lv/kalendars|en/calendar)/(\d{4})/(0[1-9]|1[0-2])")
_SKIN_NAMES = frozenset(SKINS)
_UNDATED = dt.date(2014, 5, 12)  # what pages without a date of their own were last modified on


@dataclass(frozen=True)
class Answer:
    """What the site says to one address; the server makes HTTP of it."""

    status: int
    content_type: str
    body: bytes
    etag: str | None = None
    last_modified: dt.datetime | None = None


def answer_of(body: bytes, content_type: str, *, status: int = 200, modified_on: dt.date | None = None) -> Answer:
    """An answer whose ETag is a hash of its body."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    last_modified = dt.datetime.combine(modified_on, dt.time(9), dt.UTC) if modified_on else None
    return Answer(status, content_type, body, etag, last_modified)


class Site:
    """The site in one skin, or in a skin per page (`mixed`), as visited on a day.

    `today` decides the month of the calendar block that stands on every page. Raises ValueError for an unknown skin.
    """

    def __init__(
        self,
        skin: str = "mixed",
        today: dt.date | Callable[[], dt.date] = dt.date.today,
        articles: Sequence[ReplicaArticle] | None = None,
        events: Sequence[CalendarEvent] | None = None,
    ) -> None:
        if skin != "mixed" and skin not in SKINS:
            raise ValueError(f"no skin {skin!r}: choose mixed or one of {', '.join(SKINS)}")
        self.skin = skin
        self.today = today
        self.articles = load_articles() if articles is None else tuple(articles)
        self.events = self._with_addresses(load_calendar() if events is None else events)
        self._by_number = {(a.lang, a.number): a for a in self.articles if a.number is not None and a.kind != "banner"}
        self._by_path = {article.path: article for article in self.articles}
        self._images: dict[str, Image] = {}
        self._attachments: dict[str, Attachment] = {}
        for article in self.articles:
            self._images |= {path: image for image in article.images for path in (image.path, image.thumb_path)}
            self._attachments |= {attachment.path: attachment for attachment in article.attachments}
        self._news = {lang: self._newest_first(lang) for lang in LABELS}
        self._pages = {lang: [a for a in self.articles if a.lang == lang and a.kind != "news"] for lang in LABELS}
        self._rendered: dict[tuple[str, dt.date], Answer] = {}

    def __call__(self, path: str) -> Answer:
        return self.answer(path)

    def answer(self, path: str) -> Answer:
        """The answer to a path with its query; an unknown one gets the 404 page, in the skin."""
        if path == "/robots.txt":
            return answer_of(ROBOTS, "text/plain", modified_on=_UNDATED)
        if path == "/images/logo.png":
            return answer_of(files.png("logo", 120, 60), "image/png", modified_on=_UNDATED)
        if found := looks.find(path, _SKIN_NAMES):
            return answer_of(*found, modified_on=_UNDATED)
        if image := self._images.get(path):
            size = (120, 80) if path == image.thumb_path else (240, 160)
            return answer_of(files.picture(image.file, *size), files.mime_type(path), modified_on=_UNDATED)
        if attachment := self._attachments.get(path):
            document = files.document(attachment.file, attachment.label)
            return answer_of(document, files.mime_type(path), modified_on=_UNDATED)
        today = self.today() if callable(self.today) else self.today
        if (path, today) not in self._rendered:
            self._rendered[path, today] = self._html(path, today)
        return self._rendered[path, today]

    def paths(self) -> list[str]:
        """Every page of the site by its address: homes, lists, articles and calendar months."""
        found = ["/", *(labels.home_path for labels in LABELS.values())]
        for lang, labels in LABELS.items():
            pages = -(-len(self._news[lang]) // PER_PAGE)
            found += [labels.news_path, *(f"{labels.news_path}?page={n}" for n in range(2, pages + 1))]
            found += [month_path(index, lang) for index in months_with_events(self.events)]
        return found + [article.path for article in self.articles]

    def skin_of(self, path: str) -> str:
        """The skin of a page; `mixed` keeps to one skin per address for good."""
        names = sorted(SKINS)
        return names[zlib.crc32(path.encode()) % len(names)] if self.skin == "mixed" else self.skin

    def _html(self, path: str, today: dt.date) -> Answer:
        url = urlsplit(path)
        number = _page_number(url.query)
        if url.path == "/" or url.path in (labels.home_path for labels in LABELS.values()):
            return self._home("en" if url.path == "/en" else "lv", path, today)
        for lang, labels in LABELS.items():
            if url.path == labels.news_path and 1 <= number <= max(1, -(-len(self._news[lang]) // PER_PAGE)):
                return self._list(lang, number, path, today)
        if match := _MONTH.fullmatch(url.path):
            index = int(match[1]) * 12 + int(match[2]) - 1
            if index in months_with_events(self.events) or index == month_index(today):
                return self._month(url.path[1:3], index, path, today)
        if article := self._article_at(path):
            return self._article(article, today)
        return self._not_found(path, today)

    def _article_at(self, path: str) -> ReplicaArticle | None:
        """The number decides, not the slug: an old address goes on working when a title is edited."""
        if match := _ARTICLE.fullmatch(path):
            return self._by_number.get((match[1], int(match[2])))
        return self._by_path.get(path)

    def _home(self, lang: str, path: str, today: dt.date) -> Answer:
        items = tuple(map(_teaser, self._news[lang][:PER_PAGE]))
        return self._dress(replace(self._page(lang, LABELS[lang].latest, path, today), items=items), self._newest(lang))

    def _list(self, lang: str, number: int, path: str, today: dt.date) -> Answer:
        news, address = self._news[lang], LABELS[lang].news_path
        page = replace(
            self._page(lang, LABELS[lang].news, path, today),
            items=tuple(map(_teaser, news[(number - 1) * PER_PAGE : number * PER_PAGE])),
            previous=None if number == 1 else address if number == 2 else f"{address}?page={number - 1}",
            next=f"{address}?page={number + 1}" if number * PER_PAGE < len(news) else None,
        )
        return self._dress(page, self._newest(lang))

    def _month(self, lang: str, index: int, path: str, today: dt.date) -> Answer:
        shown = month_of(index, lang, self.events)
        page = replace(
            self._page(lang, shown.heading, path, today), shown_month=shown, previous=shown.previous, next=shown.next
        )
        return self._dress(page, self._newest(lang))

    def _article(self, article: ReplicaArticle, today: dt.date) -> Answer:
        others = [other for other in self._news[article.lang] if other is not article]
        start = zlib.crc32(article.id.encode()) % max(1, len(others))
        page = replace(
            self._page(article.lang, article.title, article.path, today),
            article=article,
            related=tuple(map(_teaser, others[start : start + 3])),
            # Rises from day to day, as a counter does, but not within the day.
            views=zlib.crc32(article.id.encode()) % 900 + today.toordinal() % 1000,
        )
        return self._dress(page, article.date or _UNDATED)

    def _not_found(self, path: str, today: dt.date) -> Answer:
        lang = "en" if path.startswith("/en") else "lv"
        labels = LABELS[lang]
        page = replace(self._page(lang, labels.not_found, path, today), note=labels.no_such_page)
        skin = self.skin_of(path)
        return answer_of(render(page, skin), SKINS[skin].content_type, status=404)

    def _dress(self, page: Page, modified_on: dt.date) -> Answer:
        skin = self.skin_of(page.path)
        return answer_of(render(page, skin), SKINS[skin].content_type, modified_on=modified_on)

    def _page(self, lang: str, title: str, path: str, today: dt.date) -> Page:
        """What is on every page: the calendar block of the visit, the navigation, the banners, the latest news."""
        labels, mine = LABELS[lang], self._pages[lang]
        month = month_of(month_index(today), lang, self.events)
        return Page(
            lang=lang,
            title=title,
            path=path,
            month=month,
            navigation=(
                Link(labels.home, labels.home_path),
                Link(labels.news, labels.news_path),
                *(Link(page.title, page.path) for page in mine if page.kind == "page"),
                Link(labels.calendar, month.path),
                Link(labels.other, LABELS["en" if lang == "lv" else "lv"].home_path),
            ),
            banners=tuple(Link(banner.title, banner.path) for banner in mine if banner.kind == "banner"),
            latest=tuple(map(_teaser, self._news[lang][:5])),
        )

    def _with_addresses(self, events: Sequence[CalendarEvent]) -> tuple[CalendarEvent, ...]:
        """An event that names an article leads to it."""
        paths = {article.id: article.path for article in self.articles}
        return tuple(replace(event, url=event.url or paths.get(event.article or "")) for event in events)

    def _newest_first(self, lang: str) -> tuple[ReplicaArticle, ...]:
        news = [article for article in self.articles if article.lang == lang and article.kind == "news"]
        return tuple(sorted(news, key=lambda a: (a.date or dt.date.min, a.number or 0), reverse=True))

    def _newest(self, lang: str) -> dt.date:
        return next((article.date for article in self._news[lang] if article.date), _UNDATED)


def _teaser(article: ReplicaArticle) -> Link:
    return Link(article.title, article.path, f"{article.date:%d.%m.%Y}" if article.date else "")


def _page_number(query: str) -> int:
    """The `page` of a query: 1 without one, 0 for nonsense."""
    value = parse_qs(query).get("page", ["1"])[0]
    return int(value) if value.isdecimal() else 0
