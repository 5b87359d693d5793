"""In an English text what somebody thinks, wants or blames is said by them, in the words of who reports it."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "said",
    [
        "accused the ministry of ignoring the report",
        "appealed to employers to check papers",
        "attributed the rise to better training",
        "begs to differ",
        "brought up the lack of money",
        "cannot say how many there are",
        "compared the system to a sieve",
        "considers the law a first step",
        "could not agree more",
        "deemed the decision wrong",
        "defended the decision",
        "dismissed the idea as naive",
        "echoed these concerns",
        "finds the fines too low",
        "finds that half of the pickers are in debt",
        "had this to say: the law is weak",
        "has been calling for a new law",
        "has long argued that the law is weak",
        "has no doubt that the law is weak",
        "hit back: the picture was two years old",
        "holds that the law is weak",
        "is blunt: the law is weak",
        "is calling for a new law",
        "is critical of the plan",
        "is of the opinion that the law is weak",
        "keeps saying that the law is weak",
        "likened the camp to a prison",
        "made the case for a national register",
        "must admit that the law is weak",
        "never tires of repeating that the law is weak",
        "paid tribute to the volunteers",
        "put forward a proposal",
        "puts the number of victims at 300",
        "questioned whether the law was needed",
        "remains of the opinion that the law is weak",
        "ruled out a return to the old system",
        "sees no reason to change the law",
        "spelled out the consequences",
        "takes the view that the law is weak",
        "touched upon the issue of wages",
        "used the occasion to thank the volunteers",
        "was keen to stress that the law is weak",
        "went so far as to call the law a farce",
        "would like to see the fines doubled",
    ],
)
def test_by_the_subject(said: str) -> None:
    assert speakers(f"Rita Bite {said}.") == {"Rita Bite"}


@pytest.mark.parametrize(
    "done",
    [
        "was accused of fraud",
        "appealed to the Supreme Court",
        "brought up the girl: her mother was dead",
        "considered a job in Leeds",
        "could not say a word",
        "compared the passports with the list",
        "defended her title in Paris",
        "dismissed the driver",
        "echoed in the hall",
        "felt that somebody was following her",
        "finds work in Leeds",
        "found the door locked",
        "had an answer ready",
        "has been working for years",
        "held that office for ten years",
        "hit back and fled",
        "is clear of debts",
        "keeps working",
        "made a call to the police",
        "must leave",
        "never tires of dancing",
        "paid tribute money",
        "put forward the clock",
        "put the children to bed at nine",
        "questioned the witnesses",
        "recognised that he was the driver",
        "sees the sea every day",
        "set out the chairs",
        "showed the girl how to clean a room",
        "took the floor polish and left",
        "took the view from the tower for a postcard",
        "used the occasion to visit the museum",
        "was careful to lock the door",
        "was referred to the shelter",
        "would add sugar",
        "would like to see her mother",
    ],
)
def test_deeds_say_nothing(done: str) -> None:
    text = f"Rita Bite {done}."
    assert speakers(text) == set()
    assert find_people(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "According to data presented by Rita Bite, half of the pickers were in debt.",
        "By Rita Bite’s reckoning, half of the pickers were in debt.",
        "In the assessment of Rita Bite, the law is weak.",
        "The law, to quote Rita Bite, is weak.",
        "For Rita Bite, who runs the shelter, the law is too weak.",
        "Rita Bite’s answer was short: the law is weak.",
        "Rita Bite’s advice to students is to call the embassy.",
        "“It rained,” was Rita Bite’s comment.",
        "By open call, came the reply from adviser Rita Bite.",
        "That, in any case, is the position of Rita Bite, who has read it.",
        "It was pointed out by Rita Bite that the house is full.",
        "The idea was put forward by Rita Bite.",
        "This view is shared by Rita Bite.",
        "The house is full, with Rita Bite adding that twelve women wait.",
        "Lawyers, among them Rita Bite, say that the law is weak.",
        "The law is what Rita Bite calls “a sieve”.",
        "The participants heard a presentation on debts by Rita Bite.",
        "Prices rise, and we spoke about debts; Rita Bite on coercion.",
        "In her lecture, Rita Bite focused on debts.",
        "“Help us!” rejoiced MP Rita Bite.",
    ],
)
def test_by_other_words_around_a_name(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "According to the book by Rita Bite, the law is weak.",
        "By Rita Bite’s house stood a car.",
        "In Rita Bite’s account there were 300 euros.",
        "For Rita Bite, the day began at six.",
        "For Rita Bite, the sentence is five years.",
        "Rita Bite’s position is vacant.",
        "Rita Bite’s appeal is to be heard in May.",
        "Rita Bite’s mother’s view is that the law is weak.",
        "A letter came from Rita Bite.",
        "The flat is shared by Rita Bite and two nurses.",
        "We left with Rita Bite smiling.",
        "Women such as Rita Bite need help.",
        "A lecture on debts by Rita Bite will follow.",
        "We heard a lecture on a film directed by Rita Bite.",
        "The girl whom Rita Bite called is ill.",
        "Rita Bite found a note in the pocket of the coat: “Come home at once.”",
        "Rita Bite’s arguments were not presented to the court.",
        "Rita Bite’s view was not shared by the court.",
    ],
)
def test_other_words_that_tell_of_something_else(text: str) -> None:
    assert speakers(text) == set()
    assert find_people(text, "en")
