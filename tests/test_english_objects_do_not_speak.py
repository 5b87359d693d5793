"""In an English text only the subject of a verb of speaking speaks: nobody whom others meet, hear or write to."""

from __future__ import annotations

import pytest

from archive.people import find_people
from archive.people.english.predicates.needs import NEEDS
from archive.people.english.verbs import SPEAKING
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite smiled and left the room.",
        "Rita Bite cried in the corridor.",
        "The guard Rita Bite denied the man entry.",
        "The court dismissed Rita Bite in May.",
        "A spokeswoman for Prime Minister Rita Bite said that talks go on.",
        "A neighbour of Anda Kalna told the press that the house had been empty.",
        "A petition to Ivo Egle said that the shelter must stay open.",
        "The essay by Rita Bite concluded that schools should do more.",
        "The hearing with Anda Kalna confirmed what inspectors had long suspected.",
        "An article about Ivo Egle claimed that he owned three hotels.",
        "The lawyer representing Anda Kalna said that she would appeal.",
        "A man known as Ivo Egle promised that they would be rich.",
        "The daughter of the late Rita Bite thanked the guests.",
        "The charges against Anda Kalna and Ivo Egle suggested a wider network.",
        "The letter to Anda Kalna and her husband Ivo Egle said that prices rise.",
        "The choir, led by conductor Rita Bite, thanked the guests.",
        "The recruiter, using the name Ivo Egle, promised that the work is easy.",
        "The lawyer representing the accused, driver Ivo Egle, said that prices rise.",
        "As friends of Rita Bite put it, the law is bad.",
        "The work was done just as Rita Bite put it.",
        "Friends of Rita Bite and her brother Ivo Egle said that it was late.",
        "There is no truth in Rita Bite’s words.",
        "In Rita Bite’s own experience of prison she found her faith.",
    ],
)
def test_no_object_of_a_preposition(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors questioned Ivo Egle and reported that he had no licence.",
        "The court condemned Rita Bite.",
        "The jury heard Anda Kalna and concluded that she was credible.",
        "The mayor greeted her colleague Rita Bite and stressed that the town was proud.",
        "The inspector came in, told officer Ivo Egle to wait and left.",
        "The play, praised by Rita Bite, opened in Bauska.",
    ],
)
def test_no_object_of_a_verb(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Egle was informed that his appeal had been rejected.",
        "Anda Kalna was recently asked about the budget of the shelter.",
        "Rita Bite has been invited to explain the figures.",
        "Ivo Egle, described as dangerous, was arrested in Bauska.",
        "Ivo Egle, asked for his papers, ran away.",
        "Anda Kalna was arrested at the border and told that she would be deported.",
        "The recruiter, called Ivo Egle by his friends, never came back.",
    ],
)
def test_nobody_to_whom_something_is_said(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He is innocent,” said Ivo Egle's mother.", set()),
        ("“He is innocent,” said Ivo Egle’s lawyer as he left the court.", set()),
        ("“He is innocent,” said Ivo Egle's lawyer Anda Kalna.", {"Anda Kalna"}),
        ("Rita Bite's report noted that the number of victims is growing.", set()),
        ("According to Ivo Egle's lawyer, the contract was legal.", set()),
        ("In Rita Bite's view, schools should do more.", {"Rita Bite"}),
    ],
)
def test_a_possessive_is_no_subject(text: str, expected: set[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Drive on,” said the man whom Ivo Egle had hired.",
        "“Drive on,” said the officer Rita Bite had met.",
        "“Drive on,” said a friend of Rita Bite, who told the police about it.",
        "Ivo Egle, 32, of Bauska, was charged with fraud, said the police.",
        "After a talk with Ivo Egle, the minister stressed that help is near.",
        "Unlike Anda Kalna, the expert believes that the law is good.",
        "In the photo: Ivo Egle, the mayor said that the bridge is new.",
        "The women whom Ivo Egle promised the work would be easy were not paid.",
        "The story Anda Kalna told was not believed.",
        "Did Anda Kalna say that she was sick?",
        "Anda Kalna waited. The police said she would be released.",
        "Anda Kalna waited. She was told to go.",
        "As Rita Bite put it in her bag, the phone rang.",
        "As soon as Rita Bite sees it, the lights go out.",
        "As Rita Bite’s lawyer puts it, the law is bad.",
        "The owner, businessman Ivo Egle, reported the theft to the police.",
    ],
)
def test_nobody_of_another_clause(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Anda Kalna called an ambulance and waited outside.", False),
        ("Anda Kalna called on employers to check papers.", True),
        ("Anda Kalna called the ruling a disgrace.", True),
        ("Ivo Egle promised them good wages and a flat.", False),
        ("Ivo Egle promised that the road would be repaired.", True),
        ("Rita Bite shared a room with four other women.", False),
        ("Rita Bite shared her experience of ten years.", True),
        ("Anda Kalna presented flowers to the guests.", False),
        ("Anda Kalna presented the results of the survey.", True),
        ("Ivo Egle answered the phone at once.", False),
        ("Ivo Egle answered questions from pupils.", True),
        ("Rita Bite reported the theft to the police.", False),
        ("Rita Bite reported to the council that two pupils had been approached.", True),
        ("Anda Kalna invited the guests to her house.", False),
        ("Anda Kalna invited the guests to ask.", True),
        ("Ivo Egle agreed a price with the driver.", False),
        ("Ivo Egle agreed that time is short.", True),
        ("Ivo Egle responded to an advertisement on the internet.", False),
        ("Ivo Egle responded that time is short.", True),
        ("Anda Kalna speaks three languages.", False),
        ("Anda Kalna spoke about three languages.", True),
        ("Ivo Egle pointed a gun at the driver.", False),
        ("Ivo Egle pointed out that time is short.", True),
        ("Anda Kalna added a picture to her profile.", False),
        ("“Time is short,” Anda Kalna added.", True),
        ("Ivo Egle concluded a contract with the hotel.", False),
        ("Rita Bite believes the road should be repaired.", True),
        ("The road will be repaired, believes Rita Bite.", True),
        ("The road will be repaired, Rita Bite hopes.", True),
        ("Rita Bite welcomed the guests at the door.", False),
        ("Rita Bite welcomed the decision of the court.", True),
        ("Ivo Egle gave her a lift to the airport.", False),
        ("Ivo Egle gave a lecture on forged papers.", True),
        ("Anda Kalna drew a map of the flat.", False),
        ("Anda Kalna drew attention to the lack of beds.", True),
        ("Anda Kalna drew attention to herself.", False),
        ("Ivo Egle reported five cases of theft.", True),
        ("Ivo Egle reported a slight rise in prices.", True),
        ("Ivo Egle reported five men to the police.", False),
        ("Ivo Egle reported two hours late.", False),
        ("Anda Kalna called the bill unworkable.", True),
        ("Anda Kalna called these proposals premature.", True),
        ("Anda Kalna called smuggling a symptom of poverty.", True),
        ("Anda Kalna called the housing association again.", False),
        ("Anda Kalna called the delivery driver back.", False),
        ("Anda Kalna called after the training began.", False),
        ("Anda Kalna called the clinic about an appointment.", False),
        ("Anda Kalna called the girls a taxi.", False),
        ("Anda Kalna called her during lunch.", False),
        ("Anda Kalna called her mother asking for money.", False),
        ("Rita Bite asked who should pay.", True),
        ("Rita Bite asked for stricter rules.", True),
        ("Rita Bite asked for water.", False),
        ("Rita Bite asked her listeners a question.", True),
        ("Rita Bite asked no questions.", False),
        ("Rita Bite presented on forged papers.", True),
        ("Rita Bite presented a map of the routes.", True),
        ("Rita Bite presented a forged visa at the airport.", False),
        ("Rita Bite presented the nurses with a cake.", False),
        ("Rita Bite presented on Tuesday.", False),
        ("Rita Bite shared a few hints for parents.", True),
        ("Ivo Egle concluded by quoting a poem.", True),
        ("Ivo Egle concluded by marrying her.", False),
        ("Ivo Egle responded by calling the police.", False),
        ("Ivo Egle replied briefly.", True),
        ("Ivo Egle replied to the advertisement.", False),
        ("Ivo Egle wrote in his letter that prices rise.", True),
        ("Ivo Egle wrote in a diary that was found later.", False),
        ("Ivo Egle added a few examples.", True),
    ],
)
def test_verbs_of_many_meanings_speak_where_they_say_what(text: str, speaks: bool) -> None:
    assert bool(speakers(text)) == speaks


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite cried that night.",
        "Rita Bite sighed that whole evening.",
        "Rita Bite protested in front of parliament.",
        "Rita Bite continued her studies.",
        "Rita Bite posted that letter in May.",
        "Rita Bite queried the bill.",
        "Rita Bite disclosed a bank account.",
        "Rita Bite, lauded by all, left.",
        "Rita Bite deplored by all left.",
        "Rita Bite pleaded guilty.",
        "Rita Bite boasted a large garden.",
        "Rita Bite called the operation “Red Rose”.",
        "Rita Bite called the girl “a princess”.",
    ],
)
def test_who_makes_a_sound_or_does_something_else_does_not_speak(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Ivo Egle gave a talk in Bauska.", False),
        ("Ivo Egle gave a talk on Monday.", False),
        ("Ivo Egle gave a talk to pupils about false names.", True),
        ("Ivo Egle gave a lecture hall to the choir.", False),
        ("Ivo Egle gave an interview to the radio.", False),
        ("Ivo Egle gave an account number to the driver.", False),
        ("Ivo Egle gave an account of the trial.", True),
        ("Ivo Egle gave her the address of the hotel.", False),
        ("Ivo Egle gave a speech in which he thanked the police.", True),
        ("Ivo Egle made a statement that was false.", False),
        ("Ivo Egle raised money and hopes.", False),
        ("In Ivo Egle's account there was no money.", False),
    ],
)
def test_a_talk_of_which_nothing_is_told_makes_no_speaker(text: str, speaks: bool) -> None:
    assert bool(speakers(text)) == speaks


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Rita Bite is convinced that the fines must rise.", True),
        ("Rita Bite is convinced the fines must rise.", True),
        ("The fines will rise, Rita Bite is convinced.", True),
        ("Rita Bite is not convinced that the fines must rise.", False),
        ("Rita Bite was not sure where she was.", False),
        ("Rita Bite was certain to win.", False),
        ("Rita Bite was certain to win the race her sister had lost.", False),
        ("Rita Bite was concerned about her sister.", False),
        ("Rita Bite, who has two sons, was concerned.", False),
        ("Later, Rita Bite was concerned.", False),
    ],
)
def test_who_is_sure_speaks_with_a_clause_alone(text: str, speaks: bool) -> None:
    assert bool(speakers(text)) == speaks


