"""Reads the attributes of elements: tooltips, dates, addresses of pictures, visibility."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from archive.extract.dom.blocks import Node, Region
from archive.extract.dom.encoding import clean
from archive.extract.dom.markup.elements import ROLES

PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?)(?:$|[?#])", re.I)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_WHITE_SPACE = re.compile(r"white-space\s*:\s*(?:(pre(?:-wrap|-line)?|break-spaces)|[a-z])", re.I)
HINTS = frozenset(
    (
        "title",
        "data-title",
        "data-content",
        "data-bs-title",
        "data-bs-content",
        "data-original-title",
        "data-bs-original-title",
        "data-caption",
        "data-tooltip",
        "data-tooltip-content",
        "data-tippy-content",
    )
)
WHENS = ("datetime", "data-date", "data-day")
TELLING = (
    frozenset(("role", "style", "hidden", "aria-level", "itemprop", "itemscope", "colspan", "rowspan", "aria-label"))
    | HINTS
    | frozenset(WHENS)
)
"""The attributes of a block-level element that matter, besides its class and id."""
SAYING_INLINE = frozenset(("itemprop", "datetime", "title", "srcset", "style", "hidden", "aria-label"))
"""The attributes of an inline element that matter."""
SAYING_LINK = frozenset(("itemprop", "download", "rel", "type", "style", "hidden", "aria-label")) | HINTS
"""The attributes of a link that matter, besides its address."""

_SOURCES = ("data-full", "data-large", "data-original", "data-src", "data-lazy-src", "data-lazy", "src")
_TAGS = re.compile(r"<[^<>]*>")
_BETWEEN_SOURCES = re.compile(r",\s+|,(?=https?:|/)")
_WIDTH = re.compile(r"([\d.]{1,9})[wx]")
_LABELS = 300  # characters of a label, and of the labels to which another is added; a bound on memory and time
_MOST_SPANNED = 100  # columns or rows of a cell: more than any table has; a bound on time
_PIXELS = re.compile(r"\s*(\d{1,5})")


# `social`, `legal`, `latest`, `print`, `menu` and `disclaimer` are left out: they may also say what a text is about,
# and without them the mean F1 of the real pages is no lower.
_EXTRA_WORDS = """
    related recommended recommendations recirc share sharing sharedaddy addthis sidebar widget widgets newsletter
    subscribe subscription subscriptions signup promo promotion sponsored taboola outbrain cookie cookies gdpr consent
    popup modal lightbox breadcrumb breadcrumbs byline author bio masthead copyright tags taglist trending popular
    footer navbar nav navigation pagination pager paging toolbar credit credits
    saistitie lidzigie dalities jaunakie sikdatnes autors birkas
