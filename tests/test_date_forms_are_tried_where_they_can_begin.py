"""No form of a date is left untried because of how it begins: the table of openings agrees with the forms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.latvian.dates.forms import FIRST, FORMS

ALL_FORMS = {form.pattern: form for forms in FORMS.values() for form in forms}.values()
PIECES = [
    "N",
    "N.",
    "Y",
    "Y.",
    "Y._g_",
    "M",
    "_M",
    "E",
    "E_",
    "W",
    "W,_",
    "F_",
    "s_g_",
    "S_",
    "_T_",
    "-",
    "_A_",
    ",_",
    "_",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
def test_each_form_that_matches_is_among_those_of_its_first_letter(codes: str) -> None:
    matching = [form for form in ALL_FORMS if form.match(codes)]
    assert all(FIRST.match(codes) and form in FORMS[codes[0]] for form in matching)


def test_every_letter_that_opens_a_date_has_forms() -> None:
    assert all(FORMS[letter] for letter in "NYMEWsSF")
    assert len(ALL_FORMS) == 18
