"""Whoever types the name of a person or a municipality into the search finds its page above the results."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from archive.store.annotation import annotate
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of

SAID = "„Palīdzība ir vajadzīga tūlīt,” Rīgā sacīja Ilze Kalnbirze. Klausījās Juris Kalnbirze. I. Kalnbirzei pateicās."
ROWS = [
    Row("lv-1", "Sanāksme", SAID),
    Row("lv-2", "Seminārs", "Valmierā runāja par darbu Rīgā. Ogres novadā notika seminārs."),
    *(
        Row(f"lv-1{number}", "Ziņa", f"Semināru atklāja {name} Ozolbirze.")
        for number, name in enumerate(("Anna", "Jānis", "Zane", "Ilze", "Juris"))
    ),
    Row("lv-3", "Ziņa", "Toms Vizbirze norādīja, ka Ilze Kalnbirze zvanīs rīt."),
]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    path: Path = tmp_path_factory.mktemp("called") / "archive.db"
    with closing(archive_of(path, ROWS)) as db, db.atomic():
        annotate.update(db)
    with closing(ReadingRoom(path)) as room:
        yield room


def pages(room: ReadingRoom, typed: str, more: str = "", path: str = "/search") -> list[str]:
    """The addresses to which the notes above the results lead."""
    page = room.page(f"{path}?q={quote(typed)}{more}")
    return [str(link.get("href")) for note in page.find_class("note") for link in note.iter("a")]


@pytest.mark.parametrize(
    "typed", ["Ilze Kalnbirze", "ilzei kalnbirzei", " „Ilze  Kalnbirze” ", "I. Kalnbirze", "ilze kalnbirze."]
)
def test_a_person_is_known_by_the_name_in_any_form(room: ReadingRoom, typed: str) -> None:
    assert pages(room, typed) == ["/speaker/ilze-kalnbirze", "/statements?speaker=ilze-kalnbirze"]


def test_it_is_so_in_statements_which_name_others_than_who_speaks(room: ReadingRoom) -> None:
    assert pages(room, "Ilze Kalnbirze", path="/statements") == pages(room, "Ilze Kalnbirze")


def test_a_surname_means_all_who_have_it_and_who_said_nothing_has_no_statements(room: ReadingRoom) -> None:
    assert pages(room, "Kalnbirze") == [
        "/speaker/ilze-kalnbirze",
        "/statements?speaker=ilze-kalnbirze",
        "/speaker/juris-kalnbirze",
    ]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("Rīga", ["riga"]),
        ("rīgā", ["riga"]),
        ("Rīgas pilsēta", ["riga"]),
        ("Ogre", ["ogres-novads"]),
        ("Valmieras novads", ["valmieras-novads"]),
        ("Rēzekne", ["rezekne", "rezeknes-novads"]),
        ("Nīcas novads", ["nicas-novads"]),  # there is none today
    ],
)
def test_a_municipality_of_today_goes_before_one_that_is_no_more(
    room: ReadingRoom, typed: str, slugs: list[str]
) -> None:
    assert pages(room, typed) == [f"/municipality/{slug}" for slug in slugs]


def test_a_municipality_leads_to_what_was_said_in_articles_that_mention_it(room: ReadingRoom) -> None:
    found = pages(room, "Rīga", "&speaker=ilze-kalnbirze", "/statements")
    assert found == ["/municipality/riga", "/statements?speaker=ilze-kalnbirze&municipality=riga"]
    said = room.get(f"{found[1].replace('?', '.json?')}").json()["results"]
    assert [one["article_id"] for one in said] == ["lv-1"]
    assert not [one for one in said if "Rīg" in one["text"]]


@pytest.mark.parametrize(
    "typed",
    [
        "seminārs",
        "darbs",
        "Ilze",
        "novads",
        "Kaln",
        "Ozolbirze",
        "speaker:Kalnbirze",
        "Kalnbirze -Juris",
        "Ilze Kalnbirze seminārs",
        "J.",
    ],
)
def test_other_words_are_nobodys_name(room: ReadingRoom, typed: str) -> None:
    assert pages(room, typed) == []


def test_it_stands_on_the_first_page_alone(room: ReadingRoom) -> None:
    assert pages(room, "Rīga", "&size=1")
    assert not pages(room, "Rīga", "&size=1&page=2")


def test_it_says_in_words_where_it_leads(room: ReadingRoom) -> None:
    (note,) = room.page("/search?q=Ilze+Kalnbirze").find_class("note")
    assert text_of(note) == "Persona: Ilze Kalnbirze · Teiktais: Ilze Kalnbirze"
