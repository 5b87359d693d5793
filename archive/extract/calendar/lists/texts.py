"""Splits a block into its texts, which links, line breaks and inline elements with a role separate."""

from __future__ import annotations

from typing import NamedTuple

from archive.extract.calendar.lists.roles import role_of_run
from archive.extract.dom.assemble import BREAK
from archive.extract.dom.blocks import Block, Link

_WORD_BY_WORD = 12  # runs; a line of so many is one text, every word in an element of its own; judged, free


class Text(NamedTuple):
    """A text, its role by the class of an inline element, its weight, and its link.

    `weight` is 2 for a heading, 1 for bold text.
    """

    words: str
    role: str
    weight: int
    link: Link | None


def _goes_on(texts: list[Text], text: Text) -> bool:
    """Whether a link continues the text before it, as in `… Sīkāk šeit`, and so names nothing."""
    before = texts[-1] if texts else None
    if before is None or before.role or text.role or before.link is not None or text.link is None:
        return False
    return before.words[-1] == ":" or (text.words[0].islower() and before.words[-1].isalpha())


def texts_of(block: Block) -> list[Text]:
    """The texts of a block. Consecutive runs with the same role and link are one text."""
    texts: list[Text] = []
    latest = None  # role and link of the text before, if another may continue it
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
            text = Text(words, role, 2 if block.level else run.style & 1, run.link)
            if not number and role and latest == (role, run.link):
                before = texts.pop()
                gap = "" if words[0] in ",.;:)" else " "
                text = text._replace(words=f"{before.words}{gap}{words}", weight=max(before.weight, text.weight))
            elif not number and latest is not None and _goes_on(texts, text):
                before = texts.pop()
                text = before._replace(words=f"{before.words} {words}")
            texts.append(text)
            latest = (role, run.link)
    if len(texts) > _WORD_BY_WORD and not block.links and not any(text.role for text in texts):
        return [Text(block.line, "", 0, None)]
    return texts
