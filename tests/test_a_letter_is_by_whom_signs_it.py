"""Who signs a letter, or an opinion in the first person, says what it says; who signs the news does not."""

from __future__ import annotations

import pytest

from archive.people import find_people

LETTER = "Lūdzu, palīdziet atrast darbu mūsu ciema jauniešiem, kas aizbrauc un neatgriežas."
OPINION = "Es strādāju skolā, un man sāp. Mani skolēni aizbrauc. Es viņiem rakstu, un man neviens neatbild."
OURS = "Es gribu jautāt: vai mēs neko nemanījām? Mēs esam iemācījušies neredzēt. Man nav ilūziju."
NEWS = "Ciema jaunieši aizbrauc un neatgriežas, un neviens nezina, kur viņi strādā."


def speakers(text: str, lang: str = "lv") -> list[str]:
    return [one.nominative for one in find_people(text, lang) if one.spoke]


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        (f"{LETTER}\n\nAr cieņu\nZane Lapa", ["Zane Lapa"]),
        (f"{LETTER}\n\nAr cieņu,\n\nZane Lapa,\nbiedrības vadītāja", ["Zane Lapa"]),
        (
            f"Atklāta vēstule\n\n{LETTER}\n\nBiedrības vadītāja Zane Lapa\nDirektors Uldis Roze",
            ["Zane Lapa", "Uldis Roze"],
        ),
        (f"{OPINION}\n\nZane Lapa, skolotāja", ["Zane Lapa"]),
        (f"{OURS}\n\nZane Lapa, publiciste", ["Zane Lapa"]),
        (f"{LETTER}\n\nAr cieņu\n\nIlze Arāja,\nbiedrības vadītāja", ["Ilze Arāja"]),  # looks like a verb
        (f"{OPINION}\n\nAutore: Zane Lapa, skolotāja", ["Zane Lapa"]),
        (f"{OPINION}\n\nRaksta autors – skolas direktors Uldis Roze.", ["Uldis Roze"]),
        (f"Cienījamie novadnieki!\n\n{LETTER}\n\nUz tikšanos!\n\nZane Lapa,\nbiedrības vadītāja", ["Zane Lapa"]),
        (f"Gada vēstule\n\nGodātie kaimiņi,\n\n{LETTER}\n\nZane Lapa", ["Zane Lapa"]),
    ],
)
def test_what_a_letter_says_is_of_those_who_sign_it(text: str, signers: list[str]) -> None:
    assert speakers(text) == signers


@pytest.mark.parametrize("author", ["Zane Lapa, skolotāja", "Zane Lapa,\nskolas direktore", "Autore: Zane Lapa"])
@pytest.mark.parametrize("above", ["", "Tukšie soli\n\n"])
def test_an_author_may_stand_above_an_opinion(above: str, author: str) -> None:
    assert speakers(f"{above}{author}\n\n{OPINION} {OURS}") == ["Zane Lapa"]


@pytest.mark.parametrize(
    "text",
    [
        f"Zane Lapa, „Ciema Ziņas”\n\n{NEWS}",
        f"Pierakstīja Zane Lapa\n\n{OPINION} {OURS}",
        f"{NEWS}\n\nAutore: Zane Lapa",
        f"Zane Lapa un Uldis Roze\n\n{OPINION} {OURS}",
        f"Zane Lapa gaida vilcienu.\n\n{OPINION} {OURS}",
        f"In memoriam\n\nZane Lapa (1950–2019)\n\n{OPINION} {OURS}",
        f"Saruna ar rakstnieci\n\nZane Lapa\n\n{OPINION} {OURS}",
        f"Zane Lapa, skolotāja\n\nKo jūs darāt skolā?\n\n– {OPINION} {OURS}",
    ],
)
def test_who_stands_above_another_text_is_no_author(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)


def test_a_letter_in_english_is_signed_likewise() -> None:
    text = "Please help the young people of our village, who leave and do not return.\n\nYours sincerely,\nZane Lapa"
    assert speakers(text, "en") == ["Zane Lapa"]


@pytest.mark.parametrize(
    "copy",
    [
        "Copy: Minister Uldis Roze",
        "Cc: Uldis Roze",
        "Annex: the list by Uldis Roze",
        "Copy to:\nUldis Roze, minister",
        "Cc:\nUldis Roze\nJuris Egle",
    ],
)
def test_who_gets_a_copy_does_not_sign(copy: str) -> None:
    text = "We, the undersigned, ask you to help the young people of our village, who leave and do not return."
    assert speakers(f"{text}\n\nZane Lapa, mayor\n\n{copy}", "en") == ["Zane Lapa"]
    assert speakers(f"{text}\n\n{copy}", "en") == []
    assert speakers(copy, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{NEWS}\n\nZane Lapa",
        f"{NEWS}\n\nZane Lapa, „Ciema Ziņas”",
        f"{NEWS}\n\nFoto: Zane Lapa",
        f"{NEWS} „Es raudu, un man sāp. Mani bērni, mans prieks,” saka kaimiņiene.\n\nZane Lapa",
        f"{NEWS} Mēs gaidām visus mūsu centrā, pie mums ir telpas, un mēs palīdzēsim.\n\nZane Lapa, vadītāja",
        f"{OPINION}\n\nPierakstīja Zane Lapa",
        f"{OPINION}\n\nFoto: Zane Lapa",
        f"Ko jūs darāt skolā?\n\n– {OPINION}\n\nZane Lapa",
        f"Vakar publicēta atklāta vēstule, kurā zinātnieki iebilst.\n\n{NEWS}\n\nZane Lapa",
        f"{OPINION}\n\nDarbu meklē arī Zane Lapa. Viņai palīdz kaimiņi.",
        f"Cienījamie lasītāji!\n\n{NEWS}\n\nKontakti\nZane Lapa",
    ],
)
def test_what_others_write_is_not(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)


def test_what_is_said_is_the_first_paragraph() -> None:
    (one,) = find_people(f"Mīļie lasītāji!\n\n{LETTER}\n\nAr cieņu\nZane Lapa")
    assert [(f"Mīļie lasītāji!\n\n{LETTER}"[said.start : said.end], said.quoted) for said in one.statements] == [
        (LETTER, False)
    ]


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        (
            "Mani sauc Zane Lapa, un es dzīvoju ciemā. Ciemā ir skola.",
            "lv",
            "Mani sauc Zane Lapa, un es dzīvoju ciemā.",
        ),
        ("Stāsts\n\n“Mani sauc Zane Lapa,” saka sieviete.", "lv", "Mani sauc Zane Lapa"),
        ("My name is Zane Lapa and I live here. It is far.", "en", "My name is Zane Lapa and I live here."),
    ],
)
def test_who_introduces_themselves_says_so(text: str, lang: str, said: str) -> None:
    assert [(one.nominative, one.statement) for one in find_people(text, lang)] == [("Zane Lapa", said)]
