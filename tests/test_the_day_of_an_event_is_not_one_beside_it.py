"""A sentence may name another day before that of its event: of a law, of a World Day, or for which it was meant."""

from __future__ import annotations

import pytest

from tests.support.texts.announced import event


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        ("Ahead of Elders' Day on Friday, 30 September, a seminar will be held in Ogre on 22 September.", 22, 22),
        ("With the new rules entering into force on 28 September, we will host a seminar on 20 September.", 20, 20),
        ("Tā kā 28. septembrī stāsies spēkā jaunais likums, 20. septembrī plkst. 10.00 notiks seminārs.", 20, 20),
        ("Gaidot Senioru dienu 30. septembrī, Ogrē 22. septembrī notiks seminārs.", 22, 22),
        ("Izstāde, kas 2. septembrī tika atklāta Ogrē, no 19. līdz 30. septembrim būs skatāma Ziedkalnē.", 19, 30),
        # and these as before
        ("To mark Elders' Day on 30 September, a seminar will be held in Ogre.", 30, 30),
        ("Seminārs, kas notiks 20. septembrī Ogrē, ir daļa no kampaņas, kas sāksies 26. septembrī.", 20, 20),
        ("Seminārs, kas sāksies 20. septembrī, noslēgsies 22. septembrī.", 20, 22),
        ("No 20. līdz 22. septembrim Ogrē notiks seminārs, kurā 21. septembrī runās ministre.", 20, 22),
    ],
)
def test_it_is_that_of_what_takes_place(body: str, first: int, last: int) -> None:
    found = event("Seminars" if body.isascii() else "Semināri", body)
    assert found is not None
    assert (found.starts_on.day, found.ends_on.day) == (first, last)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Ziņojam, ka seminārs, kuram bija jānotiek 20. septembrī, notiks 27. septembrī.", 27),
        ("Sapulce, kurai 20. septembrī vajadzēja notikt Ogrē, notiks 27. septembrī.", 27),
        ("The lecture, which was to take place on 20 September, will be held on 27 September.", 27),
        ("The lecture announced for 20 September has been moved and will take place on 27 September.", 27),
        # and these as before
        ("Seminārs, kuram bija jānotiek 20. septembrī, notiks Ogrē.", 20),
        ("The lecture is announced for 20 September in Ogre.", 20),
    ],
)
def test_it_is_not_the_one_it_was_meant_for(body: str, day: int) -> None:
    found = event("A lecture" if body.isascii() else "Seminārs", body)
    assert found is not None
    assert found.starts_on.day == day


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (
            "Seminārs 20. septembrī notiks nevis Ziedkalnes skolā, bet Ziedkalnes kultūras namā.",
            "Ziedkalnes kultūras nams",
        ),
        ("Seminārs 20. septembrī notiks Ziedkalnes skolā, nevis Ziedkalnes bibliotēkā.", "Ziedkalnes skola"),
        ("The lecture on 20 September will be held not at Ogre Library but at Ogre School.", "Ogre School"),
        ("The lecture on 20 September will be held at Ogre School instead of at Ogre Library.", "Ogre School"),
    ],
)
def test_nor_is_the_place_where_it_is_not(body: str, place: str) -> None:
    found = event("A lecture" if body.isascii() else "Seminārs", body)
    assert found is not None
    assert found.place == place


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Domes valde pirmdien atļāva biedrībai 20. septembrī rīkot piketu Ogrē.", 20),
        ("Ministrija otrdien paziņoja, ka seminārs notiks 20. septembrī.", 20),
        ("The Council decided on Monday to hold a seminar on 20 September.", 20),
        ("Otrdien Ogres novada dome vienojās, ka seminārs notiks 20. septembrī.", 20),
        ("13. septembrī Ogrē skolotāji sanāksmē vienojās par palīdzību cietušajiem.", 13),
        ("Padomes sēdē 12. septembrī nolēma, ka biedrības strādās kopā.", 12),
    ],
)
def test_it_is_not_the_one_on_which_it_was_decided(body: str, day: int) -> None:
    found = event("A seminar" if body.isascii() else "Seminārs", body)
    assert found is not None
    assert found.starts_on.day == day


@pytest.mark.parametrize(
    "body",
    [
        "Valdība otrdien nolēma rīkot semināru.",
        "Dome 13. septembrī piešķīra līdzekļus semināra rīkošanai.",
        "Speaking on 13 September, the Minister said that a conference would be organised.",
        "On Tuesday the Minister said that a conference would be organised next year.",
    ],
)
def test_a_decision_is_none(body: str) -> None:
    assert event("Seminārs", body) is None


def test_the_day_before_it_may_stand_beside_its_date() -> None:
    found = event("Seminārs", "Šodien un rīt, 15. septembrī, Ogrē notiek seminārs.")
    assert found is not None
    assert (found.starts_on.day, found.ends_on.day) == (14, 15)
