"""`Pēc viņas teiktā`, `viņaprāt`, `kuras ieskatā`: whose a sentence is, where the pronoun can mean one person."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import statements


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Andris Roze vada centru.", "Pēc viņa teiktā, naudas pietiek."),
        ("Andris Roze vada centru.", "Viņaprāt, sods ir mazs."),
        ("Andris Roze vada centru.", "Tomēr, pēc viņa domām, sods ir mazs."),
        ("Andris Roze vada centru.", "Viņa vārdiem sakot, sods ir mazs."),
        ("Andris Roze vada centru.", "Viņa ieskatā sods ir mazs."),
        ("Andris Roze vada centru.", "Pēc viņa vārdiem „tas bija murgs”, lai gan citi to noliedz."),
        ("Andris Roze tikās ar Zani Lapu.", "Viņaprāt, sods ir mazs."),
        ("Andris Roze vada centru.", "Sods, pēc viņa domām, ir mazs."),
        # the office in place of the pronoun
        ("Analītiķis Andris Roze vada nodaļu.", "Pēc analītiķa vārdiem, naudas pietiek."),
        ("Analītiķis Andris Roze vada nodaļu.", "Analītiķa ieskatā naudas pietiek."),
        ("Centra vadītājs Andris Roze ieradās.", "Pēc centra vadītāja teiktā, naudas pietiek."),
    ],
)
def test_a_pronoun_means_the_person_of_the_sentence_before(first: str, second: str) -> None:
    assert statements(f"{first} {second}") == [("Andris Roze", second)]


@pytest.mark.parametrize(
    "text",
    [
        "Zane Lapa ir pedagoģe, un, viņasprāt, bērni jāsargā.",
        "Piedalījās arī Zane Lapa, pēc kuras domām likums ir novecojis.",
        "Piedalījās arī Zane Lapa, kuras ieskatā likums ir novecojis.",
        "Saskaņā ar Zanes Lapas sniegto informāciju lieta nodota tiesai.",
    ],
)
def test_a_sentence_is_given_to_its_own_person(text: str) -> None:
    assert statements(text) == [("Zane Lapa", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Zane Lapa vada centru. Viņaprāt, sods ir mazs.",
        "Andris Roze, Zane Lapa un Guna Zīle vada centru. Viņasprāt, sods ir mazs.",
        "Andris Roze, Zane Lapa un kāda sieviete vada centru. Viņasprāt, sods ir mazs.",
        "Andris Roze un Zane Lapa vada centru. Viņa draugi uzskata, ka sods ir mazs.",
        "Andris Roze un Zane Lapa vada centru.\n\nViņasprāt, sods ir mazs.",
        "Zane Lapa ieradās ar dēlu. Viņa skolotājs stāstīja par darbu.",
        "Skolotājs palīdzēja Andrim Rozem. Viņš stāstīja par darbu.",
        "Andris Roze vada centru. Viņa vārdiem neviens neticēja.",
        "Andris Roze vada centru. Viņa teiktajam piekrīt kolēģi.",
        "Andris Roze vada centru. Direktors uzsvēra, ka, pēc viņa domām, sods ir mazs.",
        "Andris Roze bija kopā ar kolēģi, un direktors sacīja, ka, viņaprāt, sods ir mazs.",
        "Andrim Rozem palīdzēja kaimiņš, kas, viņaprāt, bija labs.",
        "Piedalījās arī Zane Lapa, kura ieskatā likums ir novecojis.",
        "Piedalījās arī Zane Lapa, pēc kuras domām neviens nejautāja.",
        # another with that office, of the other gender, a part of another office
        "Analītiķis Andris Roze vada nodaļu. Pēc cita analītiķa vārdiem, naudas pietiek.",
        "Analītiķe Zane Lapa vada nodaļu. Pēc analītiķa vārdiem, naudas pietiek.",
        "Direktora vietnieks Andris Roze vada nodaļu. Pēc direktora teiktā, naudas pietiek.",
        "Analītiķis Andris Roze un analītiķis Juris Egle ieradās. Pēc analītiķa vārdiem, naudas pietiek.",
        "Analītiķis Andris Roze vada nodaļu. Pēc Igaunijas analītiķa vārdiem, naudas pietiek.",
        "Analītiķis Andris Roze vada nodaļu. Pēc analītiķa vārdiem neviens nevaicāja.",
        "Andra Rozes grāmata ir dārga. Viņš saka, ka naudas pietiek.",
        "Zanei Lapai zvanīja māte, un viņa teica, ka naudas pietiek.",
    ],
)
def test_a_pronoun_that_may_mean_somebody_else_gives_nothing(text: str) -> None:
    assert statements(text) == []
    assert find_people(text)


@pytest.mark.parametrize(
    ("second", "who"),
    [
        ("Viņasprāt, sods ir mazs.", "Zane Lapa"),
        ("Pēc viņas teiktā, naudas pietiek.", "Zane Lapa"),
        ("Viņa uzsvēra, ka naudas pietiek.", "Zane Lapa"),
        ("Viņš uzsvēra, ka naudas pietiek.", "Andris Roze"),
    ],
)
def test_a_pronoun_means_the_only_one_of_its_gender(second: str, who: str) -> None:
    assert statements(f"Centru vada Andris Roze un Zane Lapa. {second}") == [(who, second)]


@pytest.mark.parametrize("second", ["Viņa uzsvēra, ka naudas pietiek.", "Pēc viņas teiktā, naudas pietiek."])
def test_a_pronoun_may_open_the_next_paragraph(second: str) -> None:
    assert statements(f"Zane Lapa vada centru.\n\n{second}") == [("Zane Lapa", second)]
    assert statements(f"Zane Lapa vada centru.\n\nKāda sieviete raudāja. {second}") == []


@pytest.mark.parametrize(
    "above",
    [
        "Foto: Zane Lapa",
        "Zane Lapa, žurnāliste",
        "Ar mākslinieci sarunājās Zane Lapa.",
        "Sievietei palīdzēja Zane Lapa.",
        "Zane Lapa vada centru.\n\nApsūdzētajai draud cietumsods.",
    ],
)
def test_a_pronoun_below_a_credit_or_a_helper_means_somebody_else(above: str) -> None:
    assert statements(f"{above}\n\nViņa norādīja, ka naudas pietiek.") == []


def test_a_pronoun_goes_on_with_who_spoke_in_the_paragraph_before() -> None:
    text = "Par to informēja Zane Lapa.\n\nViņa norādīja, ka naudas pietiek."
    assert statements(text)[-1] == ("Zane Lapa", "Viņa norādīja, ka naudas pietiek.")


def test_a_pronoun_may_mean_who_is_named_behind_it() -> None:
    second = "Viņasprāt, skaidro juriste Guna Zīle, sods ir mazs."
    assert statements(f"Zane Lapa ieradās tiesā. {second}") == [("Guna Zīle", second)]


def test_a_pronoun_means_the_only_person_in_any_case_where_nobody_else_can_be_meant() -> None:
    said = "Viņa bērniem pastāstīja par drošību."
    assert statements(f"Bērni tikās ar Zani Lapu. {said}") == [("Zane Lapa", said)]
    assert statements(f"Skolotāja palīdzēja Zanei Lapai. {said}") == []


def test_a_pronoun_means_the_one_to_whom_the_sentence_before_is_given() -> None:
    first, second = "Pēc prokurora Andra Rozes teiktā, lieta ir sarežģīta.", "Viņš piebilda, ka sods būs bargs."
    assert statements(f"{first} {second}") == [("Andris Roze", first), ("Andris Roze", second)]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize(
    "said", ["„Zinu. Mūsu direktors ir slims,” pauda ministrs.", "Ministrs norādīja, ka sods ir mazs."]
)
def test_a_pronoun_means_whom_an_office_means_that_nobody_is_named_with(said: str, gap: str) -> None:
    text = gap.join(
        ["Parku ministrs Andris Roze ieradās.", said, "Viņš piebilda, ka naudas pietiek.", "„Jā,” viņš teica."]
    )
    assert [name for name, _ in statements(text)] == ["Andris Roze"] * 3


@pytest.mark.parametrize("said", ["Ministre informēja, ka naudas pietiek.", "Ministre sacīja, ka tā ir iespēja."])
def test_a_verb_and_a_thing_are_nobody_else(said: str) -> None:
    text = f"Ministre Zane Lapa ieradās. {said} Viņa piebilda, ka sods ir mazs."
    assert [name for name, _ in statements(text)] == ["Zane Lapa"] * 2


def test_a_pronoun_is_open_where_the_sentence_has_a_given_name_alone() -> None:
    text = "Muzeja direktore Zane Lapa sacīja, ka tā ir. Ieradās arī Ilona, taču viņa priecājās, ka darbs ir padarīts."
    assert [said.partition(" ")[0] for _, said in statements(text)] == ["Muzeja"]


def test_a_pronoun_is_open_behind_a_paragraph_that_tells_of_another() -> None:
    text = "Parku ministrs Andris Roze ieradās.\n\n„Jā,” pauda ministrs. Ienāca direktors.\n\nViņš piebilda, ka tā nav."
    assert [said for _, said in statements(text)] == ["Jā"]
