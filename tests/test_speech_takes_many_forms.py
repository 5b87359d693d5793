"""The forms in which the articles let people speak, in Latvian and in English."""

from __future__ import annotations

import pytest

from archive.people import find_people


def said(text: str, lang: str = "lv") -> dict[str, list[str]]:
    """Who speaks -> the stretches of the text that are theirs, quotations in quotation marks."""
    found: dict[str, list[str]] = {}
    for one in find_people(text, lang):
        for part in one.statements:
            words = text[part.start : part.end]
            found.setdefault(one.nominative, []).append(f"“{words}”" if part.quoted else words)
        assert one.spoke == bool(one.statements or one.talk)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Kalna: Mēs palīdzam visiem, kas to lūdz. Darba ir daudz.",
            {"Anna Kalna": ["“Mēs palīdzam visiem, kas to lūdz. Darba ir daudz.”"]},
        ),
        (
            "Biedrības vadītāja Anna Kalna: – Mēs palīdzam visiem.",
            {},  # too short to tell speech from a line of a programme
        ),
        (
            "Anna Kalna [A. K.]: Darba ir daudz, un mēs to darām.\n\nA. K.: Paldies par to visiem, kas palīdz.",
            {"Anna Kalna": ["“Darba ir daudz, un mēs to darām.”", "“Paldies par to visiem, kas palīdz.”"]},
        ),
        ("Projekta vadītāja Anna Kalna: tālrunis 67000000, e-pasts anna@epasts.lv.", {}),
        ("Anna Kalna: Palīdzība cietušajiem Latvijā un Eiropā", {}),
        ("Konferencē runāja\n\nAnna Kalna: Palīdzība cietušajiem Latvijā un Eiropā", {}),
    ],
)
def test_a_name_and_a_colon_introduce_speech(text: str, expected: dict[str, list[str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Kalna pēc semināra dalījās ar savu viedokli:\n\n“Mēs esam kopā. Tas palīdz.”\n\nSeminārs beidzās.",
            {"Anna Kalna": ["“Mēs esam kopā. Tas palīdz.”"]},
        ),
        (
            "Anna Kalna sacīja: “Mēs esam kopā.\n\n“Tas palīdz visiem.\n\n“Paldies!”\n\nSeminārs beidzās.",
            {"Anna Kalna": ["“Mēs esam kopā.”", "“Tas palīdz visiem.”", "“Paldies!”"]},
        ),
        (
            "„Mēs esam kopā.\n\nTas palīdz visiem,” sacīja ministre Anna Kalna.",
            {"Anna Kalna": ["“Mēs esam kopā.”", "“Tas palīdz visiem”"]},
        ),
    ],
)
def test_a_quotation_may_stand_in_other_paragraphs(text: str, expected: dict[str, list[str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Mēs esam kopā,” sacīja Anna Kalna, “un tas palīdz.”",
            {"Anna Kalna": ["“Mēs esam kopā”", "“un tas palīdz.”"]},
        ),
        (
            "“Mēs esam kopā,” sacīja Anna Kalna. “Tas palīdz visiem.” Seminārs beidzās.",
            {"Anna Kalna": ["“Mēs esam kopā”", "“Tas palīdz visiem.”"]},
        ),
        (
            "Anna Kalna sacīja, ka darbs turpinās. Viņa piebilda: “Mēs esam kopā.”",
            {"Anna Kalna": ["Anna Kalna sacīja, ka darbs turpinās.", "“Mēs esam kopā.”"]},
        ),
        (
            "“Mēs esam kopā,” sacīja Anna Kalna. “Tas palīdz visiem,” piekrita Juris Egle.",
            {"Anna Kalna": ["“Mēs esam kopā”"], "Juris Egle": ["“Tas palīdz visiem”"]},
        ),
    ],
)
def test_an_interrupted_quotation_has_a_stretch_for_each_part(text: str, expected: dict[str, list[str]]) -> None:
    assert said(text) == expected


INTERVIEW = (
    "{intro}\n\nKā sākās jūsu darbs?\n\nTas sākās nejauši. Es palīdzēju kaimiņiem.\n\nMan tas patika.\n\n"
    "Vai darba ir daudz?\n\nDarba netrūkst nekad.\n\nInformāciju sagatavoja redakcija."
)
ANSWERS = ["“Tas sākās nejauši. Es palīdzēju kaimiņiem.”", "“Man tas patika.”", "“Darba netrūkst nekad.”"]


