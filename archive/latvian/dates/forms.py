"""The forms of dates in Latvian and English, as regular expressions over the letters of tokens (see `words`).

Group names are the same everywhere: y for a year before the day, z for a year after the month, m for the month and d
for the day, with 1 for the only date or the start of a range, and 2 for its end.
"""

from __future__ import annotations

import re

WEEKDAY = r"(?:W(?:,?_)?)?"
TO = r"(?:_?-_?|_T_)"


def _year_before(end: int) -> str:
    """`2016. gada`, `2016.g.`, `š.g.`, `šā gada`, `šogad`."""
    return rf"(?:(?P<y{end}>[YsS])(?:(?<=S),?|\.?_?[gGq])_?)"


def _year_after(end: int) -> str:
    """`2016`, `, 2016`, `2016. gadā`, `this year`; but not a year that begins the next date."""
    return rf"(?:,?_?(?P<z{end}>Y(?:\.?_?[gGq])?|s\.?_?[gGq]|S)(?!\.?_?[gGq]?_?N[.O]?_?[ME]))"


def _day(end: int) -> str:
    return rf"(?P<d{end}>N)[.O]?"


def _month(end: int) -> str:
    return rf"_?(?:f_)?(?P<m{end}>[ME])(?(y{end})|{_year_after(end)}?)"


def _numeric(end: int) -> str:
    return rf"(?P<d{end}>N)\._?(?P<m{end}>N)\._?(?P<z{end}>Y)\.?(?:_?[gGq])?"


_DAY = rf"{WEEKDAY}{_year_before(1)}?{WEEKDAY}{_day(1)}"

_FORMS = {
    # 2016. gada 23. septembris; ceturtdien, 29. septembrī; 23.septembris, 2016; 29th of September 2016
    "day": rf"{_DAY}{_month(1)}",
    # no 2016. gada 28. novembra līdz 2. decembrim; 13. – 14.jūnijā; from 3 to 5 May 2017
    "days": rf"{WEEKDAY}(?:F_)?{WEEKDAY}{_year_before(1)}?(?:F_)?{WEEKDAY}{_day(1)}(?:{_month(1)})?"
    rf"{TO}{WEEKDAY}{_year_before(2)}?{WEEKDAY}{_day(2)}{_month(2)}",
    # 20. un 21. aprīlī; 5., 12. un 19. maijā
    "list": rf"{_DAY}(?:,_?N[.O]?){{0,9}}_?A_N[.O]?{_month(1)}",
    # September 29, 2016; May 3–5, 2017; December 28, 2016 – January 3, 2017. "In May 20 people" is none of these.
    "month-first": rf"(?<!i_){WEEKDAY}(?P<m1>E)_{_day(1)}"
    rf"(?:(?:,_(?P<z1>Y))?{TO}(?:(?P<m2>E)_)?{_day(2)})?(?:,?_?(?P<z2>Y))?(?!_\#)",
    # March 15 and 16, 2016
    "list-month-first": rf"(?<!i_){WEEKDAY}(?P<m1>E)_{_day(1)}(?:,_N[.O]?){{0,9}},?_A_N[.O]?"
    r"(?:,?_(?P<z1>Y))?(?!_?[ME])",
    # 29.09.2016.
    "numeric": rf"{WEEKDAY}{_numeric(1)}",
    # 22.09. no plkst. 11.00; 22.09. no 11.00 līdz 13.00. Alone, 22.09. may be anything.
    "numeric-yearless": rf"{WEEKDAY}(?P<d1>N)\.(?P<m1>N)\.(?=,?_(?:F_)?(?:P|N:N)|,?_F_N\.N{TO}N\.N)",
    # š.g. 22.09.; 2016. gada 22.–23.09. But `plāna 2021. gada 4.1. pasākums` numbers a clause.
    "numeric-after-year": rf"{WEEKDAY}(?=[sS]|Y[^N]{{1,5}}N\.{TO}){_year_before(1)}{WEEKDAY}"
    rf"(?P<d1>N)\.(?:{TO}(?P<d2>N)\.)?(?P<m1>N)\.(?!_?[NY#])",
    # š.g. 28.09.–02.10.
    "numeric-range-after-year": rf"{WEEKDAY}(?:F_)?{_year_before(1)}(?:F_)?{WEEKDAY}(?P<d1>N)\.(?P<m1>N)\.{TO}"
    r"(?P<d2>N)\.(?P<m2>N)\.(?!_?[NY#])",
    # š.g. 14.12. un 15.12.
    "numeric-list-after-year": rf"{WEEKDAY}(?=[sS]){_year_before(1)}{WEEKDAY}(?P<d1>N)\.(?P<m1>N)\."
    r"(?:,_?N\.N\.){0,9},?_A_(?P<d2>N)\.(?P<m2>N)\.(?!_?[NY#])",
    # 12.05., 19.05. un 26.05.2021.
    "numeric-list": rf"{WEEKDAY}(?P<d1>N)\._?(?P<m1>N)\.?(?:,_?N\._?N\.?){{0,9}},?_A_{_numeric(2)}",
    # 14.-16.06.2017.; 28.11.–02.12.2016.; no 28.11.2016. līdz 02.12.2016.
    "numeric-range": rf"{WEEKDAY}(?:F_)?"
    rf"(?P<d1>N)\.?(?:_?(?P<m1>N)\.?(?:_?(?P<z1>Y)\.?(?:_?[gGq])?)?)?{TO}{_numeric(2)}",
    # 2016-09-29
    "iso": rf"(?P<y1>Y)-(?P<m1>N)-(?P<d1>N)(?:{TO}(?P<y2>Y)-(?P<m2>N)-(?P<d2>N))?",
    # 29-Sep-2016
    "hyphens": r"(?P<d1>N)-(?P<m1>[ME])-(?P<z1>Y)",
    # 2016. gada septembrī; šogad februārī; 2016. gada marts – maijs
    "months": rf"{_year_before(1)}(?P<m1>[ME])(?:{TO}{_year_before(2)}?(?P<m2>[ME]))?",
    # Jūnijs, 2023; March to May 2017
    "months-first": rf"(?P<m1>[ME])(?:{_year_after(1)}?{TO}(?P<m2>[ME]))?{_year_after(2)}",
    # 2016. gadā; šogad; no 2010.gada līdz 2015.gadam; 2014.–2016. gadā. "2000 gadu" is an age.
    "year": r"(?P<y1>Y)\._?[gGq]|(?P<z1>s)\.?_?[gGq]|(?P<z2>S)",
    "years": rf"(?:F_)?(?P<y1>Y)\.?(?:_?[gGq])?{TO}(?P<y2>Y)\._?[gGq]",
}

