"""Ranks and kinds of firms in short, joined fields of a body, and spaced double surnames hide no speaker."""

from __future__ import annotations

import pytest

from archive.people import find_people


def speakers(text: str, lang: str = "lv") -> set[str]:
    return {one.nominative for one in find_people(text, lang) if one.spoke}


@pytest.mark.parametrize(
    "who",
    [
        "plkv. Juris Egle",
        "kpt. Juris Egle",
        "ģen. Juris Egle",
        "māc. Juris Egle",
        "a/s „Dzirnas” īpašnieks Juris Egle",
        "Latvijas Skolu un bibliotēku biedrības (LSBB) prezidents Juris Egle",
        "metropolīts Juris Egle",
        "vieglatlēts Juris Egle",
    ],
)
def test_what_stands_before_the_name_parts_it_from_no_verb(who: str) -> None:
    assert speakers(f"„Darba ir daudz,” aģentūru LETA informēja {who}.") == {"Juris Egle"}
    assert speakers(f"Kā informēja {who}, darba ir daudz.") == {"Juris Egle"}


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Stāsta a/s „Dzirnas” valdes loceklis Juris Egle.", "valdes loceklis", "a/s „Dzirnas”"),
        ("Stāsta uzņēmuma a/s „Dzirnas” direktors Juris Egle.", "direktors", "uzņēmuma a/s „Dzirnas”"),
        (
            "Līgumu noslēdzis zemnieku saimniecības „Kalni” īpašnieks Juris Egle.",
            "īpašnieks",
            "zemnieku saimniecības „Kalni”",
        ),
        ("Līgumu apskatījis biedrības „Kalni” jurists Juris Egle.", "jurists", "biedrības „Kalni”"),
    ],
)
def test_a_firm_has_its_kind_with_its_name(text: str, role: str, organisation: str) -> None:
    [one] = find_people(text)
    assert (one.role, one.organisation) == (role, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "„Darba ir daudz,” teica Zane Lapa - Kalniņa.",
        "Zane Lapa – Kalniņa: „Darba ir daudz.”",
        "Kā atklāja Zane Lapa - Kalniņa, darba ir daudz.",
    ],
)
def test_a_spaced_double_surname_is_one_beside_what_is_said(text: str) -> None:
    assert speakers(text) == {"Zane Lapa-Kalniņa"}


@pytest.mark.parametrize(
    "text",
    [
        "Zane Lapa: ,,Darba ir daudz.”",
        'Biedrības vadītāja Zane Lapa saka: ,,Darba ir daudz."',
        "''Darba ir daudz,'' saka biedrības ''Aka'' vadītāja Zane Lapa.",
        "Zane Lapa: ’’Darba ir daudz.’’",
        "Likumu kritizē arī biedrības prezidente Zane Lapa - tas ir par bargu.",
        "Likumu kritizē arī biedrības prezidente Zane Lapa − tas ir par bargu.",
        "„Darba ir daudz” ― tā Zane Lapa.",
        "„Mēs zaudējām,” neapmierināta ar komandas pirmo spēli bija Zane Lapa.",
        "Zane Lapa interesējās, kāda ir situācija.",
        "Zane Lapa pirmdien, 5. maijā, tiekoties ar Juri Egli, uzsvēra, ka darba ir daudz.",
        "Biedrības vadītāja ir Zane Lapa. „Darba ir daudz,” saka vadītāja.",
        "Skolas direktore jau piecus gadus ir Zane Lapa. Direktore norāda, ka darba ir daudz.",
    ],
)
def test_further_ways_to_say_it(text: str) -> None:
    assert speakers(text) == {"Zane Lapa"}


def test_what_two_commas_open_has_the_offsets_of_the_text() -> None:
    text = "Biedrības ,,Aka” vadītāja Zane Lapa: ,,Darba ir daudz.'' ''Jā,” teica Zane Lapa."
    one, other = find_people(text)
    assert (one.organisation, one.name_as_written) == ("Biedrības „Aka”", "Zane Lapa")
    assert [text[part.start : part.end] for part in (*one.statements, *other.statements)] == ["Darba ir daudz.", "Jā"]


