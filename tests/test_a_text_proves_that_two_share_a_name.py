"""Two people of one name are told apart only where one text proves that they are two."""

from __future__ import annotations

import pytest

from archive.people import find_people
from archive.people.namesakes import proofs
from tests.eval_namesakes import labelled

POLICE, RIGA = "Valsts policijas inspektors Valdis Krastkalns", "Rīgas domes arhitekts Valdis Krastkalns"
INSPECTOR, ARCHITECT = "Valdis Krastkalns, Valsts policijas inspektors", "Valdis Krastkalns, Rīgas domes arhitekts"
ROWS = f"{INSPECTOR}\n\nZaiga Pūcīte, Tukuma slimnīcas ārste\n\n{ARCHITECT}"


def is_proved(text: str, lang: str = "lv") -> bool:
    return bool(proofs(text, find_people(text, lang), lang))


@pytest.mark.parametrize(
    "text",
    [
        f"Runāja {POLICE} un {RIGA}.",
        f"Runāja {POLICE}, kā arī {RIGA}.",
        f"Runāja gan {POLICE}, gan {RIGA}.",
        f"Runāja {INSPECTOR}, Zaiga Pūcīte, Tukuma slimnīcas ārste, un {ARCHITECT}.",
        f"2016. gada 5. maijā runāja {INSPECTOR}; {ARCHITECT}.",
        f"Darba grupa:\n\n{ROWS}\n\nSēdes ir atklātas.",
        f"1. {ROWS}".replace("\n\nZ", "\n\n2. Z").replace("\n\nV", "\n\n3. V"),
        f"Tikās {POLICE} un viņa vārdabrālis, {RIGA}.",
        f"Tikās {POLICE}. Vārda brālis {RIGA} bija klāt.",
        f"Runāja {POLICE}. Darbu vadīja cits {ARCHITECT}.",
        "Ar Valsts policijas inspektoru Valdi Krastkalnu nejaukt Rīgas domes arhitektu Valdi Krastkalnu.",
        # Explicit words outweigh an office that is no main occupation.
        f"Tikās {POLICE} un viņa vārdabrālis, biedrības „Rīta vējš” valdes loceklis Valdis Krastkalns.",
    ],
)
def test_a_list_or_explicit_words_prove_it(text: str) -> None:
    assert is_proved(text)


@pytest.mark.parametrize(
    "text",
    [
        "Valdis Krastkalns, Valsts policijas inspektors un Rīgas domes arhitekts, runāja.",
        "Valdis Krastkalns (Valsts policijas inspektors, Rīgas domes arhitekts) runāja.",
        f"Runāja {POLICE}. {RIGA} klausījās.",
        f"Runāja {POLICE}, un {RIGA} klausījās.",
        f"Runāja {POLICE}.\n\n{RIGA} klausījās.",
        f"Runāja {POLICE}, vēlāk {RIGA}.",
        f"Runāja {POLICE} vai {RIGA}.",
        f"Runāja bijušais {POLICE} un {RIGA}.",
        f"Runāja {POLICE} un tagadējais {RIGA}.",
        f"Kā {POLICE} un kā {RIGA} viņš redzējis daudz.",
        f"Runāja {POLICE} un {RIGA}: viens un tas pats cilvēks.",
        f"{POLICE} un {RIGA} ir viena persona.",
        f"Runāja {POLICE} un Valsts policijas Rīgas reģiona pārvaldes priekšnieks Valdis Krastkalns.",
        f"Runāja {POLICE} un Iekšlietu ministrijas eksperts Valdis Krastkalns.",
        f"Runāja {POLICE} un biedrības „Rīta vējš” vadītājs Valdis Krastkalns.",
        f"Runāja {POLICE} un Latvijas Universitātes lektors Valdis Krastkalns.",
        f"Runāja {POLICE} un Liepājas arodbiedrības vadītājs Valdis Krastkalns.",
        f"Runāja {POLICE} un Zemessardzes 1. brigādes komandieris Valdis Krastkalns.",
        f"Darba pieredze:\n\n1. {INSPECTOR}\n\n2. {ARCHITECT}\n\nViņš dzīvo Cēsīs.",
        f"Runāja {POLICE} un skolotājs Valdis Krastkalns.",
        f"Runāja {POLICE} un Rīgas domes arhitekte Valda Krastkalna.",
        f"Runāja {POLICE} un V. Krastkalns, Rīgas domes arhitekts.",
        f"Sastāvs 2015. gadā:\n\n{INSPECTOR}\n\n{ARCHITECT}\n\nSēdes ir atklātas.".replace("\n\nV", "\n\n2015: V"),
        f"Rīgas grupa:\n\n{INSPECTOR}\n\nCēsu grupa:\n\n{ARCHITECT}\n\nSēdes ir atklātas.",
        f"{ROWS}\n\nSēdes ir atklātas.",  # lines that nothing makes a list
        f"Darba grupa:\n\n{ROWS}",  # the last line may be who wrote the text
        f"Darba grupa:\n\n{INSPECTOR}\n\nTeksts: {ARCHITECT}\n\nSēdes ir atklātas.",
        f"{INSPECTOR}\n\nValdis Krastkalns, Inspector of the State Police",
        "Valdis Krastkalns (VP) un Valdis Krastkalns (Valsts policija) runāja.",
        f"Runāja {POLICE}. Nav cita {ARCHITECT}.",
        f"Runāja {POLICE}. Cits {RIGA} klausījās.",  # another architect
        f"Runāja {POLICE} un viņa vārdabrālis Valdis Mežrozis. Klausījās {RIGA}.",
        "Līgumu slēdza SIA „Rīta vējš” direktors Valdis Krastkalns un SIA „Zaļie” direktors Valdis Krastkalns.",
    ],
)
def test_all_else_proves_nothing(text: str) -> None:
    assert not is_proved(text)


