"""A date printed in any form is read back as the same date, and no text at all makes the reader stumble."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from archive.latvian.dates.reading import find_dates, parse_date, read_date_line
from archive.latvian.dates.words import MONTHS_EN, MONTHS_LV, Lang

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
BLANKS = st.sampled_from([" ", "\u00a0", "  ", "\t", "\u202f "])
DASHES = st.sampled_from(["-", "–", " – ", " — ", "\u00a0- "])
LANGS: tuple[Lang, ...] = ("lv", "en")
STYLES = ("long", "short")
# Pieces that dates are made of, in any order: nearly dates, and sometimes dates.
PIECES = st.sampled_from(
    [
        *("29", "9", "31", "2", "0", "2016", "1899", "67829674", "2016-09-29", "10:00", "29.09.2016", "š.g.", "šogad"),
        *(".", ",", ":", "-", "–", "/", "(", ")", " ", "\n", "\u00a0", ". ", ", ", " - ", "T", "Z", "th", "of", "at"),
        *(
            "gada",
            "gadā",
            "g.",
            "no",
            "līdz",
            "un",
            "maijs",
            "maijā",
            "May",
            "septembra",
            "ceturtdien",
            "plkst.",
            "p.m.",
        ),
        *("Rīgā", "iela"),
    ]
)


def format_date(day: date, lang: Lang, style: str = "long") -> str:
    """`2016. gada 29. septembris` or `29 September 2016`; short, `29.09.2016.` or `29 Sep 2016`."""
    if lang == "en":
        month = MONTHS_EN[day.month - 1]
        return f"{day.day} {month if style == 'long' else month[:3]} {day.year}"
    if style == "short":
        return f"{day:%d.%m}.{day.year:04}."
    return f"{day.year}. gada {day.day}. {MONTHS_LV[day.month - 1]}"


@given(day=DAYS, lang=st.sampled_from(LANGS), style=st.sampled_from(STYLES))
def test_a_printed_date_is_read_back(day: date, lang: Lang, style: str) -> None:
    text = format_date(day, lang, style)
    assert read_date_line(text) == day
    span = parse_date(text)
    assert span
    assert (span.start, span.end) == (0, len(text))


@given(day=DAYS, blank=BLANKS)
def test_a_printed_date_is_read_back_whatever_the_blanks(day: date, blank: str) -> None:
    for lang in LANGS:
        assert read_date_line(format_date(day, lang).replace(" ", blank)) == day
    assert read_date_line(format_date(day, "lv").replace(". ", ".")) == day


@given(first=DAYS, last=DAYS, dash=DASHES)
def test_two_printed_dates_with_a_dash_are_a_range_or_nothing(first: date, last: date, dash: str) -> None:
    for style in STYLES:
        text = format_date(first, "lv", style) + dash + format_date(last, "lv", style)
        span = parse_date(text)
        assert (span and (span.starts_on, span.ends_on)) == ((first, last) if first <= last else None)


@given(day=DAYS, today=DAYS)
def test_a_date_with_a_year_does_not_depend_on_when_it_was_written(day: date, today: date) -> None:
    text = f"Sanāksme notika {format_date(day, 'lv')}, Rīgā."
    assert find_dates(text, today=today) == find_dates(text)
    assert [span.starts_on for span in find_dates(text)] == [day]


@given(pieces=st.lists(PIECES | DAYS.map(lambda day: format_date(day, "lv")), max_size=40), today=st.none() | DAYS)
@example(pieces=["29.09.2016.", " ", "un", " ", "30.09.2016."], today=None)
def test_found_dates_stand_in_order_and_within_one_line(pieces: list[str], today: date | None) -> None:
    text = "".join(pieces)
    spans = find_dates(text, today=today)
    assert all(earlier.end <= later.start for earlier, later in pairwise(spans))
    for span in spans:
        assert span.starts_on <= span.ends_on
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in text[span.start : span.end]


@given(text=st.text(), today=st.none() | DAYS)
def test_no_text_makes_the_reader_stumble(text: str, today: date | None) -> None:
    find_dates(text, today=today)
    parse_date(text, today=today)
    read_date_line(text)
