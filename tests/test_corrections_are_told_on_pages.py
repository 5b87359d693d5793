"""What was corrected is told with its date on the pages of the article and of the person, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from archive.store.folder import DataFolder
from tests.support.archives.corrections import correct_everything
from tests.support.reading_room import ReadingRoom, text_of

KNOWN_AS = "Iekšlietu ministrijas Nozares politikas departamenta vecākā referente"
OF_ARTICLE = {
    "lv": [
        f"Zelma Pūcīte-Kalniņa ({KNOWN_AS}) šeit ir cita persona: Zelma Pūcīte-Kalniņa",
        "Jānis Zvirbuļkalns šeit nerunā.",
        "amats (Ilze Rudzulauka).",
        "„Grobiņa Municipality” ir Ogres novads.",
        "„Liepāja Municipality” nav pašvaldība.",
    ],
    "en": [
        f"Zelma Pūcīte-Kalniņa ({KNOWN_AS}) is another person here: Zelma Pūcīte-Kalniņa",
        "Jānis Zvirbuļkalns does not speak here.",
        "the position of Ilze Rudzulauka.",
        "“Grobiņa Municipality” means Ogres novads.",
        "“Liepāja Municipality” is not a municipality.",
    ],
}
TITLE = "New municipalities take over local cooperation groups"
OF_PEOPLE = {
    ("agnija-miglaja-vitola", "lv"): "„Tālis Niedra” ir tā pati persona.",
    ("agnija-miglaja-vitola", "en"): "“Tālis Niedra” is the same person.",
    ("zelma-pucite-kalnina", "lv"): f"rakstā {TITLE} minēta cita persona: Zelma Pūcīte-Kalniņa",
    ("zelma-pucite-kalnina", "en"): f"{TITLE} names another person, Zelma Pūcīte-Kalniņa",
    ("zelma-pucite-kalnina-2", "lv"): f"rakstā {TITLE} minēta šī persona, nevis Zelma Pūcīte-Kalniņa",
    ("zelma-pucite-kalnina-2", "en"): f"{TITLE} names this person, not Zelma Pūcīte-Kalniņa",
    ("janis-zvirbulkalns", "lv"): f"nerunā rakstā {TITLE}.",
    ("janis-zvirbulkalns", "en"): f"does not speak in {TITLE}.",
    ("ilze-rudzulauka", "lv"): f"amats rakstā {TITLE}.",
    ("ilze-rudzulauka", "en"): f"the position in {TITLE}.",
}
DAY = {"lv": "Labots 05.11.2026.:", "en": "Corrected by the keeper on 5 November 2026:"}


@pytest.fixture
def room(copied: DataFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadingRoom]:
    """The pages of an archive that was corrected on 5 November 2026."""
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-11-05T10:11:12Z")
    correct_everything(copied)
    with closing(ReadingRoom(copied.database)) as room:
        yield room


def told(room: ReadingRoom, path: str, language: str) -> list[str]:
    return [text_of(one) for one in room.page(path, language).cssselect("ul.note li")]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_an_article_says_what_was_corrected(room: ReadingRoom, language: str) -> None:
    lines = told(room, "/article/en-201", language)
    assert len(lines) == len(OF_ARTICLE[language])
    for line, says in zip(lines, OF_ARTICLE[language], strict=True):
        assert line.startswith(f"{DAY[language]} {says}")


def test_an_article_says_which_date_was_read(room: ReadingRoom) -> None:
    assert told(room, "/article/lv-103", "en") == [
        f"{DAY['en']} the date of publication; it was read as 12 February 2015."
    ]
    assert told(room, "/article/lv-103", "lv") == [
        f"{DAY['lv']} publicēšanas datums (nolasīts: 2015. gada 12. februāris)."
    ]
    assert "1 February 2013" in room.text("/article/lv-103", "en")


@pytest.mark.parametrize(("slug", "language"), OF_PEOPLE)
def test_a_person_says_what_was_corrected(room: ReadingRoom, slug: str, language: str) -> None:
    (line,) = told(room, f"/speaker/{slug}", language)
    assert line.startswith(f"{DAY[language]} {OF_PEOPLE[slug, language]}")


def test_who_was_merged_leads_to_the_one_page(room: ReadingRoom) -> None:
    answer = room.get("/speaker/talis-niedra")
    assert (answer.status_code, answer.headers["location"]) == (301, "/speaker/agnija-miglaja-vitola")


def test_where_nothing_was_corrected_nothing_is_said(room: ReadingRoom) -> None:
    assert told(room, "/article/lv-104", "lv") == []
    assert "Labots" not in room.text("/article/lv-104")


def test_the_table_says_it_to_machines(room: ReadingRoom) -> None:
    rows = room.get("/archive/corrections.json?_shape=array&_sort=id").json()
    assert [(row["kind"], row["finds_text"]) for row in rows] == [
        *(("merge-people", 1), ("part-person", 1), ("speaker", 1), ("office", 1)),
        *(("municipality", 1), ("municipality", 1), ("date", 1)),
    ]
    assert rows[-1]["becomes"] == '{"published_on": "2013-02-01"}'
