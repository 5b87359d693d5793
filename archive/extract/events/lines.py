"""Reads lines with a structure: labels (`Laiks:`, `Vieta:`), rows of a table or list, a day with its time and place.

Announcements state time and place in such lines more often than in sentences. The line above may introduce them
(`Semināri notiks:`). A label may have a line or a cell to itself, or be a picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from archive.extract.events.tells import Tells, told_by
from archive.latvian.dates.reading import Span
from archive.latvian.dates.words import WEEKDAYS_EN, WEEKDAYS_LV

_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS_LV)})dien\w*|{'|'.join(WEEKDAYS_EN)})"
_DAY = (
    r"(?:(?:norises? )?(?:laiks|datums|diena)|norise|sākums|kad|dates?|day|when|time|save the date|ieraksti kalendārā)"
)
_PLACE = r"(?:(?:norises )?(?:vieta|adrese)|kur|platforma|klātienē|venue|place|where|location|address)"
_OTHER = (
    r"(?:termiņ|pieteik|reģistr|publicē|publisk|ievietot|atjaun|labot|rezultāt|biļe|anket|pārdo|tirdzniec"
    r"|deadline|clos(?:es|ing)|regist|appl[iy]|posted|publi[cs]|updated|results?\b|tickets?\b|submi)\w*"
)
_LABEL_OF_DAY = re.compile(rf"(?:(?P<of>[^\W\d]+) )?{_DAY}\b(?:[^:?\n]{{0,20}}[:?]|\s[–—-]\s)", re.I)
_LABEL_OF_PLACE = re.compile(
    rf"(?:(?:^|[;|,]\s|(?<!\d)\.\s)(?:(?P<of>[^\W\d]+) )?{_PLACE}(?: of [^:\n]{{3,30}})?\s*(?:[:?]|[–—-] )"
    r"|^The venue is )\s*(?P<place>[^\n]{3,120})",
    re.I,
)
_MARK_OF_LABEL = re.compile(r"[:?–—-] |venue is")
_PLACE_ENDS = re.compile(
    r"[;|](?:\s|$)|(?<=\w{5})\.\s+(?=[^\W\d])|\.$"
    r"|\s*[,(]\s*(?=(?i:plkst|pulksten|pl\. |sāk(?:s\w*|ums):? (?:plkst|\d)|(?:no|at|from) \d|\d{1,2}[:.]\d\d\b)"
    r"|(?:starts?\b|sāk(?:s\w*|um[su]?)\b|ieej|biļet|saite|saiti|pietei|reģistr|entry|entrance|admission|tickets?\b"
    r"|registration)(?!\w*[^()]*\),))"
)
"""Where the place in a line ends, for example before the hour: `Vieta: Ogres muzejs, sākums plkst. 10.00`.

