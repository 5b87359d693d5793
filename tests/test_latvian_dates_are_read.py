"""Every form of date seen on the site or in Latvian news is read right, and nothing else is taken for a date."""

from __future__ import annotations

from datetime import date, time

import pytest

from archive.latvian.dates.reading import find_dates, parse_date, read_date_line

WRITTEN_ON = date(2016, 10, 1)


def on(month: int, day: int, year: int = 2016) -> date:
    return date(year, month, day)


@pytest.mark.parametrize(
    "text",
    [
        "29.09.2016",
        "29.09.2016.",
        "29.9.2016",
        "29. 09. 2016.",
        "29.09.2016. gadā",
        "2016-09-29",
        "29-Sep-2016",
        "2016-09-29T10:00:00+03:00",
        "2016-09-29T07:00:00.000Z",
        "2016-09-29 10:15",
        "2016.gada 29.septembrī",
        "2016. gada 29. septembris",
        "2016.\u00a0gada 29.  septembra",
        "2016. gada 29. septembrim",
        "2016 gada 29 septembri",
        "2016. gadā 29. septembrī",
        "29.septembris, 2016",
        "29. septembrī 2016. gadā",
        "2016.g. 29.sept.",
        "2016. GADA 29. SEPTEMBRIS",
        "Ceturtdiena, 29.09.2016",
        "ceturtdien, 2016. gada 29. septembrī",
        "29 September 2016",
        "September 29, 2016",
        "Sept. 29, 2016",
        "29th of September 2016",
        "Thursday, 29 Sep 2016",
        "on 29 September 2016",
        "Publicēts: 29.09.2016",
        "Ziņas datums: 29.09.2016",
        "Release date: 29 September 2016",
        "Datums: 2016. gada 29. septembris.",
        "Published: 29 September 2016",
        "  29.09.2016 \n",
    ],
)
def test_a_publication_date_is_read_however_it_is_printed(text: str) -> None:
    assert read_date_line(text) == on(9, 29)


