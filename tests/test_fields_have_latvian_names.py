"""A field of a query has a name in English and in Latvian, in any case and with any of its diacritics."""

from __future__ import annotations

import pytest

from archive.search.query.parsing import Named, parse


@pytest.mark.parametrize("field", ["pašvaldība", "pasvaldiba", "pašvaldiba", "PASVALDĪBA", "Municipality"])
def test_diacritics_and_capitals_of_a_field_need_not_be_typed(field: str) -> None:
    assert parse(f"{field}:Liepāja").groups == ((Named("municipality", "Liepāja"),),)


@pytest.mark.parametrize(
    ("query", "choices"),
    [
        ("in:nowhere", "article, title, text, caption, document, version"),
        ("kur:nekur", "rakstos, virsrakstos, tekstos, parakstos, dokumentos, versijās"),
        ("is:lost", "changed, gone"),
        ("ir:zudis", "mainīts, pazudis"),
    ],
)
def test_a_value_that_is_none_is_told_the_others_in_the_language_of_the_field(query: str, choices: str) -> None:
    (notice,) = parse(query).notices
    assert notice.values["choices"] == choices
    field = query.partition(":")[0]
    for value in choices.split(", "):
        assert not parse(f"{field}:{value}").notices