Words with a capital letter are part of a name (`Reģistra iela`), and the place may continue after a bracket:
`muzejs (ieeja no pagalma), Ogre`.
"""
_NO_DAY_OF_IT = re.compile(rf"\b{_OTHER}(?P<more>[^.;|\n]{{0,40}})(?:[:|]| [–—-])\s*(?:no |from |on )?$", re.I)
_ENDS_LABEL = re.compile(r"[:|–—-]\s*(?:no |from |on )?$")
_LABEL = re.compile(r"(?:^|[.;|] )(?P<label>[^.;:|\n]{3,60})(?::| [–—-])\s*(?:no |from |on )?$")
_LABEL_ALONE = re.compile(rf"(?:[^\W\d]+ )?(?:(?P<place>{_PLACE})|(?P<day>{_DAY})|{_OTHER})(?: [^\W\d]+)?[:?]?", re.I)
_ASKED = re.compile(rf"({_DAY}|{_PLACE})\?[ \t]*(?=\w)", re.I)
_DAY_OPENS = re.compile(rf"[ \t•*·–—-]*(?:\d|(?:no|from|{_WEEKDAY})\b)", re.I)
_LONGEST_LABEL, _MOST_COLUMNS = 40, 8  # characters, cells; judged
_FIRST_OF_TWO, _CELL = re.compile(r"^([^\t\d\n]+)\t([^\t\n]+)$", re.M), re.compile(r" *\t *")
_PICTURES = "📅🗓📆🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⏰⏱📍📌"
_OF_DAY, _OF_PLACE = re.compile("[📅🗓📆🕐-🕧⏰⏱]\ufe0f? ?"), re.compile("[📍📌]\ufe0f? ?")
_WITH_DAY = re.compile(
    rf"\b(?:{_WEEKDAY}|(?:plkst|pl)\b\.?|\d{{1,2}}(?:[.:]\d\d)?|[ap]\.?m\b|(?:no|līdz|from|to|till|until|at|starting|noon"
    r"|o'clock|hrs?|EES?T|CES?T)\b)",
    re.I,
)
_ONLY_HOURS = re.compile(
    r"(?:(?:no|līdz|from|to|till|until|at|plkst\.?|pl\.|pulksten|[ap]\.?m\.?|\d{1,2}[.:]\d\d|\d{1,2}(?= ?[ap]\.?m))"
    r"[\s,–—-]*)+",
    re.I,
)
_SHUT = re.compile(r"^\d.{2,30}\b(?:slēgt[sai]|closed)\b", re.I)
_PARTED = re.compile(r"\s*(?:[,;|/]|\s[–—·•-])\s+")
_SOFTENED = (("ču", "ca"), ("žu", "de"), ("šu", "te"), ("ņu", "ne"))
_MARKS = " ,.;:|/()[]*•·–—-"


def with_labels(text: str) -> str:
    """A text in which each label is before its value, even if it was in the line above, in a cell or a picture.

    If the head and the cells of a table each have a line, the cells are joined to rows.
    """
    text = text.replace("''", '"')
    if any(picture in text for picture in _PICTURES):
        text = _OF_PLACE.sub("Vieta: ", _OF_DAY.sub("Laiks: ", text))
    if "\t" in text:
        text = _CELL.sub(" | ", _FIRST_OF_TWO.sub(r"\1: \2", text))
    told: list[str] = []
    leads, is_of_place = False, False  # whether a label still lacks its value, and whether it is one of places
    for line in _with_rows([*filter(None, map(str.strip, text.split("\n")))]):
        if leads and (is_of_place or _DAY_OPENS.match(line)):
            told[-1] = f"{told[-1].rstrip(':?')}: {line.lstrip(_MARKS)}"
        else:
            told.append(_ASKED.sub(r"\1: ", line) if "?" in line[:_LONGEST_LABEL] else line)
        label = _label_alone(line)
        leads, is_of_place = label is not None or line.endswith(":"), label is not None and label["place"] is not None
    return "\n".join(told)


def _with_rows(text: list[str]) -> list[str]:
    """The lines of a text, in which the cells of a table that have a line each are joined to one line for each row."""
    told: list[str] = []
    at = 0
    while at < len(text):
        head = [*takewhile(bool, map(_label_alone, text[at : at + _MOST_COLUMNS]))]
        days = [column for column, label in enumerate(head) if label and label["day"]]
        row = at + len(head)
        while len(head) > 1 and days and len(cells := text[row : row + len(head)]) == len(head):
            if not all(_DAY_OPENS.match(cells[column]) for column in days):
                break
            told.append(" | ".join(cells))
            row += len(head)
        if row == at + len(head):  # not a table
            told.append(text[at])
            row = at + 1
        at = row
    return told


def _label_alone(line: str) -> re.Match[str] | None:
    """A label that has a line to itself; None for any other line."""
    return _LABEL_ALONE.fullmatch(line) if len(line) <= _LONGEST_LABEL else None


def is_labelled(sentence: str) -> bool:
    """Whether a line gives the time of an event: `Kad: 14. maijā`, `Norises laiks – …`; not `Darba laiks: …`."""
    label = _LABEL_OF_DAY.match(sentence)
    return label is not None and _is_of_event(label["of"])


def is_led_by_event(sentence: str, span: Span) -> bool:
    """Whether the words right before a day name the event: `Nākamais seminārs: 14. maijā`."""
    before = sentence[: span.start]
    label = _LABEL.search(before) if _ENDS_LABEL.search(before) else None
    return label is not None and names_event(label["label"])


def names_event(label: str) -> bool:
    """Whether a label names an event, even in the genitive plural, which softens the noun: `Sapulču grafiks`."""
    if told_by(label) & Tells.NOUN:
        return True
    first, *_ = label.lower().split() or [""]
    hard = next((first.removesuffix(soft) + plain for soft, plain in _SOFTENED if first.endswith(soft)), "")
    return bool(told_by(hard) & Tells.NOUN)


def is_labelled_otherwise(before: str) -> bool:
    """Whether the words before a day label it as the day of something else: `Pieteikšanās termiņš: 14. maijs`."""
    label = _NO_DAY_OF_IT.search(before) if _ENDS_LABEL.search(before) else None
    return label is not None and not told_by(label["more"]) & Tells.NOUN


def labelled_place(sentences: Sequence[str]) -> str | None:
    """The place after a label, as written: `viesnīca „Rīga”, Rīga` in `Vieta: viesnīca „Rīga”, Rīga`."""
    for sentence in sentences:
        label = _LABEL_OF_PLACE.search(sentence) if _MARK_OF_LABEL.search(sentence) else None
        if label and _is_of_event(label["of"]):
            return _PLACE_ENDS.split(label["place"])[0].strip(" ,.")
    return None


def _is_of_event(word: str | None) -> bool:
    return (
        word is None
        or word.lower() in ("norises", "pasākuma", "pulcēšanās", "jaunais", "jaunā", "new")
        or bool(told_by(word) & Tells.NOUN)
    )


def is_alone(sentence: str, span: Span) -> bool:
    """Whether a line has only the day, perhaps with a time or a label: `Saturday, 30 September 2023, 10:00`."""
    return _is_of_day(_before(sentence, span) + sentence[span.end :])


def _is_of_day(text: str) -> bool:
    """Whether a text has only what may accompany a day: a weekday, hours."""
    return not any(map(str.isalnum, _WITH_DAY.sub("", text)))


def is_only_hours(line: str) -> bool:
    """Whether a line has only hours."""
    return _ONLY_HOURS.fullmatch(line) is not None


def opens_row(sentence: str, span: Span) -> bool:
    """Whether a line begins with a day and is not a sentence: `14. maijs | 10.00 | Ogres muzejs`."""
    is_first = not any(map(str.isalnum, _before(sentence, span)))
    return is_first and not told_by(sentence[span.end :]) & Tells.VERB


def are_hours(rows: Sequence[str]) -> bool:
    """Whether the lines around a day are opening hours, because one says `25. decembrī slēgts` or the like."""
    return any(map(_SHUT.search, rows))


def beside_day(sentence: str, span: Span) -> str:
    """The part of a row beside its day and hours: `14. maijs | 10.00 | Ogres muzejs` -> `Ogres muzejs`."""
    before, behind = _before(sentence, span), sentence[span.end :]
    is_parted = span.starts_at is not None or not behind.strip(_MARKS) or _PARTED.match(behind) is not None
    if not is_parted or (told_by(before) | told_by(behind)) & Tells.VERB:
        return ""
    return ", ".join(part for part in _PARTED.split(behind.strip(_MARKS)) if not _is_of_day(part)) or before


def _before(sentence: str, span: Span) -> str:
    """The text before the day in a row; empty if it is a label of the day or an introduction of the row."""
    before = sentence[: span.start].rstrip()
    is_of_it = before.endswith(":") and (
        is_labelled(sentence) or told_by(before) & Tells.VERB or names_event(before.strip(_MARKS) or before)
    )
    return "" if is_of_it else before.strip(_MARKS)
