"""What waits in a table is, when it is read back, the value that went in: of its type, without the links."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import Article, CalendarMonth, Listing, Other, Page, PageKind
from archive.store.staging.page_json import NotModified, decode, decode_article, encode

times = st.times().map(lambda moment: time(moment.hour, moment.minute))
st.register_type_strategy(time, times)
pages = st.one_of(*(st.builds(kind) for kind in (Article, CalendarMonth, Listing, Other)))


def without_links(page: Page) -> Page:
    none: dict[str, Any] = {field.name: () for field in fields(page) if field.name in ("links", "link_texts")}
    return replace(page, **none)


@given(pages)
def test_a_page_comes_back(page: Page) -> None:
    assert decode(encode(page), page.page_kind) == without_links(page)


@given(st.builds(Article))
def test_an_article_keeps_the_digest_that_sql_compares(article: Article) -> None:
    text = encode(article)
    assert json.loads(text)["content_hash"] == article.content_hash == decode_article(text).content_hash


def test_not_modified_comes_back() -> None:
    assert decode(encode(NotModified()), NotModified.page_kind) == NotModified()


@pytest.mark.parametrize("kind", PageKind)
def test_every_kind_can_be_read_back(kind: PageKind) -> None:
    with pytest.raises(ValueError, match=r"JSON|missing"):
        decode("{}", kind)


def test_what_is_of_no_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        decode("{}", "Vēstule")
