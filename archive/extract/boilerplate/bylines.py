"""Recognises bylines: lines that name who wrote or published an article, and when."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from archive.extract.boilerplate.changes import PUBLISHED, PUBLISHED_LAST, ends_in_change, without_change
from archive.extract.boilerplate.classed_lines import classed_day
from archive.extract.boilerplate.fields import labels_other
from archive.extract.dom.blocks import Block
from archive.extract.when import line_date, spans_in
from archive.extract.words.furniture import is_furniture, is_furniture_row, tells_of_change
from archive.extract.words.headings import is_comments_heading, is_related_heading
from archive.extract.words.offices import is_office, is_role
from archive.extract.words.sources import ISSUE, SOURCE

_YEAR = re.compile(r"\d{4}")
LABEL = re.compile(
    r"(?:(?P<author>autor[ei]?s?|sagatavoja(?=:)|(?:written )?by|author)"
    r"|(?P<wrote>(?:uz)?rakstīj(?:a|is|usi)|intervēja|sarunājās|redaktor[se])"
    r"|tekst[sa](?: un (?:foto|attēli))?|(?:sadaļ|kategorij|rubrik)(?:a|ā|as|ās)|foto"
    r"|avots|text|sections?|category|categories|photos?(?: by)?|source)\s?(?:(?P<colon>:)\s*|\s)(?=\S)",
    re.I,
)
"""Labels for who wrote a text or took its pictures, where it comes from, or its section of the site."""
_PUBLISHED_WHAT = frozenset(
    "informācija lapa saturs materiāls publikācija ieraksts raksts ziņa "
    "page information text article post originally first".split()
)
"""Words for what was published, at the beginning of a label: `Informācija publicēta:`."""
_DAY_LABEL = re.compile(r"(?:datums|date):\s*(?=\d)", re.I)
_SHORT_DAY = re.compile(r"(?<![\d.])(\d{1,2}\.\s?\d{1,2}\.)\s?(\d\d)\.?$")
"""`29.09.16` at the end of a line; counts as a date only after the name of an author."""
_AUTHOR = re.compile(r"(?:autor[ei]?s?|tekst[sa]|by|author|text|foto)\b:?\s*", re.I)
SUBMITTED = re.compile(
    r"(?:submitted on\s+|(?:(?:iesūtīj|iesniedz|ievietoj|publicēj|pievienoj|ierakstīj)(?:a|is|usi)"
    r"|(?:submitted|posted|published|written|added) by):?\s+(?:[^\s,]+[\s,]+){1,3}?)"
    r"(?:(?:pi|ot|tr|ce|pk|se|sv|on|mon|tue|wed|thu|fri|sat|sun)\w*\.?[\s,]+)*",
    re.I,
)
"""`Iesniedza admin, Ce, ` before a date, as Drupal prints it: who posted the article, and the day of the week.

