"""A page as one list of text blocks in reading order: the only view of the markup that the other rules have.

A block is what a reader would see as one paragraph, heading, list item or cell. It knows its place in the page
(`Node`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from archive.extract.words.says import said_by
from archive.latvian.fold import slugify


class Region:
    """What the elements around a block say about it, if the page uses such elements at all.

    Bits of an int: operators of an enum would take as long as the rest of the reading.
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
"""Regions that hold no text of an article. A header may: a lead stands in it."""


def region_within(own: int, around: int) -> int:
    """The regions of an element that opens some itself: a main part is beside no text, though it may be hidden."""
    return own | (around & Region.HIDDEN if own & Region.MAIN else around)


@dataclass(slots=True, eq=False, init=False)
class Node:
    """A block-level element.

    `own` are the regions that the element itself opens, `region` those that it is in. `level` is that of a heading,
    else 0. `scope` is the nearest element that is about one thing (`itemscope`), `item` the nearest list item,
    definition or table row; `table`, `row` and `cell` are the nearest ones, `list` and `quote` the outermost. `classes`
    are as written. `label` is what the element and those right below it tell those who do not see it. `text` and
    `linked` count the characters below it, in total and in links. `cells` is the number of a cell in its row, or for a
    row the number of its cells; `spans` are the columns and the rows that a cell spans. `keeps_lines` tells that
    newlines in it are line breaks.
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
        """Copies what the parent has by hand, because a page has hundreds of nodes.

        Passing it as arguments would take half as long again.
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
        """Note the list, quote or table that this node is or belongs to within `outer`."""
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
        """Whether `other` is this node or inside it: nodes are numbered as they open, `last` is the last one inside."""
        return self.index <= other.index <= self.last


@dataclass(slots=True, eq=False)
class Link:
    """An `a` element: `href` as written, `text` without the alt texts of pictures inside, its tooltip as `hint`.

    `step` if it says `rel="prev"` or `"next"`, `tag` if `rel="tag"`; `type` is the MIME type that it names.
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
    """An `img` element, or a link to a picture file. `at` is the number of blocks that stand before it."""

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
    """A date in an attribute, as written: `<time datetime>`, or `published` if `itemprop` marks it as such.

    The latter may also be the text of the element. `at` is the number of blocks before it.
    """

    when: str
    published: bool
    node: Node
    at: int


@dataclass(slots=True)
class Run:
    """A piece of text in one style. `style`: 1 bold, 2 emphasis, 4 superscript, 8 subscript; above, its role."""

    text: str
    style: int
    link: Link | None


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph, heading, list item, cell or line. `text` keeps single line breaks as newlines.

    `prose` are the characters outside its links, if it is a paragraph of text: a long line, or a whole sentence.
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
    dated: date | Literal[False] | None = False  # see `date_lines.own_line`; False until that was asked
    documents: list[Link] | None = None  # see `attachments.document_links`; None until that was asked
    prose: int = 0
    _slug: str | None = None
    _says: int = -1  # until it was asked
    _unlinked: str | None = None

    @property
    def slug(self) -> str:
        """The text as the site would write it in an address; of long texts only the beginning."""
        if self._slug is None:
            self._slug = slugify(self.text[:400])
        return self._slug

    @property
    def says(self) -> int:
        """What its words alone say about it: bits of `Says`."""
        if self._says < 0:
            self._says = said_by(self.text)
        return self._says

    @property
    def line(self) -> str:
        """The text in one line."""
        return self.text.replace("\n", " ") if "\n" in self.text else self.text

    @property
    def all_linked(self) -> bool:
        """Whether nothing but links stands here, punctuation and bullets aside."""
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
        """The text of the inline elements one by one: `29.09.2016` and `Skatīts: 12` of two spans that touch."""
        return [text for run in self.runs if (text := " ".join(run.text.split()))]


@dataclass(slots=True)
class Outline:
    """Everything that was read from one page. Addresses are as written; `base` is the `<base href>`.

    `named` are the parts that a class or id says are not text, by that class or id. `chosen` are the lists of forms by
    name, each with the text of what it has chosen.
    `nodes` are in the order in which they open, parents before their children. `html` is the page itself; `is_kept`
    tells that its text is what it keeps for a script.
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
    canonical: str = ""
    translations: dict[str, str] = field(default_factory=dict)
    html: bytes = b""
    is_kept: bool = False

    def release(self) -> None:
        """Break the reference cycles between nodes: memory is then free at once, without garbage collection."""
        for node in self.nodes:
            node.scope = node.item = node.list = node.quote = node.table = node.row = node.cell = None


def common(first: Node, second: Node) -> Node:
    """The lowest node that holds both."""
    node = first
    while node.parent is not None and not node.holds(second):
        node = node.parent
    return node
