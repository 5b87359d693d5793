"""When and where an event is may stand in labelled lines, in cells or rows of a table, or below what leads there."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article
from archive.site import Language

WEDNESDAY = dt.date(2026, 9, 23)
LIBRARY = "Jelgavas pilsētas bibliotēka"


def read(title: str, body: str) -> list[tuple[int, str | None, str | None]]:
    """The day of October, the hour and the place of each event."""
    lang: Language = "en" if title.isascii() and "National" in body else "lv"
    found = event_of_article(title, body, WEDNESDAY, "http://h/lv/1", lang)
    return [(one.starts_on.day, f"{one.starts_at:%H:%M}" if one.starts_at else None, one.place) for one in found]


@pytest.mark.parametrize(
    "body",
    [
        "Laiks: 14. oktobris, plkst. 10.00\nVieta: Jelgavas pilsētas bibliotēka",
        "Laiks\t14. oktobris, plkst. 10.00\nVieta\tJelgavas pilsētas bibliotēka",
        "Datums\tLaiks\tVieta\n14.10.2026.\t10.00\tJelgavas pilsētas bibliotēka",
        "📅 14. oktobris plkst. 10.00\n📍 Jelgavas pilsētas bibliotēka",
        "🗓️ 14. oktobris\n🕙 10.00\n📍 Jelgavas pilsētas bibliotēka",
        "Norises laiks\n14. oktobris, plkst. 10.00\n\nNorises vieta\nJelgavas pilsētas bibliotēka",
        "Semināra norises laiks – 14. oktobrī plkst. 10.00, vieta – Jelgavas pilsētas bibliotēka.",
        "Datums: 14. oktobris; laiks: 10.00–12.00; vieta: Jelgavas pilsētas bibliotēka",
        "Kad? 14. oktobrī plkst. 10.00\nKur? Jelgavas pilsētas bibliotēka",
        "14. oktobris | 10.00 | Jelgavas pilsētas bibliotēka",
        "14. oktobris / 10.00 / Jelgavas pilsētas bibliotēka",
        "14. oktobris, trešdiena\n10.00–12.00\nJelgavas pilsētas bibliotēka",
        "Jelgavas pilsētas bibliotēka, 14. oktobris, plkst. 10.00",
        "Aicinām uz semināru:\n\n14. oktobrī plkst. 10.00\nJelgavas pilsētas bibliotēkā",
        "Nākamais seminārs – 14. oktobrī plkst. 10.00 Jelgavas pilsētas bibliotēkā",
        "Ieraksti kalendārā: 14. oktobris, plkst. 10.00, Jelgavas pilsētas bibliotēka",
        "Datums\nLaiks\nVieta\n14. oktobris\n10.00\nJelgavas pilsētas bibliotēka\nVisi laipni gaidīti!",
        "Kad?\nKur?\n14. oktobrī plkst. 10.00\nJelgavas pilsētas bibliotēka",
        "14. oktobrī plkst. 10.00 Jelgavas pilsētas bibliotēka",
        "Sapulču grafiks: 14. oktobrī plkst. 10.00 Jelgavas pilsētas bibliotēka",
        "Jelgavas pilsētas bibliotēka – 14. oktobris plkst. 10.00",
        "Seminārs notiks 14. oktobrī plkst. 10.00.\nNāc.\nRaksti.\nZvani.\nNorises vieta: Jelgavas pilsētas bibliotēka",
    ],
)
def test_they_are_read_in_any_shape(body: str) -> None:
    assert read("Seminārs skolotājiem", body) == [(14, "10:00", LIBRARY)]


@pytest.mark.parametrize(
    "body",
    [
        "Join us for a seminar.\n\n14 October, from 10 a.m. to noon\nNational Library, Riga",
        "Join us for a seminar.\n\nWednesday, 14 October · 10.00–12.30 · National Library, Riga",
        "Join us for a seminar.\n\nNational Library, Riga. Wednesday, 14 October, 10:00 EEST",
        "Join us for a seminar.\n\nDates\t14 October, 10:00\nVenue\tNational Library, Riga",
        "It opens at 10:00 on 14 October.\n\nVenue of the seminar: National Library, Riga",
    ],
)
def test_they_are_read_in_english(body: str) -> None:
    assert read("Seminar on safe work", body) == [(14, "10:00", "National Library, Riga")]


@pytest.mark.parametrize(
    ("title", "body", "days"),
    [
        ("Par drošu darbu", "Skolotājus aicinām uz semināru.\n\n14. oktobris | 10.00 | Ogres muzejs", [14]),
        ("Jauniešu hakatons", "Trīs dienas, divpadsmit komandas.\n\n📅 15.–17. oktobris\n📍 Ogres muzejs", [15]),
        ("Kinovakars", "Filmas demonstrēšana – 15. oktobrī.", [15]),
        ("Kursi", "Norises laiks: 15.–16. oktobrī", [15]),
        ("Par drošu darbu", "Piegādes laiks: 14. oktobris, plkst. 10.00\nVieta: noliktava", []),
        ("Par drošu darbu", "Strādājam kā ierasts.\n\n14. oktobris | 10.00 | Ogres muzejs", []),
    ],
)
def test_a_row_tells_of_what_is_announced_above_it(title: str, body: str, days: list[int]) -> None:
    assert [day for day, _, _ in read(title, body)] == days


def test_each_row_below_is_a_day_of_its_own() -> None:
    body = (
        "Aicinām iedzīvotājus uz sapulcēm.\n\nSapulces notiks:\n\n"
        "• 1. oktobrī plkst. 18.00 Tumes kultūras namā,\n\n• 8. oktobrī plkst. 17.30 Ogres muzejā.\n\n"
        "15. oktobris – pieteikšanās termiņš nākamajām sapulcēm."
    )
    assert read("Sapulces", body) == [(1, "18:00", "Tumes kultūras nams"), (8, "17:30", "Ogres muzejs")]


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        (
            "• Ogrē 1. oktobrī plkst. 10.00;\n• Talsos 8. oktobrī.",
            [(1, "10:00", "Ogre"), (8, None, "Talsi")],
        ),
        (
            "Ogre – 1. oktobris, Ogres muzejs\nTalsi – 8. oktobris, Talsu muzejs\nNoslēgums – 15. oktobris",
            [(1, None, "Ogres muzejs"), (8, None, "Talsu muzejs")],
        ),
        (
            "Ogres muzejs – 1. oktobris, plkst. 10.00\nTalsu muzejs – 8. oktobris, plkst. 12.00",
            [(1, "10:00", "Ogres muzejs"), (8, "12:00", "Talsu muzejs")],
        ),
        (
            "1. oktobrī plkst. 10.00 Tirzas KN\n1. oktobrī plkst. 16.00 Popes KN\n8. oktobrī plkst. 9.30 Zasas KN",
            [(1, "10:00", "Tirzas KN"), (8, "09:30", "Zasas KN")],
        ),
        (
            "Vieta\nDatums\nLaiks\nOgres muzejs\n1. oktobris\n10.00\nTalsu muzejs\n8. oktobris\n12.00",
            [(1, "10:00", "Ogres muzejs"), (8, "12:00", "Talsu muzejs")],
        ),
    ],
)
def test_the_place_may_stand_first_in_each_row(rows: str, events: list[tuple[int, str | None, str]]) -> None:
    assert read("Sapulces", f"Sapulces notiks:\n{rows}") == events


def test_what_stands_above_all_rows_is_of_each_and_what_is_in_one_is_its_own() -> None:
    rows = "1. oktobrī Ogrē\n8. oktobrī Talsos plkst. 14.00\n15. oktobrī, vietu precizēs"
    hours, place = ["10:00", "14:00", "10:00"], ["Ogre", "Talsi", None]
    assert read("Sapulces", f"Sapulces notiks no plkst. 10.00:\n{rows}") == [
        *zip((1, 8, 15), hours, place, strict=True)
    ]


@pytest.mark.parametrize(("label", "place"), [("Vieta", "Ogres muzejs"), ("Adrese", "Talsi")])
def test_far_below_an_address_is_that_of_whoever_holds_it(label: str, place: str) -> None:
    told = "14. oktobrī Talsos notiks sapulce.\n\nRunās trīs ārsti.\n\nNāciet.\n\nIeeja brīva."
    assert read("Sapulce", f"{told}\n\n{label}: Ogres muzejs") == [(14, None, place)]


@pytest.mark.parametrize("blank", ["   ", "\xa0\xa0\xa0"])
def test_a_label_of_blanks_is_none(blank: str) -> None:
    assert read("Sapulce", f"Ogre |{blank} : 14. oktobrī plkst. 10.00") == [(14, "10:00", None)]


def test_of_blocks_with_the_place_above_the_time_the_nearest_counts() -> None:
    body = "Vieta: Ogres muzejs\nLaiks: 1. oktobrī, 10:00\nVieta: Talsu muzejs\nLaiks: 8. oktobrī, 12:00"
    assert read("Sapulces", body)[0] == (1, "10:00", "Ogres muzejs")


@pytest.mark.parametrize(
    "body",
    [
        "Pieteikšanās termiņš: 14. oktobris, plkst. 16.00\n\nVieta: Jelgavas pilsētas bibliotēka",
        "Pieteikumu iesniegšanas termiņš:\n14. oktobris, plkst. 10.00",
        "Reģistrācija: 14. oktobrī plkst. 10.00",
        "Reģistrācijas sākums – 14. oktobris plkst. 10.00",
        "Publicēts:\n14. oktobris, 10:00",
        "Rezultātus paziņosim: 14. oktobrī plkst. 10.00",
        "Biļetes:\n14. oktobrī plkst. 10.00 sāksies tirdzniecība",
        "Darba laiks: 14. oktobrī 10.00–15.00",
        "14. oktobrī 10.00–15.00\n15. oktobrī slēgts",
        "Registration deadline: 14 October, 4 p.m.\n\nVenue: National Library",
        "Apply by:\n14 October, 10:00\n\nNational Library",
        "Posted:\n14 October, 10:00\n\nNational Library",
    ],
)
def test_a_label_may_tell_that_a_day_is_that_of_something_else(body: str) -> None:
    assert read("Seminar" if "National" in body else "Seminārs", body) == []


def test_a_sentence_or_the_title_above_is_no_place() -> None:
    body = "Skolas ziņas ir īsas.\n\n14. oktobris, plkst. 10.00"
    assert read("Muzeja koncerts", body) == [(14, "10:00", None)]


def test_a_prize_is_no_place() -> None:
    body = "1. vieta – Markuss Pīlādzītis, Cēsu Amatu skola\n\nApbalvošana notiks 14. oktobrī domes zālē."
    assert read("Konkursa uzvarētāji", body) == [(14, None, "domes zāle")]
