"""Takes the elements of a page from the parser one by one and gathers them into an `Outline`."""

from __future__ import annotations

from collections.abc import Mapping

from archive.extract.dom.blocks import Link, Node, Outline, Region, Run, region_within
from archive.extract.dom.encoding import clean
from archive.extract.dom.gathering import PageFullError
from archive.extract.dom.head import read_head
from archive.extract.dom.markup.attributes import (
    BLOCK_STYLE,
    HIDDEN_STYLE,
    NAMED,
    SAYING_INLINE,
    SAYING_LINK,
    TELLING,
    add_label,
    hint,
    read_attributes,
    region_of_classes,
    region_of_name,
    srcset,
    telling_names,
)
from archive.extract.dom.markup.disclosures import Disclosures
from archive.extract.dom.markup.elements import (
    ANY_BLOCK,
    ANY_OTHER,
    BLOCK,
    ELEMENTS,
    EMPTY,
    FIELDS,
    IN_LINE,
    INLINE,
    LINE_BREAK,
    LINK,
    SHADOW,
    SILENCE,
    STRANGE,
    WHOLE,
    Element,
    is_words,
)
from archive.extract.dom.markup.roles import role_of_classes, within
from archive.extract.dom.silence import Silence

MAX_ELEMENTS = 200_000
"""Of 311 real pages the largest has 9,892. The rest of a larger page is not read, which bounds time and memory."""
_OPEN = 2  # if there are more than so many links per end tag, the page closes few or none
_SAMPLE = 100_000  # bytes of the body in which they are counted
_AFTER_DEFINITION = frozenset(("dt", "dd"))


