"""A page as a list of text blocks in reading order: the only view of the markup that the other rules have.

A block is what a reader sees as one paragraph, heading, list item or cell. It knows its place in the page (`Node`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from archive.extract.words.says import said_by
from archive.latvian.fold import slugify


class Region:
    """What the elements around a block say about it, if the page uses such elements at all.

    Regions are bits of an int, because the operators of an enum would take as long as all other reading.
    """

    NONE = 0
    NAV = 1
    ASIDE = 2
    HEADER = 4
    FOOTER = 8
    MAIN = 16
    ARTICLE = 32
    DIALOG = 64
    HIDDEN = 128
    CONTROL = 256
    CAPTION = 512
    EXTRA = 1024
    COMMENTS = 2048


_ONE_CELL = (1, 1)
FRAME = Region.NAV | Region.HEADER | Region.FOOTER | Region.DIALOG
"""Regions that never hold the matter of a page."""

BESIDE = (
    Region.NAV
    | Region.ASIDE
    | Region.FOOTER
    | Region.DIALOG
    | Region.HIDDEN
    | Region.CONTROL
    | Region.CAPTION
    | Region.EXTRA
    | Region.COMMENTS
)
"""Regions without text of an article. A header is not among them, because it may hold a lead."""


def region_within(own: int, around: int) -> int:
    """The regions of an element, from its own and those around it; a main part inherits only `HIDDEN` of the latter."""
    return own | (around & Region.HIDDEN if own & Region.MAIN else around)


@dataclass(slots=True, eq=False, init=False)
class Node:
    """A block-level element.

    `own` are the regions that the element itself defines, `region` all that it is in. `level` is that of a heading,
    else 0. `scope` is the nearest element that describes one thing (`itemscope`), `item` the nearest list item,
    definition or table row; `table`, `row` and `cell` are the nearest ones, `list` and `quote` the outermost. `classes`
    are as written. `label` is what the element and its children say to those who do not see the page. `text` and
    `linked` count the characters in it, in total and in links. `cells` is the number of a cell in its row, or of a row
    the number of its cells; `spans` are the columns and the rows that a cell spans. `keeps_lines` says that newlines in
    it are line breaks.
    """

    tag: str
    parent: Node | None
    index: int
    region: int
    own: int
    scope: Node | None
    list: Node | None
    item: Node | None
    quote: Node | None
    table: Node | None
    row: Node | None
    cell: Node | None
    hint: str
    label: str
    when: str
    classes: str
    last: int
    text: int
    linked: int
    cells: int
    spans: tuple[int, int]
    level: int
    nested_table: bool
    keeps_lines: bool

    def __init__(self, tag: str, parent: Node | None, index: int) -> None:
        """Copies the parent's attributes one by one, because a page has hundreds of nodes.

        Passing them as arguments would take half as long again.
        """
        self.tag, self.parent, self.index = tag, parent, index
        if parent is None:
            self.region = Region.NONE
            self.scope = self.list = self.item = self.quote = self.table = self.row = self.cell = None
            self.keeps_lines = False
        else:
            self.region, self.scope, self.keeps_lines = parent.region, parent.scope, parent.keeps_lines
            self.list, self.item, self.quote = parent.list, parent.item, parent.quote
            self.table, self.row, self.cell = parent.table, parent.row, parent.cell
        self.own = Region.NONE
        self.hint = self.label = self.when = self.classes = ""
        self.last = self.text = self.linked = self.cells = self.level = 0
        self.nested_table = False
        self.spans = _ONE_CELL

    def take_place(self, outer: Node) -> None:
        """Set the list, quote or table that this node is, or to which it belongs within `outer`."""
        tag = self.tag
        if tag in ("li", "dt", "dd"):
            self.item = self
        elif tag in ("ul", "ol", "dl"):
            self.list = outer.list or self
        elif tag == "blockquote":
            self.quote = outer.quote or self
        elif tag == "table":
            if outer.table is not None:
                outer.table.nested_table = True
            self.table, self.row, self.cell = self, None, None
        elif tag == "tr":
            self.row = self.item = self
            self.cell = None
        else:
            self.cell = self
            if outer.row is not None:
                outer.row.cells += 1
                self.cells = outer.row.cells

    def holds(self, other: Node) -> bool:
        """Whether `other` is this node or inside it. Nodes are numbered as they open; `last` is the last one inside."""
        return self.index <= other.index <= self.last


@dataclass(slots=True, eq=False)
class Link:
    """An `a` element: `href` as written, `text` without the alt texts of pictures in it, its tooltip as `hint`.

    `step` stands for `rel="prev"` or `"next"`, `tag` for `rel="tag"`; `type` is the MIME type that it names.
    """

    href: str
    hint: str = ""
    text: str = ""
    block: int = -1
    download: bool = False
    step: bool = False
    tag: bool = False
    type: str = ""


@dataclass(slots=True, eq=False)
class Picture:
    """An `img` element, or an empty link to a picture file. `at` is the number of blocks before it."""

    sources: tuple[str, ...]
    alt: str
    hint: str
    link: Link | None
    node: Node
    at: int
    width: int = 0
    height: int = 0


@dataclass(slots=True, eq=False)
class Shown:
    """An embedded `iframe`, `object` or `embed`: its address, its title, and the number of blocks before it."""

    href: str
    title: str
    node: Node
    at: int


@dataclass(slots=True, eq=False)
class Stamp:
    """A date of a `time` or similar element, as written; `published` if the markup calls it the date of publication.

    The latter may also be the text of the element. `at` is the number of blocks before it.
    """

    when: str
    published: bool
    node: Node
    at: int


@dataclass(slots=True)
class Run:
    """A piece of text in one style: 1 bold, 2 emphasis, 4 superscript, 8 subscript; higher bits are its role."""

    text: str
    style: int
    link: Link | None


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph, heading, list item, cell or line. `text` keeps single line breaks as newlines.

    `prose` counts the characters outside links if it is a paragraph of text (a long line or a sentence), else 0.
    """

    text: str
    node: Node
    runs: list[Run]
    index: int = -1
    level: int = 0
    when: str = ""
    links: tuple[Link, ...] = ()
    linked: int = 0
    marker: bool = False
    dated: date | Literal[False] | None = False  # see `date_lines.own_line`; False until it was called
    documents: list[Link] | None = None  # see `attachments.document_links`; None until it was called
    prose: int = 0
    _slug: str | None = None
    _says: int = -1  # -1 until it was needed
    _unlinked: str | None = None

    @property
    def slug(self) -> str:
        """The text as the site would write it in an address; only the beginning of a long text."""
        if self._slug is None:
            self._slug = slugify(self.text[:400])
        return self._slug

    @property
    def says(self) -> int:
        """What the block is, judging by its words alone: bits of `Says`."""
        if self._says < 0:
            self._says = said_by(self.text)
        return self._says

    @property
    def line(self) -> str:
        """The text on one line."""
        return self.text.replace("\n", " ") if "\n" in self.text else self.text

    @property
    def all_linked(self) -> bool:
        """Whether the block consists of links; punctuation and bullets do not count."""
        if not self.linked or 2 * self.linked < len(self.text):
            return False
        return not self.unlinked

    @property
    def unlinked(self) -> str:
        """The text outside links, without punctuation and bullets around it."""
        if self._unlinked is None:
            text = " ".join("".join([run.text for run in self.runs if run.link is None]).split())
            text = text.strip(" ,;:|·•–—-()[]<>«»")
            self._unlinked = text if any(map(str.isalnum, text)) else ""
        return self._unlinked

    @property
    def pieces(self) -> list[str]:
        """The texts of the inline elements one by one: `29.09.2016` and `Skatīts: 12` of two adjacent spans."""
        return [text for run in self.runs if (text := " ".join(run.text.split()))]


@dataclass(slots=True)
class Outline:
    """Everything read from one page. Addresses are as written; `base` is the `<base href>`.

    `named` are the parts that a class or id sets apart from the text, by that class or id. `chosen` are the selection
    lists in forms: the name of each, and the text of the selected option.
    `nodes` are in the order in which they open, parents before their children. `html` is the page itself; `is_kept`
    says that the text comes from a part that the page keeps for a script.
    """

    blocks: list[Block] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    named: dict[str, list[Node]] = field(default_factory=dict)
    chosen: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    json_ld: list[str] = field(default_factory=list)
    title: str = ""
    lang: str = ""
    base: str = ""
    translations: dict[str, str] = field(default_factory=dict)
    html: bytes = b""
    is_kept: bool = False

    def release(self) -> None:
        """Break the reference cycles between nodes, so that memory is freed at once, without garbage collection."""
        for node in self.nodes:
            node.scope = node.item = node.list = node.quote = node.table = node.row = node.cell = None


def common(first: Node, second: Node) -> Node:
    """The smallest node that holds both."""
    node = first
    while node.parent is not None and not node.holds(second):
        node = node.parent
    return node
