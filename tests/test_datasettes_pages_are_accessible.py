"""Datasette's own pages stand in the same house as ours, and have what screen readers and keyboards need."""

from __future__ import annotations

from urllib.error import HTTPError

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support.browser.reader import MORE_RULES, PHONE, Look, Reader
from tests.support.sampled import in_turns
from tests.support.served import Served

LOOKS = {"light, wide": Look("en"), "dark, narrow": Look("en", PHONE, dark=True)}
ON_BOTH = ["/archive", "/archive/articles?kind=news&_search=a", "/archive/articles/lv-104"]
ON_ONE = [
    "/archive/search?words=p%C4%81rs*",
    "/archive?sql=select+id,+body+from+articles+limit+3",
    "/archive/people?_facet=known_as&_where=name_certain",
    "/-/versions",
    "/-/plugins",
    "/archive/nowhere",
]
CASES = [*in_turns(ON_BOTH, LOOKS), *((path, "dark, narrow") for path in ON_ONE)]


@pytest.mark.parametrize(("path", "look"), CASES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    path: str, look: str, readers: dict[str, Reader]
) -> None:
    reader = readers[look]
    reader.open(path, 404 if "nowhere" in path else 200)
    results = Axe().run(reader.page, options=MORE_RULES)
    assert results.violations_count == 0, results.generate_report()
    assert reader.page.evaluate("document.documentElement.scrollWidth") == LOOKS[look].width


@pytest.mark.parametrize("path", ["/archive", "/archive/articles", "/-/versions", "/archive/nowhere"])
def test_the_head_of_our_pages_is_theirs(path: str, readers: dict[str, Reader]) -> None:
    reader = readers["light, wide"]
    reader.open(path, 404 if "nowhere" in path else 200)
    reader.page.get_by_role("banner").get_by_role("searchbox").fill("policija")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/search?q=policija")


def test_long_texts_are_folded_away_and_stay_open_once_unfolded(readers: dict[str, Reader]) -> None:
    reader = readers["light, wide"]
    reader.open("/archive/articles")
    text = reader.page.locator(".folded").first
    assert not text.locator(".long-text").is_visible()
    text.locator("summary").click()
    reader.page.locator("h1").click()
    assert text.locator(".long-text").is_visible()


def test_the_policy_lets_their_mended_scripts_run(browser: Browser, served_past: Served) -> None:
    reader = Reader(browser, served_past.url, Look("en"))
    reader.open("/archive")
    assert reader.page.locator(".CodeMirror textarea").get_attribute("aria-label") == "SQL"
    assert reader.noticed == []


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/archive/events_between_dates?since=2019", "Events between two dates: archive"),
        ("/archive?sql=SELECT+1", "archive: SELECT 1"),
        ("/archive/articles/lv-104", "Articles: lv-104"),
    ],
)
def test_titles_tell_pages_apart(path: str, title: str, served_past: Served) -> None:
    assert f"<title>{title}</title>" in served_past.text(path)


def test_an_error_leads_back_to_the_tables(served_past: Served) -> None:
    with pytest.raises(HTTPError) as error:
        served_past.text("/archive/no_such_table")
    assert '<a href="/archive">All tables and queries</a>' in error.value.read().decode()


def test_queries_stand_in_groups_and_say_what_they_answer(served_past: Served) -> None:
    page = served_past.text("/archive")
    for words in ("<h3>People</h3>", ">Who said what about something</a>", "Statements of people, best matches first."):
        assert words in page
    assert page.index("Questions and answers") < page.index("Ask in SQL")
    assert page.count("/archive/who_said_what") == 1
