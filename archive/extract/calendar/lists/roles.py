"""Tells from classes what a part of an entry holds: title, time or place of an event, or something else."""

from __future__ import annotations

from archive.extract.dom.blocks import Block, Node, Run
from archive.extract.dom.markup.roles import ISSUED, OTHER, PLACE, STYLED, TITLE, WHEN, role_of_classes

_NAMES = {PLACE: "place", WHEN: "when", OTHER: "other", ISSUED: "issued", TITLE: "title"}
_DEPTH = 6  # elements around a line whose classes are checked; judged


def role_by_class(block: Block, dated: Block | None) -> str:
    """The role that the classes of a block or of the elements around it give; "" if they give none.

    Elements that also hold the date (`dated`) describe the whole entry and do not count.
    """
    node: Node | None = block.node
    found = 0
    for _ in range(_DEPTH):
        if node is None or (dated is not None and node is not block.node and node.holds(dated.node)):
            break
        if node.classes and (role := role_of_classes(node.classes)):
            if role != TITLE:
                found = found if found and role != PLACE else role
                break
            found = TITLE  # unless an element around it says that it is the name of a place
        node = node.parent
    return _NAMES.get(found, "")


def role_of_run(run: Run) -> str:
    """The role that the classes of inline elements give to a piece of a line; "" if they give none."""
    return _NAMES.get(run.style & ~STYLED, "")
