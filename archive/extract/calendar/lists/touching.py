"""Separates parts of a line that only a style sheet separates: `Otrdiena13. maijsplkst. 15.00`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from archive.extract.calendar.dates import states_day
from archive.extract.dom.blocks import Block, Run

_LONGEST = 80  # characters of a line of only days, hours and the like; judged
_NUMBERS, _YEAR, _LONGEST_DATE = 3, 4, 14  # of a date in numbers: elements, digits, characters
_FEWEST = 2  # the fewest elements of such a line


def apart(blocks: Sequence[Block], today: date | None) -> list[Block]:
    """The blocks with a blank between such parts, if one of these is a day that the line as it is does not state."""
    return [_apart(block) if _hides_day(block, today) else _of_numbers(block) for block in blocks]


def _of_numbers(block: Block) -> Block:
    """A block of day, month and year in numbers, each in an element of its own, as `12.02.2026.`; others unchanged."""
    if len(block.runs) < _NUMBERS or len(block.text) > _LONGEST_DATE or not block.text[-1].isdecimal():
        return block
    pieces = block.pieces
    day, month, year = pieces if len(pieces) == _NUMBERS and all(map(str.isdecimal, pieces)) else ("", "", "")
    if len(day) == _YEAR:
        day, year = year, day
    if len(year) != _YEAR or not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return block
    text = f"{int(day):02}.{int(month):02}.{year}."
    return replace(block, text=text, runs=[replace(block.runs[0], text=text)], _slug=None, _says=-1, _unlinked=None)


def _hides_day(block: Block, today: date | None) -> bool:
    if len(block.runs) < _FEWEST or len(block.text) > _LONGEST or not any(map(str.isdecimal, block.text)):
        return False
    if not any(map(_touch, block.runs, block.runs[1:])) or states_day(block.line, today):
        return False
    return any(states_day(piece, today) for piece in block.pieces)


def _touch(first: Run, second: Run) -> bool:
    return first.text[-1:].isalnum() and second.text[:1].isalnum()


def _apart(block: Block) -> Block:
    runs = [
        replace(run, text=f"{run.text} ") if _touch(run, following) else run for run, following in pairwise(block.runs)
    ]
    runs.append(block.runs[-1])
    text = " ".join("".join(run.text for run in runs).split())
    return replace(block, text=text, runs=runs, _slug=None, _says=-1, _unlinked=None)
