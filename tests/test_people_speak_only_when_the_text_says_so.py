"""A wrong speaker is worse than a missing one."""

from __future__ import annotations

import pytest

from archive.people import find_people


def spoken(text: str, lang: str = "lv") -> dict[str, str | None]:
    return {one.nominative: one.statement or one.talk for one in find_people(text, lang) if one.spoke}


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("„Tas ir pirmais solis,” uzsvēra Guna Japiņa, departamenta direktore.", "Guna Japiņa", "Tas ir pirmais solis"),
        (
            "Ministre Anna Kalna atzina: “Mēs vēl varam daudz. Un darīsim!”",
            "Anna Kalna",
            "Mēs vēl varam daudz. Un darīsim!",
        ),
        ("Anna Kalna, ministre: «Mēs vēl varam daudz.»", "Anna Kalna", "Mēs vēl varam daudz."),
        ("Anna Kalna pastāstīja par projektu.", "Anna Kalna", "Anna Kalna pastāstīja par projektu."),
        ("Par projektu informēja direktors Juris Egle.", "Juris Egle", "Par projektu informēja direktors Juris Egle."),
        ("Annai Kalnai ir savs viedoklis: „Bez tulka nav sarunas.”", "Anna Kalna", "Bez tulka nav sarunas."),
        ("Arī ārstam Jurim Eglem šķiet citādi: „Vispirms gulta.”", "Juris Egle", "Vispirms gulta."),
        ("Pēc Viļņa Ābeltiņa teiktā, sods ir bargs.", "Vilnis Ābeltiņš", "Pēc Viļņa Ābeltiņa teiktā, sods ir bargs."),
        ("Anna Kalna ir ministre. Viņa uzsvēra, ka darbs turpinās.", "Anna Kalna", "Viņa uzsvēra, ka darbs turpinās."),
        ("Aldis Strapcāns, Rīgas domes Labklājības departaments “Kā palīdzēt”", "Aldis Strapcāns", "Kā palīdzēt"),
        ("10.30 „Darbs laukos” – Anna Kalna, Valsts darba inspekcija", "Anna Kalna", "Darbs laukos"),
        ("10.30 „Darbs laukos”, centra „Mājas” vadītāja Anna Kalna", "Anna Kalna", "Darbs laukos"),
        ("10.30–11.00 „Vai es drīkstu?”, lektore Anna Kalna", "Anna Kalna", "Vai es drīkstu?"),
        ("12.15 „Mēs bijām klusi,” atzina Anna Kalna.", "Anna Kalna", "Mēs bijām klusi"),
        (
            "Anna Kalna, atklājot sēdi, sacīja, ka laiks rīkoties.",
            "Anna Kalna",
            "Anna Kalna, atklājot sēdi, sacīja, ka laiks rīkoties.",
        ),
        (
            "Juris Egle, kurš vada nodaļu, ir norādījis, ka trūkst līdzekļu.",
            "Juris Egle",
            "Juris Egle, kurš vada nodaļu, ir norādījis, ka trūkst līdzekļu.",
        ),
    ],
)
def test_a_speaker_has_a_statement_a_quotation_or_a_talk(text: str, who: str | None, what: str | None) -> None:
    assert spoken(text) == ({who: what} if who else {})


@pytest.mark.parametrize(
    "text",
    [
        "Sēdē piedalījās Anna Kalna, ministre;",
        "Attēlā: Anna Kalna un Juris Egle.",
        "Jānim Bērzam klausītāji jautāja par sodiem.",
        "Ministrs uzsvēra, ka Jānim Bērziņam jāsniedz skaidrojums.",
        "Annai Kalnai pasniedza grāmatu: „Ceļš uz mājām.”",
        "Annai Kalnai un Jurim Eglem ir savs viedoklis: „Bez tulka nav sarunas.”",
        "Kampaņas atklāšanu rīkoja Anna Kalna.",
        "10.30 „Saule aiz kalna” – režisore Anna Kalna",
        "18.30 „Nāc mājās!”, dziedātāja Anna Kalna",
        "12.30 „Kā palīdzēt?” – diskusiju vada Anna Kalna, žurnāliste",
        "10.00 „Cielaviņa”, vadītāja Anna Kalna",
        "12.00 „Lāčplēsis” – Juris Egle (titulloma)",
        "18.00 „Sēlija” – Juris Egle, Kārlis Bērzs, Jānis Priede",
        "19.00 „Labvakar!” – Anna Kalna, klavieres",
        "14.30 „Rudens krāsas” – Anna Kalna, gleznotāja",
        "17.00 „Vēstules” – Anna Kalna, Valmieras teātris",
        "12.00 „Skrējiens” – galvenais tiesnesis Juris Egle",
        "Anna Kalna runā latviešu, krievu un angļu valodās.",
        "Ministre Anna Kalna apstiprināja noteikumus.",
        "Atbildīgā Anna Kalna: Rīgas iela 3, otrais stāvs, 12. kabinets.",
        "Konferenci atklāja direktors Juris Egle.",
        "Anna Kalna saņēma balvu „Gada cilvēks”.",
    ],
)
def test_who_is_only_named_does_not_speak(text: str) -> None:
    assert spoken(text) == {}
    assert find_people(text)


def test_two_may_give_one_talk() -> None:
    text = "10.30 „Darbs laukos” – Anna Kalna un Juris Egle, biedrība „Mājas”"
    assert spoken(text) == {"Anna Kalna": "Darbs laukos", "Juris Egle": "Darbs laukos"}


def test_two_subjects_of_one_verb_both_speak() -> None:
    assert set(spoken("A.Egle un Vija Sniedze aicināja ziņot par pārkāpumiem.")) == {"A. Egle", "Vija Sniedze"} or set(
        spoken("A.Egle un Vija Sniedze aicināja ziņot par pārkāpumiem.")
    ) == {"A.Egle", "Vija Sniedze"}


def test_english_statements() -> None:
    text = "Anda Kalna, a lawyer, warned that prices rise. “We need time,” Ivo Egle said."
    assert spoken(text, "en") == {
        "Anda Kalna": "Anda Kalna, a lawyer, warned that prices rise.",
        "Ivo Egle": "We need time",
    }
