"""Assembles runs of text into blocks: what a reader sees as one paragraph, list item or line."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.extract.dom.blocks import Block, Link, Node, Run
from archive.extract.dom.encoding import clean
from archive.extract.limits import PARAGRAPH

BREAK = "\v"
"""Stands for `<br>` among the runs; the decoder removes this character from the page itself."""

_BULLETS = "·•▪◦●■‣∙\uf0b7\uf0a7\uf076o"
_BULLET = re.compile(r"^[\s\xa0]*(?:[·•▪◦●■‣∙\uf0b7\uf0a7\uf076][\s\xa0]*|o(?:\s{2,}|\xa0\s*))")
# Characters from which a line that ends like a sentence is prose: five words or so, judged. Halved 132 + 46 pages and
# doubled 236 + 70, mostly in how much prose is counted: F1 changes by 0.0002 at most.
_SENTENCE = 30
_ENDS = tuple('.!?…:"”»“。！？')
_DATA = re.compile(r'\{\s*"[\w-]+"\s*:[^<>]*,\s*"[\w-]+"\s*:')
_SHOWN = frozenset(("pre", "p", "td", "blockquote"))
"""Elements whose text is shown even if it is JSON, as in an article about programs."""
_DASH = re.compile(r"^[\s\xa0]*[-–—][\s\xa0]+")


def split_at_breaks(runs: list[Run]) -> list[list[Run]]:
    """The paragraphs and list items of a text with line breaks.

    Two breaks separate paragraphs; one separates list items, if a bullet follows. Dashes are bullets if two consecutive
    lines begin with one.
    """
    parts: list[list[Run]] = []
    lines = _lines(runs)
    texts = ["".join(run.text for run in line) for line in lines]
    joins = False  # whether the next line belongs to the part before it
    for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if not text.strip():
            joins = False
            continue
        dash = _DASH.match(text)
        near = texts[max(0, number - 1) : number + 2 : 2] if number else texts[1:2]
        if dash and any(map(_DASH.match, near)):
            parts.append([Run("• ", 0, None), *_cut(line, dash.end())])
            joins = False
        elif _BULLET.match(text):
            parts.append(line)
            joins = False
        elif joins:
            parts[-1] += [Run(BREAK, 0, None), *line]
        else:
            parts.append(line)
            joins = True
    return parts


def make_block(runs: list[Run], node: Node, index: int, when: str) -> Block | None:
    """Makes a block of some runs, without a bullet at the beginning; None if they have no text."""
    raw = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    text = _cleaned(raw) if BREAK in raw else clean(raw)
    if not text or (text[0] == "{" and _is_data(text, node)):
        return None
    bullet = _BULLET.match(raw) if text[0] in _BULLETS else None
    if bullet:
        runs, text = _cut(runs, bullet.end()), _cleaned(raw[bullet.end() :])
        if not text:
            return None
    level = node.level or (node.parent.level if node.parent is not None else 0)
    block = Block(text, node, runs, index, level, when, (), 0, bullet is not None)
    if len(runs) > 1 or runs[0].link is not None:
        block.links = _links(block)
        node.linked += block.linked
    node.text += len(text)
    _weigh(block)
    return block


def _is_data(text: str, node: Node) -> bool:
    """Whether a text is an object in JSON with two keys or more, which scripts read from an element nobody sees."""
    return text[-1] == "}" and node.tag not in _SHOWN and _DATA.match(text) is not None


def _weigh(block: Block) -> None:
    """Set how much prose a block has."""
    unlinked = len(block.text) - block.linked
    if unlinked >= block.linked and (unlinked >= PARAGRAPH or (unlinked >= _SENTENCE and block.text.endswith(_ENDS))):
        block.prose = unlinked


def unlink(block: Block) -> None:
    """Count a line that begins with words outside links as not linked: the link after them lacks its end tag."""
    first = next((run for run in block.runs if run.text.strip()), None)
    if first is not None and first.link is None:
        block.node.linked -= block.linked
        block.linked = 0
        _weigh(block)


def _cleaned(text: str) -> str:
    """A text with line breaks, cleaned line by line, without empty lines."""
    return "\n".join(filter(None, map(clean, text.split(BREAK))))


def split_lines(block: Block, at: int | None = None) -> list[Block]:
    """Splits a block into one per line, or into two, the second of which begins at line `at` of the text."""
    block.node.text -= len(block.text)
    block.node.linked -= block.linked
    for link in block.links:
        link.text = ""
    lines = _lines(block.runs)
    if at is not None:
        lines = [line for line in lines if clean("".join(run.text for run in line))]
        lines = [_joined(lines[:at]), _joined(lines[at:])]
    made = (make_block(line, block.node, block.index, block.when) for line in lines)
    return [line for line in made if line is not None]


def _lines(runs: list[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _joined(lines: list[list[Run]]) -> list[Run]:
    joined: list[Run] = []
    for line in lines:
        joined += [Run(BREAK, 0, None), *line] if joined else line
    return joined


def without_start(block: Block, characters: int) -> Block | None:
    """A block without the first characters of its text; None if nothing is left."""
    wanted = sum(1 for char in block.text[:characters] if not char.isspace())
    offset = 0
    for char in "".join(run.text for run in block.runs):
        if wanted == 0 and not char.isspace():
            break
        wanted -= bool(clean(char))
        offset += 1
    for link in block.links:
        link.text = ""  # told again below
    rest = make_block(_cut(block.runs, offset), Node("p", None, 0), block.index, "")
    return replace(rest, node=block.node, level=block.level) if rest else None


def without_end(block: Block, runs: int) -> Block:
    """A block with only the first `runs` of its runs; the block itself if these have no text."""
    for link in block.links:
        link.text = ""  # told again below
    rest = make_block(block.runs[:runs], Node("p", None, 0), block.index, "")
    return replace(rest, node=block.node, level=block.level) if rest else block


def _cut(runs: list[Run], characters: int) -> list[Run]:
    """Runs without so many characters at their beginning."""
    rest: list[Run] = []
    for run in runs:
        if characters >= len(run.text):
            characters -= len(run.text)
        else:
            rest.append(Run(run.text[characters:], run.style, run.link))
            characters = 0
    return rest


def _links(block: Block) -> tuple[Link, ...]:
    """The links of a block. Also adds to the text of each link, which may be spread over several runs and blocks."""
    if len(block.runs) == 1 and (only := block.runs[0].link) is not None:  # as in the entries of menus
        only.text = f"{only.text} {block.text}" if only.text else block.text
        only.block = block.index
        block.linked = len(block.text)
        return (only,)
    links: list[Link] = []
    gap = False
    for run in block.runs:
        link = run.link
        if link is None or run.text == BREAK:
            continue
        words = clean(run.text)
        if not words:
            gap = True
            continue
        if links and links[-1] is link:
            link.text += (" " if run.text[0].isspace() or gap else "") + words
        else:
            links.append(link)
            link.text = f"{link.text} {words}" if link.text else words
        gap = run.text[-1].isspace()
        link.block = block.index
        block.linked += len(words)
    return tuple(links)
