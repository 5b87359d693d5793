"""Every page, feed and file says how long it may be kept, and is confirmed without being made again."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from typing import Any, NoReturn

import httpx
import pytest

from archive.store.folder import DataFolder
from archive.web.serving.caching import state
from archive.web.sql.database import BoundedDatabase
from tests.support.archives.past import EDITED
from tests.support.browser.cached import Origin
from tests.support.browser.routes import LEADING, ROUTES, address_of_route

DATASETTE = ("/archive.json", "/archive/articles?_sort=title", "/archive/articles/lv-104", "/archive/people.csv",
             "/archive/articles/lv-104.json?_ttl=99999999")  # fmt: skip
SQL = ("/archive?sql=select+random()", "/archive.json?sql=select+datetime('now')", "/archive/search?words=ran",
       "/archive/articles?_where=random()>0", "/archive?sql=select+1&_ttl=99999999")  # fmt: skip
MISSING = ("/article/lv-999", "/speaker/nobody-at-all", "/article/lv-999.bib", "/municipality/nowhere", "/nothing/here",
           "/archive/articles/lv-999", "/archive/nothing", "/search/nothing", "/capture/0")  # fmt: skip
FOR_GOOD = ("/capture/", "/image/", "/requisite/", "/thumbnail/", "/article/lv-118/2026", "/document/")
ALIKE = ("etag", "cache-control", "vary")


@pytest.fixture(scope="module")
def folder(archive_with_a_past: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The archive with one of its pictures made small: they are small by themselves."""
    folder = DataFolder(tmp_path_factory.mktemp("kept") / "data")
    shutil.copytree(archive_with_a_past.root, folder.root)
    with closing(sqlite3.connect(folder.database)) as db, db:
        db.execute("UPDATE thumbnails SET content = 'GIF89a', mime = 'image/gif' WHERE rowid = 1")
    return folder


@pytest.fixture(scope="module")
def origin(folder: DataFolder) -> Iterator[Origin]:
    with pytest.MonkeyPatch.context() as patch, closing(Origin(folder.database)) as origin:
        patch.setattr(state, "SETTLED", 0)
        time.sleep(1)  # a moment can be told once its second is over
        yield origin


@pytest.fixture(scope="module")
def address_of(folder: DataFolder) -> Callable[[str], str]:
    return cache(lambda route: address_of_route(route, folder.database))


@pytest.fixture
def address(request: pytest.FixtureRequest, address_of: Callable[[str], str]) -> str:
    return address_of(request.param)


@pytest.fixture(scope="module")
def whole_of(origin: Origin) -> Callable[[str], httpx.Response]:
    return cache(origin.ask)


@pytest.fixture
def whole(address: str, whole_of: Callable[[str], httpx.Response]) -> httpx.Response:
    """The answer at an address in Latvian, which is asked for once."""
    return whole_of(address)


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("the database was asked")


