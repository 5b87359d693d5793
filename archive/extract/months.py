"""Months as Roman numerals, and in Russian and Ukrainian, in which some articles are: `29.IX.2016`, `29 вересня 2022`.

Only for a line that is nothing but a date: in a text such a number is as likely that of a chapter or of a king.
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


def with_number(text: str) -> str:
    """A line with `29.09.2016` for a date whose month is written so."""
    return _DATE.sub(_as_number, text, count=1)


def _as_number(found: re.Match[str]) -> str:
    month = _NUMBERS[found["roman"] or found["name"].lower()]
    return f"{found['day']}.{month}.{found['year']}"
