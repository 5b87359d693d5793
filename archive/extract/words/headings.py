"""Headings recognised by their words alone: of calendars, lists of other articles, comments, documents and galleries.

The rules compare slugs (`slugify`), so that case, punctuation and lost diacritics make no difference.
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive.latvian.dates.words import MONTHS_EN, MONTHS_LV, month_forms
from archive.latvian.fold import slugify

MONTHS = "|".join(slugify(month) for month in (*MONTHS_LV, *MONTHS_EN))
"""The names of months in both languages, as alternatives in a pattern."""

_NUMBERS = {
    slugify(name): number
    for number, english in enumerate(MONTHS_EN, start=1)
    for forms in [month_forms(number)]
    for name in (english, forms["nom"], forms["gen"], forms["loc"])
}
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
"""A month in the nominative, genitive or locative: `maijs`, `maija pasākumi`, `pasākumi maijā`."""
_MONTH_AND_YEAR = (
    rf"(?:(?P<month>{_MONTH})-(?P<year>20\d\d)(?:-gad[sa])?|(?P<year2>20\d\d)-(?:(?:gada|g)-)?(?P<month2>{_MONTH}))"
)
_OF_MONTH = rf"(?P<year3>20\d\d)-(?:(?:gada|g)-)?(?P<month3>{_MONTH})"
_CALENDAR = re.compile(
    r"(?:(?:(?:notikumu|pasakumu)-)?(?:kalendars|grafiks|saraksts)(?:-visi-(?:notikumi|pasakumi))?"
    r"|(?:events?-)?calendar(?:-of-events)?|(?:(?:all|upcoming|our|next|forthcoming)-)?events(?:-list)?"
    r"|(?:(?:visi|tuvakie|gaidamie|nakamie|planotie|aktualie)-)?(?:notikumi|pasakumi))"
    rf"(?:-{_MONTH_AND_YEAR})?"
    rf"|{_OF_MONTH}-(?:notikumi|pasakumi|kalendars|events)"
)
_EVENTS_OF_MONTH = re.compile(
    rf"(?:{_MONTH})-(?:notikumi|pasakumi|kalendars|events)|(?:notikumi|pasakumi|kalendars|events(?:-in)?)-(?:{_MONTH})"
)
_OF_YEAR = re.compile(r"^20\d\d-(?:gada-)?|-20\d\d(?:-gad(?:a|am))?$")
_MONTH_ALONE = re.compile(_MONTH_AND_YEAR)

_OTHER_NEWS = (
    r"(?:cit|jaunak|pedej|popularak)(?:ie|as|i)-(?:[a-z]+-){1,2}(?:raksti|zinas|jaunumi|aktualitates)"
    r"(?:-(?:sodien|sonedel|somenes))?"
)
"""`Citas novada ziņas šonedēļ`"""
_RELATED = re.compile(
    r"(?:saistit|lidzig|cit|jaunak|pedej|popularak|lasitak)(?:ie|as|i)"
    r"(?:-(?:raksti|ieraksti|zinas|jaunumi|publikacijas|temas|aktualitates|pasakumi|notikumi|stasti|intervijas|projekti"
    r"|izstades|video))?"
    rf"|{_OTHER_NEWS}"
    r"|(?:las(?:i|it|iet)|skat(?:i|it|iet))-(?:ari|vel|citus-rakstus)|(?:vel-)?par-so-temu"
    r"|(?:zinas|raksti|jaunumi|vairak|vel)-par-(?:so|lidzig(?:u|am)|sai?m)-tem(?:u|am)"
    r"|saistit(?:ais|a)-(?:raksts|zina|publikacija|intervija)|vel-(?:zinas|raksti|jaunumi|aktualitates)"
    r"|iesakam(?:-(?:iz)?lasit)?"
    r"|(?:(?:jums|tev)-varetu-(?:patikt|intereset)|(?:jus|tevi)-varetu-intereset)(?:-ari)?"
    r"|(?:lasit|popular|skatit)akais|you-(?:might|may)-(?:also-)?(?:like|be-interested-in)"
    r"|recommended(?:-for-you)?|more-like-this|most-(?:read|popular|viewed)(?:-in(?:-[a-z]+){1,3})?"
    r"|top-stories|up-next|keep-reading"
    r"|aktualitates|jaunumi|aktuali|zinas|noderigi|noderigas-saites|baneri"
    r"|related(?:-(?:articles?|news|posts?|content|story|stories|pages|links|coverage|reading))?|read-(?:also|next)"
    r"|see-also"
    r"|(?:latest|other|more|recent|similar|popular)-(?:(?:news|articles|posts|stories|events|interviews|publications"
    r"|updates)|(?:[a-z]+-){1,3}(?:news|articles|posts|stories))"
    r"|(?:explore|discover|read|see|view)-(?:more|other)-(?:[a-z]+-){0,2}(?:news|articles|posts|stories|insights)"
    r"|more-(?:from|in|on)-(?:the-)?[a-z]+|more-from-(?:[a-z]+-){1,3}(?:news|articles|posts|stories|insights|blog)"
    r"|vairak-no-[a-z]+|news|useful(?:-links)?|banners"
)
_POINTS = re.compile(r"(?:skat(?:i|it|iet)|las(?:i|it|iet))-|noderigi|noderigas|iesakam|recommended|see-|read-|useful")
_OF_TEXT = re.compile(
    rf"{_OTHER_NEWS}"
    r"|cit(?:i|as)-(?:pasakumi|notikumi|stasti|intervijas|projekti|izstades|video)"
    r"|(?:zinas|raksti|jaunumi|vairak|vel)-(?:no|par)-.*"
    r"|(?:latest|other|more|recent)-(?:events|interviews|publications|updates)|more-(?:from|in|on)-.*|related-links"
    r"|(?:latest|other|more|recent|similar|popular)-(?:[a-z]+-)+(?:news|articles|posts|stories)"
)
_READ = re.compile(
    r"las(?:i|it|iet)-(?:ari|vel|citus-rakstus)|read-(?:also|next)|(?:vel-)?par-so-temu"
    r"|saistit(?:ais|a)-(?:raksts|zina|publikacija|intervija)|related(?:-(?:article|story|post|coverage|reading))?"
)
_COMMENTS = re.compile(
    r"(?:(?:jaunakie|pedejie|visi|lasitaju|lietotaju|facebook|latest|recent|all|readers?|user)-)?"
    r"(?:komentari|comments)(?:-\d+)?"
    r"|(?:atbildes|atsauksmes|replies|responses)-\d+"
    r"|(?:viens|nav|one|no|\d+)-(?:komentar[isu]+|comments?|repl(?:y|ies)|responses?|atbildes?|atsauksmes?)(?:-.*)?"
    r"|(?:atstat|pievienot|rakstit)-(?:atbildi|komentaru)|(?:leave|post|write|add)-a-(?:reply|comment)"
)
_DOCUMENTS = re.compile(
    r"(?:pievienot(?:ie|as)-|saistit(?:ie|as)-)?(?:pielikum|dokument|fail)[is]|lejupielades?"
    r"|(?:faili|datnes)(?:-lejupieladei)?|(?:attached-|related-)?(?:attachments?|documents?|downloads?|files?)"
)
_GALLERY = re.compile(
    r"foto|(?:foto-?|attelu-)?galerija|atteli|bildes|fotografijas"
    r"|(?:photo-?|image-|picture-)?(?:gallery|photos?|images|pictures)"
)
_FACTS = re.compile(
    r"uzzina(?:i)?|fakti(?:-(?:par|un)-(?!mums$).{1,40})?|faktu-lapa|skaitli-un-fakti|skaitlos|isuma"
    r"|(?:key-)?facts?(?:-(?:box|and-figures|about-(?!us$|cookies$).{1,40}))?"
    r"|in-(?:figures|numbers|brief)|at-a-glance|fact-file|factbox"
)
_ABOUT_AUTHOR = re.compile(r"par-autor(?:u|i|iem|em|es)|about-(?:the-)?(?:authors?|writer)")
_COUNT = re.compile(r"-\d+$")  # `Pielikumi (3)`
FORMS = (_CALENDAR, _RELATED, _COMMENTS, _DOCUMENTS, _GALLERY)
"""The patterns of slugs here, for a quick check whether any of them can match (`says`)."""


_HEADING = 40  # characters of a heading above news; a longer one is a title


def calendar_heading(text: str) -> tuple[int | None, int | None] | None:
    """(year, month) of a heading such as `Notikumu kalendārs - Jūnijs, 2023`; (None, None) if it names no month.

    None if it is no such heading. F9: its month is that of the visit, and says nothing about the article.
    """
    if len(text) >= 60:
        return None
    return _calendar_heading(text) if may_name_calendar(text) else None


def may_name_calendar(text: str) -> bool:
    """Whether any line of a text may be such a heading. A quick check: most texts have none of its words."""
    small = text.lower()
    return "alend" in small or "vents" in small or "kum" in small


@lru_cache(maxsize=4096)
def _calendar_heading(text: str) -> tuple[int | None, int | None] | None:
    found = _CALENDAR.fullmatch(slugify(text))
    return _year_and_month(found) if found else None


def names_events_of_month(text: str) -> bool:
    """Whether a text is `Oktobra pasākumi` or `Pasākumi oktobrī`, which may also be a heading in an ordinary text."""
    return len(text) < 40 and _EVENTS_OF_MONTH.fullmatch(slugify(text)) is not None


_PLAN = re.compile(
    r"pasakum|notikum|noris|kalendar|nodarbib|macib|apmacib|seminar|lekcij|darbnic|afis|darba-kartib|programma"
    r"|(?:nedelas|menesa|gada|darba|norisu)-plan|\bevents?\b|\bcalendar|\bagenda\b|\bprogramme?\b|\btrainings?\b"
    r"|\bworkshops?\b|\bcourses\b|\bschedule\b|\bwhat-?s-on\b|\bdates\b|\bupcoming\b|\bmeetings\b|repertuar|aktivitat"
    r"|drizuma|gaidam|kas-noti(?:ek|ks)|ko-darit|\bdiary\b|\bactivities\b|\bcoming-up\b|\bsave-the-date\b"
)
_REGISTER = re.compile(
    r"vakanc|iepirkum|konkurs|nolemum|spriedum|dokument|material|publikacij|vestur|arhiv|forum|protokol|lemum"
    r"|\bvacanc|\bjobs?\b|\btenders?\b|\bgrants?\b|\bjudge?ment|\bdecisions?\b|\bdocuments?\b|\bpublications?\b"
    r"|\bhistory\b|\barchives?\b|\bminutes\b"
)
_NEWS = re.compile(r"zinas|jaunum|jaunak|aktualitat|\bnews\b|\bblog|\bposts?\b|\bstories\b|raksti\b|\barticles\b")


def names_plan(text: str) -> bool:
    """Whether a heading, a title or an address has a word for events, as on a page with a plan of events."""
    return _PLAN.search(slugify(text[:200])) is not None


def names_register(text: str) -> bool:
    """Whether a title is that of a list of other things with a date: vacancies, decisions, documents."""
    return _REGISTER.search(slugify(text[:200])) is not None


_AGENDA = re.compile(
    r"darba-kartib|(?:nedelas|menesa|gada|pasakumu|notikumu|norisu)-(?:plan|kalendar|afis|grafik)|week-ahead"
    r"|ministers?-(?:week|agenda|schedule)|(?:events|activity)-(?:plan|calendar|schedule)"
)


def names_agenda(text: str) -> bool:
    """Whether the title of an article says that it is a plan of events: `Ministra darba kārtība no 7. …`."""
    return _AGENDA.search(slugify(text[:200])) is not None


def names_calendar(text: str) -> bool:
    """Whether the title of a page is only the name of a calendar, perhaps with a year: `Pasākumi 2023. gadā`."""
    if calendar_heading(text) is not None or names_events_of_month(text):
        return True
    return len(text) < 60 and _CALENDAR.fullmatch(_OF_YEAR.sub("", slugify(text))) is not None


def heads_news(text: str) -> bool:
    """Whether a heading introduces news and not events: `Jaunākās ziņas`, `Stories`, `More from the blog`."""
    if len(text) >= _HEADING:
        return False
    slug = slugify(text)
    return _NEWS.search(slug) is not None and _PLAN.search(slug) is None


def month_heading(text: str) -> tuple[int | None, int | None] | None:
    """(year, month) of a line that is only `Jūnijs, 2023` or the like; None for any other line."""
    found = _MONTH_ALONE.fullmatch(slugify(text)) if len(text) < 30 else None
    return _year_and_month(found) if found else None


def is_related_heading(text: str) -> bool:
    """Whether a heading introduces links to other pages: `Saistītie raksti`, `Jaunumi`, `Related articles`."""
    if len(text) >= 40 or _RELATED.fullmatch(slugify(text)) is None:
        return False
    return not (text.endswith(".") and may_be_of_text(text))


def points_out(text: str) -> bool:
    """Whether the author's references may follow, namely links to other sites: `Skatīt arī`, `Noderīgas saites`."""
    return _POINTS.match(slugify(text)) is not None


