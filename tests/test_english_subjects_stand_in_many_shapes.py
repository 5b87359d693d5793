"""In an English text somebody speaks though words stand between the name and the verb, or the name behind it."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite in her lecture underlined that prevention is cheap.",
        "Rita Bite repeatedly stressed that nobody had asked.",
        "Rita Bite yesterday told reporters that the trial would go on.",
        "Rita Bite on 5 May announced that the shelter would close.",
        "Rita Bite of the Ministry of Farming and Fisheries at the seminar explained the rules.",
        'Ms Rita Bite from the shelter "Liepas" warned that beds are few.',
        "Rita Bite, who has run the centre in Bauska, Latvia, since May, told the press that it is full.",
        "Rita Bite met Ivo Egle and said that the talks were useful.",
        "The director of the school, Rita Bite, added that two pupils had been approached.",
        "At the conference Rita Bite noted that cases are rare.",
        "After a talk with Ivo Egle, Rita Bite noted that cases are rare.",
        "We met Rita Bite. She repeatedly stressed that cases are rare.",
        "We met Rita Bite, who noted that cases are rare.",
        "Rita Bite is sure that the law will pass.",
        "Rita Bite, in her lecture, focused on hotels and explained what staff can see.",
        "Opening the meeting the head of the school Rita Bite thanked the teachers.",
        "The head of the Delegation Rita Bite informed that the study is ready.",
        "Rita Bite congratulated the hosts and welcomed the priorities of the year.",
        "The lecture was given by Rita Bite, who gave an overview of the law.",
        "The accused Rita Bite said that she had known nothing.",
        "Rita Bite considers that the fines are low.",
        "Head of Administration Rita Bite denied that anybody had been refused.",
        "The director Rita Bite rejected the accusations.",
        "Lord Rita Bite spoke of hope.",
        "Vice-Minister Rita Bite pledged to return.",
        "Mayor Rita Bite opened the centre, stressing that nobody needs papers.",
        "Rita Bite, the mayor of Talsi, quietly opened the centre, noting that it is free.",
        "The chaplain, Lady Rita Bite, spoke of hope.",
        "“We hid,” the witness, 24-year-old Rita Bite, testified through an interpreter.",
        "Witness Rita Bite, asked whether she had been free, answered: “Where would I go?”",
        "Rita Bite sighs that she has heard it before.",
        "Rita Bite presented the latest threat assessment.",
        "Rita Bite called the sentence “a political gift”.",
        "As Rita Bite of the shelter puts it, a phone is a chain.",
        "In Rita Bite’s own words, the house was empty.",
        "Head of the jury, film director Rita Bite, praised the pupils for their patience.",
        "The head of the unit, Major Rita Bite, thanked the drivers for waiting.",
        "Deputy director of the centre, psychologist Rita Bite, warned that beds are few.",
        "The director of the school, teacher Rita Bite, urged the pupils to read contracts.",
        "Mayor of Talsi, lawyer Rita Bite, welcomed the decision.",
    ],
)
def test_before_the_verb(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "“It hurt,” said her neighbour Rita Bite.",
        "“It hurt,” said survivor Rita Bite.",
        "“It hurt,” said retired judge Rita Bite.",
        "The building is unsafe, warns fire inspector Rita Bite.",
        "As explained by Rita Bite, the form has two pages.",
        "The road is long, as noted by her colleague Rita Bite.",
        "It was stressed by Rita Bite that help is free.",
        "According to her neighbour Rita Bite, the house was empty.",
        "“It is a forest with fewer lakes,” quips Major Rita Bite.",
        "“We were afraid,” whispered Rita Bite.",
        "There were four incidents, remembers another volunteer, Rita Bite, and all of them happened in May.",
        "The house is cold, admits one resident, Rita Bite, but nobody complains.",
        "“It was late,” said another of the drivers, Rita Bite.",
        "“It was late,” says another former pupil, Rita Bite.",
    ],
)
def test_behind_the_verb(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anda Kalna, Ivo Egle and others spoke about the causes.", {"Anda Kalna", "Ivo Egle"}),
        ("Anda Kalna and her colleagues noted that the lists are out of date.", {"Anda Kalna"}),
        ("Anda Kalna and several other experts warned of new risks.", {"Anda Kalna"}),
        ("Anda Kalna and the police said nothing.", set()),
        ("Anda Kalna and her Latvian colleague Ivo Egle explained the rules.", {"Anda Kalna", "Ivo Egle"}),
        ("“It is late,” said Anda Kalna and her brother Ivo Egle nodded.", {"Anda Kalna"}),
        ("“It is late,” said Anda Kalna, and her brother Ivo Egle left.", {"Anda Kalna"}),
    ],
)
def test_with_others(text: str, expected: set[str]) -> None:
    assert speakers(text) == expected


def test_in_the_view_of_the_one_named_before() -> None:
    text = "According to Rita Bite, few had seen a contract. In her view, the fines are too low."
    (said,) = (one.statements for one in find_people(text, "en") if one.spoke)
    assert [text[one.start : one.end] for one in said][1] == "In her view, the fines are too low."


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite met a lawyer who defended the man, saying that he was innocent.",
        "Rita Bite received a letter, saying that she was dismissed.",
        "Rita Bite lost her case, the judge noting that she had lied.",
        "Officers escorted Rita Bite home, adding that she was tired.",
        "Ivo Egle left for Riga. In her view, nothing will change.",
    ],
)
def test_a_participle_tells_of_its_own_subject_alone(text: str) -> None:
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The guests thanked the head of the jury, film director Rita Bite, praised the children and left.",
        "Head of the jury, film director Rita Bite, praised by the guests, left.",
        "Rita Bite, 34, condemned by the press, left.",
        "He remembers another volunteer, Rita Bite, and her dog.",
        "She told another volunteer, Rita Bite, that beds are few.",
        "The court heard that he owed money, and remembers another volunteer, Rita Bite, who left.",
        "The judge, driver Rita Bite, said the police, had fled.",
        "The lawyer of the driver, seamstress Rita Bite, warned that beds are few.",
    ],
)
def test_commas_may_part_a_name_from_the_verb(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We need time,” highlighted Mr Ivo Egle, Minister of the Interior.", "Ivo Egle"),
        ("“We need time,” said Ms Anna Kalna.", "Anna Kalna"),
        ("According to Anna Kalna, prices rise.", "Anna Kalna"),
        ("According to the head of the association Anna Kalna, prices rise.", "Anna Kalna"),
        ("Anna Kalna and Ivo Egle stressed that prices rise.", "Anna Kalna"),
        ("“We need time,” Mr Ivo Egle told journalists, “and help.”", "Ivo Egle"),
        ("Ms Anna Kalna: “We need time and help.”", "Anna Kalna"),
        ("We met Anna Kalna. She said that prices rise.", "Anna Kalna"),
    ],
)
def test_beside_a_quotation_or_behind_according_to(text: str, name: str) -> None:
    assert name in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "We asked Anna Kalna about her work.",
        "The guests thanked Anna Kalna.",
        "We met Anna Kalna. He said that prices rise.",
    ],
)
def test_whoever_is_asked_or_thanked_does_not_speak(text: str) -> None:
    assert speakers(text) == set()
    assert find_people(text, "en")
