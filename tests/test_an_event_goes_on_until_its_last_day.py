"""Until when an event goes on: `through`, hours at both ends, a clause about what begins, a later sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article
from archive.site import Language

THURSDAY = dt.date(2022, 9, 1)


@pytest.mark.parametrize(
    ("body", "first", "last", "hour"),
    [
        ("The course runs from Monday, September 19 through Wednesday, September 21 in Ogre.", 19, 21, None),
        ("The course takes place September 19 through 21 in Ogre.", 19, 21, None),
        ("Nometne notiks no 16. septembra plkst. 18.00 līdz 18. septembra plkst. 14.00 Ogrē.", 16, 18, "18:00"),
        ("12. septembrī sākas kampaņa „Jautā!”, kas ilgs līdz 30. septembrim.", 12, 30, None),
        ("12. septembrī Ogres muzejā atklās izstādi „Ceļš”, kas būs apskatāma līdz 30. septembrim.", 12, 30, None),
        ("An exhibition will be opened in Ogre on 12 September. It can be seen until 30 September.", 12, 30, None),
        ("12. septembrī Ogrē atklās izstādi. Izstāde būs apskatāma līdz 30. septembrim.", 12, 30, None),
        # and these as before
        ("12. septembrī Ogrē sākas kursi. Tie ir daļa no kampaņas, kas ilgs līdz 30. septembrim.", 12, 12, None),
        ("12. septembrī sākas nometne bērniem no pilsētas, kas ilgst līdz jūrai.", 12, 12, None),
        ("The course runs from 19 to 21 September in Ogre.", 19, 21, None),
        ("No 19. līdz 21. septembrim plkst. 10.00 Ogrē notiks kursi.", 19, 21, "10:00"),
    ],
)
def test_its_last_day_is_found(body: str, first: int, last: int, hour: str | None) -> None:
    lang: Language = "en" if body.isascii() else "lv"
    (found,) = event_of_article("A course" if lang == "en" else "Kursi", body, THURSDAY, "http://h/lv/1", lang)
    assert (found.starts_on.day, found.ends_on.day) == (first, last)
    assert found.starts_at == (dt.time.fromisoformat(hour) if hour else None)
