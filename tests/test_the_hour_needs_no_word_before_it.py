"""The hour of an event may stand behind its day, or between others, without a word that leads to it."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article
from archive.site import Language
from tests.support.texts.calendar_page import page, planned

WEDNESDAY = dt.date(2026, 9, 23)


@pytest.mark.parametrize(
    ("body", "hour"),
    [
        ("Kursi notiks 14. oktobrī 10.00 Ogrē.", "10:00"),
        ("Kursi notiks 14. oktobrī, no 10.00 Ogrē.", "10:00"),
        ("Kursi notiks 14. oktobrī Ogrē no 10.00 līdz 12.30.", "10:00"),
        ("Kursi notiks 14. oktobrī plkst: 10.00.", "10:00"),
        ("Kursi notiks 14.10. no 10.00 līdz 12.30 Ogrē.", "10:00"),
        ("Kursi notiks 14. oktobrī Ogrē no desmitiem līdz divpadsmitiem.", "10:00"),
        ("Kursi notiks 14. oktobrī plkst. 10.00 (reģistrācija no plkst. 9.30).", "10:00"),
        ("The course is held on 14 October at 10 in Riga.", "10:00"),
        ("The course is held on 14 October from 6 to 8.", "18:00"),
        ("The course is held in Riga on 14 October. We meet at 10 a.m. at the station.", "10:00"),
        ("The course is held on 14 October. It will be opened by the Minister at 10.00.", "10:00"),
        # what is no hour
        ("Kursi notiks 14. oktobrī, 15.00 eiro par visu dienu.", None),
        ("Kursi notiks 14. oktobrī vienā no sešiem reģioniem.", None),
        ("The course is held on 14 October at 10 schools.", None),
        ("The course is held on 14 October, from 6 to 8 participants each.", None),
    ],
)
def test_the_hour_is_read(body: str, hour: str | None) -> None:
    lang: Language = "en" if body.isascii() else "lv"
    (found,) = event_of_article("Course" if lang == "en" else "Kursi", body, WEDNESDAY, "http://h/lv/1", lang)
    assert found.starts_on.day == 14
    assert found.starts_at == (dt.time.fromisoformat(hour) if hour else None)


def test_a_range_of_hours_without_minutes_is_one_before_a_capital() -> None:
    entries = (
        *("5. novembris 12–16 Radošā darbnīca", "6. novembris 10–14 gadus veciem bērniem nometne"),
        *("7. novembris 12–21 Novada svētki", "8. novembris 10–14 Gadus veci bērni"),
    )
    plan = f"<h1>Pasākumu kalendārs</h1><ul>{''.join(f'<li>{one}</li>' for one in entries)}</ul>"
    assert planned(page(plan, head="Kalendārs", path="/pasakumi")) == [
        ("Radošā darbnīca", "05.11-05.11", "12:00", None),
        ("10–14 gadus veciem bērniem nometne", "06.11-06.11", None, None),
        ("Novada svētki", "07.11-07.11", "12:00", None),
        ("10–14 Gadus veci bērni", "08.11-08.11", None, None),
    ]
