"""The pages about what is withheld, and about a capture in which something is covered, fit and are accessible."""

from __future__ import annotations

import http.client
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.browser.reader import LOOKS, Reader
from tests.support.sampled import sampled
from tests.support.served import PATIENT, Served, running
from tests.support.takedowns.withheld import ARTICLE, Shut


@pytest.fixture(scope="module")
def site(archive_with_secrets: Shut) -> Iterator[Served]:
    with running("archive", "serve", "--data", archive_with_secrets.anew.root, *PATIENT) as served:
        yield served


@pytest.fixture(scope="module")
def covered_list(site: Served, archive_with_secrets: Shut) -> str:
    """A capture of a Latvian list in which something is covered."""
    with closing(sqlite3.connect(archive_with_secrets.anew.database)) as db:
        ids = [id for (id,) in db.execute("SELECT id FROM captures WHERE read_as = 'Listing' AND url LIKE '%/lv/%'")]
    return str(next(id for id in ids if "[aizklāts]" in site.text(f"/capture/{id}/content")))


def look_at(reader: Reader, width: int) -> None:
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(reader.page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("look", sampled(LOOKS, {"wide, Latvian"}))
def test_the_page_of_what_is_withheld_leads_to_how_to_ask(look: str, readers: dict[str, Reader]) -> None:
    reader = readers[look]
    reader.open(f"/article/{ARTICLE}", status=451)
    look_at(reader, LOOKS[look].width)
    names = {
        "lv": ("Šī lapa nav pieejama", "Kur par to jautāt"),
        "en": ("This page is not available", "How to ask about this"),
    }
    heading, link = names[LOOKS[look].language]
    assert reader.page.get_by_role("heading", name=heading).is_visible()
    reader.page.get_by_role("link", name=link).click()
    assert reader.page.url.endswith("/about#corrections")


@pytest.mark.parametrize("look", sampled(LOOKS, {"wide, Latvian", "narrow, English, dark"}))
def test_a_captured_list_says_what_is_covered(look: str, readers: dict[str, Reader], covered_list: str) -> None:
    reader = readers[look]
    reader.open(f"/capture/{covered_list}")
    look_at(reader, LOOKS[look].width)
    words = {"lv": "nav baits baitā", "en": "not byte for byte"}[LOOKS[look].language]
    assert words in reader.page.locator(".note").inner_text()
    assert "[aizklāts]" in reader.page.frame_locator("iframe").locator("body").inner_text()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_its_answer_is_called_by_its_name(method: str, site: Served) -> None:
    with closing(http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=20)) as connection:
        connection.request(method, f"/article/{ARTICLE}")
        answer = connection.getresponse()
        assert (answer.status, answer.reason) == (451, "Unavailable For Legal Reasons")
        assert bool(answer.read()) == (method == "GET")
