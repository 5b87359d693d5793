"""What people come for, as they do it: in a browser without JavaScript, on a desk and in a hand, in both languages."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.support.browser.reader import DESKTOP, PHONE, Look
from tests.support.sampled import sampled

LOOKS = {f"{language}, {width} px": Look(language, width) for language in ("lv", "en") for width in (DESKTOP, PHONE)}


@pytest.fixture(params=sampled(LOOKS, {"lv, 390 px", "en, 1280 px"}))
def look(request: pytest.FixtureRequest) -> Look:
    return LOOKS[request.param]


def search(page: Page, words: str) -> Locator:
    """Type words into the form for searching; what was found."""
    form = page.get_by_role("main").get_by_role("search")
    form.get_by_role("searchbox").fill(words)
    form.get_by_role("button").click()
    return page.get_by_role("main").get_by_role("region")


def saved(page: Page, link: str) -> tuple[str, str]:
    """The name and the text of the file behind a link that a browser saves."""
    with page.expect_download() as happening:
        page.get_by_role("main").get_by_role("link", name=link, exact=True).first.click()
    file: Download = happening.value
    return file.suggested_filename, Path(file.path()).read_text()


def test_a_journalist_goes_from_a_name_to_a_citation(page: Page, say: Callable[[str], str]) -> None:
    found = search(page, "tālim niedram")
    found.get_by_role("link", name="Tālis Niedra", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tālis Niedra")

    said = page.get_by_role("listitem").filter(has_text="Par savu pieredzi stāstīja")
    title = said.get_by_role("heading").inner_text()
    said.get_by_role("link", name="Tālis Niedra").first.click()
    expect(page).to_have_url(re.compile("/article/lv-118"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    cited = page.get_by_role("region", name=say("How to cite"))
    expect(cited).to_contain_text(title)
    expect(cited).to_contain_text(re.findall(r"http://[^\s]+", said.page.url)[0].partition("#")[0])
    name, bibtex = saved(page, "BibTeX")
    assert name == "lv-118.bib"
    assert bibtex.startswith("@")
    assert saved(page, "CSL-JSON")[0] == "lv-118.csl.json"


def test_a_researcher_goes_from_a_search_to_a_table(page: Page, say: Callable[[str], str]) -> None:
    page.get_by_role("navigation").get_by_role("link", name=say("Search"), exact=True).click()
    found = search(page, "pašvaldība")
    everything = number_in(found.get_by_role("heading", level=2))
    facets = page.get_by_role("navigation", name=say("Narrow down"))
    if not facets.is_visible():
        page.get_by_text(say("Narrow down"), exact=True).first.click()
    facets.get_by_role("link", name="2016").first.click()
    narrowed = number_in(found.get_by_role("heading", level=2))
    assert 0 < narrowed < everything

    name, table = saved(page, "CSV")
    assert name.endswith(".csv")
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert len(rows) == narrowed
    assert all(row["published_on"].startswith("2016") for row in rows)

    page.get_by_role("list", name=say("Filters in force")).get_by_role("link").first.click()
    assert number_in(found.get_by_role("heading", level=2)) == everything


def test_a_subscriber_goes_from_a_search_to_a_feed(page: Page, say: Callable[[str], str], look: Look) -> None:
    search(page, "Liepāja")
    page.get_by_role("link", name=say("Subscribe"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Liepāja")
    address = page.get_by_role("textbox", name=say("Address of the feed")).input_value()
    opened = page.get_by_role("link", name=say("Open the feed (Atom)")).get_attribute("href")
    assert address.endswith(opened or "nowhere")
    answer = page.request.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.body())
    assert not feed.bozo
    assert feed.entries
    page.get_by_role("link", name=say("Back to the list")).click()
    expect(page.get_by_role("searchbox").last).to_have_value("Liepāja")
    page.goto(feed.entries[0].link)
    expect(page.get_by_role("heading", level=1)).to_have_text(feed.entries[0].title)
    assert page.locator("html").get_attribute("lang") == look.language


def test_a_visitor_changes_the_language_and_keeps_it(page: Page, look: Look) -> None:
    other, name = ("en", "English") if look.language == "lv" else ("lv", "Latviski")
    page.get_by_role("banner").get_by_role("link", name=name).click()
    assert page.locator("html").get_attribute("lang") == other
    page.get_by_role("banner").get_by_role("navigation").get_by_role("link").first.click()
    assert page.locator("html").get_attribute("lang") == other


def number_in(heading: Locator) -> int:
    """The number that a heading says."""
    return int(re.sub(r"\D", "", heading.first.inner_text()))


@pytest.mark.parametrize("look", sampled(["lv, 390 px", "en, 390 px"], ["lv, 390 px"]), indirect=True)
def test_a_journalist_goes_from_a_name_to_what_was_said_about_something(
    page: Page, say: Callable[[str], str], look: Look
) -> None:
    page.get_by_role("navigation").get_by_role("link", name=say("Speakers"), exact=True).click()
    page.get_by_role("link", name="Tālis Niedra", exact=True).click()  # the name

    form = page.get_by_role("main").get_by_role("search")
    form.get_by_role("searchbox").fill("pašvaldība")  # the topic
    form.get_by_role("button").click()

    found = page.get_by_role("main").get_by_role("listitem").filter(has=page.locator("mark"))  # the statement
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Tālis Niedra")

    found.get_by_text(say("How to cite")).click()  # the citation
    cited = found.locator(".citation").first
    expect(cited).to_be_visible()
    expect(cited).to_contain_text(re.compile(r"/article/lv-\d+/\d{14}"))
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width


@pytest.mark.parametrize("look", sampled(["lv, 390 px", "en, 1280 px"], ["en, 1280 px"]), indirect=True)
def test_the_speaker_of_a_removed_paragraph_is_found_with_the_version(page: Page, say: Callable[[str], str]) -> None:
    page.get_by_role("navigation").get_by_role("link", name=say("Statements"), exact=True).click()
    form = page.get_by_role("main").get_by_role("search")
    form.get_by_role("searchbox").fill("aizliegt braukt")
    form.get_by_role("button").click()
    page.get_by_role("main").get_by_role("link", name="Genovefa Upeniece").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Genovefa Upeniece")
    page.get_by_role("listitem").filter(has_text="aizliegt braukt").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/article/lv-118/\d{14}$"))
    expect(page.get_by_role("main")).to_contain_text("Genovefa Upeniece")


def test_every_page_leads_to_the_search_and_every_row_back_to_its_page(
    page: Page, say: Callable[[str], str], look: Look
) -> None:
    page.goto("/municipalities")
    form = page.get_by_role("banner").get_by_role("search")
    form.get_by_role("searchbox").fill("tālim niedram")
    form.get_by_role("button", name=say("Find")).click()
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("tālim niedram")

    page.get_by_role("contentinfo").get_by_role("link", name=say("All data: tables, SQL, CSV, JSON")).click()
    page.get_by_role("link", name="people", exact=True).click()
    page.locator("td.type-pk a").first.click()
    page.get_by_role("link", name=re.compile("^Person: ")).click()
    expect(page).to_have_url(re.compile("/speaker/[a-z-]+$"))
    assert page.evaluate("document.documentElement.lang") == look.language
