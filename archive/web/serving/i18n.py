"""The language of the interface: which one a visitor wants, its words, and its formats of days and numbers.

Messages are in English in code and templates; locale/lv.po is the one place with their Latvian translations.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from archive.clock import RIGA as RIGA  # re-exported for the pages
from archive.clock import day_in_riga as day_in_riga
from archive.clock import stamp
from archive.latvian import declension
from archive.latvian.dates.words import month_forms
from archive.search.notice import N_ as N_  # re-exported for the pages
from archive.site import web_address

LANGUAGES = {"lv": "Latviski", "en": "English"}  # each in its own language
DEFAULT = "lv"
Case = Literal["nominative", "genitive", "dative", "accusative", "locative"]

_LOCALES = {"lv": Locale("lv"), "en": Locale("en", "GB")}
# Only the month is shortened; CLDR would shorten "gada" beside it.
_MONTHS = {"lv": "y. 'gada' LLLL", "en": "LLLL y"}
_SHORT = {"lv": "dd.MM.y.", "en": "d MMM y"}
_THOUSAND = 1024
# Genitives of months, for days within a sentence: CLDR has only the nominative.
_CASES: dict[Case, declension.Case] = {"genitive": "gen", "dative": "dat", "accusative": "acc", "locative": "loc"}
_PARTS = {"y": "year", "M": "month", "d": "day"}  # in CLDR's words, the largest first
_MOMENTS = {"lv": "{} plkst. {}", "en": "{}, {}"}
_LATELY = (N_("today"), N_("yesterday"))
_PARTED_FROM = 10_000  # CLDR's minimumGroupingDigits is 2 for Latvian, which Babel ignores


@dataclass(frozen=True, slots=True)
class Interface:
    """One language of the interface, "lv" or "en"."""

    language: str

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return _translations(self.language).gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The form of the message that goes with the number."""
        return _translations(self.language).ngettext(singular, plural, number)

    def day(self, day: str | None, case: Case = "nominative") -> str:
        """An ISO day, or the day in Riga of an ISO moment: "2016. gada 25. maijs", "25 May 2016".

        In Latvian, in the case that the sentence requires: `kopš 2016. gada 25. maija`.
        """
        if not day:
            return ""
        read = date.fromisoformat(day_in_riga(day))
        if self.language != "lv" or case == "nominative":
            return format_date(read, "long", self._locale)
        return f"{read.year}. gada {read.day}. {month_forms(read.month)[_CASES[case]]}"

    def short_day(self, day: str | None) -> str:
        """The same in short: "25.05.2016.", "25 May 2016"."""
        read = date.fromisoformat(day_in_riga(day)) if day else None
        return format_date(read, _SHORT[self.language], self._locale) if read else ""

    def days(self, first: str, last: str) -> str:
        """From one ISO day to another: "2018. gada 28.–29. marts", "30 December 2018 – 2 January 2019"."""
        days = date.fromisoformat(first), date.fromisoformat(last)
        if days[0] == days[1]:
            return self.day(first)
        differs = next(part for part, unit in _PARTS.items() if getattr(days[0], unit) != getattr(days[1], unit))
        patterns = self._locale.interval_formats["yMMMd"][differs]
        # CLDR has intervals only with shortened months.
        written = [
            format_date(day, pattern.replace("MMM", "MMMM"), self._locale)
            for day, pattern in zip(days, patterns, strict=True)
        ]
        if differs == "d":  # versions of CLDR differ in the spaces around a dash between two numbers
            written[0] = written[0].rstrip(" \u2009–") + "–"
        return "".join(written).replace("\u2009", " ")

    def moment(self, moment: str | None, case: Case = "nominative") -> str:
        """An ISO moment by the clock of Riga: "2026. gada 24. novembris plkst. 19:40"."""
        if not moment:
            return ""
        return _MOMENTS[self.language].format(self.day(moment, case), self.clock(moment))

    def clock(self, moment: str) -> str:
        """The hour and minute of a moment, by the clock of Riga: "19:40"."""
        return format_datetime(datetime.fromisoformat(moment).astimezone(RIGA), "HH:mm", locale=self._locale)

    def ago(self, moment: str, now: datetime) -> str:
        """How many days ago an ISO moment was, by days in Riga: "pirms 3 dienām". The future counts as today.

        Caches keep such pages for the rest of the day, so nothing more precise would stay true.
        """
        passed = now.astimezone(RIGA).date() - date.fromisoformat(day_in_riga(moment))
        if passed.days < 2:
            return self.gettext(_LATELY[max(passed.days, 0)])
        return format_timedelta(-passed, "day", add_direction=True, locale=self._locale)

    def month(self, day: date) -> str:
        """The month of a day: "2016. gada maijs", "May 2016"."""
        return format_date(day, _MONTHS[self.language], self._locale)

    def weekday(self, number: int, width: str) -> str:
        """The name of a day of the week, 0 for Monday; `width` is CLDR's."""
        return str(self._locale.days["stand-alone"][width][number])

    def number(self, number: float) -> str:
        """A number with its thousands separated: "12 345", "12,345"; in Latvian only from five digits on."""
        parted = self.language != "lv" or abs(number) >= _PARTED_FROM
        return str(format_decimal(number, locale=self._locale, group_separator=parted))

    def size(self, size: int) -> str:
        """A number of bytes in words: "512 B", "245 KB", "1,2 MB". A KB has 1024 bytes."""
        if size < _THOUSAND:
            return f"{self.number(size)}\xa0B"
        if (whole := round(size / _THOUSAND)) < _THOUSAND:
            return f"{self.number(whole)}\xa0KB"
        return f"{format_decimal(size / _THOUSAND**2, '0.0', self._locale)}\xa0MB"

    @property
    def _locale(self) -> Locale:
        return _LOCALES[self.language]


