"""In an English text phrases are of speaking whose verb alone is not: `let it be known`, `addressed the audience`."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite talked about residence permits.",
        "Rita Bite talked to the pupils about debt.",
        "Rita Bite asked that the state cover the fees.",
        "Rita Bite asked for the door to be opened.",
        "Rita Bite addressed the audience.",
        "Rita Bite addressed the European Parliament.",
        "Rita Bite addressed the staff of the hotel about the law.",
        "Rita Bite introduced the participants to the new handbook.",
        "Rita Bite delivered the keynote speech.",
        "Rita Bite is often quoted as saying that beds are few.",
        "Nobody, Rita Bite is quoted by a newspaper as saying, knew of it.",
        "Rita Bite let it be known that beds are few.",
        "Rita Bite made it clear that beds are few.",
        "Rita Bite did not hide that beds are few.",
        "Rita Bite does not believe that the law will help.",
        "Rita Bite could only confirm that beds are few.",
        "Rita Bite wants to remind us that beds are few.",
        "Rita Bite would like to thank the volunteers.",
        "Rita Bite began by thanking the volunteers.",
        "Rita Bite claimed in an interview that beds are few.",
        "For Rita Bite the law is too weak: “We are too slow.”",
        "“We are too slow” was how Rita Bite put it.",
        "Rita Bite put it differently: “We are too slow.”",
        "Next to speak was Rita Bite.",
        "Lawyer Rita Bite (Latvia) went on to show how the law is used.",
        "Rita Bite went on to call the law a farce.",
        "Rita Bite, who had studied it, went on to point out that beds are few.",
        "Rita Bite goes on to describe how victims are housed.",
        "Rita Bite opened the meeting and went on to stress that beds are few.",
        "Rita Bite continued to insist that she was innocent.",
        "Rita Bite (Latvia) began with the numbers: in the files she had read, half were in debt.",
        "Rita Bite ended with a plea to employers to check papers.",
        "Rita Bite concluded with some words of thanks to the volunteers.",
        "Rita Bite opened her lecture with a photograph of a bed.",
        "Rita Bite ended her speech by quoting the law.",
        "Rita Bite closed with a call for more beds.",
        "Rita Bite devoted her talk to debts.",
        "Rita Bite opened the conference with a lecture on debts.",
        "Mayor Rita Bite welcomed the guests with a few words in Polish.",
        "The conference was opened by Rita Bite with a short speech.",
        "The answer of Rita Bite was clear: nobody pays.",
        "Answer of the head of the centre Rita Bite is short: nobody pays.",
    ],
)
def test_the_person_named_speaks(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite talked to the police.",
        "Rita Bite asked for a taxi.",
        "Rita Bite asked for help.",
        "Rita Bite addressed the envelope to the court.",
        "Rita Bite addressed the lack of beds.",
        "Rita Bite addressed staff shortages by hiring two nurses.",
        "Rita Bite addressed prison overcrowding.",
        "Rita Bite addressed the Committee’s recommendations in the plan.",
        "Rita Bite addresses members of gangs.",
        "Rita Bite introduced a new rule.",
        "Rita Bite introduced the guests to her husband.",
        "Rita Bite introduced the seminar.",
        "Rita Bite introduced the pupils to crack cocaine.",
        "Rita Bite introduced people to drug dealers.",
        "Rita Bite introduced the students to the new minister.",
        "Rita Bite provided the bank details of the women to her brother.",
        "Rita Bite offered information on the street.",
        "Rita Bite wants to warn other girls.",
        "The journalist Rita Bite talks to Ilze about her work.",
        "Rita Bite delivered the parcel.",
        "Rita Bite was cited as a witness.",
        "Rita Bite was wrongly quoted as saying that beds are few.",
        "Rita Bite's words were quoted as saying that beds are few.",
        "The minister was quoted by Rita Bite as saying that beds are few.",
        "Rita Bite let the girl go.",
        "Rita Bite made sure that the door was locked.",
        "Rita Bite did not hide the money.",
        "Rita Bite did not believe that she was free.",
        "Rita Bite wants to remind herself of the house.",
        "Rita Bite would like to see the report.",
        "Rita Bite closed the deal by calling the bank.",
        "For Rita Bite the trial was long.",
        "For Rita Bite, this is the third book: “The Price”.",
        "For Rita Bite there is a letter on the table: “Come home.”",
        "For Rita Bite's lawyer the law is weak: “We are too slow.”",
        "“We are too slow” was how the minister put it to Rita Bite.",
        "Rita Bite put it on the table.",
        "Rita Bite went on to advise a bank.",
        "Rita Bite went on to show her passport.",
        "Rita Bite went on to call the police.",
        "Rita Bite went on to state school.",
        "Rita Bite was hit by a driver who continues to deny the charges.",
        "Rita Bite sued the bank, which continues to insist that beds are few.",
        "Rita Bite left and her lawyer went on to explain why she had.",
        "Rita Bite opened the meeting, and the judge went on to stress that beds are few.",
        "Rita Bite went on to describe a new species of beetle.",
        "Rita Bite went on to present a television programme.",
        "Rita Bite went on to inform the police about the theft.",
        "Rita Bite continued to invite guests to dinner.",
        "Rita Bite began with a case of wine.",
        "Rita Bite started with a question mark over her head.",
        "Rita Bite opened the door with a key.",
        "Rita Bite opened the festival with a talk by the writer Ivo Egle.",
        "Rita Bite opened the festival with a report from the auditor.",
        "Rita Bite opened the email with a report on debts.",
        "Rita Bite closed the file with a report on debts.",
        "Mayor Rita Bite closed the gap with some talk of cuts.",
        "Rita Bite started with a call to the police.",
        "Rita Bite ended with a request to the court for bail.",
        "Rita Bite closed with a warning for speeding.",
        "Rita Bite ended with a call to arms.",
        "Rita Bite finished her statement by Friday.",
        "Rita Bite ended her speech with applause from the hall.",
        "Rita Bite devoted her life to children.",
        "Rita Bite closed the deal with a handshake.",
        "Rita Bite greeted the host of the evening with a talk show smile.",
        "Rita Bite was welcomed with a speech.",
        "The position of Rita Bite was vacant: she had left.",
        "The view of Rita Bite was different: a courtyard with two trees.",
        "The answer to Rita Bite was clear: nobody pays.",
        "The answer of the lawyer of Rita Bite was clear: nobody pays.",
        "The trial of Rita Bite began with a question: who paid?",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize("verb", ["believes", "claimed", "revealed", "added", "concluded", "reported"])
@pytest.mark.parametrize(
    "text",
    [
        "“The number is growing,” {} Rita Bite.",
        "“The number is growing” {} Rita Bite.",
        "As Rita Bite {}, the number is growing.",
        "The number, Rita Bite {}, is growing.",
    ],
)
def test_what_is_said_may_stand_around_verbs_that_need_it(text: str, verb: str) -> None:
    assert speakers(text.format(verb)) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "“Home without Fear” reported Rita Bite missing.",
        "“Days of our fear and hope” revealed Rita Bite as an actress.",
        "The book “I will not go back there” revealed Rita Bite as an author.",
        "As friends of Rita Bite believe, the number is growing.",
        "The number, a friend of Rita Bite claimed, is growing.",
    ],
)
def test_nothing_is_said_around_others(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()
