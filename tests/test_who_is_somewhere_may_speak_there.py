from __future__ import annotations

import pytest

from tests.support.texts.speaking import speaking_mentions


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kalna apmeklēja skolu, kur pastāstīja par drošību.",
        "Otrdien Anna Kalna piedalījās sanāksmē, kurā uzsvēra, ka darba ir daudz.",
        "Anna Kalna apmeklēja skolu, kurā stāstīja skolēniem par drošību.",
        "Anna Kalna devās uz Talsiem, kur tikās ar jauniešiem un pastāstīja par drošību.",
        "Anna Kalna tikās ar Juri Ozolu Rīgas skolā, kur uzsvēra, ka darba ir daudz.",
        "Anna Kalna izplatīja paziņojumu, kurā uzsver, ka darba ir daudz.",
    ],
)
def test_the_subject_goes_on_in_a_clause_without_one(text: str) -> None:
    assert speaking_mentions(text) == ["Anna Kalna"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Kalna apmeklēja skolu, kur stāstīja arī Juris Ozols.", ["Juris Ozols"]),
        ("Juris Ozols un Anna Kalna apmeklēja skolu, kur stāstīja par darbu.", ["Juris Ozols", "Anna Kalna"]),
        ("Anna Kalna apmeklēja skolu, kurā skolotāja stāstīja par drošību.", []),
        ("Anna Kalna piedalījās sanāksmē, kurā stāstīja eksperti no Polijas par darbu.", []),
        ("Anna Kalna piedalījās sanāksmē, kurā uzsvērts, ka darba ir daudz.", []),
        ("Anna Kalna atklāja izstādi, kurā stāsta par drošību.", []),
        ("Anna Kalna lasīja grāmatu, kurā autors stāsta par drošību.", []),
        ("Anna Kalna saņēma vēstuli, kurā lūdza palīdzību.", []),
        ("Annai Kalnai bija sapulce, kurā uzsvēra, ka darba ir daudz.", []),
    ],
)
def test_another_subject_is_told_from_it(text: str, expected: list[str]) -> None:
    assert speaking_mentions(text) == expected
