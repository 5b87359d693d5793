"""Titles, ages, appositions and clauses about somebody may stand between a Latvian subject and its verb."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "who",
    [
        "Mg. sc. soc. Anna Kalnakrūma",
        "Dr. med. Anna Kalnakrūma",
        "29 gadus vecā Anna Kalnakrūma",
        "29-gadīgā Anna Kalnakrūma",
        "trīsdesmitgadīgā skolotāja Anna Kalnakrūma",
        "34 gadus vecā skolotāja Anna Kalnakrūma",
        "kāda no dalībniecēm, skolotāja Anna Kalnakrūma",
        "viena no projekta vadītājām, Anna Kalnakrūma",
    ],
)
@pytest.mark.parametrize(
    "text",
    ["Darba kļūst vairāk, norāda {}.", "“Darba kļūst vairāk,” stāsta {}.", "Kā informē {}, darba kļūst vairāk."],
)
def test_behind_its_verb(who: str, text: str) -> None:
    assert speakers(text.format(who)) == {"Anna Kalnakrūma"}


@pytest.mark.parametrize(
    "text",
    [
        "Trešais, policists Juris Egle, godīgi atzina, ka darba kļūst vairāk.",
        "Kāds no viesiem, policists Juris Egle, arī norāda, ka darba kļūst vairāk.",
        "Policists Juris Egle, ar kuru kopā braucam pie cilvēkiem, norāda, ka darba kļūst vairāk.",
        "Policists Juris Egle, kuru pazīst visi, norāda, ka darba kļūst vairāk.",
        "Pats Juris Egle, atbildot uz jautājumu, norāda, ka darba kļūst vairāk.",
    ],
)
def test_before_its_verb(text: str) -> None:
    assert speakers(text) == {"Juris Egle"}


@pytest.mark.parametrize(
    "text",
    [
        "Rīgā, skolotāja Anna Kalnakrūma, arī norāda ministrija.",
        "Konkursā uzvarēja skolotāja Anna Kalnakrūma, arī norāda ministrija.",
        "Policija aizturēja Juri Egli, kuru pazīst visi, norāda prokuratūra.",
        "Otrs apsūdzētais, uzņēmējs Juris Egle, kā ziņo LETA, ir aizbēdzis.",
        "29 gadus vecais Juris Egle, informē policija, ir aizturēts.",
        "Bojā gājis 45 gadus vecais Juris Egle, informē glābēji.",
        "Citviet uz talku aicina Juris Egle.",
        "Balstoties uz Jura Egles aplēsēm, dome palielināja budžetu.",
    ],
)
def test_the_verb_of_another_stays_that(text: str) -> None:
    assert speakers(text) == set()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tiesāja 34 gadus veco šoferi Juri Egli.", "šoferi"),
        ("Par to stāsta 29-gadīgā skolotāja Anna Kalnakrūma.", "skolotāja"),
        ("Par to stāsta vecākā skolotāja Anna Kalnakrūma.", "vecākā skolotāja"),
    ],
)
def test_an_age_is_no_part_of_an_office(text: str, role: str) -> None:
    assert [one.role for one in find_people(text)] == [role]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A. Kalna norāda, ka darba ir daudz.", "Anna Kalna"),
        ("Pēc A. Kalna teiktā, darba ir daudz.", "Andris Kalns"),
    ],
)
def test_the_case_of_initials_tells_whose_they_are(text: str, who: str) -> None:
    assert speakers(f"Biedrību vada Andris Kalns un Anna Kalna. {text}") == {who}


def test_initials_of_a_woman_are_no_genitive_of_a_man() -> None:
    text = "Sanāksmē piedalījās inspektore {}. A. Kalnakrūma skolēniem norādīja, ka darba kļūst vairāk."
    assert speakers(text.format("Anna Kalnakrūma")) == {"Anna Kalnakrūma"}


@pytest.mark.parametrize("verb", ["aicina", "mudina"])
def test_what_is_asked_for_may_open_the_sentence(verb: str) -> None:
    assert speakers(f"Ziņot par aizdomīgiem darba piedāvājumiem {verb} Anna Kalnakrūma.") == {"Anna Kalnakrūma"}