@pytest.mark.parametrize(
    ("heading", "proved"),
    [
        ("Darba grupā strādā:", True),
        ("Sanāksmē piedalījās:", True),
        ("Programma", False),
        ("Prezentācijas:", False),
        ("Kontakti:", False),
        ("Atklāšana un noslēgums", False),
        ("Iepriekšējais sastāvs:", False),
    ],
)
def test_the_heading_of_rows_must_say_that_they_are_people(heading: str, proved: bool) -> None:
    assert is_proved(f"{heading}\n\n• {INSPECTOR}\n\n• {ARCHITECT}") == proved


@pytest.mark.parametrize(
    "before",
    [
        "Darbnīcas vadīja",
        "Prezentācijas sagatavoja",
        "Semināru atklāja un slēdza",
        "Kontaktpersonas:",
        "Sekciju vadītāji –",
        "Amatos ieceltie:",
        "Mācības vadīs",
        "Vairāk informācijas:",
        "Vienošanos parakstīja",
        "Grāmatas autori ir",
    ],
)
def test_what_several_share_out_may_name_one_of_them_twice(before: str) -> None:
    other = "Zaiga Pūcīte, Tukuma slimnīcas ārste"
    assert not is_proved(f"{before} {INSPECTOR}, {other}, un {ARCHITECT}.")
    assert not is_proved(f"{before} {other}, {INSPECTOR}, un {ARCHITECT}.")


def test_the_heading_of_a_long_list_is_found() -> None:
    others = "\n\n".join(f"• {name}, Tukuma slimnīcas ārste" for name in ["Zaiga Pūcīte", "Lauma Zīlīte"] * 20)
    for heading, proved in (("Talkā palīdzēja:", True), ("Prezentācijas:", False)):
        assert is_proved(f"{heading}\n\n{others}\n\n• {INSPECTOR}\n\n• {ARCHITECT}") == proved


def test_one_profession_at_two_employers_may_be_one_persons() -> None:
    assert not is_proved(f"Runāja {POLICE} un Tukuma slimnīcas inspektors Valdis Krastkalns.")


def test_a_line_with_nothing_but_the_two_is_a_caption_or_a_signature() -> None:
    assert not is_proved(f"{INSPECTOR}, un {ARCHITECT}")


@pytest.mark.parametrize(
    "rows",
    [
        "• 10.00 {}\n\n• 11.20 {}",
        "10.00 {} „Atklāšana”\n\n11.20 {} „Noslēgums”",
        "1. {}\n\n1. {}",  # the second row begins another list
        "– {}\n\n• {}",
    ],
)
def test_a_programme_and_two_lists_prove_nothing(rows: str) -> None:
    assert not is_proved("Piedalījās:\n\n" + rows.format(INSPECTOR, ARCHITECT))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rīgas apgabaltiesas prokuratūras prokurors", "Latvijas Republikas Ģenerālprokuratūras prokurors"),
        ("Kurzemes rajona tiesas tiesnesis", "Latgales apgabaltiesas tiesnesis"),
        ("Ogres novada domes psihologs", "Ikšķiles vidusskolas psihologs"),
        ("Tukuma slimnīcas ārsts", "Jelgavas poliklīnikas ārsts"),
        ("Aizsardzības ministrijas eksperts", "Nacionālo bruņoto spēku virsnieks"),
        ("Ministru prezidenta biroja vadītājs", "Valsts kancelejas departamenta direktors"),
        ("Eiropas Parlamenta juriskonsults", "Valsts policijas inspektors"),
        ("Latvijas Televīzijas žurnālists", "Valsts policijas inspektors"),
    ],
)
def test_one_system_lends_its_people_so_that_two_of_its_names_prove_nothing(one: str, other: str) -> None:
    assert not is_proved(f"Runāja {one} Valdis Krastkalns un {other} Valdis Krastkalns.")
    assert is_proved(f"Runāja {POLICE} un Tukuma slimnīcas ārsts Valdis Krastkalns.")


@pytest.mark.parametrize(
    ("text", "proved"),
    [
        ("Attending were Jānis Ozols of the State Police and Jānis Ozols of the Welfare Ministry.", True),
        ("Jānis Ozols, Head of the State Police, met another Jānis Ozols, an expert of the Ministry of Welfare.", True),
        ("Jānis Ozols of the State Police and Jānis Ozols of the Ministry of the Interior attended.", False),
        ("Jānis Ozols, formerly of the State Police and Jānis Ozols of the Welfare Ministry attended.", False),
        ("Jānis Ozols of the State Police spoke. Jānis Ozols of the Welfare Ministry listened.", False),
    ],
)
def test_so_it_is_in_english(text: str, proved: bool) -> None:
    assert is_proved(text, "en") == proved


def test_the_labelled_texts_are_a_third_or_more_with_proof_and_as_many_without() -> None:
    for half in (labelled("tuning"), labelled("held")):
        assert len(half) >= 36
        assert 1 / 3 <= sum(bool(one["apart"]) for one in half) / len(half) <= 1 / 2
        assert all(name in one["text"] for one in half for pair in one["apart"] for name in pair)
