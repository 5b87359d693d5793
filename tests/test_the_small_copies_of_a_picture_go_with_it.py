"""What only the pages of a withheld article need goes with it, and what stands for a withheld picture with that."""

from __future__ import annotations

import shutil
from urllib.parse import urlsplit

import pytest

from archive.store.folder import DataFolder
from archive.store.withholding import erasing, operations
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.takedowns.bytes_held import held
from tests.support.takedowns.taken_down import Rig, all_rows
from tests.support.texts.small_page import PROSE, SIGNATURE

HOST = "http://127.0.0.1"
OWN, OTHER, LIST = "/lv/konference-par-drosu-darbu/222", "/lv/seminars-par-drosu-darbu/129", "/lv/zinas"
PICTURE = Answer(200, "image/jpeg", b"\xff\xd8\xff\xe0picture")


@pytest.fixture
def rig(twice_crawled: DataFolder, changed_site: ReplicaServer, folder: DataFolder, crawl: Crawl) -> Rig:
    """An archive with pictures that pages show small, within links to the large ones."""
    shutil.copytree(twice_crawled.root, folder.root)
    return Rig(folder, changed_site, crawl)


def small(rig: Rig, article: str = "lv-104") -> list[str]:
    """The paths of the small copies of the pictures of an article."""
    rows = rig.ask("SELECT url FROM images WHERE article_id = ? ORDER BY position", article)
    found = [urlsplit(str(url)).path.replace("/images/", "/thumbs/") for (url,) in rows]
    assert found
    return found


def test_those_of_an_article_stay_away_whatever_is_run(rig: Rig) -> None:
    paths = small(rig)
    before = all_rows(rig.folder)
    rig.withhold("lv-104")
    rig.never_comes_back(paths, paths[0])
    assert operations.release(rig.folder, "lv-104").carried_out
    assert {row for row in before["captures"] if paths[0] in str(row)} <= {*all_rows(rig.folder)["captures"]}


@pytest.mark.parametrize("target", ["lv-104", "picture"])
def test_they_are_erased(rig: Rig, target: str) -> None:
    path = small(rig)[0]
    large = f"{rig.server.url}{path.replace('/thumbs/', '/images/')}"
    assert [one for one in held(rig.folder, [path]) if "captures.url" in one]
    erasing.erase(rig.folder, large if target == "picture" else target, "court")
    assert [one for one in held(rig.folder, [path]) if target == "lv-104" or "captures.url" in one] == []


@pytest.mark.parametrize("by", ["address", "sha256", "capture"])
def test_that_of_a_picture_goes_however_the_picture_is_named(rig: Rig, by: str) -> None:
    first, *others = small(rig)
    ((url, sha256, id),) = rig.ask(
        "SELECT url, sha256, id FROM captures WHERE url LIKE ? AND refers_to IS NULL",
        f"%{first.replace('/thumbs/', '/images/')}",
    )
    rig.withhold({"address": str(url), "sha256": f"sha256:{sha256}", "capture": str(id)}[by])
    urls = {urlsplit(str(url)).path for (url,) in rig.ask("SELECT url FROM captures")}
    assert first not in urls
    assert urls.issuperset(others)


def page(html: str, title: str = "") -> Answer:
    """A page with the looks of the site; with a title that of an article."""
    article = f"<h1>{title}</h1><p>29.09.2016</p><p>{title}. {PROSE}</p>{html}<p>{SIGNATURE}</p>"
    return Answer(
        200,
        "text/html; charset=utf-8",
        f'<html><head><link rel="stylesheet" href="/a.css"></head><body><a href="/lv"><img src="/logo.png"></a>'
        f'<nav><a href="/lv/zinas">Ziņas</a></nav>{article if title else html}</body></html>'.encode(),
    )