def choose(asked: str | None, remembered: str | None, accepted: str | None) -> Interface:
    """The language that is requested, or remembered, or that the browser prefers; otherwise Latvian.

    `accepted` is an Accept-Language header (RFC 9110, section 12.5.4).
    """
    for language in (asked, remembered):
        if language in LANGUAGES:
            return Interface(language)
    best, weight = DEFAULT, 0.0
    for part in (accepted or "").split(","):
        tag, _, parameter = part.strip().partition(";")
        language = tag.partition("-")[0].strip().lower()
        quality = _quality(parameter)
        if language in LANGUAGES and quality > weight:
            best, weight = language, quality
    return Interface(best)


def _quality(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


@cache
def _translations(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    with (files("archive.web") / "locale" / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def prepare_templates(env: Environment) -> None:
    """Give templates `{% trans %}`, `_()` and `ngettext()`, and filters.

    The filters day, short_day, moment, clock, month, number, size and gettext use the language of the `page_request` in
    the template's context. gettext escapes the translation, while _() treats it as markup. web_address is for a `href`;
    stamp is for the moment in the address of an article as it was then.
    """
    env.add_extension("jinja2.ext.i18n")

    @pass_context
    def translate(context: Context, message: str) -> str:
        return _interface(context).gettext(message)

    @pass_context
    def translate_plural(context: Context, singular: str, plural: str, number: int) -> str:
        return _interface(context).ngettext(singular, plural, number)

    # The extension adds this method to the class; its type stubs do not have it.
    env.install_gettext_callables(translate, translate_plural, newstyle=True)  # type: ignore[attr-defined]
    for name in ("day", "short_day", "moment", "clock", "month", "number", "size", "gettext"):
        env.filters[name] = _filter(name)
    env.filters["web_address"] = web_address
    env.filters["stamp"] = stamp


def _filter(name: str) -> Any:
    @pass_context
    def apply(context: Context, value: Any, *more: Any) -> str:
        return str(getattr(_interface(context), name)(value, *more))

    return apply


def _interface(context: Context) -> Interface:
    interface: Interface = context["page_request"].interface
    return interface
