"""A quotation alone is of the only person named before it, unless the text tells that it is from elsewhere."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "text",
    [
        "Mācības sāka Zelma Paraudziņa. „Ikvienam ir tiesības uz brīvību.” Tā teikts likumā.",
        "Mācības sāka Zelma Paraudziņa. „Neklusē, bet zvani!” Tāds ir akcijas sauklis.",
        "Dziesmu izpildīja Zelma Paraudziņa. „Kur tu skrien, mazais ezīt?”",
        "Nogalināta Zelma Paraudziņa. „Mēs esam satriekti.”",
    ],
)
def test_it_is_not_theirs(text: str) -> None:
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Grāmatu izdevusi Zelma Paraudziņa. „Rakstīju to desmit gadus.” Tā ir viņas pirmā.",
        "Korī dzied Zelma Paraudziņa. „Mēģinām divreiz nedēļā.”",
    ],
)
def test_it_is_theirs(text: str) -> None:
    assert speakers(text) == {"Zelma Paraudziņa"}
