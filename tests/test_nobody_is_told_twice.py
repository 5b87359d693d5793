"""A digest tells each recipient of each piece of news once, and of nothing old."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.alerts import news, state
from archive.alerts.delivery import Delivery, Outcome
from archive.errors import ArchiveError, Damaged
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.withholding import operations
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.archives.alerts import (
    ALL,
    BOTH,
    FIRST,
    JANIS,
    NEW,
    NEXT,
    ZANE,
    Postman,
    begin,
    run,
    searches,
    told,
    visit,
)
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.rows.articles import Row


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """An archive after its first visit. Not to be written to."""
    folder = DataFolder(tmp_path_factory.mktemp("begun") / "data")
    begin(folder)
    return folder


@pytest.fixture
def data(begun: DataFolder, tmp_path: Path) -> DataFolder:
    """A copy of it."""
    return DataFolder(shutil.copytree(begun.root, tmp_path / "begun"))


def test_the_first_look_and_one_without_news_mail_nothing(data: DataFolder) -> None:
    assert told(data, ALL) == {}
    written = data.digests.read_bytes()
    assert told(data, ALL) == {}
    assert data.digests.read_bytes() == written
    visit(data, "2024-02-01")
    assert told(data, ALL) == {}


def test_news_are_told_once(data: DataFolder) -> None:
    told(data, ALL)
    visit(data, "2024-02-01", NEW)
    assert told(data, ALL) == {ZANE: 1}
    assert told(data, ALL) == {}
    visit(data, "2024-02-02", NEXT)
    assert told(data, ALL) == {ZANE: 1}


def test_news_are_found_however_far_down_the_changes_they_stand(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "_AT_ONCE", 1)
    told(data, ALL)
    visit(data, "2024-02-01", NEW, FIRST[0]._replace(body="Patvērums."))
    visit(data, "2024-02-02", NEXT, lost=["en-2"])
    assert told(data, ALL) == {ZANE: 4}


def test_a_first_look_tells_what_the_latest_visit_found_after_the_search_was_written(data: DataFolder) -> None:
    visit(data, "2024-02-01", NEW)
    visit(data, "2024-02-02", NEXT)
    postman = Postman()
    run(data, searches(ALL), postman, written=datetime(2024, 1, 15, tzinfo=UTC))
    assert "lv-4" in postman.texts()[ZANE]
    assert "lv-3" not in postman.texts()[ZANE]


def test_a_search_that_is_new_tells_of_what_came_after_it_was_written(data: DataFolder) -> None:
    told(data, ALL)
    visit(data, "2024-02-01", NEW)
    visit(data, "2024-02-03", NEXT, lost=["en-2"])
    postman = Postman()
    run(data, searches(BOTH), postman, written=datetime(2024, 2, 2, tzinfo=UTC))
    assert {
        to: [id for id in ("lv-3", "lv-4", "en-2") if f"/{id}\n" in text] for to, text in postman.texts().items()
    } == {
        ZANE: ["lv-3", "lv-4", "en-2"],
        JANIS: ["lv-4", "en-2"],
    }


def test_what_is_gone_is_told_when_that_is_known_and_again_after_it_was_back(data: DataFolder) -> None:
    told(data, ALL)
    visit(data, "2024-02-01", lost=["en-2"])  # gone since January, before the first look
    assert told(data, ALL) == {ZANE: 1}
    visit(data, "2024-03-01", found_again=["en-2"])
    assert told(data, ALL) == {}
    visit(data, "2024-04-01", lost=["en-2"])
    assert told(data, ALL) == {ZANE: 1}


def test_what_two_searches_find_is_told_once_with_both_names(data: DataFolder) -> None:
    wanted = f'[[search]]\nname = "Patvērums"\nquery = "patvērums"\nrecipients = ["{ZANE}"]\n{ALL}'
    weekly = wanted.replace('name = "Viss"', 'name = "Viss"\nrhythm = "weekly"')
    told(data, weekly)
    visit(data, "2024-02-01", NEW)
    postman = Postman()
    assert told(data, weekly, postman=postman) == {ZANE: 1}
    assert "atbilst arī meklējumam „Viss”" in postman.texts()[ZANE]
    visit(data, "2024-06-02", NEXT)
    assert told(data, weekly, "2024-06-02") == {ZANE: 1}  # by the search that is due
    assert told(data, weekly, "2024-06-20") == {}  # and not once more by the other


def test_an_older_database_makes_no_news_of_what_was_told(data: DataFolder, tmp_path: Path) -> None:
    told(data, ALL)
    older = shutil.copy(data.database, tmp_path / "older.db")
    visit(data, "2024-02-01", NEW, lost=["en-2"])
    newer = shutil.copy(data.database, tmp_path / "newer.db")
    assert told(data, ALL) == {ZANE: 2}
    shutil.copy(older, data.database)
    with pytest.raises(ArchiveError, match="older"):
        told(data, ALL)
    shutil.copy(newer, data.database)
    assert told(data, ALL) == {}


@pytest.mark.parametrize(("rhythm", "days"), [("each", 0), ("daily", 1), ("weekly", 7)])
def test_mails_of_a_search_are_as_far_apart_as_it_says(data: DataFolder, rhythm: str, days: int) -> None:
    wanted = f'{ALL}rhythm = "{rhythm}"\n'
    told(data, wanted)
    visit(data, "2024-02-01", NEW)
    assert told(data, wanted, "2024-06-01") == {ZANE: 1}
    visit(data, "2024-06-01", NEXT)
    for day in range(days):
        assert told(data, wanted, f"2024-06-{1 + day:02}") == {}
    assert told(data, wanted, f"2024-06-{1 + days:02}") == {ZANE: 1}


def test_what_newer_rules_find_in_old_articles_is_no_news(data: DataFolder) -> None:
    wanted = f"{ALL}speaker = 'Zelma Pūcīte'\n"
    told(data, wanted)
    visit(data, "2024-02-01", Row("lv-3", "Runā Zelma Pūcīte", "Teksts."))
    assert told(data, wanted) == {}
    with closing(open_database(data.database, create=True)) as db, db.atomic():
        db.execute("INSERT OR REPLACE INTO people (id, name, slug) VALUES ('p1', 'Zelma Pūcīte', 'zelma-pucite')")
        db.execute(
            "INSERT INTO appearances (article_id, person_id, name_as_written, spoke, start, end) "
            "VALUES ('lv-3', 'p1', 'Zelma Pūcīte', 1, 0, 1)"
        )
    assert told(data, wanted) == {}


def test_what_others_captured_is_no_news_and_does_not_hide_any(data: DataFolder) -> None:
    told(data, ALL)
    changed = FIRST[0]._replace(body="Seminārā piedalījās 60 dalībnieki.")
    visit(data, "2024-02-01", changed)
    with closing(open_database(data.database, create=True)) as db, db.atomic():
        # An import has brought a version from before the first visit, and one between the visits.
        db.execute(
            "INSERT INTO imports (id, source, started_at, outcome) VALUES ('i', 'wayback', '2024-02-02', 'done')"
        )
        db.execute(
            "INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, import_id, source) "
            "VALUES ('by others', '', '2019-01-01T00:00:00Z', 200, '', 'i.warc.gz', 0, 0, 'i', 'wayback')"
        )
        of_visits = "FROM revisions WHERE article_id = 'lv-1'"
        columns = ("revision", "captured_at", "title", "body", "published_on", "capture_id")
        pairs = [f"'{column}', {column}" for column in columns]
        version = f"json_object({', '.join(pairs)})"
        db.execute(f"INSERT INTO crawled SELECT 'lv-1', '{{}}', json_group_array({version}), '[]', '[]' {of_visits}")
        db.execute(f"INSERT INTO crawled_revisions SELECT article_id, revision, captured_at {of_visits}")
        db.execute("UPDATE revisions SET revision = 4 WHERE article_id = 'lv-1' AND revision = 2")
        db.execute("UPDATE revisions SET revision = 2 WHERE article_id = 'lv-1' AND revision = 1")
        for number, moment in ((1, "2019-01-01T00:00:00Z"), (3, "2024-01-20T00:00:00Z")):
            db.execute(
                "INSERT INTO revisions (article_id, revision, captured_at, title, body, capture_id) "
                "VALUES ('lv-1', ?, ?, 'Raksts', 'Teksts.', 'by others')",
                [number, moment],
            )
        db.execute("UPDATE articles SET revision = 4 WHERE id = 'lv-1'")
    postman = Postman()
    assert told(data, ALL, postman=postman) == {ZANE: 1}
    text = postman.texts()[ZANE]
    assert "/article/lv-1/history?until=4#version-4" in text
    assert "[−46−][+60+]" in text  # against what our own visit had found before


def test_each_file_of_searches_has_its_news_whatever_the_others_are_told(data: DataFolder) -> None:
    weekly = f'[[search]]\nname = "Nedēļā"\nrecipients = ["{JANIS}"]\nrhythm = "weekly"\n'

    def mailed(day: str, *, usual: bool) -> list[str]:
        postman = Postman()
        wanted, file = (ALL, "searches.toml") if usual else (weekly, "weekly.toml")
        digest = run(data, searches(wanted), postman, day, file=file)
        assert digest.waiting == 0 or not usual
        return [
            line for text in postman.texts().values() for line in text.splitlines() if line.startswith("  https://")
        ]

    visit(data, "2024-02-01", NEW)
    assert len(mailed("2024-02-02", usual=True)) == 1
    # The other file is new, and tells what the latest visit found, as a first run does.
    assert len(mailed("2024-02-02", usual=False)) == 1
    visit(data, "2024-02-03", NEXT)
    for _ in range(2):  # it waits for its day, whoever is told meanwhile
        assert mailed("2024-02-04", usual=False) == []
        mailed("2024-02-04", usual=True)
    visit(data, "2024-02-05", Row("lv-3", "Patvērums atvērts", "Jauns patvērums Saldū."), lost=["lv-1"])
    assert len(mailed("2024-02-06", usual=True)) == 2
    assert {line.rpartition("/")[2] for line in mailed("2024-02-20", usual=False)} == {"lv-1", "lv-4", "lv-3"}
    for usual in (True, False):
        assert mailed("2024-03-20", usual=usual) == []


def test_the_file_has_no_address_and_only_its_owner_may_read_it(data: DataFolder) -> None:
    told(data, BOTH)
    visit(data, "2024-02-01", NEW)
    told(data, BOTH)
    assert "example.org" not in data.digests.read_text()
    assert data.digests.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("line", ["rubbish\n", '{"what": "danced", "check": "x"}\n'])
def test_a_line_that_is_none_is_named(data: DataFolder, line: str) -> None:
    told(data, ALL)
    data.digests.write_text(line + data.digests.read_text())
    with pytest.raises(Damaged, match=r"digests\.jsonl, line 1 "):
        state.read(data.digests)


def test_visits_are_told_but_nothing_that_was_withheld_since_and_no_rebuild(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    assert told(folder, ALL, "2099-01-01") == {}
    for id in ("lv-101", "lv-103"):
        small_site.script(path_of(id), Changed(lambda page: page.replace(b".</p>", " un papildināts.</p>".encode())))
    assert crawl(small_site, full=True).changed == 2
    run(folder, searches(ALL), Postman(zane=Delivery(Outcome.PUT_OFF, "451 later")), "2099-01-01")
    operations.withhold(folder, operations.look(folder, "lv-103"), "legal")
    postman = Postman()
    assert told(folder, ALL, "2099-01-01", postman) == {ZANE: 1}
    assert "/article/lv-101/history?until=2#version-2" in postman.texts()[ZANE]
    folder.database.unlink()
    rebuild(folder)
    assert told(folder, ALL, "2099-01-01") == {}
