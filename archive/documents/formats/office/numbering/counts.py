"""Counts and formats the labels of list paragraphs: `1.`, `1.1.`, `a)`, `iv`, `•`."""

from __future__ import annotations

from collections.abc import Callable

DEEPEST = 10  # levels of a list
LONGEST = 100  # characters of the pattern of a number
BULLET = "•"
_AS_THEY_ARE = frozenset("-–—*+•◦‣▪▫■□●○◆◇►→✓✔☐☒·")
_MOST_LETTERS = 10  # of one number; longer ones are unreadable
_LARGEST = 4_000  # in Roman numerals
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)


def written(number: int, form: str, *, in_turn: bool = False) -> str:
    """A number in a form of OpenDocument, which is named by its first number: `1`, `01`, `a`, `A`, `i`, `I`, or "".

    The form "" writes nothing. After `z` comes `aa`, then `bb`, or `ab` if letters go on `in_turn`. Unknown forms, and
    numbers too large for their form, are written in digits.

    >>> [written(1999, form) for form in ("1", "I", "")], [written(7, form) for form in ("01", "a", "?")]
    (['1999', 'MCMXCIX', ''], ['07', 'g', '7'])
    >>> written(28, "a"), written(28, "A", in_turn=True)
    ('bb', 'AB')
    """
    if not form:
        return ""
    letters = {"a": _in_turn if in_turn else _repeated, "i": _roman}.get(form.lower(), _nothing)(number)
    if not letters:
        return f"{number:02}" if form == "01" else str(number)
    return letters.upper() if form.isupper() else letters


def bullet(shown: str) -> str:
    """The bullet of a list without numbers. Unknown characters become `•`: in symbol fonts, letters are not letters."""
    return shown if shown in _AS_THEY_ARE else BULLET


class Counts:
    """The current numbers of a list, by its levels from 0."""

    def __init__(self) -> None:
        self._at: dict[int, int] = {}

    def count(self, level: int, start: int, *, goes_on: Callable[[int], bool] = lambda level: False) -> None:
        """Count one more at a level. The levels below it start again, except those for which `goes_on` is true."""
        self._at[level] = self._at[level] + 1 if level in self._at else start
        for below in [one for one in self._at if one > level and not goes_on(one)]:
            del self._at[below]

    def begin(self, level: int, start: int) -> None:
        """Set the next number of a level."""
        self._at[level] = start - 1

    def at(self, level: int, start: int) -> int:
        """The current number of a level; `start` if nothing was counted there yet."""
        return self._at.get(level, start)


def _nothing(number: int) -> str:
    return ""


def _repeated(number: int) -> str:
    times, letter = divmod(number - 1, 26)
    return chr(97 + letter) * (times + 1) if 0 <= times < _MOST_LETTERS else ""


def _in_turn(number: int) -> str:
    letters = ""
    while number > 0 and len(letters) < _MOST_LETTERS:
        number, letter = divmod(number - 1, 26)
        letters = chr(97 + letter) + letters
    return letters


def _roman(number: int) -> str:
    letters = ""
    if number < _LARGEST:
        for value, letter in _ROMAN:
            times, number = divmod(number, value) if number > 0 else (0, number)
            letters += letter * times
    return letters
