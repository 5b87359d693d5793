"""A reader types a word that stands only on page 7 of a PDF, sees it in the result, opens that page, saves the copy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.replica import files
from tests.support.browser.reader import DESKTOP, PHONE, Look

LOOKS = {"Latvian, in a hand": Look("lv", PHONE), "English, on a desk": Look("en", DESKTOP)}


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> Look:
    return LOOKS[request.param]


def test_from_the_word_to_the_page_to_the_file(page: Page, say: Callable[[str], str]) -> None:
    form = page.get_by_role("main").get_by_role("search")
    form.get_by_role("searchbox").fill("kuģubūvētavai")  # the text has other cases of it
    form.get_by_role("button").click()
    results = page.locator(".articles > li")
    expect(results).to_have_count(1)
    expect(results.locator("mark").first).to_have_text(re.compile("^[Kk]uģubūvētav"))
    results.get_by_role("link", name=re.compile("7")).first.click()  # "in the document …, page 7"

    expect(page).to_have_url(re.compile(r"/document/[0-9a-f]{64}\?q=.*#page-7$"))
    seventh = page.locator('section[aria-labelledby="page-7"]')
    expect(seventh.get_by_role("heading")).to_be_in_viewport()
    expect(seventh.locator("mark")).to_have_text([re.compile("^[Kk]uģubūvētav")] * 3)
    expect(page.get_by_role("heading", level=1)).to_have_text("Konferences dalībnieku rezolūcija.")

    with page.expect_download() as happening:
        page.get_by_role("link", name=say("Download the archive’s copy")).click()
    saved = happening.value
    content = Path(saved.path()).read_bytes()
    assert saved.suggested_filename == "114-rezolucija.pdf"
    assert content == files.document("114-rezolucija.pdf", "")
    assert hashlib.sha256(content).hexdigest() in page.url

    page.get_by_role("complementary").get_by_role("link", name="Konferencē Liepājā").click()
    bar = page.get_by_role("navigation", name=say("On this page"))
    bar.get_by_role("link", name=say("Documents")).click()
    expect(page.get_by_role("heading", name=say("Documents"))).to_be_in_viewport()