"""
_ADVERTISING = frozenset("ad adslot adbox adspot ads adsense advert advertisement advertising reklama".split())
_EXTRA = frozenset(_EXTRA_WORDS.split()) | _ADVERTISING
NAMED = Region.EXTRA | Region.COMMENTS
"""The regions that only classes and ids define."""
_COMMENTS = frozenset(
    "comment comments commentlist commentary respond disqus reply replies komentari komentars".split()
)
_NAMING = _EXTRA | _COMMENTS
# Classes of an element, and characters and words of a name. The first two bound the time and are free, except that half
# the characters change 0 + 1 page. Names of up to two words change 0 + 15 pages (F1 -0.008), of up to eight 0 + 4
# (-0.009).
_MOST_CLASSES, _LONGEST_CLASS, _LONGEST_NAME = 30, 60, 4
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_RANDOM = re.compile(r"(?=\D*\d)[0-9a-f]{4,}")  # `4ad7`, as editors number their paragraphs
_SMALL_LETTERS = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz" else ord(" ") for byte in range(256))


@lru_cache(maxsize=8192)
def region_of_classes(classes: str) -> int:
    """The regions that the classes of an element name by convention: comments, or something beside a text."""
    words = words_of_class(classes)
    if _NAMING.isdisjoint(words):  # as for most
        return Region.NONE
    most = Region.EXTRA if _COMMENTS.isdisjoint(words) else NAMED
    region = Region.NONE
    for token in classes.split(maxsplit=_MOST_CLASSES)[:_MOST_CLASSES]:
        region |= region_of_name(token)
        if region == most:
            break
    return region


@lru_cache(maxsize=8192)  # the same names recur within a page and on other pages
def telling_names(classes: str, name: str) -> frozenset[str]:
    """The classes of an element, and its id, that name a region."""
    tokens = [*classes.split(maxsplit=_MOST_CLASSES)[:_MOST_CLASSES], name]
    return frozenset(token for token in tokens if region_of_name(token))


@lru_cache(maxsize=8192)
def region_of_name(token: str) -> int:
    """The region that one class or id names."""
    words = words_of_class(token[:_LONGEST_CLASS])
    if len(words) > _LONGEST_NAME or _RANDOM.fullmatch(token):
        return Region.NONE
    if not _COMMENTS.isdisjoint(words):
        return Region.COMMENTS
    return Region.NONE if _EXTRA.isdisjoint(words) else Region.EXTRA


def names_advertisement(token: str) -> bool:
    """Whether a class or id says that a part is an advertisement."""
    return not _ADVERTISING.isdisjoint(words_of_class(token[:_LONGEST_CLASS]))


def words_of_class(token: str) -> list[str]:
    """The words of one or several classes, as programs write them: `sidebar-left`, `sidebarLeft`."""
    if token.islower():  # most are, and this takes half the time of a pattern
        return token.encode("ascii", "replace").translate(_SMALL_LETTERS).decode("ascii").split()
    return [word.lower() for word in _WORDS.findall(token)]


def hint(attrs: Mapping[str, str]) -> str:
    """The tooltip of an element, as plain text."""
    if HINTS.isdisjoint(attrs):
        return ""
    for name, value in attrs.items():
        if name in HINTS and value:
            return clean(_TAGS.sub(" ", value)) if "<" in value else clean(value)
    return ""


def add_label(node: Node, label: str) -> None:
    """Add a label for readers who do not see the page, from an element or a part of it."""
    if len(node.label) < _LABELS and len(label) <= _LABELS and (said := clean(label)):
        node.label = f"{node.label}\n{said}" if node.label else said


def when(attrs: Mapping[str, str]) -> str:
    """The date in an attribute of an element, as written; empty if there is none."""
    for name in WHENS:
        if name in attrs:
            return attrs[name]
    return ""


def picture_sources(attrs: Mapping[str, str]) -> list[str]:
    """The addresses of a picture, the largest or the original first, without `data:` placeholders."""
    several = attrs.get("srcset") or attrs.get("data-srcset")
    found = srcset(several) if several else []
    for name in _SOURCES:
        value = attrs.get(name)
        if value and value.lstrip()[:5].lower() != "data:":
            found.append(value.strip())
    return found


def srcset(value: str) -> list[str]:
    """Addresses of a srcset, the largest first."""
    sized: list[tuple[float, str]] = []
    for entry in _BETWEEN_SOURCES.split(value)[:50]:
        words = entry.split()
        if words and not words[0].lower().startswith("data:"):
            match = _WIDTH.fullmatch(words[-1]) if len(words) > 1 else None
            try:
                sized.append((float(match.group(1)) if match else 1.0, words[0].rstrip(",")))
            except ValueError:
                continue
    return [address for _, address in sorted(sized, key=lambda pair: -pair[0])]


def pixels(value: str | None) -> int:
    """A width or height in pixels; 0 if unknown."""
    match = _PIXELS.match(value) if value else None
    return int(match.group(1)) if match else 0


def _span(value: str | None) -> int:
    """How many columns or rows a cell spans, within the limits set here."""
    return min(max(pixels(value), 1), _MOST_SPANNED)


def read_attributes(node: Node, attrs: Mapping[str, str]) -> int:
    """Set what the attributes of a block-level element say; returns the regions that they define."""
    own = Region.NONE
    if "itemscope" in attrs:
        node.scope = node
    role = attrs.get("role")
    if role:
        own = ROLES.get(role, Region.NONE)
        if role == "heading":
            node.level = node.level or pixels(attrs.get("aria-level")) or 2
        elif role == "list":
            node.list = node.list or node
        elif role == "listitem":
            node.item = node
    style = attrs.get("style")
    if role != "tabpanel" and ("hidden" in attrs or (style and HIDDEN_STYLE.search(style))):
        own |= Region.HIDDEN  # but the panel of a tab is shown when readers click on it
    if style and (kept := _WHITE_SPACE.search(style)):
        node.keeps_lines = kept[1] is not None
    if "colspan" in attrs or "rowspan" in attrs:
        node.spans = (_span(attrs.get("colspan")), _span(attrs.get("rowspan")))
    node.hint = hint(attrs)
    if "aria-label" in attrs:
        add_label(node, attrs["aria-label"])
        if node.parent is not None:  # the element itself may have no text
            add_label(node.parent, attrs["aria-label"])
    node.when = when(attrs)
    return own
