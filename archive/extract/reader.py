"""HTML to an `Outline`, in one pass and without a tree, so that a hostile page costs neither memory nor recursion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from archive.extract.blocks import Block, Link, Node, Outline, Picture, Region, Run
from archive.extract.encoding import clean

MAX_ELEMENTS = 150_000
"""No real page has a hundredth of it; what comes after is not read, which bounds time and memory."""

_BREAK = "\v"  # stands for <br>; the decoder lets none through from the page itself

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark meter nobr output q rp rt ruby s"
    " samp small span strike strong sub sup time tt u var wbr slot picture source track map tbody thead tfoot colgroup col"
    " html body".split()
)
_SILENT = frozenset(
    "script style noscript noframes template svg math select textarea object embed video audio canvas datalist iframe".split()
)
_STYLES = {"b": 1, "strong": 1, "i": 2, "em": 2, "sup": 4, "sub": 8, "u": 16}
_REGIONS = {
    "nav": Region.NAV,
    "aside": Region.ASIDE,
    "header": Region.HEADER,
    "footer": Region.FOOTER,
    "main": Region.MAIN,
    "article": Region.ARTICLE,
    "form": Region.FORM,
    "dialog": Region.DIALOG,
    "button": Region.CONTROL,
    "figure": Region.FIGURE,
    "figcaption": Region.CAPTION,
}
_ROLES = {
    "navigation": Region.NAV,
    "menu": Region.NAV,
    "menubar": Region.NAV,
    "complementary": Region.ASIDE,
    "banner": Region.HEADER,
    "contentinfo": Region.FOOTER,
    "main": Region.MAIN,
    "article": Region.ARTICLE,
    "search": Region.FORM,
    "dialog": Region.DIALOG,
    "alertdialog": Region.DIALOG,
    "alert": Region.DIALOG,
    "button": Region.CONTROL,
    "tooltip": Region.NONE,
}
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HINTS = ("title", "data-title", "data-original-title", "data-bs-original-title", "data-caption", "data-tooltip")
_WHENS = ("datetime", "data-date", "data-day")
_SOURCES = ("data-full", "data-large", "data-original", "data-src", "data-lazy-src", "data-lazy", "src")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_TAGS = re.compile(r"<[^<>]*>")
_BULLET = re.compile(r"^(?:[·•▪◦●■‣∙\uf0b7\uf0a7]|o(?=\s{2,}|\xa0))[\s\xa0]*")


class _Full(Exception):
    """The page has more elements than are read."""


def read(html: str) -> Outline:
    """Blocks, pictures, links and head of a page."""
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
    try:
        etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (_Full, etree.XMLSyntaxError, AssertionError):
        pass
    return reader.close()


class _Reader:
    """Parser target. `_stack` holds, for each open element, what was true outside it."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._nodes: list[Node] = [Node("body", None, 0)]
        self._node = self._nodes[0]
        self._stack: list[tuple[str, Node, int, Link | None]] = []
        self._style = 0
        self._link: Link | None = None
        self._runs: list[Run] = []
        self._when = ""
        self._silent = 0
        self._silent_tag = ""
        self._capture: list[str] | None = None
        self._elements = 0
        self._seen_br = False
        self._sources: list[str] = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise _Full
        if self._silent:
            if tag == self._silent_tag:
                self._silent += 1
            if tag == "iframe" or tag == "a":
                self._address(attrs.get("src") or attrs.get("href"))
            return
        if tag == "br":
            self._runs.append(Run(_BREAK, 0, None))
            self._seen_br = True
            return
        if tag in _SILENT:
            self._begin_silence(tag, attrs)
            return
        self._stack.append((tag, self._node, self._style, self._link))
        if tag in _INLINE:
            if attrs or tag in _STYLES:
                self._start_inline(tag, attrs)
            if self._runs:
                self._runs.append(Run("", self._style, self._link))  # an element's edge also ends a run
        elif tag in ("img", "meta", "link", "base", "title", "area", "frame", "input", "param", "head"):
            self._start_void(tag, attrs)
        else:
            self._start_block(tag, attrs)

    def end(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent_tag:
                self._silent -= 1
                if not self._silent and self._capture is not None:
                    self.outline.json_ld.append("".join(self._capture))
                    self._capture = None
            return
        if not self._stack or self._stack[-1][0] != tag:
            return
        _, node, style, link = self._stack.pop()
        if tag == "title" and self._capture is not None:
            self.outline.title = self.outline.title or clean("".join(self._capture))
            self._capture = None
            return
        if node is not self._node:
            self._flush()
            self._node.last = len(self._nodes) - 1
            self._node = node
        if link is not self._link or style != self._style or tag in _INLINE:
            self._style, self._link = style, link
            if self._runs:
                self._runs.append(Run("", style, link))

    def data(self, data: str) -> None:
        if self._capture is not None:
            self._capture.append(data)
        elif not self._silent:
            runs = self._runs
            if runs and runs[-1].link is self._link and runs[-1].style == self._style and runs[-1].text != _BREAK:
                runs[-1].text += data
            elif runs or not data.isspace():
                runs.append(Run(data, self._style, self._link))

    def comment(self, text: str) -> None:
        pass

    def close(self) -> Outline:
        self._flush()
        self._nodes[0].last = len(self._nodes) - 1
        while self._stack:
            self.end(self._stack[-1][0])
        for node in reversed(self._nodes):  # children come after their parents
            if node.parent is not None:
                node.parent.text += node.text
                node.parent.linked += node.linked
        self.outline.nodes = len(self._nodes)
        return self.outline

    def _begin_silence(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._silent, self._silent_tag = 1, tag
        if tag == "script" and "ld+json" in attrs.get("type", ""):
            self._capture = []
        elif tag in ("object", "embed", "video", "audio", "iframe"):
            self._address(attrs.get("data") or attrs.get("src"))

    def _start_inline(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._style |= _STYLES.get(tag, 0)
        if tag == "a":
            href = attrs.get("href")
            if href is not None:
                self._address(href)
                self._link = Link(href, _hint(attrs), block=len(self.outline.blocks), download="download" in attrs)
        elif tag == "time":
            self._when = self._when or attrs.get("datetime", "")
        elif tag == "html":
            self.outline.lang = attrs.get("lang") or attrs.get("xml:lang") or ""
        elif tag == "source" and "srcset" in attrs:
            self._sources.extend(_srcset(attrs["srcset"]))
        if tag != "a" and tag not in ("html", "body"):
            style = attrs.get("style")
            if "hidden" in attrs or (style and (_HIDDEN_STYLE.search(style) or _BLOCK_STYLE.search(style))):
                self._start_block(tag, attrs)

    def _start_block(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._flush()
        outer = self._node
        region = outer.region
        own = _REGIONS.get(tag, Region.NONE)
        node = Node(
            tag, outer, len(self._nodes), region, outer.list, outer.item, outer.quote, outer.table, outer.row, outer.cell
        )
        self._nodes.append(node)
        self._node = node
        if attrs:
            role = attrs.get("role")
            own |= _ROLES.get(role, Region.NONE) if role else Region.NONE
            style = attrs.get("style")
            if "hidden" in attrs or (style and _HIDDEN_STYLE.search(style)):
                own |= Region.HIDDEN
            node.hint = _hint(attrs)
            node.when = next((attrs[name] for name in _WHENS if name in attrs), "")
        if own:
            if region & (Region.ARTICLE | Region.MAIN):
                own &= ~(Region.HEADER | Region.FOOTER)  # the header of an article is not that of the page
            node.region = region | own
        if tag in ("li", "dt", "dd"):
            node.item = node
        elif tag in ("ul", "ol", "dl"):
            node.list = outer.list or node
        elif tag == "blockquote":
            node.quote = outer.quote or node
        elif tag == "table":
            if outer.table is not None:
                outer.table.nested_table = True
            node.table, node.row, node.cell = node, None, None
        elif tag == "tr":
            node.row = node.item = node
            node.cell = None
        elif tag in ("td", "th"):
            node.cell = node
            if outer.row is not None:
                outer.row.cells += 1
                node.cells = outer.row.cells

    def _start_void(self, tag: str, attrs: Mapping[str, str]) -> None:
        outline = self.outline
        if tag == "img":
            self._picture(attrs)
        elif tag == "title":
            self._capture = []
        elif tag == "meta":
            name = (attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or "").lower()
            content = attrs.get("content", "")
            if name:
                outline.meta.setdefault(name, clean(content))
            elif attrs.get("http-equiv", "").lower() == "refresh":
                self._address(re.sub(r"^[^=]*=\s*[\"']?|[\"']?\s*$", "", content) if "=" in content else None)
        elif tag == "link":
            rel = attrs.get("rel", "").lower().split()
            href = attrs.get("href")
            if "canonical" in rel and href:
                outline.canonical = href
            if not {"canonical", "alternate", "next", "prev"}.isdisjoint(rel):
                self._address(href)
        elif tag == "base":
            outline.base = outline.base or attrs.get("href", "")
        elif tag in ("area", "frame"):
            self._address(attrs.get("href") if tag == "area" else attrs.get("src"))

    def _picture(self, attrs: Mapping[str, str]) -> None:
        found = [*self._sources, *_srcset(attrs.get("srcset") or attrs.get("data-srcset") or "")]
        self._sources = []
        for name in _SOURCES:
            value = attrs.get(name)
            if value and not value.lstrip().lower().startswith("data:"):
                found.append(value.strip())
        for source in found:
            self._address(source)
        if found:
            node, link = self._node, self._link
            alt, hint = clean(attrs.get("alt", "")), _hint(attrs)
            at = len(self.outline.blocks) + (1 if any(run.text.strip() for run in self._runs) else 0)
            width, height = _pixels(attrs.get("width")), _pixels(attrs.get("height"))
            self.outline.pictures.append(Picture(tuple(found), alt, hint, link, node, at, width, height))

    def _address(self, href: str | None) -> None:
        if href:
            self.outline.hrefs.append(href)

    def _flush(self) -> None:
        """End the block being read: one block, or several where two line breaks in a row part paragraphs."""
        runs = self._runs
        if not runs:
            return
        self._runs = []
        when, self._when = self._when, ""
        if not self._seen_br:
            self._add(runs, when)
            return
        self._seen_br = False
        part: list[Run] = []
        blank = True  # whether nothing was written since the last line break
        for run in runs:
            if run.text == _BREAK:
                if blank and part:
                    self._add(part, when)
                    part = []
                elif part:
                    part.append(run)
                blank = True
            elif run.text.strip():
                blank = False
                part.append(run)
            elif part:
                part.append(run)
        self._add(part, when)

    def _add(self, runs: list[Run], when: str) -> None:
        text = "".join(run.text for run in runs)
        if _BREAK in text:
            text = "\n".join(filter(None, map(clean, text.split(_BREAK))))
        else:
            text = clean(text)
        if not text:
            return
        node = self._node
        marker = False
        if text[0] in "·•▪◦●■‣∙\uf0b7\uf0a7o":
            stripped = _BULLET.sub("", "".join(run.text for run in runs).lstrip())
            marker = len(clean(stripped)) < len(text.replace("\n", " "))
        level = 0
        for outer in (node, node.parent):
            if outer is not None and outer.tag in _HEADINGS:
                level = _HEADINGS[outer.tag]
                break
        block = Block(text, node, runs, len(self.outline.blocks), level, when, marker=marker)
        links: list[Link] = []
        gap = False
        for run in runs:
            link = run.link
            if link is not None and run.text and run.text != _BREAK:
                words = clean(run.text)
                if links and links[-1] is link:
                    link.text += (" " if run.text[0].isspace() or gap else "") + words
                else:
                    links.append(link)
                    link.text = f"{link.text} {words}" if link.text else words
                gap = run.text[-1].isspace()
                link.block = block.index
                block.linked += len(words)
        block.links = tuple(links)
        node.text += len(text)
        node.linked += block.linked
        self.outline.blocks.append(block)


def _hint(attrs: Mapping[str, str]) -> str:
    """The tooltip of an element, as plain text."""
    for name in _HINTS:
        value = attrs.get(name)
        if value:
            return clean(_TAGS.sub(" ", value)) if "<" in value else clean(value)
    return ""


def _srcset(value: str) -> list[str]:
    """Addresses of a srcset, the largest first."""
    sized: list[tuple[float, str]] = []
    for entry in re.split(r",\s+|,(?=https?:|/)", value)[:50]:
        words = entry.split()
        if words and not words[0].lower().startswith("data:"):
            match = re.fullmatch(r"([\d.]{1,9})[wx]", words[-1]) if len(words) > 1 else None
            try:
                sized.append((float(match.group(1)) if match else 1.0, words[0].rstrip(",")))
            except ValueError:
                continue
    return [address for _, address in sorted(sized, key=lambda pair: -pair[0])]


def _pixels(value: Any) -> int:
    match = re.match(r"\s*(\d{1,5})", value) if value else None
    return int(match.group(1)) if match else 0
