"""A gerund behind what a pronoun or an office does: `Viņa apmeklēja centru, uzsverot, ka darba ir daudz`."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers

_TOLD = "centru, uzsverot, ka darba ir daudz."


@pytest.mark.parametrize(
    "text",
    [
        f"Centru vada Anna Paraudziņa. Viņa apmeklēja {_TOLD}",
        f"Ieradās ministre Anna Paraudziņa. Ministre apmeklēja {_TOLD}",
        f"Ieradās Anna Paraudziņa un Juris Bērzs. Viņa apmeklēja {_TOLD}",
    ],
)
def test_whom_the_subject_means_speaks(text: str) -> None:
    assert speakers(text) == {"Anna Paraudziņa"}


@pytest.mark.parametrize("subject", ["Meitene", "Viņas kolēģe", "Igaunijas ministre", "Biedrība", "Ar viņu kolēģe"])
def test_nobody_speaks_where_the_subject_is_another(subject: str) -> None:
    assert not speakers(f"Ieradās ministre Anna Paraudziņa. {subject} apmeklēja {_TOLD}")
