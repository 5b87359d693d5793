"""A query that was copied from elsewhere may have characters that nobody sees; texts of the archive have none."""

from __future__ import annotations

import pytest

from archive.search.query.parsing import parse


@pytest.mark.parametrize("unseen", ["\xad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202c"])
@pytest.mark.parametrize(
    "query", ["paš{}valdība", '"valsts poli{}cija"', "spea{}ker:Zaķis", "{}-policija", "policija{}"]
)
def test_characters_that_nobody_sees_change_no_query(query: str, unseen: str) -> None:
    assert parse(query.format(unseen)) == parse(query.format(""))


def test_spaces_of_any_kind_part_words() -> None:
    assert parse("valsts\xa0policija\u2009tiesa\npašvaldība") == parse("valsts policija tiesa pašvaldība")


@pytest.mark.parametrize("query", ["“a b”", "„a b“", "«a b»", "»a b«", "‹a b›", "＂a b＂", "〝a b〞", "❝a b❞", '"a b"'])
def test_quotation_marks_of_any_kind_make_a_phrase(query: str) -> None:
    assert parse(query).groups == parse('"a b"').groups
