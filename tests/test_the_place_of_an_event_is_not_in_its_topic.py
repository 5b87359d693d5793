"""What an event is about may lie anywhere: `a seminar on work in Norway` is not held there."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article
from archive.site import Language

WEDNESDAY = dt.date(2022, 9, 14)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("20. septembrī Ziedkalnē notiks lekcija par ņirgāšanos skolās.", "Ziedkalne"),
        ("20. septembrī plkst. 10.00 notiks lekcija par darbu Norvēģijā un Islandē.", None),
        ("20. septembrī plkst. 10.00 notiks lekcija par drošību tiešsaistē.", None),
        ("A seminar on fair work in Norway will be held in Ogre on 20 September.", "Ogre"),
        ("A lecture on fraud online will be given on 20 September at 6 p.m.", None),
        ("20. septembrī ministrs tiksies ar ekspertiem, lai pārrunātu latviešu dzīvi Norvēģijā.", None),
        ("20. septembrī notiks sanāksme Ogrē, lai spriestu par darbu Norvēģijā.", "Ogre"),
        ("Experts will meet on 20 September to discuss migrants in Norway.", None),
        ("Experts will meet on 20 September to discuss migrants at the Town Hall in Ogre.", "Town Hall, Ogre"),
        # and these as before
        ("20. septembrī biedri pulcēsies, lai kopīgi talkotu Ziedkalnē.", "Ziedkalne"),
        ("Lekcija par darbu Norvēģijā notiks 20. septembrī Ziedkalnē.", "Ziedkalne"),
        ("20. septembrī lekcija par darbu Norvēģijā notiks tiešsaistē.", "tiešsaiste"),
        ("20. septembrī notiks forums, kuru Ziedkalnes skolā rīko biedrība.", "Ziedkalnes skola"),
        ("A lecture will be given online on 20 September at 6 p.m.", "online"),
        ("A seminar on Friday in Ogre will be open to all.", "Ogre"),
        ("A seminar for teachers in Ogre will be held on 20 September.", "Ogre"),
    ],
)
def test_what_it_is_about_is_no_place_of_it(body: str, place: str | None) -> None:
    lang: Language = "en" if body.isascii() else "lv"
    (found,) = event_of_article("Lecture" if lang == "en" else "Lekcija", body, WEDNESDAY, "http://h/lv/1", lang)
    assert found.place == place
