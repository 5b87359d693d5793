"""English speakers known by `both`, a given name, a question, an opinion, and names that titles and `who` show."""

from __future__ import annotations

import pytest

from archive.people import find_people


def speakers(text: str) -> list[str]:
    return list(dict.fromkeys(one.nominative for one in find_people(text, "en") if one.spoke))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ivo Egle and Rita Bite came. Both denied the charges.", ["Ivo Egle", "Rita Bite"]),
        ("Operator Rita Bite waits. “On Mondays mothers call,” says Rita.", ["Rita Bite"]),
        ("A note was struck by Professor Rita Bite, in whose opinion the money is gone.", ["Rita Bite"]),
        ("Asked by Judge Rita Bite whether he had tried to leave, the witness nodded.", ["Rita Bite"]),
        ("After the visit, Rita Bite wished to know how many had returned.", ["Rita Bite"]),
        ("The victim’s representative, advocate Rita Bite, expressed satisfaction.", ["Rita Bite"]),
        ("Rita Bite stood there with her husband Ivo Egle. It always rains, she said.", ["Rita Bite"]),
        ("‘The rights of workers were ignored,’ said Rita Bite.", ["Rita Bite"]),
        ("Expert Rita Bite came. ‘I don’t know, he doesn’t speak,’ she said.", ["Rita Bite"]),
        (
            "Minister Rita Bite met Ivo Egle. During the meeting the minister stressed that time is short.",
            ["Rita Bite"],
        ),
        (
            "Minister of Welfare meets guests\n\nMinister of Welfare Rita Bite came. The minister said that it rains.",
            ["Rita Bite"],
        ),
        ("“The law is weak,” LETA was told by prosecutor Rita Bite.", ["Rita Bite"]),
        ("The law is weak, the LETA news agency was informed by Rita Bite, a lawyer.", ["Rita Bite"]),
        ("Prosecutor Rita Bite waits. However, as the prosecutor told LETA, time is short.", ["Rita Bite"]),
        ("Rita Bite, the lawyer of the association ‘Drošā Māja’ says that time is short.", ["Rita Bite"]),
        ("Rita Bite, minister, and head of the party said that time is short.", ["Rita Bite"]),
        (
            "Statement by Minister Rita Bite\n\nOn this day we remember all those who were sold.\n\nRita Bite",
            ["Rita Bite"],
        ),
    ],
)
def test_those_to_whom_it_is_attributed_speak(text: str, who: list[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Egle, Rita Bite and Juris Liepa came. Both denied the charges.",
        "Rita Bite and Rita Egle came. “On Mondays mothers call,” says Rita.",
        "The witness was asked by Rita Bite to wait.",
        "When they came, they were told by Rita Bite.",
        "Rita Bite, minister, and officers of the police said that time is short.",
        "No one was asked by Rita Bite what they wished for.",
        "Rita Bite heads the shelter. “He beat me,” says Rita (name changed).",
        "Rita Bite heads the shelter. Her pupil Rita came. “Dogs bark,” says Rita.",
        "Estonian minister visits Riga\n\nMinister Rita Bite came. The minister said that it rains.",
        "Ivo Egle and Rita Bite were sued by a tenant. He claims that the flat is damp.",
        "Two brothers are accused. They were defended by Ivo Egle and Rita Bite. Both denied guilt.",
        "Letter from bank frightens pensioners\n\nHundreds of them were told that their accounts close.\n\nRita Bite",
        "My son was ill. I ran. I wept. My heart stopped, and nobody came to help us.\n\nPhoto by Rita Bite",
        "Rita Bite wished to know the man better.",
        "Rita Bite stood there with her sister Anna Egle. It always rains, she said.",
    ],
)
def test_nobody_speaks_where_another_may_be_meant(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Two came, Florian Ebersteinhuber and Caterina Montelupone. Ms Montelupone asked nothing.",
            "Caterina Montelupone",
        ),
        ("His accomplice Marius Kalvelaitis was sentenced.", "Marius Kalvelaitis"),
        ("The ambassador to Moldova Edīte Mirdzakalna came.", "Edīte Mirdzakalna"),
    ],
)
def test_what_shows_that_words_are_a_name(text: str, names: str) -> None:
    assert names in {one.nominative for one in find_people(text, "en")}


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Embassy issued a statement.",
        "Dear Mrs Strode,\n\nMrs Strode called us.",
        "Mr Ford left. A red Taunus Ford stood there.",
        "The buyer Balta Capital paid.",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert {one.nominative for one in find_people(text, "en")} <= set()
