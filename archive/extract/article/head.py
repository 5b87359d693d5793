"""Reads titles and dates from outside the text of a page: its address, `<title>`, meta elements and JSON-LD."""

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
    *("parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date"),
)
_DATED = ("dc.date", "dc:date", "dcterms.date", "dcterms.created", "dc.date.created", "date", "citation_date")
"""Names of a date whose meaning the page does not state; on 25 of 25 real pages it is the day of publication."""
_CHANGES = ("article:modified_time", "article:modified", "og:updated_time", "datemodified", "dcterms.modified")
_MARK = re.compile(r"\s(?:[|–—-]|::?|[»•·/])\s")
_PATH = re.compile(r"^(?:https?:)?//[^/?#]*", re.I)
_MOST_MARKS = 6
_SHORTEST_PART = 10  # letters and digits of a part of a title; the same limit as for other titles of a page
_SAMPLE, _LETTERS = 24, 8  # characters of a text, and letters of their key, that the quick check compares; free


@dataclass
class Claims:
    """Titles, by which the title on the page is recognised, and dates as written.

    `published` are dates of publication, `changed` those of changes, `dated` those whose meaning the page does not
    state.

    `url_slug`, `head_title` (the whole of `<title>`) and the keys of `titles` have the form that `title_key` returns;
    the values of `titles` are the titles as written. `best_text` is the first title that is not just the name of the
    site. `parts` are the keys of all pieces of `<title>` between separators, since the rest may be the name of the
    site. `path` is the path of the page's own address.
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
        """All keys with which a title is compared, one per line."""
        return "\n".join((self.url_slug, self.head_title, *self.titles))

    def may_be_named(self, text: str) -> bool:
        """A quick check whether a text can be one of the titles: its first letters must occur in one of them."""
        start = text[:3].lower()
        if start not in self._keys and len(start) == 3 and start.isascii() and start.isalnum():
            return False
        begins = _beginning(text[:_SAMPLE])
        return bool(begins) and begins in self._keys

    def is_name(self, text: str) -> bool:
        """Whether a text is the title of the page according to its address or its head."""
        return self.may_be_named(text) and len(key := title_key(text)) > 10 and key in (self.url_slug, *self.titles)

    @property
    def names_page(self) -> bool:
        """Whether `best_text` is the title of the page: one or two words that the address lacks may name the site."""
        words = self.best_text.split()
        told = len(words) > 2 or any(len(word) > 2 and title_key(word) in self.url_slug for word in words)
        return told and not names_site(self.best_text)

    @property
    def named_by_address(self) -> bool:
        """Whether the address was made from a title in the head; a number at its end does not count."""
        return any(len(key) > 10 and self.url_slug.startswith(key) for key in self.titles)


@lru_cache(maxsize=4096)  # the next page has the same lines around its text
def _beginning(sample: str) -> str:
    return title_key(sample)[:_LETTERS]


def title_key(text: str) -> str:
    """A key by which titles are compared: their folded letters and digits.

    There are no hyphens, because the site's slugs drop dots: `2018gada`. A title in a script other than Latin keeps its
    own letters, since folding would leave only its numbers.
    """
    key = letters(text)
    if text.isascii() or 2 * len(key) > len(text):  # as in nearly all titles
        return key
    return "".join(filter(str.isalnum, text.casefold())) or key


def claims(outline: Outline, url: str) -> Claims:
    """The titles and dates that a page states outside its text."""
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
    for title in dict.fromkeys((*titles, outline.title)):
        text = _without_site_names(title)
        if text and not is_site_name(text):
            result.titles.setdefault(title_key(text), text)
            result.best_text = result.best_text or text
    result.titles.pop("", None)
    return result


def path_of(href: str) -> str:
    """The path of an address as written; works for malformed ones too."""
    return _PATH.sub("", href, count=1).partition("#")[0].partition("?")[0].rstrip("/")


def _parts(title: str) -> frozenset[str]:
    """`Ziņas – Izstāde atklāta | Vietne` -> the keys of all pieces from any beginning or separator to a later one."""
    marks = list(islice(_MARK.finditer(title), _MOST_MARKS))
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(title)]
    parts = (title[start:end] for start in starts for end in ends if start < end)
    return frozenset(key for part in parts if len(key := title_key(part)) > _SHORTEST_PART) if marks else frozenset()


def _without_site_names(title: str) -> str:
    while (shorter := without_site_name(title)) != title:
        title = shorter
    return title
