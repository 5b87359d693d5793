"""The one real page, dressed in every skin, yields what its record says. It lies beside the checkout, not in it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from archive.extract import Article, extract
from tests.eval_extract import REAL, TODAY
from tests.replica.content import from_real
from tests.replica.pages import SKINS
from tests.replica.site import Site

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real page is not at hand")


def read(skin: str) -> tuple[Article, dict[str, Any]]:
    article = from_real(REAL / "129.txt", REAL / "129.json", "/lv/sanaksme/129")
    answer = Site(skin, today=TODAY, articles=(article,)).answer(article.path)
    page = extract(answer.body, f"http://127.0.0.1:8123{article.path}", answer.content_type)
    assert isinstance(page, Article)
    return page, json.loads((REAL / "129.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("skin", SKINS)
def test_every_field_is_as_recorded(skin: str) -> None:
    page, record = read(skin)
    assert page.id == "lv-129"
    assert (page.title, page.lang, page.kind) == (record["title"], record["lang"], record["kind"])
    assert page.published_on == dt.date.fromisoformat(record["published_on"])
    assert page.body.startswith(record["body_first_words"])
    assert page.body.endswith(record["body_last_words"])
    assert not [text for text in record["body_must_not_contain"] if text in page.body]
    assert page.signature == record["signature"]
    assert [attachment.label for attachment in page.attachments] == record["attachment_labels"]
    assert [image.caption for image in page.images] == record["gallery_captions"] * record["gallery_images"]


@pytest.mark.parametrize("skin", SKINS)
def test_its_meeting_is_an_event(skin: str) -> None:
    page, record = read(skin)
    (event,) = page.events
    assert event.starts_on == event.ends_on == dt.date.fromisoformat(record["event_in_text"]["starts_on"])
    assert event.place == record["event_in_text"]["place"]
    assert (event.title, event.source) == (page.title, "article")


def test_a_document_line_without_its_link_is_not_text() -> None:
    page, record = read("divs")
    (label,) = record["attachment_labels"]
    html = f"<h1>{page.title}</h1><p>29.09.2016</p><p>{page.body}</p><p>{label}</p><p>{page.signature}</p>"
    unlinked = extract(html.encode(), "http://host/lv/sanaksme/129")
    assert isinstance(unlinked, Article)
    assert unlinked.body.endswith(record["body_last_words"])
