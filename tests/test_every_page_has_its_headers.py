"""Every answer carries the headers that keep pages from doing anything, and what never changes may be kept for good."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest

from archive.store.folder import DataFolder
from tests.support.browser.page_types import PAGES, address_of, status_of
from tests.support.reading_room import ReadingRoom

AnswerAt = Callable[[str], httpx.Response]

DATASETTE = ("/archive", "/archive/articles", "/archive/articles/lv-104", "/archive/articles.json",
             "/archive/search?words=ran", "/archive?sql=select+1", "/-/static/app.css", "/nothing/here")  # fmt: skip
MACHINES = ("/search.json?q=a", "/search.csv?q=a", "/search.atom?q=a", "/changes.atom", "/calendar.ics",
            "/article/lv-104.bib", "/article/lv-104.csl.json", "/speaker/nobody.atom",
            "/timemap/link/http://localhost/", "/timegate/http://localhost/",
            "/article/lv-104/20200101000000")  # fmt: skip


@pytest.fixture
def answer_at(room: ReadingRoom, archive_with_a_past: DataFolder) -> AnswerAt:
    """The answer with the page of a type."""

    def at(name: str) -> httpx.Response:
        answer = room.get(address_of(name, archive_with_a_past.database))
        assert answer.status_code == status_of(name)
        return answer

    return at


def policy_of(header: str) -> dict[str, list[str]]:
    """The sources that a Content-Security-Policy allows, by directive."""
    directives = (directive.split() for directive in header.split(";") if directive.strip())
    return {name: sources for name, *sources in directives}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_ours_allows_no_script_and_nothing_from_elsewhere(name: str, answer_at: AnswerAt) -> None:
    policy = policy_of(answer_at(name).headers["content-security-policy"])
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert not {"script-src", "script-src-elem", "script-src-attr"} & set(policy)
    assert {source for sources in policy.values() for source in sources} <= {"'none'", "'self'"}


@pytest.mark.parametrize("path", [*DATASETTE, *MACHINES, *PAGES.values()])
def test_every_answer_is_taken_for_what_it_says_and_tells_others_nothing(path: str, room: ReadingRoom) -> None:
    headers = room.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("same-origin", "no-referrer")
    policy = policy_of(headers["content-security-policy"])
    scripts = policy.get("script-src", policy["default-src"])
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert not [source for sources in policy.values() for source in sources if re.match(r"\*|https?:", source)]


def test_what_the_site_sent_is_sealed_off(answer_at: AnswerAt, room: ReadingRoom) -> None:
    (frame,) = re.findall(r'<iframe[^>]* src="([^"]+)"', answer_at("capture").text)
    policy = policy_of(room.get(frame).headers["content-security-policy"])
    # What is asked of the reader by a click may lead the reader on; nothing leads anywhere by itself.
    assert policy["sandbox"] == ["allow-top-navigation-by-user-activation"]
    assert policy["default-src"] == policy["form-action"] == ["'none'"]
    assert "script-src" not in policy


@pytest.mark.parametrize("cookie", ["", "ctarchive_language=en"])
def test_style_sheets_are_kept_for_good(cookie: str, room: ReadingRoom) -> None:
    sheets = re.findall(r'href="(/assets/[^"]+)"', room.text("/speakers"))
    assert sheets
    for sheet in sheets:
        answer = room.get(sheet, cookie=cookie)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert int(re.findall(r"max-age=(\d+)", answer.headers["cache-control"])[0]) >= 31_536_000


def test_no_page_is_kept_by_others_in_the_language_of_one(room: ReadingRoom) -> None:
    answer = room.get("/speakers?ui=en")
    assert {"cookie", "accept-language"} <= {name.strip().lower() for name in answer.headers["vary"].split(",")}
    assert answer.headers["content-language"] == "en"


def test_the_language_is_remembered_by_nothing_but_its_name(room: ReadingRoom) -> None:
    cookie = room.get("/speakers?ui=en").headers["set-cookie"]
    assert cookie.startswith("ctarchive_language=en;")
    assert "samesite=lax" in cookie.lower()
    assert "set-cookie" not in room.get("/speakers?ui=xx").headers
    assert "set-cookie" not in room.get("/speakers").headers


@pytest.mark.parametrize("cookie", ["ctarchive_language=xx", "ctarchive_language=", "ctarchive_language=%00", "=;;=",
                                    "ctarchive_language=" + "e" * 4000])  # fmt: skip
def test_a_strange_cookie_is_no_language(cookie: str, room: ReadingRoom) -> None:
    answer = room.get("/speakers", language="en", cookie=cookie)
    assert answer.status_code == 200
    assert answer.headers["content-language"] == "en"


@pytest.mark.parametrize(
    ("path", "content_type", "name"),
    [
        ("/search.csv?q=a", "text/csv", "search.csv"),
        ("/search.json?q=a", "application/json", None),
        ("/search.atom?q=a", "application/atom+xml", None),
        ("/changes.atom", "application/atom+xml", None),
        ("/calendar.ics", "text/calendar", "cilvektirdznieciba.lv.ics"),
        ("/article/lv-104.bib", "application/x-bibtex", "lv-104.bib"),
        ("/article/lv-104.csl.json", "application/vnd.citationstyles.csl+json", "lv-104.csl.json"),
    ],
)
def test_files_have_their_types_and_names(path: str, content_type: str, name: str | None, room: ReadingRoom) -> None:
    answer = room.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].removesuffix("; charset=utf-8") == content_type
    if name:
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
