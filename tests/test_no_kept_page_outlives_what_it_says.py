"""Whatever pages are made of: once it has changed, nobody is told any more that what they have kept is as it was."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import httpx
import pytest

from archive.store.folder import DataFolder
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry, Hidden
from archive.web.serving.caching import state
from archive.web.serving.caching.state import State, StateOfArchive
from tests.support.browser.cached import Origin
from tests.support.rows.articles import Row, archive_of

TITLE = "Seminārs Ogrē"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """A small archive in a folder with all that may lie there."""
    monkeypatch.setattr(state, "SETTLED", 0)
    folder = DataFolder(tmp_path / "data")
    folder.warc.mkdir(parents=True)
    folder.exports.mkdir()
    folder.settings.write_text('[keeper]\nemail = "arhivs@example.org"\n')
    archive_of(folder.database, [Row("lv-1", TITLE, "Seminārs notika Ogrē.")]).close()
    return folder


@pytest.fixture
def origin(folder: DataFolder) -> Iterator[Origin]:
    with closing(Origin(folder.database)) as origin:
        yield origin


def publish(folder: DataFolder, title: str = "Cits virsraksts") -> None:
    with closing(sqlite3.connect(folder.database)) as db, db:
        db.execute("UPDATE articles SET title = ?", [title])


def put_another_in_its_place(folder: DataFolder) -> None:
    shutil.copy2(folder.database, folder.root / "fresh.db")
    (folder.root / "fresh.db").replace(folder.database)


def write_over(path: Path) -> None:
    """The same bytes, and by what the file itself says at the same time."""
    shutil.copy2(path, path.with_suffix(".old"))
    with path.open("r+b") as file:
        file.write(path.read_bytes())
    shutil.copystat(path.with_suffix(".old"), path)


def withhold(folder: DataFolder) -> None:
    ledger.append(
        folder.takedowns,
        Entry("withhold", "2026-11-24T03:17:00.000000Z", "lv-1", "court", hidden=Hidden(pages=frozenset({"lv-1"}))),
    )


CHANGES: dict[str, Callable[[DataFolder], object]] = {
    "a publication": publish,
    "a rebuild": put_another_in_its_place,
    "a backup put back": lambda folder: write_over(folder.database),
    "a takedown": lambda folder: folder.takedowns.touch(),
    "the settings": lambda folder: folder.settings.write_text('[keeper]\nemail = "arhivs@example.com"\n'),
    "no settings": lambda folder: folder.settings.unlink(),
    "settings of old": lambda folder: write_over(folder.settings),
    "an export": lambda folder: (folder.exports / "2026-11-24-0123abcd").mkdir(),
    "a capture file": lambda folder: (folder.warc / "a.warc.gz").touch(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_makes_another_state(
    change: Callable[[DataFolder], object], folder: DataFolder, origin: Origin
) -> None:
    states = StateOfArchive(origin.datasette)
    before = states.now()
    assert before == states.now()
    change(folder)
    after = states.now()
    assert before
    assert after
    assert after.name != before.name
    assert after.since is None or before.since is None or after.since >= before.since


def test_a_database_behind_a_link_is_followed(folder: DataFolder, tmp_path: Path) -> None:
    linked = DataFolder(tmp_path / "linked")
    linked.root.mkdir()
    linked.database.symlink_to(folder.database)
    with closing(Origin(linked.database)) as origin, closing(sqlite3.connect(folder.database)) as writing:
        kept = origin.tag("/article/lv-1")
        writing.execute("UPDATE articles SET title = 'Cits virsraksts'")
        writing.commit()  # into the journal alone, for the database is open
        answer = origin.ask("/article/lv-1", if_none_match=kept)
        assert (answer.status_code, "Cits virsraksts" in answer.text) == (200, True)


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        ("2026-11-24T21:59:59+00:00", "2026-11-24T22:00:01+00:00", True),  # midnight in Riga
        ("2026-11-24T23:59:59+00:00", "2026-11-25T00:00:01+00:00", True),  # takedowns end by UTC
        ("2026-11-24T03:00:00+00:00", "2026-11-24T21:00:00+00:00", False),
    ],
)
def test_a_day_in_riga_or_by_utc_makes_another_state(
    before: str, after: str, differs: bool, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    states, names = StateOfArchive(origin.datasette), []
    for moment in (before, after):
        monkeypatch.setattr("archive.clock._STARTED", time.monotonic())
        monkeypatch.setenv("CTARCHIVE_NOW", moment)
        found = states.now()
        assert found
        names.append(found.name)
    assert (names[0] != names[1]) == differs


@pytest.mark.parametrize("settings", [{"base_url": "/a/"}, {"default_page_size": 7}])
@pytest.mark.parametrize("metadata", [None, {"title": "Cits"}, {"allow": {"id": "root"}}])
def test_another_configuration_makes_another_state(
    settings: dict[str, object], metadata: dict[str, Any] | None, folder: DataFolder, origin: Origin
) -> None:
    with closing(Origin(folder.database, metadata, **settings)) as other:
        assert StateOfArchive(other.datasette).now() != StateOfArchive(origin.datasette).now()


def test_a_second_server_has_the_same_tags(folder: DataFolder, origin: Origin) -> None:
    with closing(Origin(folder.database)) as other:
        assert other.tag("/article/lv-1") == origin.tag("/article/lv-1")


def test_another_version_of_the_program_makes_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digests = set()
    for template in ("<p>", "<p>", "<h1>"):
        (tmp_path / "archive" / "web").mkdir(parents=True, exist_ok=True)
        (tmp_path / "archive" / "web" / "about.html").write_text(template)
        monkeypatch.setattr("archive.__file__", str(tmp_path / "archive" / "__init__.py"))
        digests.add(state._program.__wrapped__())
    assert len(digests) == 2


def test_of_what_has_just_changed_nothing_is_said(
    folder: DataFolder, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = origin.tag("/article/lv-1")
    monkeypatch.setattr(state, "SETTLED", 3600.0)
    answer = origin.ask("/article/lv-1", if_none_match=kept)
    assert answer.status_code == 200
    assert not {"etag", "last-modified"} & set(answer.headers)
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=300, must-revalidate"


def test_a_page_that_a_publication_overtook_is_asked_for_once_more(
    folder: DataFolder, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its tag is of the state before, its text of that after: the tag must never confirm it, nor any other page."""
    looked = StateOfArchive.now

    def look_and_publish(self: StateOfArchive) -> State | None:
        found = looked(self)
        monkeypatch.setattr(StateOfArchive, "now", looked)
        publish(folder)
        return found

    old = origin.ask("/article/lv-1")
    monkeypatch.setattr(StateOfArchive, "now", look_and_publish)
    overtaken = origin.ask("/article/lv-1")
    assert "Cits virsraksts" in overtaken.text
    assert overtaken.headers["etag"] == old.headers["etag"]
    again = origin.ask("/article/lv-1", if_none_match=overtaken.headers["etag"])
    assert (again.status_code, "Cits virsraksts" in again.text) == (200, True)
    assert again.headers["etag"] != old.headers["etag"]
    assert origin.confirms("/article/lv-1", again.headers["etag"])


