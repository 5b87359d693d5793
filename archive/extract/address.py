"""What an address alone says: which article it is, in which language; and how links become absolute."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urldefrag, urljoin, urlsplit

from archive.extract.types import Language
from archive.site import MANY_ARTICLES, ONE_ARTICLE

_NUMBER = re.compile(r"0*([1-9][0-9]{0,8})")
_DATE_PART = re.compile(r"[0-9]{1,2}|(?:19|20)[0-9]{2}")  # of `/lv/jaunums/2026/03/<slug>`
_PAGE_OF_LIST = re.compile(r"(?:page|lapa)-[0-9]+")
_YEAR = re.compile(r"(?:19|20)\d\d")  # `/lv/2023/6` is a month
# An absolute address that joining and parsing would leave as it is.
_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?/[!$-:=A-Z_a-z~%]*(?:\?[!$-;=?@A-Z_a-z~%]+)?(?:#[!-~]*)?")
_WORDS = re.compile(r"[a-z0-9]+")
_MARKS = re.compile("[\u0300-\u036f]+")  # combining marks
_ENDING = re.compile(r"\.(html?|php|aspx?)$")
_NO_PAGE = {"", "index", "home", "sakums", "index.php", "index.html", "index.htm", "default.aspx"}


def fold(text: str) -> str:
    """Lower case without diacritics: `Sanāksme` -> `sanaksme`."""
    text = text.lower()
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", text))


@lru_cache(maxsize=8192)
def slugify(text: str) -> str:
    """The slug that the site makes of a title, hyphens collapsed: `Seminārs - Liepāja` -> `seminars-liepaja`."""
    return "-".join(_WORDS.findall(fold(text)))


def split_address(url: str) -> tuple[Language | None, list[str], str]:
    """Language, the path's other parts (percent-decoded) and the query of an address. Nothing for a broken one."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None, [], ""
    path = [unquote(p) for p in parts.path.split("/") if p]
    lang: Language | None = None
    if path and path[0].lower() in ("lv", "en"):
        lang = "lv" if path[0].lower() == "lv" else "en"
        path = path[1:]
    return lang, path, parts.query


@lru_cache(maxsize=8192)  # the same navigation stands on every page
def identify(url: str) -> tuple[str, Language, bool] | None:
    """Article id, language and whether the page is numbered; None where the address can be no article's.

    `/lv/<slug>/129` -> ("lv-129", "lv", True): the slug may change, the number is the identity (F3).
    `/lv/greta` -> ("lv-greta", "lv", False); `/lv/ads?id=6` -> ("lv-ads-6", "lv", False). The host plays no part.
    """
    lang, path, query = split_address(url)
    if lang is None or not path:
        return None
    number = _NUMBER.fullmatch(path[-1])
    if len(path) == 2 and number and not _YEAR.fullmatch(path[0]):
        return f"{lang}-{number.group(1)}", lang, True
    slug = "-".join(filter(None, (slugify(_ENDING.sub("", part)) for part in path)))
    # An un-numbered id must never look like a numbered one.
    if slug in _NO_PAGE or slug.replace("-", "").isdigit():
        return None
    wanted = parse_qs(query).get("id", [""])[0] if query else ""
    if wanted.isalnum():
        slug = f"{slug}-{slugify(wanted)}".strip("-")
    return f"{lang}-{slug}", lang, False


def is_banner(url: str) -> bool:
    """Whether an address is that of a banner page, `/lv/ads?id=6`."""
    return split_address(url)[1] == ["ads"]


def is_numbered(url: str) -> bool:
    """Whether an address has the shape of a numbered article."""
    found = identify(url)
    return found is not None and found[2]


@lru_cache(maxsize=8192)
def is_article_address(url: str) -> bool:
    """Whether an address has the shape of an article's: numbered, or a slug below a section of articles.

    A page at another address may be an article all the same; one at such an address is one, unless it is a list.
    """
    if is_numbered(url):
        return True
    lang, path, _ = split_address(url)
    if lang is None or len(path) < 2 or not all(map(_DATE_PART.fullmatch, path[1:-1])):
        return False
    section, slug = slugify(path[0]), slugify(_ENDING.sub("", path[-1]))
    if slug.replace("-", "").isdigit() or slug in _NO_PAGE or _PAGE_OF_LIST.fullmatch(slug):
        return False
    return section in ONE_ARTICLE or (section in MANY_ARTICLES and "-" in slug)


def leads_to_article(href: str) -> bool:
    """Whether a link, as written, has the shape of one to an article."""
    return is_article_address(href if "://" in href else f"http://site/{href.lstrip('/')}")


class Resolver:
    """Makes the links of one page absolute. Remembers what it has seen, for pages repeat their links."""

    def __init__(self, base: str) -> None:
        self._base = base
        try:
            parts = urlsplit(base)
            self._origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        except ValueError:
            self._origin = ""
        self._known: dict[str, str | None] = {}

    def __call__(self, href: str) -> str | None:
        """Absolute http(s) address without fragment; None for other schemes, bare fragments and what cannot be read."""
        if href not in self._known:
            plain = href.replace("\n", "").replace("\t", "") if "\n" in href or "\t" in href else href
            self._known[href] = self._resolve(plain.strip())
        return self._known[href]

    def _resolve(self, href: str) -> str | None:
        if not href or href[0] == "#":
            return None
        if href[0] == "/" and href[:2] != "//" and self._origin and "/." not in href and "\\" not in href:
            return (self._origin + href).split("#", 1)[0]
        if _PLAIN_ADDRESS.fullmatch(href) and "/." not in href:
            return href.split("#", 1)[0]
        try:
            url = urldefrag(urljoin(self._base, href))[0]
            parts = urlsplit(url)
        except ValueError:
            return None
        return url if parts.scheme in ("http", "https") and parts.netloc else None
