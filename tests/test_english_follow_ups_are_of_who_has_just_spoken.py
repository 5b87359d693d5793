"""In an English text, `she added`, or a quotation right behind a statement, is of who has just spoken."""

from __future__ import annotations

import pytest

from archive.people import find_people


def _said(text: str) -> dict[str, int]:
    """How many statements each has who speaks."""
    return {one.nominative: len(one.statements) for one in find_people(text, "en") if one.spoke}


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” said Gunta Ābelzare after a talk with Elza Sniedziņa. “It is too late,” she added.",
        "“It is late,” said Gunta Ābelzare after a talk with Elza Sniedziņa. “It is too late”, adds she.",
        "Gunta Ābelzare said that Elza Sniedziņa had left. She added that it is late.",
        "Gunta Ābelzare said that Elza Sniedziņa had left. She later added that it is late.",
        "Gunta Ābelzare stressed that Elza Sniedziņa had left. She also said that it is late.",
    ],
)
def test_a_pronoun_goes_on(text: str) -> None:
    assert _said(text) == {"Gunta Ābelzare": 2}


@pytest.mark.parametrize(
    "text",
    [
        "Gunta Ābelzare said that Elza Sniedziņa had left. She said that it is late.",
        "Gunta Ābelzare said that Elza Sniedziņa had left. He added that it is late.",
        "Gunta Ābelzare said that Elza Sniedziņa had left. Her pupil nodded and she added that it is late.",
        "Gunta Ābelzare said that Elza Sniedziņa had left. It rained. She added that it is late.",
    ],
)
def test_a_pronoun_may_mean_another(text: str) -> None:
    assert _said(text) == {"Gunta Ābelzare": 1}


@pytest.mark.parametrize(
    "text",
    [
        "Gunta Ābelzare told journalists that the shelter was full. “There are no beds. We need ten.”",
        "Mayor Gunta Ābelzare said that pupils are afraid. “They do not call us at all.” The helpline is free.",
        "Gunta Ābelzare warned that the shelter was full. “There are no beds left!”\n\nIt is late.",
    ],
)
def test_a_quotation_goes_on(text: str) -> None:
    assert _said(text) == {"Gunta Ābelzare": 2}


@pytest.mark.parametrize(
    "text",
    [
        "Gunta Ābelzare told the tenant that the shelter was full. “There are no beds. We need ten.”",
        "Gunta Ābelzare asked whether the shelter was full. “There are no beds. We need ten.”",
        "Gunta Ābelzare said that Elza Sniedziņa had left. “There are no beds. We need ten.”",
        "Gunta Ābelzare told her that the shelter was full. “There are no beds. We need ten.”",
        "Gunta Ābelzare said that he had left. “There are no beds. We need ten.”",
        "Gunta Ābelzare said that the shelter was full. “There are no beds. We need ten.” Elza Sniedziņa nodded.",
        "Gunta Ābelzare remembered what the letter said. “There are no beds. We need ten.”",
    ],
)
def test_a_quotation_may_be_of_another(text: str) -> None:
    assert _said(text) in ({"Gunta Ābelzare": 1}, {})
