"""The mood of a Latvian verb tells that words are retold: those of the subject before the mark, or what others say."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speaking_mentions


@pytest.mark.parametrize(
    "text",
    [
        "Uldis Roze bija skeptisks: naudas nebūšot.",
        "Uldis Roze gan ir skeptisks – darbinieku trūkstot, un anketas vien nevienu nepasargāšot.",
        "Pret to protestē biedrības vadītājs Uldis Roze – tas sadārdzināšot būvniecību.",
        "Asociācijas vadītājs Uldis Roze jau sākumā bija skarbs – puse publikāciju ir melīgas.",
    ],
)
def test_the_subject_says_it(text: str) -> None:
    assert speaking_mentions(text) == ["Uldis Roze"]


@pytest.mark.parametrize(
    "text",
    [
        "Uldis Roze atlaists no amata: viņš esot kavējis darbu.",
        "Uldis Roze ir slims: viņam esot gripa.",
        "Uldis Roze saņēma ziņu: māte esot slima.",
        "Uldis Roze lasīja vēstuli: darba Anglijā esot daudz.",
        "Uldis Roze noticēja sludinājumam: alga būšot liela.",
        "Par Uldi Rozi klīst baumas: brālis esot bēdzis.",
        "Uldis Roze ir piesardzīgs: viņš nekad nebrauc naktī.",
        "Uldis Roze pārbaudīja auto: numurzīmes bija viltotas.",
    ],
)
def test_others_say_it_or_nobody(text: str) -> None:
    assert speaking_mentions(text) == []
