"""Lists of fields that tell of the text: who published it, when, and when it was changed."""

from __future__ import annotations

import re

from archive.extract.dom.blocks import Block, Node
from archive.extract.words.furniture import tells_of_change

_LABEL = re.compile(
    r"(?:(?:publicē|publisko|ievieto|pievieno)t[sa]|(?:publicēšanas|publikācijas) (?:datums|laiks)|autor[ei]?s?"
    r"|published(?: on)?|(?:publication|publish) date|date published|authors?):?",
    re.I,
)
_HIGHEST = 3  # elements from a label up to its list; judged


def fields_of_text(blocks: list[Block]) -> set[int]:
    """The blocks of each `dl` in which a label tells who wrote the text, or when it was published or changed.

    Not of one with a paragraph in it. `Datums` alone does not count, for an event has that.
    """
    lists: dict[Node, list[Block]] = {}
    for block in blocks:
        if block.node.tag in ("dt", "dd") and (around := _list_of(block.node)) is not None:
            lists.setdefault(around, []).append(block)
    return {block.index for fields in lists.values() if _tell_of_text(fields) for block in fields}


def _list_of(node: Node) -> Node | None:
    around = node.parent
    for _ in range(_HIGHEST):
        if around is None or around.tag == "dl":
            return around
        around = around.parent
    return None


def _tell_of_text(fields: list[Block]) -> bool:
    labels = [field.line for field in fields if field.node.tag == "dt"]
    return not any(field.prose for field in fields) and any(
        _LABEL.fullmatch(label) or tells_of_change(label) for label in labels
    )
