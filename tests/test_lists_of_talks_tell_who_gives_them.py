"""In a programme, or in a list that a line leads to, the title of a talk makes a speaker of who gives it."""

from __future__ import annotations

import pytest

from archive.people import find_people

LED_TO = "Ar ziņojumiem uzstājās:\n\n"


def talks(text: str) -> dict[str, str | None]:
    return {one.nominative: one.talk for one in find_people(text) if one.spoke}


@pytest.mark.parametrize("leads", [LED_TO, "Pirmajā dienā uzstājās:\n", "Semināra programma\n\n"])
@pytest.mark.parametrize(
    "line",
    [
        "Anna Kalnakrūma – „Bērns, kuru aizved”;",
        "Anna Kalnakrūma, Dobeles novada bāriņtiesas priekšsēdētāja – „Bērns, kuru aizved”",
        "• Dobeles novada bāriņtiesas priekšsēdētāja Anna Kalnakrūma – „Bērns, kuru aizved”;",
        "1. biedrības „Mājas” vadītāja Anna Kalnakrūma – „Bērns, kuru aizved”",
        "• „Bērns, kuru aizved” (Anna Kalnakrūma, Dobeles novada bāriņtiesa);",
        "• „Bērns, kuru aizved” (žurnāliste Anna Kalnakrūma).",
        "– „Bērns, kuru aizved”, Anna Kalnakrūma",
    ],
)
def test_a_line_has_title_and_name_in_any_order(leads: str, line: str) -> None:
    text = f"{leads}• „Kad palīdzība kavējas” (Ivo Egle, Talsu novada dome);\n\n{line}\n\nSeminārs ilga divas dienas."
    assert talks(text) == {"Ivo Egle": "Kad palīdzība kavējas", "Anna Kalnakrūma": "Bērns, kuru aizved"}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("10.00 „Darbs laukos” – Anna Kalnakrūma, Dobeles novada domes priekšsēdētāja", "Darbs laukos"),
        ("10.00–10.30 Dobeles novada domes priekšsēdētāja Anna Kalnakrūma – „Darbs laukos”", "Darbs laukos"),
        ("10.00 Par darbu laukos – Anna Kalnakrūma, Dobeles novada domes priekšsēdētāja", "Par darbu laukos"),
        ("10.00 Par darbu laukos (Anna Kalnakrūma, Dobeles novada dome)", "Par darbu laukos"),
        ("10.00 Ievadvārdi: Anna Kalnakrūma, Dobeles novada domes priekšsēdētāja", "Ievadvārdi"),
    ],
)
def test_an_hour_makes_a_programme(line: str, title: str) -> None:
    found = find_people(f"Seminārs Dobelē\n\n9.30 Reģistrācija\n{line}\n12.00 Pusdienas")
    assert [(one.nominative, one.talk) for one in found] == [("Anna Kalnakrūma", title)]
    assert found[0].organisation in ("Dobeles novada domes", "Dobeles novada dome")


@pytest.mark.parametrize(
    "text",
    [
        f"{LED_TO}• Anna Kalnakrūma, biedrība „Mājas”",
        f"{LED_TO}• Anna Kalnakrūma, „Mājas”",
        f"{LED_TO}• moderatore Anna Kalnakrūma – „Bērns, kuru aizved”",
        "Dalībnieki:\n\n• Anna Kalnakrūma – „Bērns, kuru aizved”",
        "Konkursa laureāti:\n\n• Anna Kalnakrūma – „Mans sapnis”",
        "Ziņojumu konkursā uzvarēja:\n\n• Anna Kalnakrūma – „Mans sapnis”",
        "Seminārs\n10.00 Atklāšana – Anna Kalnakrūma, Dobeles novada domes priekšsēdētāja",
        "Seminārs\n10.00 Ekskursija pa muižu – Anna Kalnakrūma, muižas vadītāja",
        "Seminārs\n10.00 Darbs laukos – Anna Kalnakrūma, Dobeles novada dome",
        "Skolas plāns\n10.00 Olimpiāde bioloģijā – Anna Kalnakrūma, skolotāja\n14.00 Seminārs – Ivo Egle, metodiķis",
        "TV programma\n19.00 „Ceļš mājās” – Anna Kalnakrūma, režijas asistente\n20.00 „Nakts” (Ivo Egle)",
        "Svētkos uzstāsies:\n„Egle”, vadītāja Anna Kalnakrūma",
        "Interešu izglītības programmas\n1. „Robotika” – Anna Kalnakrūma",
        "Paziņojums par zemes ierīcības projektiem:\n„Kalnāji” – Anna Kalnakrūma",
    ],
)
def test_nobody_is_given_a_talk(text: str) -> None:
    assert find_people(text)
    assert talks(text) == {}


@pytest.mark.parametrize("mark", ["1. ", "10.00 ", "• "])
def test_what_opens_the_line_belongs_to_no_institution(mark: str) -> None:
    lines = f"{mark}Rīgas domes priekšsēdētāja Anna Kalnakrūma – „Darbs laukos”\n2. „Kad palīdzība kavējas” (Ivo Egle)"
    found = find_people(f"{LED_TO}{lines}")[0]
    assert (found.organisation, found.role) == ("Rīgas domes", "priekšsēdētāja")


def test_an_ordinal_at_the_beginning_of_a_line_belongs_to_the_name() -> None:
    (found,) = find_people("2. Talsu vidusskolas direktore Anna Kalnakrūma norādīja, ka darba kļūst vairāk.")
    assert found.organisation == "2. Talsu vidusskolas"


def test_an_institution_keeps_its_name_at_the_end_of_a_line() -> None:
    (found,) = find_people("Dalībnieki:\n\n• Anna Kalnakrūma, biedrība „Mājas”")
    assert found.organisation == "biedrība „Mājas”"