@pytest.mark.parametrize("verb", sorted(SPEAKING))
def test_no_verb_makes_an_object_speak(verb: str) -> None:
    assert speakers(f"A letter to Anda Kalna {verb} that prices rise.") == set()
    assert speakers(f"Anda Kalna was {verb} that prices rise.") == set()
    assert speakers(f"Anda Kalna's letter {verb} that prices rise.") == set()


@pytest.mark.parametrize("verb", sorted(SPEAKING - NEEDS.keys()))
def test_every_other_verb_makes_a_subject_speak(verb: str) -> None:
    assert speakers(f"Anda Kalna {verb} that prices rise.") == {"Anda Kalna"}


@pytest.mark.parametrize(
    "text",
    [
        "“Dace” reminded nurse Rita Bite that beds are few.",
        "The weekly “Vārds” asked Rita Bite why beds are few.",
        'The choir "Ausma" thanked Director Rita Bite and said that beds are few.',
        "The shop “Pie Annas” informed Rita Bite that beds are few.",
    ],
)
def test_whom_a_name_in_quotation_marks_tells(text: str) -> None:
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "“Are beds few?” asked Rita Bite.",
        "“Beds are few”, reminded Rita Bite.",
        "“Beds are few” – reminded Rita Bite.",
        "Rita Bite from “Ausma” asked why beds are few.",
    ],
)
def test_who_asks_behind_or_before_a_quotation(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "Guards escorting Rita Bite said that beds are few.",
        "The nurse treating Rita Bite told the court that beds are few.",
        "The charity assisting Rita Bite says that beds are few.",
        "The journalist interviewing Rita Bite and Zane Krauze asked why beds are few.",
        "Officers questioning the suspect Rita Bite said that beds are few.",
    ],
)
def test_whom_a_participle_behind_a_noun_has_for_object(text: str) -> None:
    assert speakers(text) == set()
    assert not any(one.role for one in find_people(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "The ministry’s leading expert Rita Bite said that beds are few.",
        "The acting director Rita Bite said that beds are few.",
        "On Monday morning Rita Bite said that beds are few.",
        "Presiding judge Rita Bite said that beds are few.",
    ],
)
def test_what_ends_so_may_describe_who_speaks(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}
