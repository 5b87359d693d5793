"""English verbs and gerunds that have their subject from before: a list of deeds, a pronoun, a label."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import english_speakers as speakers

_STRESSING = "visited the centre, stressing that much remains to be done."


@pytest.mark.parametrize(
    "text",
    [
        "Anna Paraudziņa showed a film, spoke about risks and handed out leaflets.",
        "Anna Paraudziņa showed slides, explained the procedure and answered questions.",
        f"Minister Anna Paraudziņa arrived in Rīga. She {_STRESSING}",
        f"Minister Anna Paraudziņa arrived in Rīga. The minister {_STRESSING}",
        "Anna Paraudziņa took part.\n\nAnna: “It was useful for all of us.”",
    ],
)
def test_the_one_before_speaks(text: str) -> None:
    assert speakers(text) == {"Anna Paraudziņa"}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Paraudziņa bought a car, said the police and left.",
        "Anna Paraudziņa bought a car, said her mother and wept.",
        "Anna Paraudziņa bought a car, wrote a letter and left.",
        f"Minister Anna Paraudziņa arrived in Rīga. Her colleague {_STRESSING}",
        f"Minister Anna Paraudziņa arrived in Rīga. The Estonian minister {_STRESSING}",
        "Anna Paraudziņa and Anna Bērza took part.\n\nAnna: “It was useful for all of us.”",
    ],
)
def test_nobody_speaks_where_it_is_another(text: str) -> None:
    assert not speakers(text)