def reached(folder: DataFolder, target: str, own: str, *, other: str = "", listed: str = "") -> set[str]:
    """The paths of what goes with a target, where the article has this HTML, another has that, and a list."""
    answers = {
        OWN: page(own, "Konference par drošu darbu Rīgā"),
        OTHER: page(other, "Seminārs par drošu darbu Liepājā"),
        LIST: page(listed),
        "/a.css": Answer(200, "text/css", b"p { background: url(/b.png) }"),
        **{f"/{name}": PICTURE for name in ("logo.png", "b.png", "large.jpg", "small.jpg", "other.jpg")},
    }
    captures = [captured(answer, f"{HOST}{path}", "2019-03-05T10:11:12Z") for path, answer in answers.items()]
    import_captures(folder, captures, f"{HOST}/")
    return {urlsplit(url).path for url in operations.look(folder, target).files}


LARGE = '<a href="/large.jpg"><img src="/small.jpg"></a>'
OF_ARTICLE = {
    "small copies": (LARGE, "", {"/large.jpg", "/small.jpg"}),
    "sizes": ('<img src="/large.jpg" srcset="/small.jpg 300w">', "", {"/large.jpg", "/small.jpg"}),
    "backgrounds": ('<p style="background: url(/small.jpg)">a', "", {"/small.jpg"}),
    "a video": ('<video src="/large.jpg"></video>', "", {"/large.jpg"}),
    "sounds": ('<audio><source src="/large.jpg"><source src="/other.jpg"></audio>', "", {"/large.jpg", "/other.jpg"}),
    "a video that another page plays stays": (
        '<video src="/large.jpg"></video>',
        '<video><source src="/large.jpg"></video>',
        set(),
    ),
    "a video that another page links to stays": (
        '<video src="/large.jpg"></video>',
        '<a href="/large.jpg">Video</a>',
        set(),
    ),
    "what another page shows stays": (LARGE, '<p><a href="/x"><img src="/small.jpg"></a></p>', {"/large.jpg"}),
    "a teaser within a link": ("", f'<a href="{OWN}"><img src="/small.jpg"></a>', {"/small.jpg"}),
    "a teaser beside a link": ("", f'<p><img src="/small.jpg"><a href="{OWN}">a</a></p>', {"/small.jpg"}),
    "a list does not keep it": (
        LARGE,
        f'<p><img src="/small.jpg"><a href="{OWN}">a</a></p>',
        {"/large.jpg", "/small.jpg"},
    ),
    "beside other links it stays": ("", f'<p><img src="/small.jpg"><a href="{OWN}">a</a><a href="/x">b</a></p>', set()),
}


@pytest.mark.parametrize(("own", "listed", "paths"), OF_ARTICLE.values(), ids=OF_ARTICLE.keys())
def test_of_an_article_goes_what_no_other_page_needs(
    folder: DataFolder, own: str, listed: str, paths: set[str]
) -> None:
    assert reached(folder, "lv-222", own, listed=listed) == paths


OF_PICTURE = {
    "the small copy": (LARGE, {}, {"/small.jpg"}),
    "a size": ('<img src="/large.jpg" srcset="/small.jpg 300w">', {}, {"/small.jpg"}),
    "also where a teaser has it": (LARGE, {"listed": f'<a href="{OWN}"><img src="/small.jpg"></a>'}, {"/small.jpg"}),
    "also where it stands freely": (f'{LARGE}<p><img src="/small.jpg">', {}, {"/small.jpg"}),
    "not what stands for another, too": (f'{LARGE}<a href="/other.jpg"><img src="/small.jpg"></a>', {}, set()),
    "not what another article shows": (LARGE, {"other": '<img src="/small.jpg">'}, set()),
    "not what a list shows": (LARGE, {"listed": '<a href="/x"><img src="/small.jpg"></a>'}, set()),
    "not what holds the place of all": (
        '<img src="/small.jpg" data-src="/large.jpg"><img src="/small.jpg" data-src="/other.jpg">',
        {},
        set(),
    ),
}


@pytest.mark.parametrize(("own", "elsewhere", "paths"), OF_PICTURE.values(), ids=OF_PICTURE.keys())
def test_of_a_picture_goes_what_stands_for_it(
    folder: DataFolder, own: str, elsewhere: dict[str, str], paths: set[str]
) -> None:
    assert reached(folder, f"{HOST}/large.jpg", own, **elsewhere) == paths
