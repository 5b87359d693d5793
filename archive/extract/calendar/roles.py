"""What a part of an entry holds, as the name of a class says it: its title, when and where it is, or something else."""

from __future__ import annotations

from functools import lru_cache

from archive.extract.dom.attributes import words_of_class
from archive.extract.dom.blocks import Block, Node

_CLASSES = {
    "place": "location locations venue venues place address where vieta adrese",
    "when": "date dates time times datetime when datums laiks sakums beigas",
    "other": "category categories tag tags organizer organiser organizers price cost tickets description desc excerpt "
    "author speakers kategorija apraksts",
    "title": "title name heading headline virsraksts nosaukums",
}
_OF_WORD = {word: role for role, words in _CLASSES.items() for word in words.split()}
_DEPTH = 6  # elements around a line whose classes are looked at; judged


def role_by_class(block: Block, dated: Block) -> str:
    """What the classes of a block, or of the elements around it, say of it; "" if nothing.

    Elements that hold the date too, which stands in `dated`, say what the whole entry is. `event-venue-title` is the
    title of a place, and of `date-and-location` nobody knows which.
    """
    node: Node | None = block.node
    for _ in range(_DEPTH):
        if node is None or (node is not block.node and node.holds(dated.node)):
            break
        if node.classes and (role := _role(node.classes)):
            return role if role != "both" else ""
        node = node.parent
    return ""


@lru_cache(maxsize=2048)
def _role(classes: str) -> str:
    found = {_OF_WORD[word] for word in words_of_class(classes) if word in _OF_WORD}
    if {"place", "when"} <= found:
        return "both"
    return next((role for role in _CLASSES if role in found), "")
