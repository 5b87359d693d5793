"""`Abi` and `abas` beside a verb mean the two whom the sentence before names, if it tells of no other two."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Jauniešus vēroja Uldis Roze un Zane Lapa. Abi bija vienisprātis, ka viss ir labi.",
            ["Uldis Roze", "Zane Lapa"],
        ),
        (
            "Ieradās Madara Priede un Zane Lapa. Pēc sēdes abas uzsvēra, ka darba ir daudz.",
            ["Madara Priede", "Zane Lapa"],
        ),
        ("Ieradās Madara Priede un Zane Lapa. Pēdējā uzsvēra, ka darba ir daudz.", ["Zane Lapa"]),
    ],
)
def test_they_speak(text: str, who: list[str]) -> None:
    assert speakers(text) == set(who)


@pytest.mark.parametrize(
    "text",
    [
        "Uldis Roze un Zane Lapa apmeklēja divus cietušos. Abi stāstīja, ka baidās.",
        "Uldis Roze un Zane Lapa nopratināja brāļus. Abi noliedz vainu.",
        "Sanāksmi vadīja Uldis Roze un Zane Lapa. Abi ministri uzsvēra, ka darba ir daudz.",
        "Ieradās Uldis Roze un Zane Lapa. Abas ministrijas uzsvēra, ka darba ir daudz.",
        "Ieradās Uldis Roze, Madara Priede un Zane Lapa. Abi uzsvēra, ka darba ir daudz.",
        "Talsos ir Zane Lapa, Rīgā – Uldis Roze. Uz centru atveda divas sievietes, un abas apgalvoja, ka baidās.",
    ],
)
def test_it_may_be_two_others(text: str) -> None:
    assert not speakers(text)
