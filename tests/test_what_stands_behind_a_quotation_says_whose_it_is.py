"""What stands behind a quotation says whose it is: the subject of a clause behind a comma, whatever its verb.

Nobody is the speaker by a title, by the words of somebody unnamed, or because somebody else has come since.
"""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "text",
    [
        "„Mēs esam kopā,” Zane Lapa pamāj ar galvu.",
        "„Mēs esam kopā,” trīs vārdus klausītājiem nosauca centra vadītāja Zane Lapa.",
        "„Mēs esam kopā,” plecus parausta Zane Lapa.",
        "Zane Lapa vada centru. „Mēs esam kopā,” viņa pasmaida un aizver durvis.",
        "Zane Lapa vada centru. „Mēs esam kopā,” Lapa pamet ar roku.",
        "Juriste Zane Lapa vada centru. „Mēs esam kopā,” juriste pamāj.",
        "Zane Lapa vada centru. „Mēs esam kopā”, viņa pasmaida.",
        "„Mēs esam kopā,” zina teikt Zane Lapa.",
    ],
)
def test_the_subject_of_the_clause_speaks_whatever_its_verb(text: str) -> None:
    assert speakers(text) == {"Zane Lapa"}


@pytest.mark.parametrize(
    "text",
    [
        # behind a comma within the marks: somebody unnamed, a poster, the passive, who has the words from others
        "„Mēs esam kopā,” Zanei Lapai pačukst kāda sieviete.",
        "„Mēs esam kopā,” nosaka kāda sieviete, un Zane Lapa klusē.",
        "„Mēs esam kopā,” vēsta plakāts, un Zane Lapa pamāj.",
        "„Mēs esam kopā,” plakātu pacēla Zane Lapa.",
        "„Mēs esam kopā,” Zane Lapa tika sveikta zālē.",
        "„Mēs esam kopā,” Zane Lapa izlasīja vēstulē.",
        "„Mēs esam kopā,” aiz sienas izdzird Zane Lapa.",
        "„Mēs esam kopā,” dzied koris un Zane Lapa.",
        "„Mēs esam kopā,” Zane Lapa dzirdēja aiz muguras.",
        # the title of what they make, lead or win; names in a list
        "„Mūsu pagalms,” zīmēja Zane Lapa.",
        "„Soli tuvāk,” vada Zane Lapa.",
        "„Gada cilvēks,” kļuva Zane Lapa.",
        "„Mājup,” mūzika Juris Egle, vārdi Zane Lapa.",
        "„Tālāk, stiprāk,” moto izvēlējās Juris Egle.",
        "„Drosme,” par balvu nosauca Zane Lapa.",
        "Sarakstā ir „Rīga,” „Cēsis,” ko pārstāvēja Juris Egle.",
        "Skanēja „Mēness starus stīgo,” „Pie dieviņa gari galdi,” izpildīja Zane Lapa.",
        "– Izstādes atklāšana, – piedalās Zane Lapa.",
        # somebody else has come since, of whom only the given name is told, or what they are
        "Zane Lapa vada patversmi. Tajā dzīvo Santa. „Man bija bail,” viņa stāsta.",
        "Zane Lapa vada patversmi. Tajā dzīvo Santa (vārds mainīts).\n\n„Man bija bail,” viņa stāsta.",
        "Juris Egle sēž uz soliņa. Pienāk Kārlis. „Ejam,” viņš saka.",
        "Juris Egle sēž uz soliņa. Pienāk draugs. „Ejam,” viņš saka.",
        "„Mēs esam kopā,” teikts vēstulē, ko saņēma Zane Lapa.",
        "Zane Lapa sēdēja malā. „Mēs esam kopā,” viņas māte pasmaida.",
        "Juris Egle sēdēja malā. „Mēs esam kopā,” viņa balss dreb.",
        "Juris Egle sēdēja malā. „Mēs esam kopā,” viņa pasmaida.",
        "Zane Lapa turēja plakātu: „Kopā mēs varam vairāk!”",
        # dashes
        "Zane Lapa stāvēja malā. – Ejiet prom, – kliedza kāds vīrietis. – Ejiet!",
        "Zane Lapa un Anna Kalna ieradās.\n\n– Ejiet prom, – viņa teica.",
        "Zane Lapa ieradās. Sēdi vadīja tiesnese.\n\n– Ejiet prom, – viņa teica.",
        "Darba kārtībā:\n\n– Sēdes atklāšana. Sēdi vada Zane Lapa.",
        # no headline of somebody's words, and a quotation that may be of others
        "Zālīte: vēsture un daba mūsu pilsētā\n\nPilsētā dzīvo Zane Zālīte.",
        "Zane Lapa ieradās.\n\n„Mēs esam kopā.\n\nTas ir labi.”",
    ],
)
def test_whoever_only_stands_near_does_not_speak(text: str) -> None:
    assert speakers(text) == set()
    assert find_people(text)


@pytest.mark.parametrize(
    "occasion", ["savā runā", "atklāšanas uzrunā", "savā konferences atklāšanas runā", "noslēguma runā"]
)
def test_a_talk_on_an_occasion_is_no_verb(occasion: str) -> None:
    text = f"„Mēs esam kopā,” {occasion} uzsvēra ministre Zane Lapa. „Tā ir!”"
    (one,) = find_people(text)
    assert [text[part.start : part.end] for part in one.statements] == ["Mēs esam kopā", "Tā ir!"]
    assert speakers(f"Ministre Zane Lapa {occasion} uzsvēra, ka darba ir daudz.") == {"Zane Lapa"}
