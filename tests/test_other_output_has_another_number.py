"""Rules that make something else of the same texts have another number, so that archives are made anew by them."""

from __future__ import annotations

import pytest

from archive import rules
from tests.golden import rules as golden


@pytest.fixture(scope="module")
def now() -> dict[golden.Part, str]:
    return golden.made_now()


@pytest.mark.parametrize("part", golden.PARTS)
def test_what_the_rules_make_is_what_their_number_says(part: golden.Part, now: dict[golden.Part, str]) -> None:
    before = golden.kept()[part]
    assert golden.fault(part, now[part], before) is None
    assert (rules.version(part), now[part]) == (str(before["number"]), before["digest"]), (
        "the number was raised: run python -m tests.golden.rules"
    )


def test_other_output_under_the_same_number_is_refused_in_words() -> None:
    before = {"number": rules.NAMES, "digest": "of before"}
    assert golden.fault("names", "of before", before) is None
    assert f"raise NAMES in archive/rules.py to {rules.NAMES + 1}" in str(golden.fault("names", "another", before))
    assert golden.fault("names", "another", {**before, "number": rules.NAMES - 1}) is None