# A date does not begin in the middle of a number, a version or a word (v1.2.2016), nor after a year that was not
# understood (`katra gada 1. martā`, `1. gada 3. maijā`).
_START = r"(?<![NYx#/])(?<![NY#][.:,-])(?<!x-)(?<![gG])(?<![gG]_)(?<!q)(?<!q_)"
# The letters with which each form can begin, so that it is tried only there.
_OPENINGS = {
    "day": "WYsSN",
    "days": "WFYsSN",
    "list": "WYsSN",
    "month-first": "WE",
    "list-month-first": "WE",
    "numeric": "WN",
    "numeric-yearless": "WN",
    "numeric-after-year": "WYsS",
    "numeric-range-after-year": "WFYsS",
    "numeric-list-after-year": "WsS",
    "numeric-list": "WN",
    "numeric-range": "WFN",
    "iso": "Y",
    "hyphens": "N",
    "months": "YsS",
    "months-first": "ME",
    "year": "YsS",
    "years": "FY",
}
FIRST = re.compile("[NYMEWsSF]")
_COMPILED = {name: re.compile(_START + f"(?:{form})") for name, form in _FORMS.items()}
FORMS = {letter: [form for name, form in _COMPILED.items() if letter in _OPENINGS[name]] for letter in "NYMEWsSF"}
"""For each letter, the forms that can begin with it."""

# The number continues, or the date is part of a street name: `13. janvāra iela`.
NOT_AFTER = re.compile(r"[.:,/-]?[NY#]|_R")

# `, plkst. 10.00`; `plkst.10:00 – 12:30`; `no plkst. 11 līdz 15`; `at 10 a.m.`; `, 10:00`; `T10:00:00+03:00`
_SECONDS = r"(?::N(?:[.,][NY#])?)?"
CLOCK = re.compile(
    r",?_?(?P<lead>(?:F_)?(?:p_)?P_?(?:F_)?|p_|F_|t)?"
    rf"(?P<h1>N)(?:(?P<colon>:|\.)(?P<n1>N){_SECONDS})?(?:_?(?P<a1>a))?"
    rf"(?:{TO}(?:P_?)?(?P<h2>N)(?:[.:](?P<n2>N){_SECONDS})?(?:_?(?P<a2>a))?(?!\.?_?[NME]))?"
    r"(?:z|[!-](?:N:N|Y))?(?![.:]?[NY#])"
)
# A weekday after its date, perhaps in brackets, unless it belongs to the next date.
WEEKDAY_AFTER = re.compile(r"(?:,?_W|_!W!)(?!,?_(?:N[.O]?_?[MEN]|Y))")
