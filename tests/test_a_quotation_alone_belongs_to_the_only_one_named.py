"""A sentence in quotation marks, right behind one with a single person as its subject, is that person's."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "text",
    [
        "Tikšanos vadīja direktore Zelma Paraudziņa. „Tik daudz labu cilvēku muzejā ir reti.”",
        "Latviešu valodu māca Zelma Paraudziņa. Viņas grupā ir desmit cilvēku. „Viņi mācās ātri un labprāt.”",
    ],
)
def test_it_is_theirs(text: str) -> None:
    assert speakers(text) == {"Zelma Paraudziņa"}


@pytest.mark.parametrize(
    "text",
    [
        "Konkursā uzvarēja Zelma Paraudziņa. „Viņa bija labākā no visiem!”",
        "Balvu Zelmai Paraudziņai pasniedza skola. „Mēs visi ļoti priecājamies!”",
        "Ieradās Zelma Paraudziņa un Tālis Krastkalns. „Mēs visi ļoti priecājamies!”",
        "Ieradās Zelma Paraudziņa.\n\n„Mēs visi ļoti priecājamies!”",
        "Filmu rādīja Zelma Paraudziņa. „Mājup” ir par bērniem.",
    ],
)
def test_it_may_be_anybodys(text: str) -> None:
    assert speakers(text) == set()
