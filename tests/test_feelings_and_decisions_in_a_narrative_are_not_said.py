"""Whom a narrative tells to have feared, hoped or agreed to do something has said nothing by that."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("Guna Zīle baidījās atgriezties mājās.", False),
        ("Guna Zīle cerēja nopelnīt studijām.", False),
        ("Andris Roze piekrita pārvest sievietes pāri robežai.", False),
        ("Guna Zīle cerēja, ka likums palīdzēs.", True),
        ("Guna Zīle piekrita, ka likums ir novecojis.", True),
        ("Guna Zīle cer panākt vienošanos.", True),
        ("„Gribējās strādāt,” cerēja Guna Zīle.", True),
    ],
)
def test_only_a_clause_or_a_quotation_makes_it_speech(text: str, spoke: bool) -> None:
    assert [one.spoke for one in find_people(text)] == [spoke]
