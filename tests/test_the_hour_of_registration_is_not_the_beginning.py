"""An event does not begin with the registration that its programme names first, before or behind its hour."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article
from archive.site import Language

WEDNESDAY = dt.date(2022, 9, 14)


@pytest.mark.parametrize(
    ("body", "hour"),
    [
        (
            "Forums notiks 20. septembrī Ogrē. Plkst. 8.30 dalībnieku reģistrācija, plkst. 9.15 foruma atklāšana.",
            "09:15",
        ),
        ("Forums notiks 20. septembrī plkst. 8.30 (reģistrācija). Forums sāksies plkst. 9.15.", "09:15"),
        ("Forums bez reģistrācijas notiks 20. septembrī plkst. 9.15 Ogrē.", "09:15"),
        ("The forum is held on 20 September. Welcome and opening remarks at 9:15, lunch at 12:00.", "09:15"),
        ("The forum is held on 20 September. Programme: 8:30 registration, 9:15 opening, 12:00 lunch.", "09:15"),
        ("The forum is held on 20 September from 8:30 (registration). It begins at 9:15.", "09:15"),
        ("The forum is held on 20 September, with registration at 8:30 and the opening at 9:15.", "09:15"),
        ("Forums notiks 20. septembrī plkst. 8.30 reģistrācija.", None),
        ("Forums notiks 20. septembrī. Durvis atver plkst. 8.30, sākums 9.15.", "09:15"),
        # and these as before
        ("Forums notiks 20. septembrī plkst. 9.15 (reģistrācija no plkst. 8.30).", "09:15"),
        ("The forum is held on 20 September at 9:15, registration from 8:30.", "09:15"),
        ("The forum is held on 20 September at 9:15. Registration is required.", "09:15"),
        ("The forum is held on 20 September, with registration from 8:30 to 9:15.", None),
    ],
)
def test_it_is_that_of_the_opening(body: str, hour: str | None) -> None:
    lang: Language = "en" if body.isascii() else "lv"
    (found,) = event_of_article("Forum" if lang == "en" else "Forums", body, WEDNESDAY, "http://h/lv/1", lang)
    assert found.starts_at == (dt.time.fromisoformat(hour) if hour else None)
