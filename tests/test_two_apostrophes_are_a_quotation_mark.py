"""Quotations between two apostrophes each, as typed by those who have no key for „ and ”."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import statements


@pytest.mark.parametrize("mark", ["''", "’’"])
def test_what_stands_between_them_is_quoted(mark: str) -> None:
    text = f"Vadītāja Anna Paraudziņa: {mark}Šis gads ir grūts.{mark} {mark}Mēs turpinām,{mark} saka A. Paraudziņa."
    assert [said for _, said in statements(text)] == ["Šis gads ir grūts.", "Mēs turpinām"]


def test_inches_and_the_end_of_nested_quotations_are_none() -> None:
    text = "Anna Paraudziņa teica: „Viņš man rādīja 5'' ekrānu un teica: ‘Tas ir ‘labs’’.”"
    assert [said for _, said in statements(text)] == ["Viņš man rādīja 5'' ekrānu un teica: ‘Tas ir ‘labs’’."]
