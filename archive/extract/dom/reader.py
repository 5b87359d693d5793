"""HTML to an `Outline`, in one pass and without a tree, so that a hostile page costs neither memory nor recursion."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from lxml import etree

from archive.extract.dom.assemble import BREAK, make_block, split_at_breaks
from archive.extract.dom.attributes import (
    BLOCK_STYLE,
    HIDDEN_STYLE,
    PICTURE_FILE,
    hint,
    picture_sources,
    pixels,
    read_attributes,
    srcset,
)
from archive.extract.dom.blocks import Link, Node, Outline, Picture, Region, Run, Stamp
from archive.extract.dom.elements import (
    ANY_OTHER,
    BLOCK,
    ELEMENTS,
    IN_LINE,
    INLINE,
    LINE_BREAK,
    SILENCE,
    Element,
)
from archive.extract.dom.encoding import clean
from archive.extract.dom.head import read_head

MAX_ELEMENTS = 200_000
MAX_BLOCKS = 10_000
MAX_LINKS = 50_000
MAX_STAMPS = 1000
"""No real page has a hundredth of them; what comes after is not read, which bounds time and memory."""


class _PageFullError(Exception):
    """The page has more elements than are read."""


def read(html: bytes) -> Outline:
    """Blocks, pictures, links and head of a page in UTF-8."""
    reader = _Reader()
    # lxml's stubs want a target to inherit from a class that exists in the stubs alone.
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]
    with suppress(_PageFullError, etree.XMLSyntaxError):  # a page without a single element is a syntax error
        etree.fromstring(html, parser)
    return reader.finish()


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
        self._text: list[str] = []
        self._when = ""
        self._silent = 0
        self._silent_tag = ""
        self._capture: list[str] | None = None
        self._elements = 0
        self._seen_br = False
        self._sources: list[str] = []
        self._lazy = False  # whether the last picture had no address

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise _PageFullError
        if self._silent:
            if tag == self._silent_tag:
                self._silent += 1
            if tag == "img" and self._silent_tag == "noscript" and self._lazy:
                self._picture(attrs)  # what a script would put in place of an empty picture
            elif tag in ("iframe", "a"):
                self._address(attrs.get("src") or attrs.get("href"))
            return
        element = ELEMENTS.get(tag, ANY_OTHER)
        kind = element.kind
        if kind == SILENCE:
            self._begin_silence(tag, attrs)
            return
        if kind == LINE_BREAK:
            if self._text:
                self._end_run()
            self._runs.append(Run(BREAK, 0, None))
            self._seen_br = True
            return
        self._stack.append((tag, self._node, self._style, self._link))
        if attrs and "itemprop" in attrs and tag != "meta":
            self._stamp(attrs, published="datepublished" in attrs["itemprop"].lower())
        if kind == BLOCK:
            self._start_block(tag, element, attrs)
        elif kind == IN_LINE:
            if self._text:
                self._end_run()
            if attrs or element.style:
                self._start_inline(tag, element, attrs)
        else:
            self._start_void(tag, attrs)

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
        if self._text:
            self._end_run()
        if self._capture is not None and tag == "title":
            self.outline.title = self.outline.title or clean("".join(self._capture))
            self._capture = None
            return
        if node is not self._node:
            if (self._text or self._runs) and not (tag in INLINE and self._is_initial()):
                self._flush()
            self._node.last = len(self._nodes) - 1
            self._node = node
        if tag == "a" and self._link is not None and self._link is not link:
            self._empty_link(self._link)
        self._style, self._link = style, link

    def data(self, data: str) -> None:
        if self._capture is not None:
            self._capture.append(data)
        elif not self._silent and (self._runs or self._text or not data.isspace()):
            self._text.append(data)

    def close(self) -> None:
        pass  # the parser calls it, but not when the page is cut short

    def finish(self) -> Outline:
        """Close what is open and sum up the text of each node."""
        self._finish_quietly()
        self._nodes[0].last = len(self._nodes) - 1
        self.outline.nodes = self._nodes
        for node in reversed(self._nodes):  # children come after their parents
            parent = node.parent
            if parent is not None and node.text:
                parent.text += node.text
                parent.linked += node.linked
        outline = self.outline
        vars(self).clear()  # the parser and its target hold each other; what was read need not wait for them
        return outline

    def _finish_quietly(self) -> None:
        """Close all that the page left open."""
        self._silent, self._capture = 0, None
        try:
            while self._stack:
                self.end(self._stack[-1][0])
            self._flush()
        except _PageFullError:
            self._runs, self._text = [], []
        for _, node, _, _ in self._stack:
            node.last = self._node.last = len(self._nodes) - 1

    def _begin_silence(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._silent, self._silent_tag = 1, tag
        if tag == "script" and "ld+json" in attrs.get("type", ""):
            self._capture = []
        elif tag in ("object", "embed", "video", "audio", "iframe"):
            self._address(attrs.get("data") or attrs.get("src"))

    def _start_inline(self, tag: str, element: Element, attrs: Mapping[str, str]) -> None:
        if tag == "a":
            if "href" in attrs:
                self._start_link(attrs)
            return
        self._style |= element.style
        if tag == "time":
            self._when = self._when or attrs.get("datetime", "")
            self._stamp(attrs, published=False)
        elif tag == "html":
            self.outline.lang = attrs.get("lang") or attrs.get("xml:lang") or ""
        elif tag == "source" and "srcset" in attrs:
            self._sources.extend(srcset(attrs["srcset"]))
        style = attrs.get("style")
        shown = style and (HIDDEN_STYLE.search(style) or BLOCK_STYLE.search(style))
        if (shown or "hidden" in attrs) and tag not in ("html", "body"):
            self._start_block(tag, ANY_OTHER, attrs)

    def _start_link(self, attrs: Mapping[str, str]) -> None:
        href = attrs["href"]
        self._address(href)
        step = "rel" in attrs and attrs["rel"].lower() in ("prev", "next", "previous")
        self._link = Link(href, hint(attrs), "", len(self.outline.blocks), "download" in attrs, step)

    def _start_block(self, tag: str, element: Element, attrs: Mapping[str, str]) -> None:
        if self._text or self._runs:
            self._flush()
        outer = self._node
        node = outer.child(tag, len(self._nodes))
        self._nodes.append(node)
        self._node = node
        node.level = element.level
        own = element.region
        if attrs:
            own |= read_attributes(node, attrs)
        if own:
            if outer.region & (Region.ARTICLE | Region.MAIN):
                own &= ~(Region.HEADER | Region.FOOTER)  # the header of an article is not that of the page
            node.own = own
            node.region |= own
        if element.has_place:
            node.take_place(outer)

    def _start_void(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag in ("img", "amp-img"):
            self._picture(attrs)
        elif tag == "title":
            self._capture = []
        elif tag in ("area", "frame"):
            self._address(attrs.get("href") if tag == "area" else attrs.get("src"))
        else:
            self._address(read_head(self.outline, tag, attrs))

    def _picture(self, attrs: Mapping[str, str]) -> None:
        found, self._sources = [*self._sources, *picture_sources(attrs)], []
        self._lazy = not found
        for source in found:
            self._address(source)
        if found:
            alt, width, height = clean(attrs.get("alt", "")), pixels(attrs.get("width")), pixels(attrs.get("height"))
            at = len(self.outline.blocks) + (1 if self._has_text() else 0)
            picture = Picture(tuple(found), alt, hint(attrs), self._link, self._node, at, width, height)
            self.outline.pictures.append(picture)

    def _stamp(self, attrs: Mapping[str, str], *, published: bool) -> None:
        """Keep a date that stands in an attribute, unless it is that of something else."""
        when = attrs.get("datetime") or (attrs.get("content") if published else None)
        if when and len(self.outline.stamps) < MAX_STAMPS:
            self.outline.stamps.append(Stamp(when, published, self._node, len(self.outline.blocks)))

    def _has_text(self) -> bool:
        return any(text.strip() for text in self._text) or any(run.text.strip() for run in self._runs[-50:])

    def _is_initial(self) -> bool:
        """Whether a single letter was read: one set large beside a paragraph, whose first word it begins."""
        return len(self._runs) == 1 and len(letter := self._runs[0].text.strip()) == 1 and letter.isalpha()

    def _empty_link(self, link: Link) -> None:
        """A link to a picture file with nothing in it: a thumbnail drawn by the style sheet."""
        last = self._runs[-1] if self._runs else None
        if link.text or (last is not None and last.link is link and not last.text.isspace()):
            return  # as of most
        if any(run.link is link and run.text.strip() for run in self._runs):
            return
        if PICTURE_FILE.search(link.href) and not (self.outline.pictures and self.outline.pictures[-1].link is link):
            at = len(self.outline.blocks) + (1 if self._has_text() else 0)
            self.outline.pictures.append(Picture((link.href,), "", link.hint, link, self._node, at))

    def _address(self, href: str | None) -> None:
        if href:
            self.outline.hrefs.append(href)
            if len(self.outline.hrefs) > MAX_LINKS:
                raise _PageFullError

    def _end_run(self) -> None:
        """The edge of an element ends a run of text, if there is one: most edges touch another."""
        text, self._text = "".join(self._text), []
        if self._node.tag == "pre":
            self._lines(text)
        else:
            self._runs.append(Run(text, self._style, self._link))

    def _lines(self, text: str) -> None:
        """Runs of text whose newlines are line breaks."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._runs.append(Run(BREAK, 0, None))
                self._seen_br = True
            if line:
                self._runs.append(Run(line, self._style, self._link))

    def _flush(self) -> None:
        """End the block being read: one block, or several where line breaks part paragraphs or list items."""
        if self._text:
            self._end_run()
        if not self._runs:
            return
        runs, self._runs = self._runs, []
        said_when, self._when = self._when, ""
        parts = split_at_breaks(runs) if self._seen_br else [runs]
        self._seen_br = False
        for part in parts:
            block = make_block(part, self._node, len(self.outline.blocks), said_when)
            if block is not None:
                self.outline.blocks.append(block)
                if len(self.outline.blocks) > MAX_BLOCKS:
                    raise _PageFullError