@pytest.mark.parametrize("address", ROUTES, indirect=True)
def test_what_was_kept_is_confirmed_with_no_look_at_the_database(
    address: str, whole: httpx.Response, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    if address.startswith(tuple(LEADING)) and whole.is_redirect:
        assert "etag" not in whole.headers
        assert whole.headers["cache-control"] == "public, max-age=0, s-maxage=300, must-revalidate"
        return
    assert whole.status_code == 200
    if whole.headers["etag"].startswith('"'):  # a file of an export, which has a digest of its own
        kept = origin.ask(address, if_none_match=whole.headers["etag"])
        assert (kept.status_code, kept.headers["etag"]) == (304, whole.headers["etag"])
        return
    assert whole.headers["etag"].startswith('W/"')
    for name in ("execute_fn", "execute"):
        monkeypatch.setattr(BoundedDatabase, name, refuse)
    monkeypatch.setattr(sqlite3, "connect", refuse)
    monkeypatch.setattr(asyncio.Semaphore, "acquire", refuse)  # it waits for no turn
    for method in ("GET", "HEAD"):
        kept = origin.ask(address, method, if_none_match=f'"other", {whole.headers["etag"]}')
        assert (kept.status_code, kept.content) == (304, b"")
        assert {name: kept.headers.get(name) for name in ALIKE} == {name: whole.headers.get(name) for name in ALIKE}
        # These would take the place of what the page was kept with, such as the seal around a capture.
        assert "content-security-policy" not in kept.headers
        assert "cross-origin-opener-policy" not in kept.headers


@pytest.mark.parametrize("address", ROUTES, indirect=True)
def test_it_varies_by_what_it_is_made_of_and_by_no_more(address: str, whole: httpx.Response, origin: Origin) -> None:
    latvian, english = whole, origin.ask(address, accept_language="en")
    if latvian.status_code != 200:
        return
    vary = latvian.headers.get("vary", "")
    assert vary in ("", "Accept-Language, Cookie")
    assert (latvian.content == english.content) == (vary == "")
    assert (latvian.headers["etag"] == english.headers["etag"]) == (vary == "")
    assert ("content-language" in latvian.headers) == (vary != "")
    hour = address.startswith(FOR_GOOD) and not address.endswith(".txt") and "/document/" not in address
    hour = ((hour or address.endswith("/file")) and "/data" not in address) or address.endswith(".md")
    assert latvian.headers["cache-control"] == f"public, max-age={3600 * hour}, s-maxage=300, must-revalidate"


@pytest.mark.parametrize("address", ROUTES, indirect=True)
def test_a_question_for_the_head_is_answered_alike(address: str, whole: httpx.Response, origin: Origin) -> None:
    head = origin.ask(address, "HEAD")
    assert head.status_code == whole.status_code
    assert {name: head.headers.get(name) for name in ALIKE} == {name: whole.headers.get(name) for name in ALIKE}


@pytest.mark.parametrize("path", DATASETTE)
def test_tables_and_rows_of_datasette_are_confirmed_too(path: str, origin: Origin) -> None:
    whole = origin.ask(path)
    assert whole.headers["cache-control"] == "public, max-age=0, s-maxage=300, must-revalidate"
    assert whole.headers["vary"] == "Cookie, Authorization"
    kept = origin.ask(path, if_none_match=whole.headers["etag"])
    assert kept.status_code == 304
    assert {name: kept.headers[name] for name in ALIKE} == {name: whole.headers[name] for name in ALIKE}


@pytest.mark.parametrize("path", SQL)
def test_what_sql_says_is_never_confirmed_and_soon_forgotten(path: str, origin: Origin) -> None:
    answer = origin.ask(path, if_none_match="*")
    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert int(answer.headers["cache-control"].partition("max-age=")[2]) <= 300


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_never_confirmed(path: str, origin: Origin) -> None:
    conditions: list[dict[str, str]] = [{}, {"if_none_match": "*"}, {"if_none_match": origin.tag("/article/lv-104")},
                                        {"if_modified_since": "Fri, 31 Dec 2100 00:00:00 GMT"}]  # fmt: skip
    for condition in conditions:
        answer = origin.ask(path, **condition)
        assert answer.status_code == 404
        assert "etag" not in answer.headers
        assert answer.headers["cache-control"] in ("no-store", "public, max-age=0, s-maxage=60, must-revalidate")


def test_the_tag_of_one_page_confirms_no_other(origin: Origin) -> None:
    paths = ["/speakers", "/speakers?all=1", "/speakers?all=1&letter=A", "/municipalities", "/article/lv-104"]
    tags = {path: origin.tag(path) for path in paths}
    assert len(set(tags.values())) == len(paths)
    for path in paths:
        assert [other for other in paths if origin.confirms(path, tags[other])] == [path]


@pytest.mark.parametrize("written", ['W/"{}"', '"{}"', '"{}-gzip"', 'W/"{}-br"', '"a", W/"{}", "b"', "*"])
def test_a_tag_is_known_as_servers_between_may_write_it(written: str, origin: Origin) -> None:
    digest = origin.tag("/about")[3:-1]
    assert origin.confirms("/about", written.format(digest))


@pytest.mark.parametrize("written", ['"{}x"', '"x{}"', "{}", '""', '"{}-gzip', "W/", '"' + "0" * 32 + '"', "," * 5000])
def test_what_is_no_tag_of_the_page_gets_the_page(written: str, origin: Origin) -> None:
    digest = origin.tag("/about")[3:-1]
    answer = origin.ask("/about", if_none_match=written.format(digest))
    assert answer.status_code == 200
    assert answer.content


@pytest.mark.parametrize(
    ("since", "status"),
    [("Fri, 31 Dec 2100 00:00:00 GMT", 304), ("Mon, 01 Jan 2024 00:00:00 GMT", 200), ("yesterday", 200), ("", 200)],
)
def test_a_page_not_changed_since_a_time_stays_there(since: str, status: int, origin: Origin) -> None:
    assert origin.ask("/speakers").headers["last-modified"].endswith(" GMT")
    answer = origin.ask("/speakers", if_modified_since=since)
    assert (answer.status_code, bool(answer.content)) == (status, status == 200)
    # A tag counts for more than a time: RFC 9110, section 13.2.2.
    assert origin.ask("/speakers", if_modified_since=since, if_none_match='"other"').status_code == 200


@pytest.mark.parametrize("prefix", ["/arhivs", ""])
def test_a_page_below_another_address_is_confirmed_too(prefix: str, folder: DataFolder, origin: Origin) -> None:
    with closing(Origin(folder.database, base_url="/arhivs/")) as below:
        for path in ("/article/lv-104", "/search.json", f"/article/{EDITED}/history"):
            tag = below.tag(f"{prefix}{path}")
            assert below.confirms(f"{prefix}{path}", tag)
            assert not origin.confirms(path, tag)


def test_a_static_file_is_kept_for_good(origin: Origin) -> None:
    sheet = origin.ask("/about").text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert origin.ask(sheet).headers["cache-control"] == "public, max-age=31536000, immutable"


def test_whoever_a_plugin_turns_away_is_not_told_that_nothing_changed(archive_with_a_past: DataFolder) -> None:
    from datasette import hookimpl
    from datasette.plugins import pm

    class Doorkeeper:
        __name__ = "doorkeeper"
        opens = True
        knows: Any = None

        @hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
        def permission_allowed(self, action: str) -> bool | None:
            return None if self.opens else False

        @hookimpl  # type: ignore[untyped-decorator]
        def actor_from_request(self) -> Any:
            return self.knows

    doorkeeper = Doorkeeper()
    pm.register(doorkeeper, "doorkeeper")
    try:
        with pytest.MonkeyPatch.context() as patch, closing(Origin(archive_with_a_past.database)) as origin:
            patch.setattr(state, "SETTLED", 0)
            tags = {path: origin.tag(path) for path in ("/article/lv-104", "/archive/articles")}
            assert all(origin.confirms(path, tag) for path, tag in tags.items())
            doorkeeper.opens = False
            assert {origin.ask(path, if_none_match=tag).status_code for path, tag in tags.items()} == {403}
            assert origin.ask("/article/lv-104").headers["cache-control"] == "no-store"
            doorkeeper.opens, doorkeeper.knows = True, {"id": "somebody"}
            for path, tag in tags.items():
                answer = origin.ask(path, if_none_match=tag)
                assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, no-store")
                assert "etag" not in answer.headers
    finally:
        pm.unregister(doorkeeper)
