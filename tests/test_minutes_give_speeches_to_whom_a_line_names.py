"""In the minutes of an assembly a line names who speaks and ends in a full stop; the speech stands below it."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speakers

MINUTES = """Sēdi vada biedrības priekšsēdētāja Zane Lapa.

Sēdes vadītāja. Labdien! Vārds juristei Annai Kalnai.

A.Kalna (Gaišā puse).

Cienījamie kolēģi! Ieguldīts ir daudz.

(Aplausi.)

Paldies par uzmanību.

Sēdes vadītāja. Vai kāds vēl vēlas runāt?

J. Egle. 2. priekšlikums nav atbalstīts.

Balsojums

Par nobalso visi.

R. Sils. Tad visi ir par.

Sēde slēgta plkst. 15.00.

Nākamā sēde notiks pavasarī.
"""


def said(text: str) -> list[tuple[str, str]]:
    return [
        (one.nominative, text[part.start : part.end])
        for one in find_people(text)
        for part in one.statements
        if part.quoted
    ]


def test_each_paragraph_belongs_to_the_one_named_above_it() -> None:
    assert said(MINUTES) == [
        ("Zane Lapa", "Labdien! Vārds juristei Annai Kalnai."),
        ("Zane Lapa", "Vai kāds vēl vēlas runāt?"),
        ("Anna Kalna", "Cienījamie kolēģi! Ieguldīts ir daudz."),
        ("Anna Kalna", "Paldies par uzmanību."),
        ("J. Egle", "2. priekšlikums nav atbalstīts."),
        ("R. Sils", "Tad visi ir par."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kalna.\n\nDarba ir daudz. Nāciet palīgā!",  # nobody is addressed
        "Foto: Anna Kalna.\n\nCienījamie kolēģi! Darba ir daudz.",
        "Anna Kalna\n\nCienījamie vecāki! Darba ir daudz.",
        "Anna Kalna.\n\nCienījamie vecāki! Darba ir daudz.\n\nFoto: Zane Lapa.\n\nIeeja ir brīva.",
        "Sveicienu sūta Anna Kalna.\n\nAnna Kalna.\n\nCienījamie vecāki!\n\nFotogrāfe Zane Lapa.\n\nIeeja ir brīva.",
    ],
)
def test_a_name_above_a_text_is_no_minutes(text: str) -> None:
    assert said(text) == []


HEAD = "Sanāksmi vada: Anna Kalna\n\nPiedalās: 7 locekļi\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "Sanāksmes vadītāja: Lūdzu sākt darbu.", {"Anna Kalna"}),
        (HEAD + "Sanāksmes vadītāja informē, ka darba ir daudz.", {"Anna Kalna"}),
        (HEAD + "Sanāksmes vadītāja atklāj sanāksmi un informē, ka darba ir daudz.", {"Anna Kalna"}),
        (HEAD + "Sanāksmes vadītāja atklāj sanāksmi.", set()),
        (HEAD + "Sanāksmes vadītāja neinformē, ka darba ir daudz.", set()),
        (HEAD + "Sanāksmes vadītāja pasniedz, ka darba ir daudz.", set()),  # no verb of speaking
        (HEAD + "Sanāksmes vadītāja domā par darbu.", set()),  # one that needs a clause
        (HEAD + "Sanāksmes vadītāja informē par darbu.", {"Anna Kalna"}),
        (HEAD + "Sanāksmes vadītāja: Baiba Liepa.", set()),  # a name, not a speech
        (HEAD + "Sanāksmes vadītāja: vieta, laiks un darba kārtība", set()),
        (HEAD + "Sanāksmi vada: Juris Egle\n\nSanāksmes vadītāja: Lūdzu sākt darbu.", set()),
        ("Sanāksmi vada Annai Kalnai uzticētais padomnieks.\n\nSanāksmes vadītāja: Lūdzu sākt darbu.", set()),
        ("Sanāksmes vadītāja: Lūdzu sākt darbu.\n\nSanāksmi vada: Anna Kalna", set()),
        ("Sēdes vadītāja: Sākam.\n\nAtbildīgā: Ilze Liepa.\n\nSēdes vadītāja: Paldies par darbu šodien.", set()),
        ("Ziņo: J. Egle, nodaļas vadītājs, un Ilze Liepa.\n\nNolēma: pieņemt zināšanai.", {"J. Egle", "Ilze Liepa"}),
        ("3. Debatēs piedalās: J. Egle, Ilze Liepa.\n\nNolemj: atbalstīt.", {"J. Egle", "Ilze Liepa"}),
        ("Ziņo: Ilze Liepa par plānu, ko izstrādāja Juris Egle.\n\nNolemj: atbalstīt.", {"Ilze Liepa"}),
        ("Sēdes darba kārtība\n\n1. Par plānu. \n\nZiņo: Ilze Liepa.", set()),
        ("Atbildīgā: Ilze Liepa.\n\nNolemj: atbalstīt.", set()),
    ],
)
def test_who_leads_and_who_reports_is_named_on_lines_of_their_own(text: str, expected: set[str]) -> None:
    assert speakers(text) == expected
