"""The page of a document has one address for each of its pages, and its type a name that people know."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.web.parts.documents.addresses import KINDS, PART, document_address, kind_of, part_of

ID = "ab" * 32


@pytest.mark.parametrize(
    ("query", "page", "address"),
    [
        ("", None, f"/document/{ID}"),
        ("", 7, f"/document/{ID}#page-7"),
        ("cilvēku tirdzniecība", None, f"/document/{ID}?q=cilv%C4%93ku+tirdzniec%C4%ABba"),
        ('"a&b"#c', 7, f"/document/{ID}?q=%22a%26b%22%23c#page-7"),
        ("", PART, f"/document/{ID}#page-{PART}"),
        ("", PART + 1, f"/document/{ID}?part=2#page-{PART + 1}"),
        ("x", 207, f"/document/{ID}?q=x&part={part_of(207)}#page-207"),
    ],
)
def test_an_address_leads_to_the_page(query: str, page: int | None, address: str) -> None:
    assert document_address(ID, query, page) == address


@given(st.text(), st.integers(1, 65_535))
def test_any_query_comes_through(query: str, page: int) -> None:
    address = urlsplit(document_address(ID, query.encode("utf-8", "replace").decode(), page))
    asked = parse_qs(address.query, keep_blank_values=True)
    assert asked.get("q", [""]) == [query.encode("utf-8", "replace").decode()]
    assert (int(asked.get("part", ["1"])[0]) - 1) * PART < page <= int(asked.get("part", ["1"])[0]) * PART
    assert address.fragment == f"page-{page}"


@pytest.mark.parametrize("mime", [None, "", "application/x-unknown", "image/png"])
def test_what_is_of_no_known_type_is_a_file(mime: str | None) -> None:
    assert kind_of(mime).name == "File"


def test_an_ending_is_that_of_few_types() -> None:
    assert {ending: sum(ending in kind.endings for kind in KINDS.values()) for ending in ("pdf", "docx", "xls")} == {
        "pdf": 1, "docx": 1, "xls": 1,
    }  # fmt: skip
