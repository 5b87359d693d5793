"""Months in Roman numerals (`29.IX.2016`), and in Russian and Ukrainian (`29 вересня 2022`), as some articles use.

Only for lines that are nothing but a date: in a text a Roman numeral may just as well number a chapter or a king.
"""

from __future__ import annotations

import re

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_UKRAINIAN = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()
_NUMBERS = {name: at for names in (ROMAN, _RUSSIAN, _UKRAINIAN) for at, name in enumerate(names, 1)}
_WEEKDAY = r"(?:(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
_WEEKDAY += r"|понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя),?\s+)?"
_DATE = re.compile(
    rf"(?i:{_WEEKDAY})(?P<day>\d{{1,2}})"
    rf"(?:\s+(?P<name>(?i:{'|'.join((*_RUSSIAN, *_UKRAINIAN))})),?\s+"
    rf"|(?:\.\s?|/|\s)(?P<roman>{'|'.join(reversed(ROMAN))})[./\s]\s?)"
    r"(?P<year>(?:19|20)\d\d)(?!\d)(?:\s?(?:года|року|[гр]\.?)(?!\w))?"
)
_SIGN = re.compile("[IVX\u0400-\u04ff]")
"""A Roman numeral or a Cyrillic letter, which most lines lack."""


def with_number(text: str) -> str:
    """A line in which a date with such a month is replaced by `29.09.2016`."""
    return _DATE.sub(_as_number, text, count=1) if _SIGN.search(text) else text


def _as_number(found: re.Match[str]) -> str:
    month = _NUMBERS[found["roman"] or found["name"].lower()]
    return f"{found['day']}.{month}.{found['year']}"