@pytest.mark.parametrize(
    "text",
    [
        "(09.10.2020.)",
        "29.09.2016. Rīgā notika",
        "Rīga, 29.09.2016.",
        "Jūnijs, 2023",
        "Notikumu kalendārs - Jūnijs, 2023",
        "2016. gads",
        "28.11.–02.12.2016.",
        "29.09.2016. – 30.09.2016.",
        "29.09.2016. plkst. 10.00",
        "29. septembris",
        "š.g. 29. septembrī",
        "29.09.2016\n30.09.2016",
        "",
        "29" * 100,
    ],
)
def test_a_line_that_says_more_or_less_than_one_day_is_no_publication_date(text: str) -> None:
    assert read_date_line(text) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("janvāris janvāra janvārim janvāri janvārī janvara janvari janv.", 1),
        ("februāris februāra februārim februāri februārī februara febr.", 2),
        ("marts marta martam martu martā", 3),
        ("aprīlis aprīļa aprīlim aprīli aprīlī aprila aprīlim apr.", 4),
        ("maijs maija maijam maiju maijā", 5),
        ("jūnijs jūnija jūnijam jūniju jūnijā junija jūn.", 6),
        ("jūlijs jūlija jūlijam jūliju jūlijā julija jūl.", 7),
        ("augusts augusta augustam augustu augustā aug.", 8),
        ("septembris septembra septembrim septembri septembrī sept.", 9),
        ("oktobris oktobra oktobrim oktobri oktobrī okt.", 10),
        ("novembris novembra novembrim novembri novembrī nov.", 11),
        ("decembris decembra decembrim decembri decembrī dec.", 12),
    ],
)
def test_month_names_are_known_in_every_case_and_without_diacritics(text: str, month: int) -> None:
    assert {read_date_line(f"2016. gada 5. {form}") for form in text.split()} == {on(month, 5)}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("13. – 14.jūnijā", on(6, 13), on(6, 14)),
        ("šā gada 7.-8.oktobrī", on(10, 7), on(10, 8)),
        ("no šī gada 15.-19.oktobrim", on(10, 15), on(10, 19)),
        ("no 3. līdz 5. maijam", on(5, 3), on(5, 5)),
        ("2016. gada no 3. līdz 5. maijam", on(5, 3), on(5, 5)),
        ("20. un 21. aprīlī", on(4, 20), on(4, 21)),
        ("no 31. augusta līdz 7. septembrim", on(8, 31), on(9, 7)),
        ("no 2016. gada 28. novembra līdz 2. decembrim", on(11, 28), on(12, 2)),
        ("no 2016. gada 28. decembra līdz 3. janvārim", on(12, 28), on(1, 3, 2017)),
        ("no 2016. gada 28. decembra līdz 2018. gada 3. janvārim", on(12, 28), on(1, 3, 2018)),
        ("28. decembris – 3. janvāris, 2017", on(12, 28), on(1, 3, 2017)),
        ("28.11.–02.12.2016.", on(11, 28), on(12, 2)),
        ("28.12.—03.01.2017.", on(12, 28), on(1, 3, 2017)),
        ("14.-16.06.2017.", on(6, 14, 2017), on(6, 16, 2017)),
        ("no 28.11.2016. līdz 02.12.2016.", on(11, 28), on(12, 2)),
        ("š.g. 14.-16.10.", on(10, 14), on(10, 16)),
        ("no 2016. gada 28.11. līdz 02.12.", on(11, 28), on(12, 2)),
        ("š.g. 14.10. un 15.10.", on(10, 14), on(10, 15)),
        ("2016-09-29 – 2016-10-02", on(9, 29), on(10, 2)),
        ("3–5 May 2017", on(5, 3, 2017), on(5, 5, 2017)),
        ("from 3 to 5 May 2017", on(5, 3, 2017), on(5, 5, 2017)),
        ("May 3-5, 2017", on(5, 3, 2017), on(5, 5, 2017)),
        ("December 28, 2016 – January 3, 2017", on(12, 28), on(1, 3, 2017)),
    ],
)
def test_each_end_of_a_range_lends_the_other_its_month_and_year(text: str, first: date, last: date) -> None:
    span = parse_date(text, today=WRITTEN_ON)
    assert span
    assert (span.starts_on, span.ends_on, span.precision) == (first, last, "day")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2016. gada septembrī", on(9, 1), on(9, 30), "month"),
        ("Jūnijs, 2023", on(6, 1, 2023), on(6, 30, 2023), "month"),
        ("February 2016", on(2, 1), on(2, 29), "month"),
        ("šogad februārī", on(2, 1), on(2, 29), "month"),
        ("2016. gada marts – maijs", on(3, 1), on(5, 31), "month"),
        ("2016. gadā", on(1, 1), on(12, 31), "year"),
        ("šogad", on(1, 1), on(12, 31), "year"),
        ("š.g.", on(1, 1), on(12, 31), "year"),
        ("no 2010.gada līdz 2015.gadam", on(1, 1, 2010), on(12, 31, 2015), "year"),
    ],
)
def test_a_bare_month_or_year_covers_all_its_days(text: str, first: date, last: date, precision: str) -> None:
    span = parse_date(text, today=WRITTEN_ON)
    assert span
    assert (span.starts_on, span.ends_on, span.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "starts_at", "ends_at"),
    [
        ("2018.gada 28.martā plkst. 10.00", time(10), None),
        ("2018. gada 28. martā, plkst.10:00 – 12:30", time(10), time(12, 30)),
        ("28.03.2018. no plkst. 11 līdz 15.", time(11), time(15)),
        ("2018. gada 28. martā (trešdien) no 11.00 līdz 15.00", time(11), time(15)),
        ("28.03.2018. no 9.00 līdz 12.30", time(9), time(12, 30)),
        ("2018. gada 28. martā, trešdien, pulksten 20.31", time(20, 31), None),
        ("2018. gada 28. martā ap 6.30", time(6, 30), None),
        ("28.03.2018 10:15", time(10, 15), None),
        ("28 March 2018 at 10:00", time(10), None),
        ("28 March 2018, 10 a.m.", time(10), None),
        ("28 March 2018, 12 am – 1pm", time(0), time(13)),
        ("28 March 2018, 10–11.30 a.m.", time(10), time(11, 30)),
        ("28.03.2018. plkst. 22:00 – 02:00", time(22), None),
    ],
)
def test_a_clock_time_belongs_to_the_date_before_it(text: str, starts_at: time, ends_at: time | None) -> None:
    span = parse_date(text)
    assert span
    assert (span.starts_on, span.starts_at, span.ends_at) == (on(3, 28, 2018), starts_at, ends_at)


