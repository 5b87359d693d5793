"""Finds articles that have moved to another address: which page is which article.

The address is the identity of an article, until the site gives it another: a new design with addresses of another
shape, a new slug of an un-numbered page. Then the article is recognised by its title, its date, its text, and the
redirect from the old address to the new one. If that is uncertain, the page becomes an article of its own.

`judgement.addresses` stores what is found here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive.latvian.fold import slugify
from archive.site import identify, is_numbered
from archive.store.judgement.addresses import AT_ITS_PLACE
from archive.store.judgement.similarity import NEARLY, Texts
from archive.store.staging import titles
from archive.store.staging.staged import STAGED_CRAWL
from archive.store.takedowns.addresses_within import absolute
from archive.warc.captures import OF_CRAWLS

MAX_HOPS = 5  # redirects that are followed from an old address
MAX_ALIKE = 100  # at most so many pages and articles with one title are compared with each other
MAX_PAIRS = 400  # at most so many with one title are compared word by word; beyond that, only equal texts count


@dataclass(slots=True)
class Moves:
    """What a crawl found at other addresses.

    `joined` maps the id that a new address would have by itself to the id of the article at it, `urls` has the address
    of each; `apart` are the ids of pages that resemble one or several known articles without certainty. `others` are
    the ids of all pages that were not joined.
    """

    joined: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    apart: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """The number of articles that have moved; one may have two new addresses."""
        return len(set(self.joined.values()))


@dataclass(frozen=True, slots=True)
class _Known:
    """A published article that may have moved: `alive` if this crawl saw or listed it, `missing` if it got a 404."""

    id: str
    url: str
    title: str
    date: str | None
    alive: bool
    missing: bool


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """A page that this crawl read as an article with an id that is not in the archive.

    `met`: an earlier crawl met it and did not believe it (`judgement.suspects`), so it existed at the
    same time as the articles that it resembles.
    """

    id: str
    url: str
    title: str
    date: str | None
    capture_id: str
    met: bool


_Pairs = dict[tuple[str, str], tuple[_Known, _Newcomer]]  # by the ids of article and page

_NEWCOMERS = """
SELECT page ->> 'id', page ->> 'url', page ->> 'lang', page ->> 'title', page ->> 'published_on', capture_id,
  page ->> 'id' IN (SELECT article_id FROM suspects), iif(page ->> 'title' = '', page ->> 'body', '')
