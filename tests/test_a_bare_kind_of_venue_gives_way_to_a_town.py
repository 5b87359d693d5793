"""`Muzejā` in a title does not say which museum: a town that the text names says more. A project is no place at all."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article

WEDNESDAY = dt.date(2022, 9, 14)


@pytest.mark.parametrize(
    ("title", "body", "place"),
    [
        ("Bibliotēkā atklās izstādi", "20. septembrī plkst. 12.00 Saldū atklās izstādi.", "Saldus"),
        ("Skolā diskutēs", "20. septembrī Ogres muzejā notiks diskusija.", "Ogres muzejs"),
        ("Mācības", "Projektā „Stiprie” 20. septembrī Saldū notiks mācības.", "Saldus"),
        ("Mācības", "Ciklā „Stiprie” 20. septembrī plkst. 12.00 notiks mācības.", None),
        ("Mācības", "20. septembrī programmā „Stiprie” notiks mācības.", None),
        # and these as before
        ("Bibliotēkā atklās izstādi", "20. septembrī plkst. 12.00 atklās izstādi.", "Bibliotēka"),
        ("Saeimā diskutēs", "20. septembrī Rīgā notiks diskusija.", "Saeima"),
        ("Saldus muzejā atklās izstādi", "20. septembrī plkst. 12.00 Saldū atklās izstādi.", "Saldus muzejs"),
        ("Mācības", "20. septembrī atpūtas bāzē „Stiprie” notiks mācības.", "atpūtas bāze „Stiprie”"),
    ],
)
def test_the_place_says_which(title: str, body: str, place: str | None) -> None:
    (found,) = event_of_article(title, body, WEDNESDAY, "http://h/lv/1", "lv")
    assert found.place == place
