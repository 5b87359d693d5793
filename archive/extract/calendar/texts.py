"""The texts of a block one by one, as an author set them apart: by links, line breaks and named elements in a line."""

from __future__ import annotations

from typing import NamedTuple

from archive.extract.calendar.roles import role_of_run
from archive.extract.dom.assemble import BREAK
from archive.extract.dom.blocks import Block, Link

_WORD_BY_WORD = 12  # runs; a line of so many is one text, every word in an element of its own; judged, free


class Text(NamedTuple):
    """A text, its role by the class of an element within the line, whether it is emphasised, and its link."""

    words: str
    role: str
    is_strong: bool
    link: Link | None


def texts_of(block: Block) -> list[Text]:
    """The texts of a block. Runs that follow each other in one named element or in one link without names are one."""
    texts: list[Text] = []
    latest = None  # what the text before says of itself, if another may go on with it
    for run in block.runs:
        if run.text == BREAK:
            latest = None
            continue
        for number, part in enumerate(run.text.split(BREAK)):
            words = " ".join(part.split())
            if not words:
                latest = latest if run.style == 0 or (latest and latest[0] == role_of_run(run)) else None
                continue
            role = role_of_run(run)
            text = Text(words, role, bool(run.style & 1 or block.level), run.link)
            if not number and role and latest == (role, run.link):
                before = texts.pop()
                gap = "" if words[0] in ",.;:)" else " "
                text = text._replace(words=f"{before.words}{gap}{words}", is_strong=before.is_strong or text.is_strong)
            texts.append(text)
            latest = (role, run.link)
    if len(texts) > _WORD_BY_WORD and not block.links and not any(text.role for text in texts):
        return [Text(block.line, "", False, None)]
    return texts
