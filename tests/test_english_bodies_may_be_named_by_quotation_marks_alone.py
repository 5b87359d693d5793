"""In an English text, only quotation marks may tell the name of the body that an office is of."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Gunta Ābelzare, head of “Open Gate”, said that fines are high.", "head", "“Open Gate”"),
        ("Gunta Ābelzare, a counsellor at the “Warm House”, warned that it is late.", "counsellor", "“Warm House”"),
        ("Gunta Ābelzare, head of “Open Gate” in Liepāja, said that it rained.", "head", "“Open Gate”"),
        ('Gunta Ābelzare, a psychologist from "Open Gate," said that it rained.', "psychologist", '"Open Gate"'),
        ("“Open Gate” counsellor Gunta Ābelzare said that it rained.", "counsellor", "“Open Gate”"),
        ("“It rains,” said “Open Gate” counsellor Gunta Ābelzare.", "counsellor", "“Open Gate”"),
        ("The head of “Open Gate”, Gunta Ābelzare, said that it rained.", "head", "“Open Gate”"),
        # with a name inside the name
        ('Gunta Ābelzare, head of the NGO "Gate "Warm House"", said so.', "head", 'NGO "Gate "Warm House""'),
        ('"It rains," says the head of "Gate "Siltā māja"" Gunta Ābelzare.', "head", '"Gate "Siltā māja""'),
        ("The head of “Gate “Warm House”” Gunta Ābelzare said so.", "head", "“Gate “Warm House””"),
        ("A lawyer at „Gate „Warm House””, Gunta Ābelzare, said so.", "lawyer", "„Gate „Warm House””"),
        ('Gunta Ābelzare, the head of the NGO "Gate" Warm House "": "It rains."', "head", 'NGO "Gate" Warm House ""'),
        ("Gunta Ābelzare, head, the NGO “Gate “Warm House””: “It rains.”", "head", "NGO “Gate “Warm House””"),
    ],
)
def test_a_body_in_quotation_marks(text: str, role: str, organisation: str) -> None:
    [one] = find_people(text, "en")
    assert (one.role, one.organisation, one.spoke) == (role, organisation, True)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Gunta Ābelzare, author of “Open Gate”, said that it rained.", "author of “Open Gate”"),
        ("The film “Open Gate” director Gunta Ābelzare said that it rained.", "director"),
        ("“Open Gate” actress Gunta Ābelzare said that it rained.", "actress"),
        ("“It is late”, counsellor Gunta Ābelzare said.", "counsellor"),
    ],
)
def test_what_else_stands_in_quotation_marks(text: str, role: str) -> None:
    [one] = find_people(text, "en")
    assert (one.role, one.organisation, one.spoke) == (role, None, True)