def test_a_talk_and_an_institution_keep_the_hyphens_of_the_text() -> None:
    (one,) = find_people("10.30 „Darbs - brīvība” - Zane Lapa, biedrības „Alfa - Beta” vadītāja")
    assert (one.talk, one.organisation) == ("Darbs - brīvība", "biedrības „Alfa - Beta”")


def test_neither_of_two_speaks_only_where_the_text_says_so() -> None:
    assert speakers("Ne Zane Lapa, ne Juris Egle neteica, ka darba ir daudz.") == set()
    assert speakers("Ne Zane Lapa, ne Juris Egle nenoliedza, ka darba ir daudz.") == {"Zane Lapa", "Juris Egle"}


@pytest.mark.parametrize("not_he", ["ne Juris Egle", "nevis Juris Egle", "nevis direktors Juris Egle"])
def test_who_is_named_as_somebody_else_than_the_speaker_does_not_speak(not_he: str) -> None:
    assert speakers(f"Zane Lapa, {not_he}, norādīja, ka darba ir daudz.") == {"Zane Lapa"}


def test_who_stood_beside_somebody_has_said_nothing() -> None:
    assert speakers("„Gaisma lauvām,” līdzās ar dziesmu bija Juris Egle.") == set()


def test_an_office_at_the_end_of_a_text_is_not_that_of_who_opens_it() -> None:
    assert speakers("tagad ir Zane Lapa. Direktore norādīja, ka darba ir daudz. Otra direktore") == set()


def test_a_gerund_is_no_clause_that_somebody_said() -> None:
    assert speakers("Juris Egle, diktējot noteikumus, turpina izcirst mežus.") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Intervija ar direktoru Māri Klapu. M. Klapa gan uzskata, ka darba ir daudz.", "Māris Klapa"),
        ("Vārds juristam Mārim Klapam.\n\nM.Klapa (Gaišā puse).\n\nLabdien, kolēģi!", "Māris Klapa"),
        ("Loma tika atvēlēta Anžejam Krastiņam.", "Anžejs Krastiņš"),
        ("Amatu nodeva premjerministrei Rajai Kallasai.", "Raja Kallasa"),
        ("NO TATJANAS KALNIŅAS ALBUMA", "Tatjana Kalniņa"),
    ],
)
def test_a_name_is_told_by_its_endings_and_by_a_nominative_elsewhere(text: str, name: str) -> None:
    assert {one.nominative for one in find_people(text)} == {name}


def test_an_adjective_in_the_plural_begins_no_name() -> None:
    assert find_people("Notika XIII Vispārējie Piena svētki, bija Ikgadējie Maizes svētki.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Zane Lapa, head of the shelter, left the talks, saying she saw no reason to stay.",
        "Zane Lapa claimed in court that work would go on.",
        "The school's director, Zane Lapa, asked those who know more to come forward.",
        "Education Minister Zane Lapa revealed on Monday that work would go on.",
        "As noted by the Labour Commission (LC) head Zane Lapa, work will go on.",
    ],
)
def test_english_reports_go_on_behind_a_place_a_day_or_a_short_name(text: str) -> None:
    assert speakers(text, "en") == {"Zane Lapa"}


def test_an_english_office_in_the_plural_is_in_no_name() -> None:
    text = "The Ombudsmen Andrius Egle and Zane Lapa pointed out that work would go on."
    assert speakers(text, "en") == {"Andrius Egle", "Zane Lapa"}


def test_a_short_name_belongs_to_the_institution() -> None:
    [one] = find_people("The State Labour Inspectorate (VDI) director Zane Lapa said so.", "en")
    assert (one.role, one.organisation) == ("director", "State Labour Inspectorate (VDI)")
    [one] = find_people("They met the (VDI) director Zane Lapa.", "en")
    assert one.role == "director"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Centra vadītāja kopš 2001. gada ir Zane Lapa.", "vadītāja"),
        ("Skolas direktore šobrīd ir Zane Lapa.", "direktore"),
        ("Pašlaik ir Zane Lapa.", None),
    ],
)
def test_an_office_may_be_said_with_since_when(text: str, role: str | None) -> None:
    [one] = find_people(text)
    assert one.role == role
