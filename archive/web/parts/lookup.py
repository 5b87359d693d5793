"""Looks up addresses, ids and dates that are typed into the search: they lead to a page, or pages are offered.

An address leads to what the archive has of it, and so does an id. A date or a number alone may also be words, so it is
searched for, and what else it may mean is offered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from sqlite_utils import Database

from archive.clock import from_stamp, iso, stamp
from archive.search.query.periods import read_period
from archive.site import ALIASES, DEFAULT_SITE, page_key
from archive.store.takedowns.addresses_within import absolute
from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.takedowns import Takedowns
from archive.web.parts.events import read_events
from archive.web.parts.history.mementos import (
    Memento,
    article_at,
    captured_addresses,
    is_typed_address,
    mementos_of,
    nearest,
)
from archive.web.serving.i18n import RIGA
from archive.web.serving.search_requests.addresses import typed_addresses

# A path of the site, as people copy it; without its first slash, it has a language and two more parts.
_PATH = re.compile(r"/[^/\s]\S*|(?:lv|en)(?:/[^/\s]+){2}\S*", re.IGNORECASE)
# What may surround an address that was copied from a text: brackets, quotation marks, the end of a sentence, invisible
# characters.
_BEFORE, _BEHIND = "([{<\"'“„‘‚«‹", ")]}>\"'”“’‘»›.,:;!?…"
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"))
# The address of a page after that of a web archive, as in https://web.archive.org/web/2019/http://..., or of ours.
_WITHIN = re.compile(rf"(?<=/)(?:https?:/|(?:{'|'.join(map(re.escape, sorted(ALIASES)))})(?=/|$)).*", re.IGNORECASE)
_STAMP = re.compile(r"/([0-9]{14})(?:[a-z]{2}_)?/")  # the time of that capture
_ID = re.compile(r"(?:lv|en)-[a-z0-9][a-z0-9-]{0,199}")
_NUMBER = re.compile(r"(?:(lv|en)[ -]?)?0*([1-9][0-9]{0,8})", re.IGNORECASE)
_A_YEAR = timedelta(days=364)  # the first day of a month to the last day of the shortest
_MOST_REDIRECTS = 5  # judged: a page that moved twice, and from http to https and to another name of the host
_MOST_CHANGED = 10  # articles shown; if more changed on a date, the page of changes is better

_REDIRECTS = """
SELECT url, location FROM captures WHERE url IN (SELECT value FROM json_each(?)) AND status BETWEEN 300 AND 399
AND location IS NOT NULL ORDER BY fetched_at DESC, id LIMIT 1
"""
_KNOWN_ID = """
SELECT 1 FROM articles WHERE id = :id UNION ALL SELECT 1 FROM addresses WHERE id = :id
UNION ALL SELECT 1 FROM captures WHERE article_id = :id LIMIT 1
"""
_NUMBERED = "SELECT id, title, lang FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY lang DESC"
_HOST = "SELECT url FROM articles ORDER BY last_seen_at DESC, id LIMIT 1"
_PUBLISHED = "SELECT count(*) FROM articles WHERE published_on BETWEEN ? AND ?"
_CHANGED = """
SELECT DISTINCT id, articles.title, lang FROM revisions JOIN articles ON articles.id = article_id
WHERE captured_at >= ? AND captured_at < ? AND revisions.revision > 1 ORDER BY id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class OnDays:
    """What happened on some days, the last one included: articles published or changed (as rows), and events."""

    first: date
    last: date
    published: int
    changed: list[dict[str, Any]]
    events: int

    @property
    def found(self) -> str:
        """The query for what was published then."""
        return urlencode({"since": self.first.isoformat(), "until": self.last.isoformat()})


@dataclass(frozen=True, slots=True)
class LookUp:
    """What was meant. `path` is where to redirect; if an address has none, the archive has nothing of it.

    `numbered` are the articles (rows of id, title, lang) with the number that was typed; `days` is what belongs to the
    date that was typed.
    """

    path: str | None = None
    is_address: bool = False
    numbered: tuple[dict[str, Any], ...] = ()
    days: OnDays | None = None


def may_be_looked_up(typed: str) -> bool:
    """Whether what is typed may be more than words; decided without reading the archive."""
    text = _trimmed(typed)
    return bool(_addresses_in(text) or _ID.fullmatch(text) or _NUMBER.fullmatch(text) or _days_in(text))


def look_up(db: Database, typed: str) -> LookUp:
    """What the archive has of an address, an id, a number or a date."""
    text = _trimmed(typed)
    if _addresses_in(text):
        captured = _STAMP.search(text)
        moment = from_stamp(captured[1]) if captured else None
        paths = [path for one in _meant(db, text) if (path := _path_of(db, one, moment))]
        return LookUp(min(paths, key=lambda path: path.startswith("/capture/"), default=None), is_address=True)
    if _ID.fullmatch(text) and db.execute(_KNOWN_ID, {"id": text}).fetchone():
        return LookUp(f"/article/{text}")
    return LookUp(numbered=tuple(_numbered(db, text)), days=_on_days(db, text))


