"""Recognises lists of fields about the text: who published it, when, and when it was changed."""

from __future__ import annotations

import re
from itertools import takewhile

from archive.extract.dom.blocks import Block, Node
from archive.extract.when import spans_in
from archive.extract.words.furniture import tells_of_change

DAY_LABEL = re.compile(
    r"(?:(?:publicē|publisko|ievieto|pievieno|iesūtī|rakstī)t[sa]|(?:publicēšanas|publikācijas) (?:datums|laiks)"
    r"|published(?: on)?|(?:publication|publish) date|date published):?",
    re.I,
)
"""The label of a field whose day is that of publication."""
_BESIDE = re.compile(
    r"(?:autor[ei]?s?|authors?|atbildīg(?:ais|ā)|avots|source|from|sadaļa|section|kategorija|category|pārskatīts):?",
    re.I,
)
_OF_OTHER = re.compile(
    r"(?:\w+ )?(?:sāk|beig|beidz|noris|notik|notiek|pieteik|iesniegš|termiņ|kad\b|dzim|derīg|stājas|spēkā|pieņem"
    r"|līdz|no\b"
    r"|start|end|deadline|when|born|due|closing|valid|apply|event)|\w+t[sa] (?:konkurs|iepirkum|projekt)",
    re.I,
)
_DAY_OF_ANY = re.compile(r"(?:datums|date)\b:?", re.I)
_PLACE = re.compile(r"(?:(?:norises )?vieta|adrese|venue|place|location|address)(?: ?:|$)", re.I)
_HOURS = re.compile(r"(?:laiks|time):?[^\d\n]{0,10}\d{1,2}[.:]\d\d ?[-–—] ?\d{1,2}[.:]\d\d$", re.I)
_LABEL = 40  # characters of a label in a line of its own; judged
_NEAR = 4  # lines after that of the day: four fields, or two with labels on lines of their own
_HIGHEST = 3  # elements from a label up to its list; judged


def fields_of_text(blocks: list[Block]) -> set[int]:
    """The indexes of each `dl` that only says when the text was published or changed, by whom and in which section.

    A call for tenders has such fields too, but others as well.
    """
    lists: dict[Node, list[Block]] = {}
    for block in blocks:
        if block.node.tag in ("dt", "dd") and (around := _list_of(block.node)) is not None:
            lists.setdefault(around, []).append(block)
    return {block.index for fields in lists.values() if _tell_of_text(fields) for block in fields}


def tells_of_other(blocks: list[Block], block: Block) -> bool:
    """Whether a label says that a day is not that of publication: `Sākums`, `Publicēts konkurss`.

    The fields that follow may say so too: after the `Datums` of an event come its hours or its place.
    """
    label = blocks[block.index - 1] if block.index else None
    if label is not None and _is_label(label, block) and labels_other(label.line):
        return True
    if not _DAY_OF_ANY.match(block.text) and not (block.index and _DAY_OF_ANY.fullmatch(blocks[block.index - 1].text)):
        return False  # as for most
    near = blocks[block.index + 1 : block.index + 1 + _NEAR]
    behind = takewhile(lambda one: not one.prose, near)  # up to the text, which may itself be about an event
    return any(_PLACE.match(one.pieces[0].strip()) or _HOURS.match(one.text) for one in behind)


def _is_label(line: Block, of: Block) -> bool:
    """Whether a line is the label of the one below: the term of a definition, or a short line that ends in a colon."""
    if line.node.tag == "dt" and of.node.tag == "dd":
        return True
    return line.text.endswith(":") and len(line.text) <= _LABEL and not line.level


def labels_other(label: str) -> bool:
    """Whether a label names a day other than that of publication: `Sākums`, `Pieteikšanās līdz`, `Deadline`."""
    return _OF_OTHER.match(label) is not None


def _list_of(node: Node) -> Node | None:
    around = node.parent
    for _ in range(_HIGHEST):
        if around is None or around.tag == "dl":
            return around
        around = around.parent
    return None


def _tell_of_text(fields: list[Block]) -> bool:
    labels = [field.line for field in fields if field.node.tag == "dt"]
    days = [label for label in labels if DAY_LABEL.fullmatch(label) or tells_of_change(label)]
    if not days or any(field.prose for field in fields):
        return False
    dated = any(spans_in(field.line) for field in fields if field.node.tag == "dd")
    return dated and all(label in days or _BESIDE.fullmatch(label) for label in labels)
