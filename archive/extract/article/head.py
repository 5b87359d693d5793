"""Metadata of a page outside its text: in its address, `<title>`, meta elements and JSON-LD."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice

from archive.extract.dom.blocks import Outline
from archive.extract.dom.encoding import clean, without_controls
from archive.extract.dom.json_ld import json_objects
from archive.extract.words.site_name import is_site_name, names_site, without_site_name
from archive.latvian.fold import letters
from archive.site import split_address

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "parsely-title")
_DATES = (
    *("article:published_time", "article:published", "og:article:published_time", "article.published", "datepublished"),
    *("dc.date.issued", "dcterms.issued", "publish_date", "publish-date", "publishdate", "pubdate", "pub_date"),
    *("parsely-pub-date", "sailthru.date"),
)
_DATED = ("dc.date", "dcterms.date", "date")
"""Names of a date that the page does not explain; in 25 of 25 real pages it is that of publication."""
_CHANGES = ("article:modified_time", "article:modified", "og:updated_time", "datemodified", "dcterms.modified")
_MARK = re.compile(r"\s(?:[|–—-]|::?|[»•·/])\s")
_PATH = re.compile(r"^(?:https?:)?//[^/?#]*", re.I)
_MOST_MARKS = 6
_SHORTEST_PART = 10  # letters and digits; as for other names of a page
_SAMPLE, _LETTERS = 24, 8  # characters of a text, and letters of them, for a quick look; free


@dataclass
class Claims:
    """Titles, by which the title in the text is recognised, and dates as written.

    They are those of publication, those of changes, and in `dated` those of which the page does not say what they are.

    `url_slug`, the keys of `titles` and `head_title` (the whole of `<title>`) are as `title_key` makes them; the values
    of `titles` are the titles as written. `best_text` is the first title that is more than the name of the site.
    `parts` are the keys of `<title>` without the text before or after a separator, which may be the name of a site;
    `path` is that of the page's own address.
    """

    url_slug: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    head_title: str = ""
    best_text: str = ""
    parts: frozenset[str] = frozenset()
    path: str = ""
    published: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    dated: list[str] = field(default_factory=list)

    @cached_property
    def _keys(self) -> str:
        """All that a title may be compared with, one per line."""
        return "\n".join((self.url_slug, self.head_title, *self.titles))

    def may_be_named(self, text: str) -> bool:
        """A quick check whether a text can be one of the titles: whether one of them begins like it."""
        start = text[:3].lower()
        if start not in self._keys and len(start) == 3 and start.isascii() and start.isalnum():
            return False
        begins = _beginning(text[:_SAMPLE])
        return bool(begins) and begins in self._keys

    def is_name(self, text: str) -> bool:
        """Whether a text is a title according to the address or the head."""
        return self.may_be_named(text) and len(key := title_key(text)) > 10 and key in (self.url_slug, *self.titles)

    @property
    def names_page(self) -> bool:
        """Whether the first title is the page's: one or two words that the address lacks may be the site's name."""
        words = self.best_text.split()
        told = len(words) > 2 or any(len(word) > 2 and title_key(word) in self.url_slug for word in words)
        return told and not names_site(self.best_text)

    @property
    def named_by_address(self) -> bool:
        """Whether the address was made from a title in the head, apart from a number at its end."""
        return any(len(key) > 10 and self.url_slug.startswith(key) for key in self.titles)


@lru_cache(maxsize=4096)  # the next page has the same lines around its text
def _beginning(sample: str) -> str:
    return title_key(sample)[:_LETTERS]


def title_key(text: str) -> str:
    """A title for comparison: its letters and digits. Without hyphens, for the site's slugs drop dots: `2018gada`.

    A title in another script than Latin keeps its own letters: folded to a slug, only its numbers would be left.
    """
    key = letters(text)
    if text.isascii() or 2 * len(key) > len(text):  # as in nearly all titles
        return key
    return "".join(filter(str.isalnum, text.casefold())) or key


def claims(outline: Outline, url: str) -> Claims:
    """Titles and dates that a page claims outside its text."""
    _, path, _ = split_address(url)
    if len(path) > 1 and path[-1].isdigit():
        path = path[:-1]
    result = Claims(
        url_slug=title_key(path[-1]) if path else "",
        head_title=title_key(outline.title),
        parts=_parts(outline.title),
        path=path_of(url),
    )
    titles = [clean(outline.meta[name]) for name in _TITLES if name in outline.meta]
    for data in json_objects(outline.json_ld, "headline", "datePublished"):
        headline, published, changed = (data.get(name) for name in ("headline", "datePublished", "dateModified"))
        if isinstance(headline, str):
            titles.append(clean(without_controls(headline)))  # JSON escapes can write any character
        if isinstance(published, str):
            result.published.append(without_controls(published))
        if isinstance(changed, str):
            result.changed.append(without_controls(changed))
    result.published.extend(filter(None, (clean(outline.meta[name]) for name in _DATES if name in outline.meta)))
    result.changed.extend(clean(outline.meta[name]) for name in _CHANGES if name in outline.meta)
    result.dated.extend(clean(outline.meta[name]) for name in _DATED if name in outline.meta)
    for title in (*titles, outline.title):
        text = _without_site_names(title)
        if text and not is_site_name(text):
            result.titles.setdefault(title_key(text), text)
            result.best_text = result.best_text or text
    result.titles.pop("", None)
    return result


def path_of(href: str) -> str:
    """The path of an address as written, even if malformed."""
    return _PATH.sub("", href, count=1).partition("#")[0].partition("?")[0].rstrip("/")


def _parts(title: str) -> frozenset[str]:
    """`Ziņas – Izstāde atklāta | Vietne` -> the keys of everything between two separators, or one and an end."""
    marks = list(islice(_MARK.finditer(title), _MOST_MARKS))
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(title)]
    parts = (title[start:end] for start in starts for end in ends if start < end)
    return frozenset(key for part in parts if len(key := title_key(part)) > _SHORTEST_PART) if marks else frozenset()


def _without_site_names(title: str) -> str:
    while (shorter := without_site_name(title)) != title:
        title = shorter
    return title