def own_path(home: str, typed: str) -> str | None:
    """If an address of ours is typed, its path below that of our home page (`home`)."""
    root = home.partition("://")[2]
    for one in _with_and_without_marks(_trimmed(typed)):
        # The name of a host may be a word; typed alone, it is a word.
        for address in typed_addresses(one) if re.search("[./:]", one) else ():
            _, _, rest = address.partition("://")
            if f"{rest}/"[: len(root)].lower() == root.lower():
                return f"/{rest[len(root) :].lstrip('/')}"
    return None


def withheld(db: Database, takedowns: Takedowns, typed: str) -> Entry | None:
    """The entry that withholds the address or the id that is typed."""
    text = _trimmed(typed)
    if _addresses_in(text):
        return next(filter(None, map(takedowns.entry_of_address, _meant(db, text))), None)
    return takedowns.entry_of_page(text)


def _trimmed(typed: str) -> str:
    """What is typed, without spaces and without the two slashes of an address without a scheme."""
    return re.sub(r"^//(?=[^/])", "", typed.translate(_UNSEEN).strip())


def _addresses_in(text: str) -> list[str]:
    """The addresses that a text may be: as it is, without what surrounds it, and what follows another address."""
    texts = _with_and_without_marks(text)
    within = [found[0] for one in texts if not re.search(r"\s", one) and (found := _WITHIN.search(one))]
    return [one for one in dict.fromkeys((*texts, *within)) if is_typed_address(one) or _PATH.fullmatch(one)]


def _with_and_without_marks(text: str) -> tuple[str, str]:
    return text, text.lstrip(_BEFORE).rstrip(_BEHIND)


def _meant(db: Database, text: str) -> list[str]:
    """The web addresses that a text may mean; a path is one of the archived site."""
    row = db.execute(_HOST).fetchone()
    site = urlsplit(row[0]) if row else urlsplit(DEFAULT_SITE)
    written = (
        f"{site.scheme}://{site.netloc}/{one.lstrip('/')}" if _PATH.fullmatch(one) else one
        for one in _addresses_in(text)
    )
    return [address for one in written for address in typed_addresses(one)]


def _path_of(db: Database, address: str, moment: datetime | None) -> str | None:
    """Where an address leads: to its article, wherever that is now, or else to its latest capture.

    If there is a capture from the day of a `moment`, it leads to the article or the page as captured then.
    """
    mementos: list[Memento] = []
    for one in _with_redirect_targets(db, address):
        mementos = mementos or mementos_of(db, one)
        if article := article_at(db, one):
            then = _of_day(mementos, moment)
            return f"/article/{article['id']}" + (f"/{stamp(iso(then.moment))}" if then else "")
    shown = _of_day(mementos, moment) or next(reversed(mementos), None)
    return f"/capture/{shown.id}" if shown else None


def _of_day(mementos: Sequence[Memento], moment: datetime | None) -> Memento | None:
    """The nearest of the captures made on the day (UTC) of a moment."""
    if moment is None:
        return None
    of_day = [one for one in mementos if one.moment.date() == moment.date()]
    return of_day[nearest(of_day, moment)] if of_day else None


def _with_redirect_targets(db: Database, address: str) -> Iterator[str]:
    """An address and those to which it last redirected."""
    met: set[str] = set()
    while address and len(met) <= _MOST_REDIRECTS:
        try:
            key = page_key(address)
        except ValueError:
            return
        if key in met:
            return
        met.add(key)
        yield address
        led = db.execute(_REDIRECTS, [json.dumps(captured_addresses(db).get(key, []))]).fetchone()
        address = (absolute(*led) if led else None) or ""


def _numbered(db: Database, text: str) -> list[dict[str, Any]]:
    """The articles with a number, alone or after a language: `129`, `LV-129`, `en 201`."""
    if not (found := _NUMBER.fullmatch(text)):
        return []
    ids = [f"{lang}-{found[2]}" for lang in ("lv", "en") if found[1] is None or found[1].lower() == lang]
    return list(db.query(_NUMBERED, [json.dumps(ids)]))


def _days_in(text: str) -> tuple[date, date] | None:
    """The days that a date means: one, or those of a month. A year alone is an ordinary word."""
    period = read_period(text)
    return period if period and period[1] - period[0] < _A_YEAR else None


def _on_days(db: Database, text: str) -> OnDays | None:
    """What happened on the days that a date means, if anything did."""
    if not (days := _days_in(text)):
        return None
    first, last = days
    begins, ends = (_midnight(day) for day in (first, last + timedelta(days=1)))
    found = OnDays(
        first,
        last,
        published=db.execute(_PUBLISHED, [first.isoformat(), last.isoformat()]).fetchone()[0],
        changed=list(db.query(_CHANGED, [begins, ends, _MOST_CHANGED])),
        events=len(read_events(db, first, last)),
    )
    return found if found.published or found.changed or found.events else None


def _midnight(day: date) -> str:
    """When a day begins in Riga, in the format of stored moments."""
    return iso(datetime.combine(day, time.min, RIGA))[:19]
