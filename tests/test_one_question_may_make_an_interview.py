"""If a text says who is asked, one question and the answer below it are enough."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "text",
    [
        "Nodaļas vadītājai Zelmai Paraudziņai jautāju: “Vai jums nākas skaidroties?”\n\n— Mēs neizsakām emocijas.",
        "Saruna ar vadītāju Zelmu Paraudziņu.\n\n- Kas būs tālāk?\n\n- Sākam ar attīstību.",
        "Saruna ar vadītāju Zelmu Paraudziņu.\n\nKā jūs to vērtējat?\n\nSākam ar attīstību.",
        "Šodien studijā ir Zelma Paraudziņa.\n\nKā jums klājas?\n\nLabi, es strādāju.\n\nUn tālāk?\n\nMan ir plāni.",
    ],
)
def test_the_answer_is_of_who_is_asked(text: str) -> None:
    assert speakers(text) == {"Zelma Paraudziņa"}


@pytest.mark.parametrize(
    "text",
    [
        "Notika saruna ar Zelmu Paraudziņu.\n\nKas notiks tālāk?\n\nLikums stāsies spēkā maijā.",
        "Zelma Paraudziņa\n\nKā jums klājas?\n\nLabi, es strādāju.\n\nUn tālāk?\n\nMan ir plāni.",
        "Projektu vada Zelma Paraudziņa.\n\nKā jūs varat pieteikties?\n\nZvaniet mums.\n\nKo dodat?\n\nMūsu padomus.",
        "Mirusi Zelma Paraudziņa.\n\nKā jums klājas?\n\nLabi, es strādāju.\n\nUn tālāk?\n\nMan ir plāni.",
    ],
)
def test_without_that_nobody_answers(text: str) -> None:
    assert speakers(text) == set()
