"""An infinitive may stand before the subject of an invitation, and a wish needs no clause."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "text",
    [
        "„Pateiksim paldies skolai,” akcijā rosina iesaistīties programmas vadītāja Zelma Paraudziņa.",
        "Viesus gaidīja Zelma Paraudziņa, novēlot veiksmi.",
        "Svētkus atklāja Zelma Paraudziņa, pateicoties par palīdzību.",
        "Skolas direktore Zelma Paraudziņa uzsauca tostu.",
    ],
)
def test_they_speak(text: str) -> None:
    assert speakers(text) == {"Zelma Paraudziņa"}


@pytest.mark.parametrize(
    "text",
    [
        "Uzvarēja Zelma Paraudziņa, pateicoties labam vējam.",
        "Kā labs draugs sevi apliecināja Zelma Paraudziņa.",
        "Zelma Paraudziņa aicinājumam piekrita un piedalījās pasākumā.",
    ],
)
def test_these_do_not(text: str) -> None:
    assert speakers(text) == set()