@pytest.mark.parametrize(
    "text",
    ["28.03.2018 10.00 EUR", "28.03.2018 plkst. 24:61", "28.03.2018. ap 20 cilvēku", "28.03.2018, 12 dalībnieki"],
)
def test_a_number_after_a_date_is_not_taken_for_a_clock(text: str) -> None:
    (span,) = find_dates(text)
    assert span.starts_at is None
    assert text[span.start : span.end].rstrip(".") == "28.03.2018"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29. septembrī", on(9, 29)),
        ("ceturtdien, 29. septembrī", on(9, 29)),
        ("on Thursday, 29 September", on(9, 29)),
        ("š.g. 4.oktobrī", on(10, 4)),
        ("š. g. 04.10.", on(10, 4)),
        ("šogad 2. janvārī", on(1, 2)),
        ("2. janvārī", on(1, 2, 2017)),
        ("29. februārī", on(2, 29)),
        ("pagājušā gada 23. novembrī", on(11, 23, 2015)),
        ("nākamā gada 23. novembrī", on(11, 23, 2017)),
    ],
)
def test_a_date_without_a_year_needs_to_know_when_it_was_written(text: str, expected: date) -> None:
    assert find_dates(text) == []
    (span,) = find_dates(text, today=WRITTEN_ON)
    assert span.starts_on == span.ends_on == expected


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2016",
        "2016. gada 31. februārī",
        "32.13.2016",
        "29.02.2015",
        "00.05.2017",
        "3.-00.05.2017",
        "5.–3. maijs 2016",
        "29.09.1899",
        "29.09.2101",
        "1668.gada 4.augustā",
        "katra gada 1. martā",
        "tālrunis 67829674",
        "24:61",
        "10.00",
        "cena 10.00 EUR",
        "Direktīva 2011/36/ES",
        "lieta Nr. 2016-09-29-1234",
        "noteikumi Nr. 344",
        "12.05. punkts",
        "versija 1.2.29.09.2016",
        "29.09.2016.5",
        "v1.2.2016",
        "2000 gadu vecs",
        "13.janvāra ielu",
        "11. novembra krastmalā",
        "Maija Augusta",
        "3 may apply",
        "In May 20 people",
        "plkst. 10.00",
    ],
)
def test_what_is_impossible_or_something_else_is_no_date(text: str) -> None:
    assert find_dates(text, today=WRITTEN_ON) == []


def test_dates_in_running_text_are_found_where_they_stand() -> None:
    text = "Kopš 2010.gada notika: 20.aprīlī un 21.aprīlī, 5. un 12. maijā, no 3. līdz 5.jūnijam (09.10.2020.)."
    spans = find_dates(text, today=WRITTEN_ON)
    assert [text[span.start : span.end] for span in spans] == [
        "2010.gada", "20.aprīlī", "21.aprīlī", "5", "12. maijā", "no 3. līdz 5.jūnijam", "09.10.2020.",
    ]  # fmt: skip
    assert [span.starts_on for span in spans][3:5] == [on(5, 5), on(5, 12)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12.05., 19.05. un 26.05.2016.", [on(5, 12), on(5, 19), on(5, 26)]),
        ("29.12. un 05.01.2017.", [on(12, 29), on(1, 5, 2017)]),
        ("12.05. un 31.02.2016.", []),
    ],
)
def test_the_last_date_of_a_list_lends_the_others_its_year(text: str, days: list[date]) -> None:
    assert [span.starts_on for span in find_dates(text)] == days


def test_an_expression_ends_with_its_line() -> None:
    assert [span.end for span in find_dates("29.09.2016\n10:00 atklāšana")] == [10]
    assert [span.starts_on.day for span in find_dates("29.09.2016\r\n30.09.2016")] == [29, 30]


def test_a_clock_does_not_take_the_next_date_for_its_end() -> None:
    spans = find_dates("29.09.2016. plkst. 10.00 – 2. oktobrī plkst. 12.00", today=WRITTEN_ON)
    assert [(span.starts_on, span.starts_at) for span in spans] == [(on(9, 29), time(10)), (on(10, 2), time(12))]


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        ".",
        " ",
        "-",
        "1.",
        "1. ",
        "1 ",
        "1.1.2016-",
        "5. maijs ",
        "2016. gada ",
        "1., ",
        "no 3. ",
        "plkst. 10 ",
        "gada ",
    ],
)
def test_a_long_hostile_text_comes_to_an_end(unit: str) -> None:
    find_dates(unit * (100_000 // len(unit)), today=WRITTEN_ON)  # quadratic time would be minutes