Without the author it prints `Submitted on Thu, `.
"""

_CLOCK = re.compile(
    r"[\s,–-]*(?:(?:plkst\.?|at)\s*)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s?[A-Z]{2,4}\b)?|\s*g(?:ads|\.)"
    r"|\s+(?-i:UTC|[A-Z]{1,3}T)\b",  # GMT, EET
    re.I,
)
_TIME_AFTER = re.compile(r"[\s,.–-]*(?:(?:plkst\.?|at)\s*)?(?:\d{1,2}[:.]\d\d)?\W*")
_CLOCK_LAST = re.compile(r"(?<=[^\s,])[\s,|–-]+\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?-i:[A-Z]{2,4}T))?[\s,]*$", re.I)
"""A time between the names and the date: `Ilze Kalna, Ziņu nodaļa 14:35, 27.11.2018`."""
_ZONE = re.compile(r"\b[A-Z]{1,3}T\b|\bUTC\b")
_WEEKDAY_LAST = re.compile(
    r"(?:^|(?<=[\s|,]))(?:(?:pirm|otr|treš|ceturt|piekt|sest|svēt)dien[aā]?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\.?),?$",
    re.I,
)
_HANDLE = re.compile(r"\s@\w{2,30}")
"""The account of an author: `Ilze Kalna @ilzekalna`."""
_BETWEEN = re.compile(r"[\s,&]+(?:(?:un|and)\s+)?")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*")
_MOST_WORDS = 6  # of a name, or of the names of up to three people; doubled the same, halved 0 + 2 pages
_SCRAP = 40  # characters of `in` and the name of a category; judged
_LONGEST = 100  # characters of a byline, enough for six long names; free
_WORDS_OF_A_LIST = 4  # words in the name of a list of the site; judged
_DIGIT = re.compile(r"\d")
_BARS = re.compile(r"[|/·•]")
_COMMAS = re.compile(r"[,;]|\s[–—-](?:\s|$)")
_BRACKETS = ("(", "[", "«"), (")", "]", "»")
_ON = re.compile(r"(?<=\w) on$")
_PUT = re.compile(r".{4,30}\d - \d\d:\d\d — (.{2,60})")
"""`Tre, 04/11/2009 - 14:20 — admin`, as Drupal 6 prints it."""
_COUNT = re.compile(r"\d{1,6}|\d{1,3}(?:[ .,]\d{3}){1,2}")
_PUT_BY = re.compile(r"(?:iesūtīj|ievietoj|publicēj|pievienoj|ierakstīj)(?:a|is|usi) (.{2,60})", re.I)
"""`iesūtījis admin`, as Drupal prints it after a date. `iesniedza` is left out: what was submitted may follow it."""
KIND = re.compile(
    r"(?:(?:preses|informatīvais|ziņu) (?:relīze|ziņa|paziņojums)|(?:press|media|news) (?:release|statement)"
    r"|(?:paziņojums|informācija|ziņa) (?:presei|medijiem|plašsaziņas līdzekļiem))(?: (?:nr\.?|no\.|#) ?\d{1,4})?"
    r"|ziņa|raksts|intervija|bez komentāriem"
    r"|reportāža|tiešraide|video|audio|podkāsts|raidieraksts"
    r"|viedoklis|komentārs|blogs?|opinion|podcast|interview|report"
    r"|(?:\w+ )?(?:vēstkopa|biļetens|izdevums|newsletter|letter|bulletin|issue)(?: nr\.?| no\.?| #)? ?\d{1,4}",
    re.I,
)
"""What a text is, as stated beside its date: its kind, or the issue of a newsletter, `Vēstkopa Nr. 14`."""
_AGENCY = re.compile(r"LETA|BNS|AFP|AP|dpa|Reuters|LSM(?:\.lv)?|TVNET|Delfi|Diena|NRA")
"""Agencies and newspapers that are named beside the date of a text taken from them: `27.11.2018, LETA`."""
_INITIALS = re.compile(
    r"\((?!(?:pi|pr|ot|tr|ce|pk|pt|se|sv|mon|tue|wed|thu|fri|sat|sun|upd|new|doc|pdf|kb|mb|no)\))[^\W\d_]{2,3}\)", re.I
)
"""The initials of whoever wrote a text, behind its date: `27.11.2018 (ik)`. A day of the week is none."""
_FORMS = (_COUNT, KIND, _AGENCY, SOURCE, ISSUE, _INITIALS)
_BRACKETED = re.compile(r"(?<=\w)\s\([^()]{2,60}\)\W*$")
"""The office after a name: `Ilze Kalna (Ziņu nodaļas redaktore)`."""
_LOGIN = re.compile(r"[a-z][a-z0-9_.@-]*")
POSTED = re.compile(r"(?:posted|published|written|added|by|in|on)", re.I)
_WHEN = frozenset(
    "no lidz kops pirms pec ap spela until till from since before after due ends starts begins by on".split()
)
"""Words before a date that say what happens then; they are never a login."""
_WHERE = re.compile(r"\w+(?:[āēīū]|os|[āēīū]s)")
"""A word that may be a locative, such as the place of an event."""


def is_full_name(text: str) -> bool:
    """Whether a text is two to six capitalised words: the name of a person, or of several."""
    words = list(filter(None, _BETWEEN.split(text, maxsplit=_MOST_WORDS + 1)))
    return 2 <= len(words) <= _MOST_WORDS and all(word[0].isupper() and _NAME.fullmatch(word) for word in words)


def byline_date(block: Block) -> date | None:
    """The day of a byline. A heading must also name the author to be one, unlike `Konference, 10.03.2016`."""
    return byline_day(block.line, only_names=block.level > 0) or _own_day(block) or classed_day(block)


def _own_day(block: Block) -> date | None:
    """The day in an element of its own, if it has the label of publication or the other elements are about the text.

    For example `Publicēts 09.02.2017`, or
    `<i>09.02.2017</i> <b>Ilze Kalna / Likums un Dzīve</b> <a>Komentāri (12)</a>`.
    """
    if block.level or block.prose or len(block.runs) < 2 or len(block.text) > _LONGEST:
        return None
    days = {piece: day for piece in block.pieces if (day := line_date(piece))}
    others = [piece for piece in block.pieces if piece not in days and any(map(str.isalnum, piece))]
    if len(days) != 1 or any(spans_in(piece) or tells_of_change(piece) or names_other_day(piece) for piece in others):
        return None
    if PUBLISHED.match(next(iter(days))):
        return next(iter(days.values()))
    named = all(
        any(map(_is_about_text, _BARS.split(piece))) or _posted(f"{before} {piece}")
        for before, piece in zip(["", *others], others, strict=False)
    )
    if "".join(block.pieces) == block.line and all(map(_names_poster_or_is_about_text, others)):
        return next(iter(days.values()))  # elements that only a style sheet separates: `<b>admin</b><i>09.02.2017</i>`
    counted = len(others) > 1 and any(map(_COUNT.fullmatch, others))  # views and comments, shown by icons
    return next(iter(days.values())) if named and (counted or any(map(_tells_of_text, others))) else None


def _names_poster_or_is_about_text(piece: str) -> bool:
    return _is_about_text(piece) or _names_poster(piece) or _CLOCK.fullmatch(piece) is not None


def names_other_day(piece: str) -> bool:
    """Whether words beside a date label it as another day: `Sākums` does, but not `Newsletter No. 4`."""
    return labels_other(piece) and KIND.fullmatch(piece) is None


def tells_of_text(block: Block) -> bool:
    """Whether one of the elements of a short line is furniture or names the author: `… | Komentāri (12)`."""
    return not block.prose and len(block.text) <= _LONGEST and any(map(_tells_of_text, block.pieces))


def _tells_of_text(piece: str) -> bool:
    return is_furniture_row(piece) or is_comments_heading(piece) or says_author(piece) or _posted(piece)


@lru_cache(maxsize=4096)  # several rules need it
def byline_day(text: str, *, only_names: bool = False) -> date | None:
    """The day of a line that otherwise only says who wrote the text, where, and what it is: `Rīgā, 10.03.2016.`

    None if there are several days. A day in brackets, after a label such as `Kad:`, or before a place is not about the
    text.
    """
    text = _DAY_LABEL.sub("", without_change(text), count=1)
    if len(text) > _LONGEST or is_furniture(text):
        return None
    if not _YEAR.search(text):
        text, only_names = _SHORT_DAY.sub(r"\1 20\2", text), True
    spans = spans_in(text)
    if len(spans) != 1 or spans[0].precision != "day" or spans[0].starts_on != spans[0].ends_on:
        return None
    before, after = _CLOCK_LAST.sub("", text[: spans[0].start]).strip(), text[spans[0].end :]
    clock = _CLOCK.match(after)
    after = (after[clock.end() :] if clock else after).strip()
    if PUBLISHED.search(before) or (clock and _ZONE.search(clock[0])):  # no event has a weekday before its time
        before = _WEEKDAY_LAST.sub("", before)
    if (put := _PUT.fullmatch(text)) and _stands_before(before) and _names_poster(put[1]):
        return spans[0].starts_on
    if SUBMITTED.fullmatch(before + " ") and (
        _TIME_AFTER.fullmatch(after) or (after[0].isupper() and _may_list(after))
    ):
        return spans[0].starts_on
    if label := PUBLISHED_LAST.search(before):
        before = before[: label.start()]
        if (not before and _BARS.match(after)) or before.strip(" :").lower() in _PUBLISHED_WHAT:
            return spans[0].starts_on  # whatever follows the bar: `Ievietots 27.11.2018. | Izglītība`
    before = _HANDLE.sub("", before) if "@" in before else before
    if before.endswith((":", *_BRACKETS[0])) or after.startswith(_BRACKETS[1]) or ends_in_change(before):
        return None
    if not (before or after.strip(" .")):
        return spans[0].starts_on if label else None  # `own_line` reads lines that are only a date
    rest = f"{before} {after}".strip(" ,.;:|–—-/")
    if _is_named(_AUTHOR.sub("", rest)):
        return spans[0].starts_on
    if only_names:
        return None
    return spans[0].starts_on if _stands_before(_ON.sub(",", before)) and _stands_after(after, before) else None


def _names_poster(text: str) -> bool:
    """Whether a text is a login or the name of a person, who posted the article."""
    return _LOGIN.fullmatch(text) is not None or _is_named(text)


def names_official(text: str) -> bool:
    """Whether a text is a name and an office: `Ilze Kalna, Iekšlietu ministrijas preses sekretāre`."""
    name, comma, office = text.partition(",")
    return bool(comma) and _is_named(name.strip()) and is_role(office)


def _is_named(text: str) -> bool:
    """Whether a text is a full name that does not end with a place: `Sanāksme Rīgā` is an event and its place."""
    return is_full_name(text) and _WHERE.fullmatch(text.split()[-1]) is None


def _stands_before(text: str) -> bool:
    """Whether the words before a date are about the text: `Autors: admin,`, `Iekšlietu ministrija |`."""
    if names_official(text.strip(" ,|/·•–—-")):
        return True
    *others, last = (part for piece in _BARS.split(text) for part in _COMMAS.split(piece))
    if not all(
        _is_about_text(part) or _names_publisher(part) or (_is_named(by.strip()) and _names_medium(part.strip()))
        for by, part in zip(["", *others], others, strict=False)
    ):
        return False
    return _is_about_text(last) or (_LOGIN.fullmatch(last.strip()) is not None and last.strip() not in _WHEN)


def _names_medium(text: str) -> bool:
    """Whether a text behind a name can be the newspaper or office it belongs to: `Ilze Kalna, LV portāls, `."""
    words = text.split()
    return 0 < len(words) <= _WORDS_OF_A_LIST and text[0].isupper() and _WHERE.fullmatch(words[-1]) is None


def _stands_after(text: str, before: str) -> bool:
    """Whether the words after a date are about the text and not a place: `| admin`, `0 komentāri`, `by admin`.

    If the author stands before the date, or a known name of a list of the site follows it, other lists may have any
    name: `Autors: admin | … | Stāsti`, `… / Jaunumi / Stāsti`.
    """
    first, *others = _BARS.split(text.lstrip("–—- "))
    if not all(_is_about_text(part) or _says_who_put(part) for part in _COMMAS.split(first)):
        return False
    may_be_list = says_author(before.strip(" |/·•")) or any(is_related_heading(part.strip()) for part in others)
    return all(
        _is_about_text(part)
        or _LOGIN.fullmatch(part.strip())
        or is_office(part.strip())
        or (may_be_list and _may_list(part))
        for part in others
    )


def _says_who_put(text: str) -> bool:
    put = _PUT_BY.fullmatch(text.strip(" ."))
    return put is not None and _names_poster(put[1])


def _may_list(text: str) -> bool:
    words = text.split()
    return len(words) <= _WORDS_OF_A_LIST and not _DIGIT.search(text)


def _is_about_text(text: str) -> bool:
    """Whether a part of a line is a label with a name, a kind of text, a list of the site, or a count."""
    text = text.strip(" .,:")
    if not text or any(form.fullmatch(text) for form in _FORMS) or _is_named(text):
        return True
    if is_furniture_row(text) or is_related_heading(text) or is_comments_heading(text):
        return True
    return says_author(text) or _posted(text)


def _posted(text: str) -> bool:
    """Whether a text is `Posted on`, `by admin`, `Posted by admin in Jaunumi`."""
    words = text.split()
    return len(words) <= _MOST_WORDS and all(
        POSTED.fullmatch(word) or POSTED.fullmatch(before) for before, word in zip(["", *words], words, strict=False)
    )


def is_scrap(block: Block) -> bool:
    """Whether a line is only a word or sign that stood between author, date and category: `by`, `—`."""
    if len(block.text) > _SCRAP:
        return False
    words = block.unlinked
    return POSTED.fullmatch(words) is not None if words else not block.slug


def says_author(text: str) -> bool:
    """Whether a text is a label and a name: `Autors: admin`, `Foto Ilze Kalna`."""
    label = LABEL.match(text)
    if label is None:
        return False
    named = _BRACKETED.sub("", text[label.end() :]).replace("/", " ").strip(" .,")
    if label["wrote"]:  # such a word may also begin a sentence or an answer
        return is_full_name(named)
    if label["colon"]:
        return 0 < len(named.split()) <= _MOST_WORDS
    words = named.split()
    if label["author"] and len(words) == 1:
        return words[0][0].isupper() or _LOGIN.fullmatch(words[0]) is not None
    return is_full_name(named) or (len(words) == 1 and words[0][0].isupper())


def _names_publisher(text: str) -> bool:
    """Whether a part of a line beside a date names the publisher: a login, one capitalised word, or an office."""
    text = text.strip(" .,")
    return _LOGIN.fullmatch(text) is not None or is_office(text) or (text.isalpha() and text[0].isupper())
