"""What a line says is first looked for by how the patterns begin, and no line that a rule knows is left out so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract.words import furniture, headings, says, signatures, site_name

FORMS = (*headings.FORMS, *furniture.FORMS, signatures.SIGNATURE, site_name.SITE_NAME)


@pytest.mark.parametrize("form", FORMS)
@given(st.data())
def test_all_that_a_pattern_knows_is_looked_at(form: re.Pattern[str], data: st.DataObject) -> None:
    line = data.draw(st.from_regex(re.compile(form.pattern, re.ASCII), fullmatch=True))
    assert says.said_by(line) == sum(bit for bit, rule in says._RULES.items() if rule(line.replace("\n", " ")))