class Target(Silence):
    """Parser target. `_stack` holds, for each open element, the state outside it.

    Half the time of reading a page is spent here, in a thousand calls per page. So the most common elements come first,
    and one check of the attributes tells whether any but class and address matter.
    """

    __slots__ = ("_disclosures", "_elements", "_stack")

    def begin(self, html: bytes = b"") -> None:
        """Remove all traces of the last page; `html` is the next one."""
        super().begin()
        self.outline.html = html
        self._open_links = None
        self._disclosures = Disclosures(html)
        self._stack: list[tuple[str, Node, int, Link | None]] = []
        self._elements = 0

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Handle a start tag; the parser has supplied tags that the page left out."""
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise PageFullError
        if self._silent:
            self._start_in_silence(tag, attrs)
            return
        element = ELEMENTS.get(tag, ANY_OTHER)
        kind = element.kind
        if kind == BLOCK:
            if element.has_place and tag in _AFTER_DEFINITION and self._node.tag == "dd":
                self.end("dd")  # libxml2 leaves it open
            self._stack.append((tag, self._node, self._style, self._link))
            if "itemprop" in attrs:
                self._published(attrs)
            self._start_block(tag, element, attrs)
        elif kind == LINK:
            self._stack.append((tag, self._node, self._style, self._link))
            if self._text:
                self._end_run()
            if attrs:
                self._start_link(attrs)
        elif kind == IN_LINE:
            self._stack.append((tag, self._node, self._style, self._link))
            if self._text:
                self._end_run()
            self._style |= element.style
            if attrs:
                self._start_inline(tag, attrs)
        elif kind == EMPTY:  # has no end tag, and so no place on the stack
            self._start_saying(tag, attrs)
            if self._text:
                self._end_run()
            if tag == "input" and attrs.get("type") != "hidden":
                if self._runs:
                    self._flush()
                if attrs.get("type") in FIELDS:
                    self._mark_label()
                elif attrs.get("type") == "submit":
                    self._record_form()
        elif kind == LINE_BREAK:
            if self._text:
                self._end_run()
            self._line_break()
        elif kind == SILENCE:
            if tag == "template" and not SHADOW.isdisjoint(attrs):  # browsers show it at once
                self._stack.append((tag, self._node, self._style, self._link))
                self._start_block(tag, ANY_BLOCK, attrs)
            else:
                self._begin_silence(tag, attrs)
        elif kind == STRANGE:
            self._start_strange(tag, attrs)
        else:
            self._stack.append((tag, self._node, self._style, self._link))
            self._start_saying(tag, attrs)

    def end(self, tag: str) -> None:
        """Handle an end tag."""
        if self._silent:
            self._end_in_silence(tag)
            return
        stack = self._stack
        if not stack or stack[-1][0] != tag:
            return
        _, node, style, link = stack.pop()
        if self._text:
            self._end_run()
        if self._capture is not None and tag == "title":
            self.outline.title = self.outline.title or clean("".join(self._capture))
            self._capture = None
            return
        if node is not self._node:
            if self._runs and not (tag in INLINE and self._is_initial()):
                self._flush()
            self._node.last = len(self._nodes) - 1
            self._node = node
            if link is not None and self._leaves_links_open():
                link = None
        if self._link is not link:
            if tag == "a" and self._link is not None:
                self._empty_link(self._link)
            self._link = link
        self._style = style

    def data(self, data: str) -> None:
        """Handle a piece of text between two tags."""
        if self._capture is not None:
            self._capture.append(data)
        elif not self._silent and (self._runs or self._text or not data.isspace()):
            self._text.append(data)
        elif self._chosen is not None:
            self._chosen.append(data)

    def close(self) -> None:
        """Do nothing: the parser does not call this when a page is cut short, so `finish` does the work."""

    def finish(self) -> Outline:
        """Close everything that is open, and sum up the text of each node."""
        self._finish_quietly()
        self._nodes[0].last = len(self._nodes) - 1
        self.outline.nodes = self._nodes
        for node in reversed(self._nodes):  # children come after their parents
            if node.text and node.parent is not None:
                node.parent.text += node.text
                node.parent.linked += node.linked
        self._close_forms()
        outline = self.outline
        self.begin()  # the parser keeps this object, which should not keep the page
        return outline

    def _finish_quietly(self) -> None:
        """Close everything that the page left open."""
        self._silent, self._capture = 0, None
        try:
            while self._stack:
                self.end(self._stack[-1][0])
            self._flush()
        except PageFullError:
            self._runs, self._text = [], []
        for _, node, _, _ in self._stack:
            node.last = self._node.last = len(self._nodes) - 1

    def _start_inline(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == "html":
            self.outline.lang = attrs.get("lang") or attrs.get("xml:lang") or ""
        elif tag == "abbr" and "title" in attrs:
            self._abbreviation(attrs)
        if "class" in attrs and tag not in WHOLE and (role := role_of_classes(attrs["class"])):
            self._style = within(self._style, role)
        if SAYING_INLINE.isdisjoint(attrs):  # as for most
            return
        if self._node.tag == "td" and not self._node.hint:
            self._node.hint = hint(attrs)  # as of a mark on a day of a calendar
        if "aria-label" in attrs:
            add_label(self._node, attrs["aria-label"])
        if "itemprop" in attrs:
            self._published(attrs)
        if tag == "time":
            self._time(attrs)
        elif tag == "source" and "srcset" in attrs:
            self._sources.extend(srcset(attrs["srcset"]))
        if tag not in ("html", "body"):
            self._start_apart(tag, attrs)

    def _start_apart(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open a node if an inline element is hidden or styled as a block."""
        style = attrs.get("style")
        if "hidden" in attrs or (style and (HIDDEN_STYLE.search(style) or BLOCK_STYLE.search(style))):
            self._start_block(tag, ANY_BLOCK, attrs)

    def _start_strange(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Begin an element that HTML does not know, as part of a line or as a block."""
        self._stack.append((tag, self._node, self._style, self._link))
        if is_words(tag, attrs, self._node) or ("-" not in tag and (self._runs or self._text)):
            if self._text:
                self._end_run()
            if attrs:
                self._start_inline(tag, attrs)
        else:
            if "itemprop" in attrs:
                self._published(attrs)
            self._start_block(tag, ANY_BLOCK, attrs)

    def _start_link(self, attrs: Mapping[str, str]) -> None:
        says = not SAYING_LINK.isdisjoint(attrs)
        if says:
            if "itemprop" in attrs:
                self._published(attrs)
            self._start_apart("a", attrs)
            if "aria-label" in attrs:
                add_label(self._node, attrs["aria-label"])
        href = attrs.get("href")
        if href is None:
            return
        if "class" in attrs and (role := role_of_classes(attrs["class"])):
            self._style = within(self._style, role)
        self._address(href)
        if self._runs and (last := self._runs[-1]).link is not None and last.link.href != href:
            self._runs.append(Run(" ", 0, None))  # adjacent links are entries of a list, which a style sheet separates
        link = self._link = Link(href, "", "", len(self._blocks))
        if says:
            link.hint = hint(attrs)
            link.download = "download" in attrs
            if "type" in attrs:
                link.type = attrs["type"].partition(";")[0].strip().lower()
            rel = attrs.get("rel", "").lower().split()
            link.step = rel in (["prev"], ["next"], ["previous"])
            link.tag = "tag" in rel

    def _leaves_links_open(self) -> bool:
        """Whether the page closes few links or none; counted only if a block stands in a link, as on few pages."""
        if self._open_links is None:
            html = self.outline.html
            body = max(html.find(b"<body"), 0)
            ends, starts = (html.count(edge, body, body + _SAMPLE) for edge in (b"</a>", b"<a "))
            self._open_links = _OPEN * ends < starts
        return self._open_links

    def _start_block(self, tag: str, element: Element, attrs: Mapping[str, str]) -> None:
        """Open a node."""
        is_left_open = self._link is not None and tag != "a" and self._leaves_links_open()
        if self._text or self._runs:
            self._flush()
        if is_left_open:
            self._link = None
        outer, nodes = self._node, self._nodes
        node = self._node = Node(tag, outer, len(nodes))
        nodes.append(node)
        node.level = element.level
        if tag == "pre":
            node.keeps_lines = True
        own = element.region
        if attrs:
            if not TELLING.isdisjoint(attrs):  # as for few
                own |= read_attributes(node, attrs)
                if own & Region.HIDDEN and self._disclosures.opens(attrs):
                    own &= ~Region.HIDDEN
            classes = node.classes = attrs.get("class", "")
            name = "" if node.level else attrs.get("id", "")  # the id of a heading is an anchor made from its words
            if classes:
                own |= region_of_classes(classes)
            if name:
                own |= region_of_name(name)
            if own & NAMED:
                self._name(node, telling_names(classes, name))
        if own:
            if outer.level:
                own &= ~Region.CONTROL  # a button within a heading is the heading, as in an accordion
            if outer.region & (Region.ARTICLE | Region.MAIN):
                own &= ~(Region.HEADER | Region.FOOTER)  # the header of an article is not that of the page
            node.own = own
            node.region = region_within(own, node.region)
        if element.has_place:
            node.take_place(outer)

    def _start_saying(self, tag: str, attrs: Mapping[str, str]) -> None:
        if "itemprop" in attrs and tag != "meta":
            self._published(attrs)
        if tag in ("img", "amp-img"):
            self._picture(attrs)
        elif tag == "embed":
            self._show(attrs)
        elif tag == "title":
            self._capture = []
        elif tag in ("area", "frame"):
            self._address(attrs.get("href") if tag == "area" else attrs.get("src"))
        else:
            self._address(read_head(self.outline, tag, attrs))
