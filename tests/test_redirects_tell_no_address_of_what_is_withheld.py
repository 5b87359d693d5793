"""No redirect tells the slug of what is withheld: by way of another one, or in the query or path of an address."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from archive.store.folder import DataFolder
from archive.store.takedowns import ledger, takedowns
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.withholding import erasing, operations
from archive.store.withholding.conforming import follow
from archive.warc.foreign import ForeignCapture
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.sampled import sampled
from tests.support.takedowns.bytes_held import held
from tests.support.takedowns.taken_down import Rig, all_rows
from tests.support.takedowns.traces import traces

PATH = path_of("lv-101")
SLUG = PATH.split("/")[2]
OLD, OLDER = "/vecs/seminari-kurzeme-2014", "/vecs/seminari-2014"
QUOTED = PATH.replace("/", "%2F")
Hops = Sequence[tuple[str, str]]
CHAINS: dict[str, Hops] = {
    "two": [("/r/1", OLD), (OLD, PATH)],
    "three": [("/r/1", OLDER), (OLDER, OLD), (OLD, PATH)],
    "to itself": [(f"{OLD}/", OLD), (OLD, PATH)],
    "two, one to itself": [("/r/1", OLD), (f"{OLD}/", OLD), (OLD, PATH)],
    "a login": [("/r/1", f"/login?return={QUOTED}&lang=lv")],
    "a button": [("/r/1", f"https://www.example.com/share?u=http%3A%2F%2F127.0.0.1%3A0{QUOTED}")],
    "a page to print": [("/r/1", f"/drukat{PATH}")],
    "a page below it": [("/r/1", f"{PATH}/print/")],
    "a page between": [("/r/1", f"/amp{PATH}/2?x=1")],
    "a path in a path": [("/r/1", f"/login/{QUOTED}")],
    "another archive": [("/r/1", f"https://web.example.org/web/2019/http://127.0.0.1%3A0{PATH}")],
    "another archive with one slash": [("/r/1", f"https://web.example.org/2019/http:/127.0.0.1%3A0{PATH}")],
}


@pytest.fixture
def rig(twice_crawled: DataFolder, changed_site: ReplicaServer, folder: DataFolder, crawl: Crawl) -> Rig:
    """An archive that may be written to."""
    shutil.copytree(twice_crawled.root, folder.root)
    return Rig(folder, changed_site, crawl)


def add(rig: Rig, hops: Hops, at: str = "2019-03-05T10:11:12Z") -> None:
    """Import redirects."""
    host = rig.server.url.removeprefix("http://").replace(":", "%3A")
    made = [redirect(f"{rig.server.url}{path}", to.replace("127.0.0.1%3A0", host), at) for path, to in hops]
    import_captures(rig.folder, made, rig.server.url)


def redirect(url: str, to: str, at: str) -> ForeignCapture:
    found = captured(Answer(301, "text/html", b"<html></html>"), url, at)
    return replace(found, headers=(*found.headers, (b"Location", to.encode())))


@pytest.mark.parametrize("name", sampled(CHAINS, [*CHAINS][::4]))
def test_it_is_withheld_with_it_and_released_with_it(rig: Rig, name: str) -> None:
    add(rig, CHAINS[name])
    before = all_rows(rig.folder)
    rig.withhold("lv-101")
    lines = rig.folder.takedowns.read_text(encoding="utf-8")
    rig.never_comes_back([SLUG, OLD, OLDER])
    assert rig.folder.takedowns.read_text(encoding="utf-8") == lines
    operations.release(rig.folder, "lv-101")
    assert set(before["captures"]) <= set(all_rows(rig.folder)["captures"])


def test_so_is_one_that_comes_later(rig: Rig) -> None:
    rig.withhold("lv-101")
    add(rig, CHAINS["two"])
    follow(rig.folder)
    assert traces(rig.folder, [SLUG, OLD]) == []
    assert takedowns.read(rig.folder.takedowns).hides_address(f"{rig.server.url}{OLD}")


@pytest.mark.parametrize("name", sampled(CHAINS, [*CHAINS][1::4]))
def test_it_is_erased_with_it(rig: Rig, name: str) -> None:
    add(rig, CHAINS[name])
    erasing.erase(rig.folder, "lv-101", "court", keep_lists=False)
    assert held(rig.folder, [OLD, OLDER, QUOTED]) == []


def test_once_it_is_erased_it_is_not_stored_again(rig: Rig) -> None:
    add(rig, CHAINS["three"])
    erasing.erase(rig.folder, "lv-101", "court")
    add(rig, CHAINS["three"], "2020-03-05T10:11:12Z")
    assert held(rig.folder, [OLD, OLDER]) == []


def test_of_what_was_erased_the_ledger_learns_a_digest(rig: Rig) -> None:
    erasing.erase(rig.folder, "lv-101", "court")
    add(rig, [("/r/1", OLD)])
    add(rig, [("/r/1", OLD), (OLD, PATH)], "2020-03-05T10:11:12Z")
    follow(rig.folder)
    assert traces(rig.folder, [OLD]) == []
    assert ledger.read(rig.folder.takedowns)[-1].action == "learned"
    assert OLD not in rig.folder.takedowns.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "hops",
    [
        [("/r/1", OLD), (OLD, path_of("lv-103"))],
        [("/r/1", "/lv"), ("/lv", PATH)],
        [("/r/1", f"{path_of('lv-103')}?b={QUOTED}")],
        [("/r/1", f"/drukat{path_of('lv-103')}")],
        [("/r/1", f"https://web.example.org/drukat{PATH}")],
    ],
    ids=[
        "it leads elsewhere",
        "a page stood there too",
        "the query of an article",
        "the path of another",
        "other site",
    ],
)
def test_an_address_of_something_else_stays(rig: Rig, hops: Hops) -> None:
    add(rig, hops)
    if hops[0][1] == OLD:
        add(rig, [(OLD, PATH)], "2020-03-05T10:11:12Z")
    rig.withhold("lv-101")
    assert rig.ask("SELECT count(*) FROM captures WHERE url LIKE '%/r/1'") == [(1,)]


@pytest.mark.parametrize(("times", "is_hidden"), [(0, True), (1, True), (3, True), (1000, False)])
def test_addresses_may_stand_in_one_another(times: int, is_hidden: bool) -> None:
    hidden = Hidden(addresses=frozenset({f"http://127.0.0.1{OLD}"}))
    known = takedowns.Takedowns.of([Entry("withhold", "1", hidden=hidden)], date.min)
    assert known.hides_address(f"http://127.0.0.1{'/a?b=' * times}{OLD}") is is_hidden


@pytest.mark.parametrize(
    ("path", "is_hidden"),
    [
        ("/drukat/lv/greta", True),
        ("/drukat/LV/greta", True),
        ("/lv/greta/drukat", False),  # anything may stand below a page without a number
        ("/drukat/lv/gretas", False),
        ("/lv/jaunumi/2026/03/zina-par-gretu/drukat", True),
        ("/lv" * 400 + "/greta", False),
    ],
)
def test_a_path_names_whole_addresses_of_articles(path: str, is_hidden: bool) -> None:
    hidden = Hidden(
        pages=frozenset({"lv-greta", "lv-jaunumi-2026-03-zina-par-gretu"}),
        addresses=frozenset({"http://127.0.0.1/lv/greta"}),
    )
    known = takedowns.Takedowns.of([Entry("withhold", "1", hidden=hidden)], date.min)
    assert known.hides_address(f"http://127.0.0.1{path}") is is_hidden