@pytest.mark.parametrize(
    ("intro", "lang"),
    [
        ("Uz jautājumiem atbild biedrības vadītāja Anna Kalna.", "lv"),
        ("Par biedrības darbu sarunājāmies ar tās vadītāju Annu Kalnu.", "lv"),
        ("Žurnālists Juris Egle jautā, bet biedrības vadītāja Anna Kalna atbild.", "lv"),
        ("Par to jautājām biedrības vadītājai Annai Kalnai.", "lv"),
        ("Biedrību vada Anna Kalna. Tikāmies viņas darbavietā.", "lv"),
        ("We asked Anna Kalna about her work.", "en"),
        ("Anna Kalna leads the society. We spoke by video call.", "en"),
        ("Anna Kalna leads the society. We met on the stairs.", "en"),
        ("Our guest today is Anna Kalna.", "en"),
    ],
)
def test_in_an_interview_the_one_who_is_asked_answers(intro: str, lang: str) -> None:
    found = said(INTERVIEW.format(intro=intro), lang)
    assert [one for one in found["Anna Kalna"] if one.startswith("“")] == ANSWERS
    assert set(found) <= {"Anna Kalna", "Juris Egle"}
    assert not any("?" in part for parts in found.values() for part in parts)


@pytest.mark.parametrize(
    "intro",
    [
        "Biedrībā strādā Anna Kalna.",
        "Uz jautājumiem atbild Anna Kalna un Juris Egle.",
        "Šeit atbildes uz biežākajiem jautājumiem.",
    ],
)
def test_where_it_is_open_who_answers_nobody_does(intro: str) -> None:
    found = said(INTERVIEW.format(intro=intro))
    assert not any(part.startswith("“") for parts in found.values() for part in parts)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Darbu pabeigs maijā, sola Anna Kalna.", ["Anna Kalna"]),
        ("Darbs ir grūts, teic J.Egle.", ["J. Egle"]),
        ("Rindas samazināsies, vērtē Anna Kalna.", ["Anna Kalna"]),
        ("Darbs jāturpina, atklāj Anna Kalna.", ["Anna Kalna"]),
        ("Likumu varētu pieņemt rudenī, pieļāva komisijas vadītāja Anna Kalna (JP).", ["Anna Kalna"]),
        ("Lai varētu palīdzēt, atklāja Anna Kalna centru.", []),
        ("Mašīnu vadot, pieļāva Anna Kalna kļūdu.", []),
        ("Kļūdas, pieļāva Anna Kalna.", []),
        ("Ekspertei Annai Kalnai šķiet, ka darbs ir grūts.", ["Anna Kalna"]),
        ("Annai Kalnai šķiet grūts tas, ka darba ir daudz.", []),
        ("Anna Kalna šķiet, ka nāks.", []),
        ("Palīdzību sola gan Anna Kalna, gan Juris Egle, ja būs kas dara.", []),
        ("Par to stāstīja gan Anna Kalna, gan Juris Egle.", ["Anna Kalna", "Juris Egle"]),
        ("Gan Anna Kalna, gan Juris Egle uzsvēra, ka darba ir daudz.", ["Anna Kalna", "Juris Egle"]),
        ("“Darba ir daudz,” sacīja viņu treneris Juris Egle.", ["Juris Egle"]),
        ("“Darba ir daudz!” smejas Anna Kalna.", ["Anna Kalna"]),
        ("Anna Kalna uzrunāja klātesošos un informēja, ka darba ir daudz.", ["Anna Kalna"]),
        ("Klātesošos uzrunāja Anna Kalna un informēja, ka darba ir daudz.", ["Anna Kalna"]),
        ("Sarunājāmies ar direktoru Juri Bērzu, kurš pastāstīja, ka darba ir daudz.", ["Juris Bērzs"]),
        ("Anna Kalna pēc tikšanās ar Juri Egli norādīja, ka darba ir daudz.", ["Anna Kalna"]),
        ("Anna Kalna, Juris Egle un Vija Sniedze aicināja ziņot par to.", ["Anna Kalna", "Juris Egle", "Vija Sniedze"]),
        ("Anna Kalna portālam „Ziņas” pavēstīja, ka darba ir daudz.", ["Anna Kalna"]),
    ],
)
def test_who_is_the_subject_of_a_verb_of_speaking_speaks(text: str, names: list[str]) -> None:
    assert sorted(said(text)) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kalna prezentēja pētījumu “Kas tu esi?”, ko finansē valsts.",
        "“Drošais ceļš”, ko vada Anna Kalna, palīdz cietušajiem.",
        "Grāmatu “Mēs esam kopā!” ilustrēja Anna Kalna.",
        "Projektu “Darbs un mājas.” vada Anna Kalna.",
    ],
)
def test_a_title_is_no_statement(text: str) -> None:
    assert not any(part.startswith("“") for parts in said(text).values() for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kalna smaidīja, stāstot par projektu.",
        "Stāstot par projektu, Anna Kalna smaidīja.",
        "Sēdi, uzrunājot klātesošos, vadīja Anna Kalna.",
        "Sēdi atklāja Anna Kalna, uzsverot darba nozīmi.",
        "Pēc Annas Kalnas domām neviens nevaicāja.",
        "“Darba ir daudz,” sacīja Andra Vilka kolēģe.",
        "Pasākumu, kā jau ierasts, atklāja Anna Kalna.",
        "Mēs jautājām Annai Kalnai par darbu.",
        "Par darbu, ko sola partija, balsoja Anna Kalna.",
    ],
)
def test_who_only_stands_near_does_not_speak(text: str) -> None:
    assert said(text) == {}
    assert find_people(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "– Darba ir daudz, – stāsta Anna Kalna. – Bet mēs palīdzam.",
            {"Anna Kalna": ["“Darba ir daudz”", "“Bet mēs palīdzam.”"]},
        ),
        ("„Darba ir daudz.” Tā savā vēstulē raksta Anna Kalna.", {"Anna Kalna": ["“Darba ir daudz.”"]}),
        ("„Darba ir daudz.” (Anna Kalna, skolotāja)", {"Anna Kalna": ["“Darba ir daudz.”"]}),
        ("Annas Kalnas vārdiem runājot, „darba ir daudz”.", {"Anna Kalna": ["“darba ir daudz”"]}),
        ("Skolotāja Anna Kalna:\n\n„Darba ir daudz. Paldies.”", {"Anna Kalna": ["“Darba ir daudz. Paldies.”"]}),
        ("“Nē,” atbildēja Anna Kalna, “nekad.”", {"Anna Kalna": ["“Nē”", "“nekad.”"]}),
        (
            "Annai Kalnai jautāja par darbu, un viņa atbildēja īsi.",
            {"Anna Kalna": ["Annai Kalnai jautāja par darbu, un viņa atbildēja īsi."]},
        ),
        (
            "Ilze Egle sarunājas ar Annu Kalnu.\n\nI.Egle: Kas jūs esat?\n\nA.Kalna: Juriste.",
            {"Anna Kalna": ["“Juriste.”"]},
        ),
        # quotations within a quotation, in the same marks
        (
            "„Viņš teica: „Atdošu.” Es gaidīju gadu,” atceras bijusī aukle Anna Kalna.",
            {"Anna Kalna": ["“Viņš teica: „Atdošu.” Es gaidīju gadu”"]},
        ),
        # dashes: with a pronoun, in the midst of a paragraph, below what leads to it
        (
            "Ostā strādā Juris Egle.\n\n– Es visu redzu, – viņš saka. – Arī naktī.",
            {"Juris Egle": ["“Es visu redzu”", "“Arī naktī.”"]},
        ),
        (
            "Te dežurē Juris Egle. – Vai nav bail? – jautāju. – Nav, – atbild Egle un ieslēdz gaismu. – Bija agrāk.",
            {"Juris Egle": ["“Nav”", "“Bija agrāk.”"]},
        ),
        (
            "Juris Egle kolēģiem atgādināja:\n\n– Zvans naktī ir darbs. Tas nav traucēklis.\n\nSēde beidzās.",
            {"Juris Egle": ["“Zvans naktī ir darbs. Tas nav traucēklis.”"]},
        ),
        # the verb before the name, and a headline
        (
            "Atbild juriste Anna Kalna: Nē, tā nedrīkst. Rakstiet mums e-pastā.",
            {"Anna Kalna": ["“Nē, tā nedrīkst. Rakstiet mums e-pastā.”"]},
        ),
        (
            "Zālīte: mums vajag jaunu jumtu\n\nCentru vada Zane Zālīte. „Lietus nāk iekšā,” stāsta Zālīte.",
            {"Zane Zālīte": ["“mums vajag jaunu jumtu”", "“Lietus nāk iekšā”"]},
        ),
        # the same person's quotation goes on below, over two paragraphs
        (
            "„Mēs sēžam blakus,” smejas Juris Egle.\n\n„Mēs abi mācāmies.\n\nTas ir labi.”\n\nKursi turpinās.",
            {"Juris Egle": ["“Mēs sēžam blakus”", "“Mēs abi mācāmies.”", "“Tas ir labi.”"]},
        ),
        # but no verse, no letter, and none that somebody else signs
        (
            "„Mēs sēžam blakus,” smejas Juris Egle.\n\n„Es atvados,\nes aizeju,\nun vējš man seko.”",
            {"Juris Egle": ["“Mēs sēžam blakus”"]},
        ),
        (
            "„Mēs sēžam blakus,” smejas Juris Egle.\n\n„Aicinām uz talku.\n\nNāciet!”\n\nTā rakstīts vēstulē.",
            {"Juris Egle": ["“Mēs sēžam blakus”"]},
        ),
        (
            "„Mēs sēžam blakus,” smejas Juris Egle.\n\n„Lūgums noraidīts.\n\nTas ir viss.”\n\nZane Lapa, tiesnese",
            {"Juris Egle": ["“Mēs sēžam blakus”"]},
        ),
        # a name behind a comma and a dash is no part of what is said
        (
            "– Nāksi? – vaicā Anna Kalna. – Nākšu, – Juris Egle atbild.",
            {"Anna Kalna": ["“Nāksi?”"], "Juris Egle": ["“Nākšu”"]},
        ),
        # what a headline tells of somebody in a relative clause
        (
            "Zālīte: mūžs, kas veltīts teātrim\n\nZane Zālīte reiz teica: „Es dzīvoju.”",
            {"Zane Zālīte": ["“Es dzīvoju.”"]},
        ),
        # the one who was named, by a pronoun or an office, is nobody else
        (
            "Anna Kalna ir juriste. Viņa ir arī māte. „Dienas ir īsas,” viņa saka.",
            {"Anna Kalna": ["“Dienas ir īsas”"]},
        ),
        (
            "Direktore Anna Kalna gaidīja. Direktore piecēlās. „Sāksim,” viņa teica.",
            {"Anna Kalna": ["“Sāksim”"]},
        ),
    ],
)
def test_further_shapes_of_speech(text: str, expected: dict[str, list[str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("degree", ["Dr. iur.", "Dr.iur.", "Mg.iur.", "Dr.sc.pol.", "Mg. sc. soc."])
def test_an_academic_degree_ends_no_sentence(degree: str) -> None:
    text = f"LU docente {degree} Anna Kalna lasīja lekciju par tiesībām."
    (person,) = find_people(text)
    assert [text[one.start : one.end] for one in person.statements] == [text]


@pytest.mark.parametrize(
    ("below", "is_said"),
    [
        ("– Darbs nav viegls, un tas jāzina visiem.", True),
        ("„Darbs nav viegls, un tas jāzina visiem.”", True),
        ("– Darba plāns, budžets, tāmes un līgumi.", False),
        ("– Darba plāns ir gatavs.\n– Budžets ir pieņemts.", False),  # the points of a list
    ],
)
def test_a_paragraph_below_a_name_and_a_colon_is_theirs(below: str, is_said: bool) -> None:
    assert said(f"Anna Kalna, biedrības juriste:\n{below}") == (
        {"Anna Kalna": [f"“{below[2:] if below[0] == '–' else below[1:-1]}”"]} if is_said else {}
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Anna Kalna: “Darba ir daudz. Tas turpinās. ”Tāpat tiesa risina lietas.", ["“Darba ir daudz. Tas turpinās.”"]),
        ("Anna Kalna: “Mēs lasām ”Rītu”, ne vairāk.” Tad viņa gāja.", ["“Mēs lasām ”Rītu”, ne vairāk.”"]),
    ],
)
def test_a_quotation_may_be_closed_on_the_wrong_side_of_a_blank(text: str, parts: list[str]) -> None:
    assert said(text) == {"Anna Kalna": parts}
