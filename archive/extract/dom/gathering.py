"""Gathers what stands between tags: text into runs, runs into blocks, and pictures, links and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import takewhile

from archive.extract.dom.assemble import BREAK, make_block, split_at_breaks, unlink
from archive.extract.dom.blocks import Link, Node, Outline, Picture, Region, Run, Shown, Stamp
from archive.extract.dom.encoding import clean
from archive.extract.dom.markup.attributes import HIDDEN_STYLE, PICTURE_FILE, add_label, hint, picture_sources, pixels

_PUBLISHED = frozenset(("published", "dt-published"))
"""Classes of the date of publication in the microformats hAtom and h-entry."""
_MACHINE_DATE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_DATE = 100  # characters kept of a text that is a date; judged, free
_DEPTH = 12  # elements from a field up to its form; a bound on time
_FORM = 300  # characters of a form that is no text; on some sites a form is around the whole page; judged
MAX_BLOCKS = 10_000
MAX_LINKS = 50_000
MAX_STAMPS = 1000
MAX_NAMED = 10_000
"""Of 311 real pages the largest has 1,769 blocks, 3,859 links, 53 dates in its markup and 362 parts with a telling
name. The rest of a larger page is not read, which bounds time and memory."""


class PageFullError(Exception):
    """The page has more elements, blocks or links than are read."""


class Gatherer:
    """The outline as far as it has been read, and the text since the last block ended.

    `_node`, `_style` and `_link` apply to the next text. `_blocks` and `_hrefs` are lists of the outline, kept as
    attributes for speed.
    """

    __slots__ = (
        *("outline", "_blocks", "_hrefs", "_nodes", "_node", "_style", "_link", "_runs", "_text"),
        *("_when", "_unsaid", "_named", "_seen_br", "_sources", "_lazy", "_forms", "_open_links"),
    )

    def begin(self) -> None:
        """Reset to an empty page."""
        self.outline = Outline()
        self._blocks = self.outline.blocks
        self._hrefs = self.outline.hrefs
        self._nodes: list[Node] = [Node("body", None, 0)]
        self._node = self._nodes[0]
        self._style = 0
        self._link: Link | None = None
        self._runs: list[Run] = []
        self._text: list[str] = []
        self._forms: dict[int, Node] = {}
        self._when = ""
        self._unsaid: Node | None = None  # the node whose text is a date of publication, if no attribute has it
        self._named = 0
        self._seen_br = False
        self._open_links: bool | None = None  # whether most links of the page lack an end tag; None until counted
        self._sources: list[str] = []
        self._lazy = False  # whether the last picture had no address

    def _picture(self, attrs: Mapping[str, str]) -> None:
        found, self._sources = [*self._sources, *picture_sources(attrs)], []
        self._lazy = not found
        for source in found:
            self._address(source)
        style = attrs.get("style")
        if style and HIDDEN_STYLE.search(style) and not any(map(PICTURE_FILE.search, found)):
            return  # a counter of visits
        if found:
            if self._node.cell is not None and (label := attrs.get("alt") or hint(attrs)):
                add_label(self._node, label)  # as of a mark on a day of a calendar
            alt, width, height = clean(attrs.get("alt", "")), pixels(attrs.get("width")), pixels(attrs.get("height"))
            at = len(self._blocks) + (1 if self._has_text() else 0)
            picture = Picture(tuple(found), alt, hint(attrs), self._link, self._node, at, width, height)
            self.outline.pictures.append(picture)

    def _empty_link(self, link: Link) -> None:
        """Record an empty link to a picture file: a thumbnail drawn by the style sheet."""
        last = self._runs[-1] if self._runs else None
        if link.text or (last is not None and last.link is link and not last.text.isspace()):
            return  # as for most
        # What the link holds comes last: a hostile line has a hundred thousand empty links.
        within = takewhile(lambda run: run.link is link, reversed(self._runs))
        if any(run.text.strip() for run in within):
            return
        is_file = "." in link.href and PICTURE_FILE.search(link.href) is not None
        if is_file and not (self.outline.pictures and self.outline.pictures[-1].link is link):
            at = len(self._blocks) + (1 if self._has_text() else 0)
            self.outline.pictures.append(Picture((link.href,), "", link.hint, link, self._node, at))

    def _time(self, attrs: Mapping[str, str]) -> None:
        """Record the date of a `time` element, which an attribute or class may mark as that of publication."""
        published = "pubdate" in attrs or not _PUBLISHED.isdisjoint(attrs.get("class", "").split())
        title = attrs.get("title", "")  # `pirms 3 stundām`, with the date as a tooltip
        self._timed(attrs.get("datetime") or (title if _MACHINE_DATE.match(title) else ""), published=published)

    def _abbreviation(self, attrs: Mapping[str, str]) -> None:
        """Record the date of an `abbr`, which hAtom uses in place of `time`; with another class it is an event's."""
        classes = attrs.get("class", "").split()
        published = not _PUBLISHED.isdisjoint(classes)
        if (published or not classes) and _MACHINE_DATE.match(attrs["title"]):
            self._timed(attrs["title"], published=published)

    def _timed(self, when: str, *, published: bool) -> None:
        self._when = self._when or when
        self._stamp(when, published=published)

    def _stamp(self, when: str | None, *, published: bool) -> None:
        """Record a date, as written."""
        if when and len(self.outline.stamps) < MAX_STAMPS:
            self.outline.stamps.append(Stamp(when, published, self._node, len(self._blocks)))

    def _name(self, node: Node, names: Iterable[str]) -> None:
        """Record the classes and the id that set a part of the page apart."""
        for name in names:
            if self._named < MAX_NAMED:
                self._named += 1
                self.outline.named.setdefault(name, []).append(node)

    def _published(self, attrs: Mapping[str, str]) -> None:
        """Record the date of an element with `itemprop`, which may mark it as that of publication."""
        published = "datepublished" in attrs["itemprop"].lower()
        when = attrs.get("datetime") or (attrs.get("content") if published else None)
        self._stamp(when, published=published)
        self._unsaid = self._node if published and not when else None

    def _address(self, href: str | None) -> None:
        if href:
            self._hrefs.append(href)
            if len(self._hrefs) > MAX_LINKS:
                raise PageFullError

    def _show(self, attrs: Mapping[str, str]) -> None:
        """Record embedded content."""
        href = attrs.get("data") or attrs.get("src") or attrs.get("data-src")
        self._address(href)
        if href:
            at = len(self._blocks) + (1 if self._has_text() else 0)
            self.outline.shown.append(Shown(href, clean(attrs.get("title", "")), self._node, at))

    def _mark_label(self) -> None:
        """Mark the line right before an input field as a control if it is the label of the field."""
        node = self._blocks[-1].node if self._blocks else None
        if node is not None and node.tag == "label":
            node.own |= Region.CONTROL
            node.region |= Region.CONTROL
        self._record_form()

    def _record_form(self) -> None:
        """Record the form around a field or a submit button."""
        form: Node | None = self._node
        for _ in range(_DEPTH):
            if form is None or form.tag == "form":
                break
            form = form.parent
        if form is not None and form.tag == "form":
            self._forms[form.index] = form

    def _close_forms(self) -> None:
        """Mark small forms with an input field or a submit button as controls, whatever their markup says."""
        for form in self._forms.values():
            if form.text <= _FORM:
                form.own |= Region.CONTROL
                for node in self._nodes[form.index : form.last + 1]:
                    node.region |= Region.CONTROL

    def _has_text(self) -> bool:
        if not (self._text or self._runs):
            return False
        return any(map(str.strip, self._text)) or any(run.text.strip() for run in self._runs[-50:])

    def _is_initial(self) -> bool:
        """Whether the text so far is a single letter: a drop cap, with which the next paragraph begins."""
        return len(self._runs) == 1 and len(letter := self._runs[0].text.strip()) == 1 and letter.isalpha()

    def _end_run(self) -> None:
        """End the current run of text at a tag. Callers check that there is text, which most tags do not have."""
        text, self._text = self._text, []
        piece = text[0] if len(text) == 1 else "".join(text)
        if self._unsaid is not None and not piece.isspace():
            if self._unsaid is self._node:
                self._stamp(piece.strip()[:_DATE], published=True)
            self._unsaid = None
        if self._node.keeps_lines:
            self._lines(piece)
        else:
            self._runs.append(Run(piece, self._style, self._link))

    def _lines(self, text: str) -> None:
        """Add runs of a text whose newlines are line breaks."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._line_break()
            if line:
                self._runs.append(Run(line, self._style, self._link))

    def _line_break(self) -> None:
        self._runs.append(Run(BREAK, 0, None))
        self._seen_br = True

    def _flush(self) -> None:
        """End the current block, or several blocks if line breaks separate paragraphs or list items."""
        if self._text:
            self._end_run()
        runs = self._runs
        if not runs:
            return
        self._runs = []
        said_when, self._when = self._when, ""
        parts = split_at_breaks(runs) if self._seen_br else (runs,)
        self._seen_br = False
        for part in parts:
            block = make_block(part, self._node, len(self._blocks), said_when)
            if block is not None:
                if self._open_links and block.linked:
                    unlink(block)
                self._blocks.append(block)
                if len(self._blocks) > MAX_BLOCKS:
                    raise PageFullError