def may_be_of_text(text: str) -> bool:
    """Whether a heading may belong to the text if no list of pages follows it: `Citi projekti`, `More on the case`."""
    return _OF_TEXT.fullmatch(slugify(text)) is not None


def asks_to_read(text: str) -> bool:
    """Whether links to the same site after a heading are other articles, not references: `Lasi vēl`, `Read next`."""
    return _READ.fullmatch(slugify(text)) is not None


def is_comments_heading(text: str) -> bool:
    """Whether a heading is `Komentāri (0)`, `Leave a reply` or the like."""
    return len(text) < 250 and _COMMENTS.fullmatch(slugify(text)) is not None


def is_documents_heading(text: str) -> bool:
    """Whether a heading is `Pielikumi`, `Attachments` or the like."""
    return len(text) < 40 and _DOCUMENTS.fullmatch(_COUNT.sub("", slugify(text))) is not None


def is_facts_heading(text: str) -> bool:
    """Whether a heading begins a box that the author put into a text: `Uzziņai`, `Key facts`."""
    return len(text) < 60 and _FACTS.fullmatch(slugify(text)) is not None


def is_about_author(text: str) -> bool:
    """Whether a heading is `Par autoru` or `About the author`."""
    return len(text) < 30 and _ABOUT_AUTHOR.fullmatch(slugify(text)) is not None


def is_gallery_heading(text: str) -> bool:
    """Whether a heading is `Galerija`, `Photo gallery` or the like."""
    return len(text) < 40 and _GALLERY.fullmatch(_COUNT.sub("", slugify(text))) is not None


def _year_and_month(found: re.Match[str]) -> tuple[int | None, int | None]:
    groups = found.groupdict()
    name = groups["month"] or groups["month2"] or groups.get("month3")
    year = groups["year"] or groups["year2"] or groups.get("year3")
    if not name or not year:
        return None, None
    return int(year), _NUMBERS[name]
