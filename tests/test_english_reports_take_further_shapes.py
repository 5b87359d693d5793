"""In an English text somebody reports by a perfect, a participle, a noun for what is said, or in their own talk."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        # the perfect
        "Rita Bite has repeatedly spoken out against the bill.",
        "Rita Bite had written that beds are few.",
        "The ombudsman, Rita Bite, has drawn attention to the lack of beds.",
        "Rita Bite has given an overview of the trial.",
        # who goes on
        "Rita Bite opened the meeting. She then went on to explain how victims are found.",
        "Judge Rita Bite opened the meeting. The judge went on to stress that beds are few.",
        "Rita Bite declined to name the firm, but confirmed that it is in Bauska.",
        # a phrase before the subject tells of somebody
        "Replying to the minister, Rita Bite said that beds are few.",
        "In a letter to the prosecutor, Rita Bite writes that beds are few.",
        "Among those critical of the bill was Rita Bite, who warned that beds are few.",
        # participles
        "The number of victims has grown, Rita Bite noting that many are men.",
        "Rita Bite was more cautious, saying that the figures must be checked.",
        "Rita Bite refused to comment, saying only that the trial goes on.",
        "Rita Bite handed over the petition, expressing hope that it would be read.",
        "Rita Bite closed the forum, calling on employers to check papers.",
        # nouns for what is said
        "Rita Bite’s call for a new shelter was supported by all.",
        "Rita Bite’s latest warning about false offers was read by thousands.",
        "Rita Bite’s promise that beds would be found convinced nobody.",
        "Rita Bite’s statement to the press says that beds are few.",
        "A statement by Rita Bite says that beds are few.",
        "Criticism also came from Rita Bite.",
        "The bill drew criticism from Rita Bite of the centre.",
        "The proposal to open a shelter came from Rita Bite.",
        "For Rita Bite, the main problem is the lack of beds.",
        "“It was hell.” These are the words of Rita Bite, who spent a year there.",
        # what others learn from somebody
        "Three people have been arrested, LETA was told by police spokeswoman Rita Bite.",
        "The newspaper learned this from Rita Bite.",
        "This was confirmed to the agency by Rita Bite.",
        "The beds are few, if Rita Bite is to be believed.",
        "“The beds are few” – so says Rita Bite, who runs the shelter.",
        # talks
        "Rita Bite focused on debts in her talk at the forum.",
        "The audience heard a lecture by Rita Bite on debts.",
        "The day ended with Rita Bite’s talk on debts.",
        "Teachers opened the festival with a talk on debts by the writer Rita Bite.",
        # what somebody wants known
        "Rita Bite sees no grounds for a ban.",
        "Rita Bite gave assurances that the shelter would stay.",
        "Rita Bite named poverty as the main cause.",
        "Rita Bite called attention to the lack of beds.",
        "Rita Bite came out in support of the bill.",
        "Rita Bite wants the law to change.",
        "Rita Bite would have liked to see the fine doubled.",
        "Rita Bite is of a different opinion: beds are few.",
        "Rita Bite was more optimistic: beds will be found.",
        "The Ministry of Welfare’s Rita Bite told the press that beds are few.",
    ],
)
def test_the_person_named_speaks(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite has not spoken about the bill.",
        "Rita Bite had hardly spoken about the bill.",
        "Rita Bite has been given an overview of the case.",
        "Rita Bite has written three books.",
        "Rita Bite had taken the girls to Riga.",
        "Rita Bite went on to study law.",
        "Rita Bite vanished. Her sister was there. She went on to explain how it happened.",
        "The police released Rita Bite, but said that she would be charged.",
        "After a talk with the wife of the accused, Rita Bite, reporters said that beds are few.",
        "A friend of the late judge Rita Bite, who told her story, left.",
        "The police detained two people, Rita Bite and Ivo Egle, noting that they had fled.",
        "The police detained the driver, Rita Bite, noting that she had fled.",
        "Rita Bite did not come, her lawyer saying that she was ill.",
        "Rita Bite’s call for help was not heard.",
        "The police rejected Rita Bite’s claim that she was abroad.",
        "Rita Bite’s proposal to her friend was refused.",
        "A statement by Rita Bite’s lawyer says that she is ill.",
        "A statement about Rita Bite says that she is ill.",
        "The phone call came from Rita Bite.",
        "The girls were introduced to the client by Rita Bite.",
        "The girls were shown to the client by Rita Bite.",
        "The prize was presented to Ivo Egle by Rita Bite.",
        "The reporter learned this from the lawyer of Rita Bite.",
        "The agency heard from the police that Rita Bite had fled.",
        "If Rita Bite is to be released, her sister must pay.",
        "Rita Bite was interrupted in her talk on debts.",
        "The minister mentioned Rita Bite in his talk on debts.",
        "Police named Rita Bite as the main suspect.",
        "Rita Bite wants her daughter to come home.",
        "Rita Bite looked back at the house.",
        "Rita Bite came out against the light.",
        "A colleague of the Ministry of Welfare’s Rita Bite said that beds are few.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "other", ["I. Egle", "Ivo K. Egle", "Ivo Egle, head of the centre,", "Judge Ivo Egle (Bauska)"]
)
def test_whom_somebody_meets_hides_no_second_verb(other: str) -> None:
    assert speakers(f"Rita Bite met {other} and said that beds are few.") == {"Rita Bite"}
    assert speakers(f"The police arrested {other} and said that beds are few.") == set()


def test_who_asks_speaks_where_it_is_told_what_about() -> None:
    assert speakers("Answering a question by Ivo Egle, Rita Bite said that beds are few.") == {"Rita Bite"}
    assert speakers("Answering a question by Ivo Egle about prices, Rita Bite said that beds are few.") == {
        "Ivo Egle",
        "Rita Bite",
    }


@pytest.mark.parametrize("relation", ["An adviser to", "The lawyer of", "The sister of Minister"])
def test_between_commas_stands_whoever_is_somebodys(relation: str) -> None:
    assert speakers(f"{relation} Ivo Egle, Rita Bite, said that beds are few.") == {"Rita Bite"}
    assert speakers(f"{relation} Ivo Egle, Rita Bite and Anda Kalna said that beds are few.") == set()
    assert speakers("A letter to Ivo Egle, Rita Bite, said that beds are few.") == set()


@pytest.mark.parametrize("text", ["About Egle. He felt bad.\nEgle said no.", "Despite Egle’s plans, Egle said no."])
def test_what_opens_a_sentence_is_no_given_name(text: str) -> None:
    assert find_people(text, "en") == []
