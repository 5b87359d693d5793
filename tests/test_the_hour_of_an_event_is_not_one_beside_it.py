"""The hour of an event is told from that of what is held for the press, goes before or behind it or is part of it."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article
from archive.site import Language

WEDNESDAY = dt.date(2022, 9, 14)


def hour(title: str, body: str) -> str | None:
    lang: Language = "en" if body.isascii() else "lv"
    (found,) = event_of_article(title, body, WEDNESDAY, "http://h/lv/1", lang)
    return f"{found.starts_at:%H:%M}" if found.starts_at else None


@pytest.mark.parametrize(
    ("more", "begins"),
    [
        ("Pirms semināra plkst. 9.30 notiks preses konference.", None),
        ("Pirms semināra, plkst. 9.30, žurnālisti aicināti uz sarunu. Seminārs sāksies plkst. 10.00.", "10:00"),
        ("Preses konference notiks plkst. 9.00, savukārt seminārs sāksies plkst. 10.00.", "10:00"),
        ("Mediju pārstāvji aicināti uz brīfingu plkst. 9.30.", None),
        ("Pēc semināra plkst. 15.00 notiks ekskursija.", None),
        ("Semināra noslēgumā, plkst. 15.00, notiks diskusija.", None),
        ("Dienas vidū plkst. 12.00 sāksies konkurss.", None),
        ("Pēc reģistrācijas plkst. 10.00 sāksies seminārs.", "10:00"),
        ("Noslēguma semināra sākums plkst. 10.00.", "10:00"),
    ],
)
def test_another_sentence_may_tell_of_something_beside_it(more: str, begins: str | None) -> None:
    assert hour("Seminārs skolotājiem", f"Seminārs notiks 20. septembrī Ogres muzejā. {more}") == begins


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ("Seminārs notiks 20. septembrī Ogrē, bet pirms tā plkst. 9.30 paredzēta preses konference.", None),
        ("Seminārs notiks 20. septembrī plkst. 10.00, bet pirms tā plkst. 9.30 paredzēta ekskursija.", "10:00"),
        ("The conference is on 20 September in Ogre. A press conference will take place at 9:30.", None),
        ("The conference is on 20 September in Ogre. After the conference, at 16:00, there will be a tour.", None),
    ],
)
def test_so_may_its_own(body: str, begins: str | None) -> None:
    assert hour("Conference" if body.isascii() else "Seminārs", body) == begins


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ("20. septembrī notiks apmācības žurnālistiem plkst. 10 Ogres muzejā.", "10:00"),
        ("20. septembrī Ogrē notiks lekcija, brīfings žurnālistiem plkst. 9.", None),
        ("20. septembrī Ogrē notiks konkursa noslēgums plkst. 12.", "12:00"),
        ("20. septembrī Ogrē notiks lekcija, lekcijas noslēgums plkst. 16.", None),
        ("20. septembrī lekcijas notiks piecos Latvijas novados.", None),
        ("20. septembrī piecos Ogres muzeja telpās notiks lekcija.", "17:00"),
    ],
)
def test_journalists_are_taught_contests_end_and_places_are_counted(body: str, begins: str | None) -> None:
    assert hour("Lekcija", body) == begins


def test_what_is_held_for_the_press_may_be_the_event() -> None:
    body = "Preses konference notiks 20. septembrī Ogres muzejā. Sākums plkst. 9.30."
    assert hour("Preses konference", body) == "09:30"
    assert hour("Seminārs", "Žurnālistus aicinām uz preses konferenci 20. septembrī, plkst. 9.30.") == "09:30"
