"""A quotation within what somebody reports is of whom they cite: `stāstīja, ka kāds vīrietis draudējis: „…”`."""

from __future__ import annotations

import pytest

from archive.people import find_people


def quoted(text: str) -> list[str]:
    return sorted({one.nominative for one in find_people(text) for part in one.statements if part.quoted})


@pytest.mark.parametrize(
    "text",
    [
        "Guna Zīle atcerējās, ka kaimiņš viņai teicis: „Nekur tu neaizbrauksi.”",
        "Guna Zīle uzsver, ka darba devēji apgalvo: „Viss būs kārtībā.”",
        "Guna Zīle atceras, kā vervētājs sacīja: „Viss būs kārtībā.”",
        "Guna Zīle pastāstīja tiesai, ko īpašnieks viņai solījis: „Viss būs kārtībā.”",
        "Guna Zīle stāstīja par vīrieti, kurš draudējis: „Es tevi atradīšu.”",
        "Andris Roze pastāstīja, ka viņam teikts: „Rīt atdosi parādu.”",
        "Andris Roze citēja upuri: „Man atņēma pasi.”",
        "Tiesnese Guna Zīle nolasīja apsūdzētā liecību: „Es tikai palīdzēju.”",
        "„Man atņēma pasi,” cietušās teikto citēja Guna Zīle.",
    ],
)
def test_the_words_are_not_the_speakers_own(text: str) -> None:
    assert find_people(text)
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Guna Zīle uzsver, ka darbs ir grūts: „Naudas nepietiek.”",
        "Guna Zīle stāstīja, ka pati atbildējusi: „Es nekur nebraukšu.”",
        "Guna Zīle atceras, kā viņa atbildēja: „Es nekur nebraukšu.”",
        "Guna Zīle pastāstīja, ko atbildējusi policistam: „Es nekur nebraukšu.”",
        "Guna Zīle stāstīja, ka viņa atbildējusi: „Es nekur nebraukšu.”",
        "Guna Zīle, kura vada centru, teica: „Naudas nepietiek.”",
        "Guna Zīle parādīja, kā jārīkojas, un teica: „Naudas nepietiek.”",
        "Guna Zīle paskaidroja, ko darīt, un kolēģiem piebilda: „Naudas nepietiek.”",
        "Guna Zīle stāstīja, ka līst, un šodien piebilda: „Naudas nepietiek.”",
        "Guna Zīle aprakstīja vīrus, kuri viņu veda, bet tad piebilda: „Naudas nepietiek.”",
        "Guna Zīle atkārtoja savus vārdus: „Naudas nepietiek.”",
    ],
)
def test_the_words_are_the_speakers_own(text: str) -> None:
    assert quoted(text) == ["Guna Zīle"]
