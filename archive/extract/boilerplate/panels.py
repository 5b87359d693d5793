"""Opens parts of a text that a script unfolds: panels of an accordion, and the rest behind `Lasīt vairāk`.

Facts used: a panel stands right below its label, and in an accordion all labels have the same markup, and so have all
panels; the hidden rest of a text stands between its paragraphs and the button that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region
from archive.extract.words.says import Says

_FOREIGN = BESIDE & ~(Region.HIDDEN | Region.CONTROL)
_FOLDED = Region.HIDDEN | Region.CONTROL
_LABEL = 160  # characters of a label or a question; judged
_BUTTON = 40  # characters of the button that shows the rest; judged
_FEWEST_BLANKS = 2  # blanks in a button that is a label, unlike `Klausīties ierakstu`; judged
_MOST = 400  # the most panels looked at; a bound on time
_HERE = re.compile(r"\s*(?:#|javascript:|$)", re.I)
_REST = re.compile(
    r"(?:radi(?:t|et)?|skati(?:t|et)?|lasi(?:t|et)?|atvert|izverst|paradi(?:t|et)?|show|read|see|view|expand|open|load)"
    r"-(?:the-)?(?:vairak|visu|talak|pilnu|pilno|more|all|full|rest|whole)"
    r"(?:-(?:the-)?(?:tekstu|rakstu|zinu|text|article|story))?"
    r"|(?:turpinat-lasit|continue-reading|vairak|more)"
)


def open_panels(outline: Outline, weights: list[int]) -> bool:
    """Treat such parts as shown, and the buttons that label them as text; returns whether there are any.

    `weights` are the characters of prose. A panel that repeats what is shown anyway is a copy for printing and stays
    hidden.
    """
    blocks = outline.blocks
    folded = [
        block
        for block, weight in zip(blocks, weights, strict=True)
        if block.node.region & _FOLDED and (weight if block.node.region & Region.HIDDEN else _is_button(block))
    ]
    if not folded:  # as on most pages
        return False
    shown = {block.text for block in blocks if not block.node.region & Region.HIDDEN}
    labels: dict[tuple[str, ...], list[tuple[Block, Node | None]]] = {}
    panels: dict[int, Node] = {}
    for block, label, panel in _folds(blocks, weights, folded[:_MOST], shown):
        if panel is not None and _is_rest(blocks, block, panel, weights):
            panels[panel.index] = panel
        elif label is not None:
            labels.setdefault(_kind(label, panel), []).append((label, panel))
    opened = bool(panels)
    for found in labels.values():
        several = len({label.text for label, _ in found}) > 1 or (len(found) > 1 and bool(found[0][0].level))
        for label, panel in found:
            if several or (panel is not None and label.level and _is_below_text(blocks, label, weights)):
                if panel is not None:
                    panels[panel.index] = panel
                _close_control(label.node)
                opened = True
    for node in panels.values():
        node.own &= ~Region.HIDDEN
    return opened


def _folds(
    blocks: list[Block], weights: list[int], folded: list[Block], shown: set[str]
) -> Iterator[tuple[Block, Block | None, Node | None]]:
    """Each hidden part, after its first prose and its label, if any; and each button right above prose, as a label."""
    seen: set[int] = set()
    for block in folded:
        if block.node.region & Region.HIDDEN:
            panel = _panel_of(block)
            if panel.index in seen or block.text in shown or panel.region & _FOREIGN:
                continue
            seen.add(panel.index)
            yield block, _label_of(blocks, block, panel), panel
        elif block.index + 1 < len(blocks) and weights[block.index + 1] and block.text.count(" ") >= _FEWEST_BLANKS:
            below = blocks[block.index + 1].node
            around = _outside(block.node)
            if not below.region & BESIDE and around is not None and around.holds(below):
                yield block, block, None


def _panel_of(block: Block) -> Node:
    """The outermost hidden part around a block."""
    node = block.node
    while node.parent is not None and node.parent.region & Region.HIDDEN:
        node = node.parent
    return node


def _label_of(blocks: list[Block], block: Block, panel: Node) -> Block | None:
    """The line right above a panel, if it is in the same part and may be a label."""
    first = _inside(blocks, block, panel).start
    label = blocks[first - 1] if first else None
    if label is None or panel.parent is None or not panel.parent.holds(label.node) or not _may_label(label):
        return None
    return label


def _may_label(block: Block) -> bool:
    if block.node.region & (_FOREIGN | Region.HIDDEN):
        return False
    if block.level:
        return True
    if len(block.text) > _LABEL:
        return False
    if block.says & (Says.FURNITURE_ROW | Says.COMMENTS_HEADING | Says.RELATED_HEADING):
        return False
    return all(_HERE.match(link.href) for link in block.links)


def _is_button(block: Block) -> bool:
    """Whether a line is a button that may be a label, outside menus and forms."""
    return bool(block.node.region & Region.CONTROL) and block.node.tag != "label" and _may_label(block)


def _inside(blocks: list[Block], block: Block, panel: Node) -> range:
    """The indexes of the blocks of a panel, given one of them."""
    first, end = block.index, block.index + 1
    while first > 0 and panel.holds(blocks[first - 1].node):
        first -= 1
    while end < len(blocks) and panel.holds(blocks[end].node):
        end += 1
    return range(first, end)


def _is_rest(blocks: list[Block], block: Block, panel: Node, weights: list[int]) -> bool:
    """Whether a hidden part continues a paragraph, with a button beside it that says it shows the rest."""
    if panel.parent is None:
        return False
    inside = _inside(blocks, block, panel)
    before = _next_words(blocks, range(inside.start - 1, -1, -1))
    after = _next_words(blocks, range(inside.stop, len(blocks)))
    if before is not None and _shows_rest(before, panel):
        before = _next_words(blocks, range(before.index - 1, -1, -1))
    elif after is None or not _shows_rest(after, panel):
        return False
    return before is not None and weights[before.index] > 0 and panel.parent.holds(before.node)


def _next_words(blocks: list[Block], indexes: range) -> Block | None:
    """The nearer of two lines with a letter or digit: a line `…` may mark where a text is cut off."""
    return next((blocks[at] for at in indexes[:2] if any(map(str.isalnum, blocks[at].text))), None)


def _shows_rest(block: Block, panel: Node) -> bool:
    around = panel.parent
    if around is not None and around.tag == "p":  # the hidden rest is within the paragraph
        around = around.parent
    if len(block.text) > _BUTTON or around is None or not around.holds(block.node):
        return False
    here = block.node.region & Region.CONTROL or (
        block.all_linked and all(_HERE.match(link.href) for link in block.links)
    )
    return bool(here) and _REST.fullmatch(block.slug) is not None


def _is_below_text(blocks: list[Block], label: Block, weights: list[int]) -> bool:
    """Whether a visible paragraph stands above a heading, in the same part of the page."""
    before = blocks[label.index - 1] if label.index else None
    around = label.node.parent
    return (
        before is not None
        and around is not None
        and weights[before.index] > 0
        and not before.node.region & BESIDE
        and around.holds(before.node)
    )


def _kind(label: Block, panel: Node | None) -> tuple[str, ...]:
    """The markup that the labels and panels of one accordion have in common."""
    below = (panel.tag, panel.classes) if panel is not None else ()
    return ("heading",) if label.level else (label.node.tag, label.node.classes, *below)


def _outside(node: Node) -> Node | None:
    """The part around a button."""
    while node.parent is not None and node.parent.region & Region.CONTROL:
        node = node.parent
    return node.parent


def _close_control(node: Node | None) -> None:
    """Stop treating a button as a control, with all elements around its words."""
    while node is not None and node.region & Region.CONTROL:
        node.own &= ~Region.CONTROL
        node = node.parent
