"""/about/sample: captured pages beside what was read of them, some of everything, for the keeper to judge."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.web.parts.texts.sample import SIZE, Candidate, choose, spread
from tests.support.command import ctarchive
from tests.support.imports.with_imports import WithImports
from tests.support.reading_room import ReadingRoom, text_of


def candidate(number: int, lang: str, kind: str, source: str, year: int) -> Candidate:
    return Candidate(f"capture-{number}", f"{lang}-{number}", 1, lang, kind, source, str(year))


candidates = st.lists(
    st.tuples(
        st.sampled_from(["lv", "en"]),
        st.sampled_from(["news", "page"]),
        st.sampled_from(["crawl", "wayback", "file"]),
        st.integers(2014, 2026),
    ),
    max_size=80,
).map(lambda rows: [candidate(number, *row) for number, row in enumerate(rows)])


@given(candidates, st.integers(1, 9))
def test_it_has_some_of_everything(all_of_them: list[Candidate], number: int) -> None:
    chosen = spread(all_of_them, number)
    assert len(chosen) == len(set(chosen)) == min(SIZE, len(all_of_them))
    for part in ("lang", "kind", "source"):
        there = {getattr(one, part) for one in all_of_them}
        assert {getattr(one, part) for one in chosen} == there
    years = Counter(one.year for one in chosen)
    assert len(years) >= min(len({one.year for one in all_of_them}), SIZE // 2)


@given(candidates, st.integers(1, 9), st.randoms())
def test_it_is_the_same_in_whatever_order_rows_come(all_of_them: list[Candidate], number: int, lot: object) -> None:
    shuffled = sorted(all_of_them, key=lambda one: hash((id(lot), one)))
    assert spread(shuffled, number) == spread(all_of_them, number)


def test_another_number_has_another_sample() -> None:
    many = [candidate(number, "lv", "news", "crawl", 2014 + number % 10) for number in range(500)]
    samples = [spread(many, number) for number in range(1, 9)]
    assert len({tuple(one) for one in samples}) == len(samples)
    assert all(len({one.year for one in sample}) == 10 for sample in samples)


def test_an_article_is_there_once_where_there_are_others() -> None:
    often = [candidate(1, "lv", "news", "wayback", 2014)._replace(capture_id=f"c{n}", revision=n) for n in range(50)]
    others = [candidate(number, "lv", "news", "wayback", 2014) for number in range(2, 20)]
    assert len({one.article_id for one in spread([*often, *others], 1)}) == SIZE


def test_the_page_sets_what_was_read_beside_the_captured_page(
    room_with_imports: ReadingRoom, archive_with_imports: WithImports
) -> None:
    page = room_with_imports.page("/about/sample", "en")
    sections = page.find_class("sampled")
    with closing(open_database(archive_with_imports.folder.database)) as db:
        chosen = choose(db, 1)
        assert {one.source for one in chosen} == {"crawl", "wayback"}
        assert {one.lang for one in chosen} == {"lv", "en"}
        for one, section in zip(chosen, sections, strict=True):
            sql = "SELECT title, body FROM revisions WHERE article_id = ? AND revision = ?"
            title, body = db.execute(sql, [one.article_id, one.revision]).fetchone()
            (frame,) = section.xpath(".//iframe")
            assert frame.get("src") == f"/capture/{one.capture_id}/page"
            assert frame.get("sandbox") == "allow-top-navigation-by-user-activation"
            assert room_with_imports.get(frame.get("src")).status_code == 200
            read = section.find_class("read-of-it")[0]
            assert text_of(read.xpath("h3")[0]) == title
            assert " ".join(body.split()) in text_of(read)
    assert "by the Internet Archive" in page.text_content()
    assert "Captured on a visit of this archive." in page.text_content()


def test_speakers_stand_beside_the_latest_version_alone(
    room_with_imports: ReadingRoom, archive_with_imports: WithImports
) -> None:
    with closing(sqlite3.connect(archive_with_imports.folder.database)) as db:
        latest = dict(db.execute("SELECT id, revision FROM articles").fetchall())
        speaking = {row[0] for row in db.execute("SELECT article_id FROM appearances WHERE spoke = 1")}
    with closing(open_database(archive_with_imports.folder.database)) as db:
        chosen = choose(db, 1)
    sections = room_with_imports.page("/about/sample", "en").find_class("sampled")
    assert speaking
    for one, section in zip(chosen, sections, strict=True):
        earlier = "They are known only for the latest version" in text_of(section)
        assert earlier == (one.revision != latest[one.article_id])
        assert bool(section.xpath(".//a[starts-with(@href, '/speaker/')]")) == (
            not earlier and one.article_id in speaking
        )


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("?sample=4", 4), ("?sample=x", 1), ("?sample=-1", 1)])
def test_it_links_to_the_next_one(room_with_imports: ReadingRoom, asked: str, number: int) -> None:
    page = room_with_imports.page(f"/about/sample{asked}", "en")
    assert f"/about/sample?sample={number + 1}" in page.xpath("//main//a/@href")


def test_an_empty_archive_has_none(tmp_path: Path) -> None:
    open_database(tmp_path / "archive.db", create=True).close()
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        assert "None yet." in room.text("/about/sample", "en")
        assert "None yet." in room.text("/about/coverage", "en")


def test_the_command_says_where_it_is(archive_with_imports: WithImports, tmp_path: Path) -> None:
    assert "/about/sample" in ctarchive("status", "--data", archive_with_imports.folder.root).out
    folder = DataFolder(tmp_path)
    folder.create()
    open_database(folder.database, create=True).close()
    assert "/about/sample" not in ctarchive("status", "--data", tmp_path).out
