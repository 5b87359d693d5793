"""The parts of an article page, as the rules pass them on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from archive.extract.calendar.blocks import CalendarBlock
from archive.extract.dom.blocks import FRAME, Block, Node, Outline, Region, Shown

_NEVER = 1 << 30


@dataclass(slots=True)
class Parts:
    """An article page taken apart.

    `start` is the index of the first block that may be text, `container` the smallest part of the page that holds the
    text. `end` is the index after the last block of the page's matter; from block `closed` on there is no more text,
    but there may be pictures. `related` are the indexes of lists of other articles between title and text. `signed_off`
    says that a signature has ended the text. `gallery` is the part of the page below a heading such as `Galerija`.
    `prose` counts the characters of prose on the page, in the text or not. `is_guess` says that the text was chosen for
    its amount of prose, against other signs. `captions` are keyed by the number of their picture.
    """

    title: Block | None
    calendars: list[CalendarBlock]
    end: int
    start: int = 0
    closed: int = _NEVER
    date: date | None = None
    date_block: Block | None = None
    body: list[Block] = field(default_factory=list)
    documents: list[Block] = field(default_factory=list)
    signature: list[Block] = field(default_factory=list)
    container: Node | None = None
    gallery: Node | None = None
    related: set[int] = field(default_factory=set)
    signed_off: bool = False
    prose: int = 0
    is_guess: bool = False
    captions: dict[int, Block] = field(default_factory=dict)

    def shown_in(self, outline: Outline) -> list[Shown]:
        """The embedded content between the title and the end of the text, without that of menus, boxes and comments."""
        beside = FRAME | Region.ASIDE | Region.HIDDEN | Region.COMMENTS
        return [
            shown
            for shown in outline.shown
            if self.start <= shown.at <= min(self.end, self.closed) and not shown.node.region & beside
        ]
