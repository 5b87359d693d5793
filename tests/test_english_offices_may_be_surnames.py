"""In an English text a noun of an office with a capital may be a surname, and is an office before a full name."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers

_NOUNS = ("Steward", "Forester", "Vicar", "Bailiff", "Auditor", "Prefect", "Ranger", "Provost")


@pytest.mark.parametrize("noun", _NOUNS)
def test_surnames(noun: str) -> None:
    assert speakers(f"Emma {noun} said that beds are few.") == {f"Emma {noun}"}
    assert speakers(f"Dr Emma {noun} of the State Police said that beds are few.") == {f"Emma {noun}"}
    assert speakers(f"Emma {noun}, head of the centre, said that beds are few.") == {f"Emma {noun}"}


@pytest.mark.parametrize("noun", _NOUNS)
@pytest.mark.parametrize("before", ["", "Chief ", "The "])
def test_offices(noun: str, before: str) -> None:
    (one,) = find_people(f"{before}{noun} Rita Bite said that beds are few.", "en")
    assert (one.nominative, one.spoke) == ("Rita Bite", True)
    assert str(one.role).endswith(noun)


def test_behind_the_name() -> None:
    (one,) = find_people("Rita Bite, Auditor of the Saule Fund, said that beds are few.", "en")
    assert str(one.role).startswith("Auditor")
    (one,) = find_people("The society’s auditor, Rita Bite, said that beds are few.", "en")
    assert one.role == "auditor"