FROM staged JOIN captures ON captures.id = capture_id
WHERE page ->> 'type' = 'Article' AND page ->> 'id' NOT IN (SELECT id FROM articles)
AND page ->> 'id' NOT IN (SELECT id FROM addresses)
ORDER BY fetched_at, captures.id
"""
_SEEN = f"""
SELECT DISTINCT article_id FROM captures WHERE crawl_id = ({STAGED_CRAWL})
AND ((status = 200 AND read_as = 'Article') OR status = 304)
"""
_LISTED = "SELECT DISTINCT value FROM staged, json_each(page, '$.articles') WHERE page ->> 'type' = 'Listing'"
_MISSING = f"""
SELECT DISTINCT articles.id FROM articles JOIN captures ON article_id = articles.id AND fetched_at > last_seen_at
WHERE status IN (404, 410) AND {AT_ITS_PLACE} AND {OF_CRAWLS}
"""
# Only permanent redirects (RFC 9110, sections 15.4.2 and 15.4.9) since the article was last seen.
_REDIRECTS = f"""
SELECT captures.url, location FROM captures LEFT JOIN articles ON articles.id = article_id
WHERE {OF_CRAWLS} AND status IN (301, 308) AND location IS NOT NULL
AND (last_seen_at IS NULL OR fetched_at > last_seen_at)
ORDER BY fetched_at
"""


def find(db: Database) -> Moves:
    """Find which staged pages are known articles at new addresses. Changes nothing.

    A page is a known article where

    - the article's address redirects there for good, and title, date or text are the same;
    - the article is missing (404, 410) since it was last seen, and title and date are the same; where a date is
      lacking, nearly all of the text must be the same too;
    - the article was not seen, nor is it listed, and title, nearly all of the text, and the date, unless it is lacking,
      are the same: old articles are not asked for in each refresh;
    - the article is still there, and the same text stands under the same title and date at an address of another
      shape: the site shows it at both for a while.

    If a title and date occur twice, the text decides, then the slug; if that does not help, the pages are kept apart.
    """
    if not db.execute("SELECT 1 FROM articles LIMIT 1").fetchone():
        return Moves()
    newcomers: dict[str, _Newcomer] = {}
    by_title: defaultdict[tuple[str, str], list[_Newcomer]] = defaultdict(list)
    for key, url, lang, said, day, capture_id, met, body in db.execute(_NEWCOMERS):
        if key not in newcomers:
            title = said or titles.title_of(db, key, body)
            page = newcomers[key] = _Newcomer(key, url, title, day, capture_id, bool(met))
            by_title[lang, slugify(title)].append(page)
    if not newcomers:
        return Moves()
    redirects = _redirects(db, newcomers)
    claims = Counter(target for targets in redirects.values() for target in targets)
    texts = Texts(db)
    pairs: _Pairs = {}
    groups: defaultdict[tuple[str, str], list[tuple[_Known, _Newcomer]]] = defaultdict(list)
    for known, lang in _known(db):
        pairs.update({(known.id, target): (known, newcomers[target]) for target in redirects.get(known.id, ())})
        same = lang, slugify(known.title)
        if same in by_title and same[1] and len(groups[same]) < MAX_ALIKE**2:
            groups[same] += [(known, page) for page in by_title[same][:MAX_ALIKE] if _dates_agree(known, page)]
    for group in groups.values():
        for known, page in group:
            pairs[known.id, page.id] = known, page
            if len(group) > MAX_PAIRS:
                texts.set_equality(known.id, page.capture_id)
    fitting: _Pairs = {}
    for (article_id, page_id), (known, page) in pairs.items():
        leads = claims[page_id] if page_id in redirects.get(article_id, ()) else 0
        if _fits(known, page, leads, texts):
            fitting[article_id, page_id] = known, page
    found = _decide(fitting, redirects, texts)
    found.others = [page_id for page_id in newcomers if page_id not in found.joined]
    return found


def _known(db: Database) -> Iterator[tuple[_Known, str]]:
    seen = {row[0] for row in db.execute(_SEEN)}
    missing = {row[0] for row in db.execute(_MISSING)} - seen
    listed = {found.id for (url,) in db.execute(_LISTED) if (found := identify(url))} - missing
    rows = db.execute("SELECT id, url, title, published_on, lang FROM articles ORDER BY id").fetchall()
    for article_id, url, title, day, lang in rows:
        alive = article_id in seen or article_id in listed
        yield _Known(article_id, url, title, day, alive, article_id in missing), lang


def _redirects(db: Database, newcomers: Mapping[str, _Newcomer]) -> dict[str, set[str]]:
    """For each article whose address redirects to a newcomer, perhaps in several steps, the ids of those newcomers."""
    hops = {_place(url): _place(led) for url, location in db.execute(_REDIRECTS) if (led := absolute(url, location))}
    ids = dict(db.execute("SELECT id, article_id FROM addresses").fetchall())
    found: defaultdict[str, set[str]] = defaultdict(set)
    for start in hops:
        place = start
        for _ in range(MAX_HOPS):
            place = hops.get(place, place)
        if place in newcomers:
            found[ids.get(start, start)].add(place)
    return dict(found)


def _place(url: str) -> str:
    """The key of an address here: the id of the article that it implies, or path and query, whatever the host."""
    try:
        if known := identify(url):
            return known.id
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.path}?{parts.query}"


def _dates_agree(known: _Known, page: _Newcomer) -> bool:
    return known.date is None or page.date is None or known.date == page.date


def _fits(known: _Known, page: _Newcomer, leads: int, texts: Texts) -> bool:
    """Whether a page may be an article, see `find`. `leads`: how many articles redirect there, if this one does.

    If several do, for example to a notice that the site has moved, a date may be the same by coincidence.
    """
    same_title = slugify(known.title) == slugify(page.title)
    same_date = known.date is not None and known.date == page.date

    def alike() -> float:
        return texts.similarity(known.id, page.capture_id)

    if leads and not known.alive:
        return same_title or (same_date and leads == 1) or alike() >= NEARLY
    if not same_title or not _dates_agree(known, page):
        return False
    if known.alive or (page.met and not known.missing):
        other_shape = is_numbered(known.url) != is_numbered(page.url)
        return other_shape and known.date == page.date and texts.has_text(known.id) and alike() == 1
    if known.missing:
        return same_date or alike() >= NEARLY
    return texts.has_text(known.id) and alike() >= NEARLY


def _decide(fitting: _Pairs, redirects: Mapping[str, set[str]], texts: Texts) -> Moves:
    """The pairs that fit each other best; a page that fits two articles equally well is `apart`."""
    moves = Moves()
    of_page: defaultdict[str, set[str]] = defaultdict(set)
    of_known: defaultdict[str, set[str]] = defaultdict(set)
    for known_id, page_id in fitting:
        of_page[page_id].add(known_id)
        of_known[known_id].add(page_id)

    def settle(known_id: str, page_ids: list[str]) -> None:
        for page_id in page_ids:
            moves.joined[page_id] = known_id
            moves.urls[page_id] = fitting[known_id, page_id][1].url
            for other in of_page.pop(page_id):
                of_known[other].discard(page_id)
        for page_id in of_known.pop(known_id):
            of_page[page_id].discard(known_id)

    # If no other is like them, title and date are enough.
    for known_id, page_ids in sorted(of_known.items()):
        page_id = next(iter(page_ids))
        if len(page_ids) == 1 and len(of_page[page_id]) == 1:
            settle(known_id, [page_id])
    # Otherwise the text decides, best pairs first.
    ranks = {
        (known_id, page_id): _rank(*fitting[known_id, page_id], page_id in redirects.get(known_id, ()), texts)
        for page_id, known_ids in of_page.items()
        for known_id in known_ids
    }
    for (known_id, page_id), rank in sorted(ranks.items(), key=lambda item: item[1], reverse=True):
        if page_id not in of_page or known_id not in of_page[page_id] or not (rank.leads or rank.similarity >= NEARLY):
            continue
        others = of_known[known_id] - {page_id}
        rivals = [other for other in of_page[page_id] - {known_id} if ranks[other, page_id] >= rank]
        equals = {other for other in others if ranks[known_id, other] >= rank}
        # One text at two new addresses is one article, once the old address is gone.
        copies = {other for other in others if ranks[known_id, other].similarity == 1 and of_page[other] == {known_id}}
        if rank.similarity < 1 or fitting[known_id, page_id][0].alive:
            copies = set()
        if not rivals and equals <= copies:
            settle(known_id, [page_id, *sorted(copies)])
    moves.apart = sorted(page_id for page_id, known_ids in of_page.items() if known_ids)
    return moves


class _Rank(NamedTuple):
    """How well a page fits an article: criteria in order of weight."""

    leads: bool  # the article's address redirects there
    same: bool  # title and date
    similarity: float  # similarity of the texts, in hundredths
    slug: bool  # the addresses' slugs are the same


def _rank(known: _Known, page: _Newcomer, leads: bool, texts: Texts) -> _Rank:
    same = slugify(known.title) == slugify(page.title) and known.date == page.date
    similarity = texts.similarity(known.id, page.capture_id)
    # Rounded down, so that only the same text has 1.
    return _Rank(leads, same, int(similarity * 100) / 100, _slug(known.url) == _slug(page.url))


def _slug(url: str) -> str:
    """The last part of an address that is not a number, as a slug."""
    parts = [part for part in urlsplit(url).path.split("/") if part and not part.isdigit()]
    return slugify(parts[-1]) if parts else ""
