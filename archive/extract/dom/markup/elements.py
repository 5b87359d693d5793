"""What the elements of HTML mean for reading a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.extract.dom.blocks import Node, Region

_INLINE = """
    a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd mark meter nobr output q rp rt
    ruby s samp small span strike strong sub sup time tt u var wbr slot picture source track map
    tbody thead tfoot colgroup col html body
"""
INLINE = frozenset(_INLINE.split())
"""Elements that do not end a line. Some are here because their parents or children already end it."""

WHOLE = frozenset("html body thead tbody tfoot colgroup col".split())
"""Those among them that are not part of a line, so that their classes say nothing about it."""

_SILENT = """
    script style noscript noframes template svg math select textarea object video audio canvas datalist iframe
"""
SILENT = frozenset(_SILENT.split())
"""Elements whose text is not part of the page: code, controls, and copies for browsers without scripts."""

_BLOCKS = """
    p div section center form fieldset legend label pre listing plaintext xmp address details summary figure hgroup hr
    caption dir menu search marquee option optgroup frameset
"""
"""Elements that end a line and have no other meaning. For elements that HTML does not know, see `STRANGE`."""

SHADOW = frozenset(("shadowrootmode", "shadowroot"))
"""Attributes of a `template` that is part of the page: the content of a web component, as the server sends it."""

VOID = frozenset(("img", "meta", "link", "base", "area", "embed", "frame", "input", "param"))
"""Empty elements that matter."""

VESSELS = frozenset(("title", "head", "amp-img"))
"""Other elements that matter without being a line."""

FIELDS = frozenset((None, "text", "email", "tel", "password", "search"))
"""Types of an `input` for text. Its label is part of the form, while the label of a checkbox may head a text."""

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
PLACES = frozenset(("li", "dt", "dd", "ul", "ol", "dl", "blockquote", "table", "tr", "td", "th"))
"""Elements of lists, tables and quotations."""

STYLES = {"b": 1, "strong": 1, "i": 2, "em": 2, "sup": 4, "sub": 8}

# A <form> is no region, for on ASP.NET sites it holds the whole page; nor is role="alert", used for notes in a text.
REGIONS = {
    "nav": Region.NAV,
    "aside": Region.ASIDE,
    "header": Region.HEADER,
    "footer": Region.FOOTER,
    "main": Region.MAIN,
    "article": Region.ARTICLE,
    "dialog": Region.DIALOG,
    "button": Region.CONTROL,
    "figcaption": Region.CAPTION,
}
ROLES = {
    "navigation": Region.NAV,
    "menu": Region.NAV,
    "menubar": Region.NAV,
    "complementary": Region.ASIDE,
    "banner": Region.HEADER,
    "contentinfo": Region.FOOTER,
    "main": Region.MAIN,
    "article": Region.ARTICLE,
    "search": Region.NAV,
    "dialog": Region.DIALOG,
    "alertdialog": Region.DIALOG,
    "button": Region.CONTROL,
}

BLOCK, LINK, IN_LINE, EMPTY, LINE_BREAK, SILENCE, SAYING, STRANGE = range(8)


@dataclass(frozen=True, slots=True)
class Element:
    """What an element means to the parser target, in one lookup, because every tag needs it."""

    kind: int = BLOCK
    level: int = 0
    style: int = 0
    region: int = Region.NONE
    has_place: bool = False


def _element(tag: str, kind: int) -> Element:
    return Element(kind, HEADINGS.get(tag, 0), STYLES.get(tag, 0), REGIONS.get(tag, Region.NONE), tag in PLACES)


_KINDS = {
    **dict.fromkeys((*_BLOCKS.split(), *HEADINGS, *REGIONS, *PLACES), BLOCK),
    **dict.fromkeys(VOID, EMPTY),
    **dict.fromkeys(VESSELS, SAYING),
    **dict.fromkeys(INLINE, IN_LINE),
    "a": LINK,
    **dict.fromkeys(SILENT, SILENCE),
    "br": LINE_BREAK,
}
ELEMENTS = {tag: _element(tag, kind) for tag, kind in _KINDS.items()}
ANY_BLOCK = Element()
"""A block without a meaning of its own, like a `div`."""
ANY_OTHER = Element(STRANGE)
"""An element that HTML does not know. Browsers draw it inline, unless a style sheet says otherwise."""


def is_words(tag: str, attrs: Mapping[str, str], around: Node) -> bool:
    """Whether an element that HTML does not know is certainly part of a line.

    Microsoft Word marks places and people in a sentence: `<st1:City>`, or `<city w:st="on">` if the prefix was lost.
    Web components, whose names have a hyphen, are mostly drawn as blocks, but not in a paragraph or a heading.
    """
    return around.tag == "p" or around.level > 0 or ":" in tag or "w:st" in attrs
