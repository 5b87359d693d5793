from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.warc.captures import get_capture
from archive.warc.reading.captures import read_capture
from tests.replica.server import ReplicaServer
from tests.support.archives.damaged import CHANGED, flip, forget, lose_end, place_of, spoil, warcs
from tests.support.articles import path_of
from tests.support.command import Ran, ctarchive
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows

SEEN = ("last_seen_at",)


def asked(site: ReplicaServer, path: str, crawl: Callable[[], object]) -> list[str | None]:
    """The validators with which a crawl asks for a path, one for each request."""
    before = len(site.requests)
    crawl()
    return [r.headers.get("If-None-Match") for r in site.requests[before:] if r.path == path]


def verify(folder: DataFolder) -> Ran:
    return ctarchive("status", "--verify", "--data", folder.root, "--json")


def test_each_damaged_record_is_named(copied: DataFolder) -> None:
    places = [spoil(copied, "lv-103"), spoil(copied, "en-201")]
    ran = verify(copied)
    assert ran.code == 1
    assert len(ran.json["faults"]) == 2
    for place, article in zip(places, ("lv-103", "en-201"), strict=True):
        (fault,) = [fault for fault in ran.json["faults"] if place.capture_id in fault]
        for word in (str(place.path), f"byte {place.offset} ", path_of(article), article):
            assert word in fault


def test_a_page_that_is_as_it_was_is_whole_again(copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl) -> None:
    rows = derived_rows(copied, without=SEEN)
    place = spoil(copied, "lv-103")
    told: list[str | None] = []
    assert asked(changed_site, path_of("lv-103"), lambda: told.append(crawl(changed_site).detail)) == [None]
    assert told[0]
    assert "lv-103" in told[0]
    ran = verify(copied)
    assert (ran.code, ran.json["faults"]) == (6, [])  # as the refresh ended
    assert [row["capture_id"] for row in ran.json["damaged"]] == [place.capture_id]
    db = open_database(copied.database)
    capture = get_capture(db, place.capture_id)
    assert capture
    assert b"<html" in read_capture(db, copied.warc, capture).content()
    db.close()
    assert derived_rows(copied, without=SEEN) == rows
    assert crawl(changed_site).outcome == "done"  # it is said once
    assert ctarchive("rebuild", "--data", copied.root).code == 0
    assert derived_rows(copied, without=SEEN) == rows


def test_a_bit_that_rots_unnoticed_is_found_before_anything_refers_to_it(
    copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    crawl(changed_site)
    place = place_of(copied, "lv-103")
    state = place.path.stat()
    flip(place.path, place.offset + place.length // 2)
    os.utime(place.path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert asked(changed_site, path_of("lv-103"), lambda: crawl(changed_site, full=True)) == [None]
    newest = place_of(copied, "lv-103", latest=True)
    assert newest.path == warcs(copied)[-1]  # stored anew, and no reference


def test_no_answer_refers_to_what_cannot_be_read(copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl) -> None:
    lose_end(warcs(copied)[0], 0.95)
    crawl(changed_site, full=True)
    with closing(sqlite3.connect(copied.database)) as db:
        broken = db.execute(
            "SELECT count(*) FROM captures WHERE crawl_id = (SELECT max(id) FROM crawls) AND refers_to IN "
            "(SELECT capture_id FROM damage)"
        ).fetchone()
        stored = db.execute(
            "SELECT count(*) FROM captures WHERE crawl_id = (SELECT max(id) FROM crawls) AND refers_to IS NULL "
            "AND status = 200"
        ).fetchone()
    assert broken == (0,)
    assert stored > (10,)
    (fault,) = verify(copied).json["faults"]
    assert CHANGED in fault  # its first version, which the site has no more


def test_pictures_are_asked_for_again_too(copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl) -> None:
    crawl(changed_site)
    with closing(sqlite3.connect(copied.database)) as db:
        url, offset, length, name = db.execute(
            "SELECT url, offset, length, warc FROM captures WHERE mime LIKE 'image/%' AND sha256 IN "
            "(SELECT sha256 FROM captures GROUP BY 1 HAVING sum(refers_to IS NULL) = 1)"
        ).fetchone()
    path = copied.warc / name
    state = path.stat()
    flip(path, offset + length // 2)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    picture = url.removeprefix(changed_site.url)
    assert asked(changed_site, picture, lambda: crawl(changed_site)) == []
    assert verify(copied).code == 1  # keeps in mind what it found
    assert asked(changed_site, picture, lambda: crawl(changed_site)) == [None]
    assert asked(changed_site, picture, lambda: crawl(changed_site)) == []


def test_damage_does_not_stop_a_refresh_that_has_lost_its_database(
    copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    rows = {row[0]: row for row in derived_rows(copied, without=SEEN)["articles"]}
    spoil(copied, "lv-103")
    forget(copied)
    summary = crawl(changed_site)
    assert (summary.outcome, summary.new) == ("partial", 1)
    after = {row[0]: row for row in derived_rows(copied, without=SEEN)["articles"]}
    assert after.keys() == rows.keys()
    assert {id: row for id, row in after.items() if id != "lv-103"} == {
        id: row for id, row in rows.items() if id != "lv-103"
    }


def test_a_file_that_is_put_back_is_no_damage_any_more(
    copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    whole = warcs(copied)[0].read_bytes()
    spoil(copied, CHANGED)
    assert verify(copied).code == 1
    warcs(copied)[0].write_bytes(whole)
    assert crawl(changed_site).outcome == "done"
    ran = verify(copied)
    assert (ran.code, ran.json["damaged"]) == (0, [])