def test_what_is_withheld_is_never_confirmed(folder: DataFolder, origin: Origin) -> None:
    kept = origin.ask("/article/lv-1")
    withhold(folder)
    for condition in ({"if_none_match": kept.headers["etag"]}, {"if_modified_since": "Fri, 31 Dec 2100 00:00:00 GMT"}):
        answer = origin.ask("/article/lv-1", **condition)
        assert answer.status_code == 451
        assert "etag" not in answer.headers
        assert TITLE not in answer.text
        assert answer.headers["cache-control"] == "private, no-cache"


def test_a_tag_of_an_open_archive_opens_no_closed_one(folder: DataFolder, origin: Origin) -> None:
    with closing(Origin(folder.database, {"allow": {"id": "root"}})) as closed:
        assert closed.ask("/article/lv-1", if_none_match=origin.tag("/article/lv-1")).status_code == 403


class SharedCache:
    """What a cache between may do at most: keep what is public, and hand it to all to whom it varies not."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, dict[str, str], httpx.Response]] = []

    def keep(self, path: str, asked: dict[str, str], answer: httpx.Response) -> None:
        control = answer.headers["cache-control"]
        if "private" in control or "no-store" in control:
            return
        assert "public" in control
        assert "set-cookie" not in answer.headers
        vary = [name.strip().lower().replace("-", "_") for name in answer.headers.get("vary", "").split(",") if name]
        self.kept.append((path, {name: asked.get(name, "") for name in vary}, answer))

    def found(self, path: str, asked: dict[str, str]) -> list[httpx.Response]:
        return [
            answer
            for at, key, answer in self.kept
            if at == path and all(asked.get(name, "") == value for name, value in key.items())
        ]


def test_nobody_gets_the_language_or_the_page_of_another_from_a_cache_between(origin: Origin) -> None:
    cookies = ("", "ctarchive_language=en", "ctarchive_language=xx", "ctarchive_language=en; ds_actor=x")
    paths = (
        "/about",
        "/about?ui=en",
        "/changes.atom",
        "/changes.atom?ui=lv",
        "/changes.atom?ui=&ui=en",
        "/search.json",
    )
    questions = list(product(paths, cookies, ("lv", "en")))
    cache, own = SharedCache(), {}
    for path, cookie, language in questions:
        asked = {"cookie": cookie, "accept_language": language} if cookie else {"accept_language": language}
        own[path, cookie, language] = origin.ask(path, **asked)
        cache.keep(path, asked, own[path, cookie, language])
    handed_on = 0
    for path, cookie, language in questions:
        for answer in cache.found(path, {"cookie": cookie, "accept_language": language}):
            handed_on += 1
            mine = own[path, cookie, language]
            assert answer.content == mine.content
            # A page that sets a cookie is for whoever asked for another language, and must do so for each of them.
            assert "set-cookie" not in mine.headers
    assert handed_on > 20


def test_a_language_that_was_chosen_is_kept_by_the_browser_alone(origin: Origin) -> None:
    chosen = origin.ask("/about", cookie="ctarchive_language=en")
    assert chosen.headers["content-language"] == "en"
    assert chosen.headers["cache-control"] == "private, max-age=0, must-revalidate"
    assert origin.confirms("/about", chosen.headers["etag"], cookie="ctarchive_language=en")
    assert not origin.confirms("/about", chosen.headers["etag"], cookie="ctarchive_language=lv")
    assert not origin.confirms("/about", chosen.headers["etag"])
    asking = origin.ask("/about?ui=en")
    assert asking.headers["set-cookie"].startswith("ctarchive_language=en")
    assert asking.headers["cache-control"] == "private, no-store"
    assert "set-cookie" not in origin.ask("/about?ui=en", cookie="ctarchive_language=en").headers


HOSTILE = {"host": "evil.example", "x_forwarded_host": "evil.example", "x_forwarded_proto": "gopher",
           "forwarded": "host=evil.example", "x_original_url": "/evil.example"}  # fmt: skip


@pytest.mark.parametrize("path", ["/about", "/changes.atom", "/article/lv-1.bib", "/search.json"])
def test_no_address_of_a_stranger_stays_in_a_cache(path: str, folder: DataFolder, origin: Origin) -> None:
    named, strange = origin.tag(path), origin.ask(path, **HOSTILE)
    # What says the host of the request is another page, by its tag; no other header plays a part.
    assert strange.headers["etag"] != named
    harmless = origin.ask(path, **{name: value for name, value in HOSTILE.items() if name != "host"})
    assert (harmless.headers["etag"], "evil.example" in harmless.text) == (named, False)
    folder.settings.write_text('[archive]\naddress = "https://arhivs.example.org/dati"\n')
    answer = origin.ask(path, **HOSTILE)
    assert "evil.example" not in answer.text
    assert "https://arhivs.example.org/dati/" in answer.text
