"""In many plans, place and time of an event stand behind its title, in the same text."""

from __future__ import annotations

import pytest

from tests.support.texts.calendar_page import page, planned

READ = tuple[str, str | None, str | None]


def read(*titles: str) -> list[READ]:
    lines = "".join(f"<li>{at}. novembris – {title}</li>" for at, title in enumerate(titles, start=11))
    found = planned(page(f"<h1>Pasākumi 2023</h1><ul>{lines}</ul>", head="Pasākumi 2023"))
    return [(title, hour, place) for title, _, hour, place in found]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Lekcija (18.00)", ("Lekcija", "18:00", None)),
        ("Lekcija (18:00, Bērzu iela 1)", ("Lekcija", "18:00", "Bērzu iela 1")),
        ("Lekcija (Egļu bibliotēka)", ("Lekcija", None, "Egļu bibliotēka")),
        ("Lekcija “Ceļā”, Egļu 3. vidusskola", ("Lekcija “Ceļā”", None, "Egļu 3. vidusskola")),
        ("Lekcija, draudzes zālē", ("Lekcija", None, "draudzes zālē")),
        ("Lekcija, Egļu muzejs, Bērzu iela 1", ("Lekcija", None, "Egļu muzejs, Bērzu iela 1")),
        ("Talk, Lake House, 4 Elm Road", ("Talk, Lake House", None, "4 Elm Road")),
        ("Lekcija, Zoom", ("Lekcija", None, "Zoom")),
        ("“Tīkli” Egļu muzejs", ("“Tīkli”", None, "Egļu muzejs")),
        # and these are titles as a whole
        ("Lekcija (pārcelta)", ("Lekcija (pārcelta)", None, None)),
        ("Lekcija (vecākiem, skolotājiem)", ("Lekcija (vecākiem, skolotājiem)", None, None)),
        ("Kas mums vajadzīgs: ģimene, skola", ("Kas mums vajadzīgs: ģimene, skola", None, None)),
        ("Lekcija “Ģimene, Egļu skola”", ("Lekcija “Ģimene, Egļu skola”", None, None)),
        ("Lekcija, Ogre", ("Lekcija, Ogre", None, None)),
        ("Sanāksme, skola un bibliotēka", ("Sanāksme, skola un bibliotēka", None, None)),
        ("Talk, Safer School project", ("Talk, Safer School project", None, None)),
    ],
)
def test_a_venue_or_a_time_behind_a_title_is_no_part_of_it(written: str, wanted: READ) -> None:
    assert read(written, "Talka") == [wanted, ("Talka", None, None)]


def test_where_most_titles_end_in_a_venue_a_town_is_one_too() -> None:
    found = read("Lekcija, Egļu skola", "Sanāksme, Liepu muzejs", "Nometne, Ogre")
    assert [place for *_, place in found] == ["Egļu skola", "Liepu muzejs", "Ogre"]


def test_but_a_person_behind_a_title_is_no_place() -> None:
    found = read("Lekcija, Egļu skola", "Sanāksme, Liepu muzejs", "Talka, Zelma Paraudziņa")
    assert found[-1] == ("Talka, Zelma Paraudziņa", None, None)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Egļu bibliotēkā notiks lekcija.", ("lekcija", None, "Egļu bibliotēkā")),
        ("Egļu bibliotēkā – lekcija", ("lekcija", None, "Egļu bibliotēkā")),
        ("Sarunās par mājām notiks lekcija", ("Sarunās par mājām notiks lekcija", None, None)),
        ("Sarunas bibliotēkā – no 10 līdz 12", ("Sarunas bibliotēkā – no 10 līdz 12", None, None)),
    ],
)
def test_a_venue_may_open_the_title(written: str, wanted: READ) -> None:
    assert read(written, "Talka") == [wanted, ("Talka", None, None)]
