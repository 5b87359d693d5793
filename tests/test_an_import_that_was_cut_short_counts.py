"""What an import has brought to the disk counts, however it ended; the next one goes on from there."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from warcio.warcwriter import GzippingWrapper

from archive import rules
from archive.clock import now
from archive.errors import ArchiveError
from archive.store import damage
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.import_files import Selection, import_files
from archive.store.imported.summary import FetchResult
from archive.store.importing import importing
from archive.store.reprocessing.rebuild import rebuild
from archive.store.status import status
from archive.warc.foreign import ForeignCapture
from tests.replica.site import Site
from tests.support.articles import path_of, six_articles
from tests.support.command import ctarchive
from tests.support.imports.captures import captured, import_captures
from tests.support.imports.foreign import per_record, record
from tests.support.rows.derived import derived_rows
from tests.support.sampled import sampled

SITE = Site("semantic", today=date(2024, 5, 1), articles=six_articles(), events=[])
CAPTURES = [
    captured(SITE(path_of(one.id)), f"http://127.0.0.1:8123{path_of(one.id)}", f"2023-03-01T10:00:{number:02}Z")
    for number, one in enumerate(six_articles())
]
APART = ("capture_id",)


class Cut(Exception):
    """The end of the process, as far as the archive can tell."""


def cut_short(folder: DataFolder, captures: list[ForeignCapture], *, tail: bytes = b"") -> None:
    with suppress(Cut), importing(folder, "wayback", "http://127.0.0.1/", {}) as under_way:
        for capture in captures:
            under_way.add(capture)
        raise Cut
    newest = max(folder.warc.glob("*.warc.gz"))
    newest.write_bytes(newest.read_bytes() + tail)


@pytest.mark.parametrize("had", sampled(range(len(CAPTURES) + 1), [0, 2, len(CAPTURES)]))
@pytest.mark.parametrize("is_torn", [False, True])
def test_the_next_import_ends_as_if_nothing_had_happened(
    folder: DataFolder, tmp_path_factory: pytest.TempPathFactory, had: int, is_torn: bool
) -> None:
    whole = DataFolder(tmp_path_factory.mktemp("whole"))
    import_captures(whole, CAPTURES)
    if had:
        cut_short(folder, CAPTURES[:had], tail=b"\x1f\x8b\x08half a record" if is_torn else b"")
    summary = import_captures(folder, CAPTURES)
    assert (summary.captures, summary.known) == (len(CAPTURES) - had, had)
    assert derived_rows(folder, without=APART) == derived_rows(whole, without=APART)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=lambda sent: sent.name)
def test_a_signal_tears_no_record(
    sent: signal.Signals, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = DataFolder(tmp_path / "elsewhere")
    import_captures(elsewhere, CAPTURES)
    written = GzippingWrapper.write

    def write(to: GzippingWrapper, data: bytes) -> None:
        written(to, data)
        if CAPTURES[2].body in data:
            signal.raise_signal(sent)

    with monkeypatch.context() as context:
        context.setattr(GzippingWrapper, "write", write)
        summary, _ = import_files(folder, [elsewhere.warc], Selection("http://127.0.0.1:8123/"))
    assert (summary.captures, summary.outcome, summary.exit_code) == (3, "partial", 6)
    assert not damage.examine(None, folder.warc).lines()
    summary, _ = import_files(folder, [elsewhere.warc], Selection("http://127.0.0.1:8123/"))
    assert (summary.captures, summary.known) == (3, 3)
    assert derived_rows(folder, without=APART) == derived_rows(elsewhere, without=APART)


@pytest.mark.parametrize(("limit", "outcome"), [(len(CAPTURES) - 1, "partial"), (len(CAPTURES), "done")])
def test_a_limit_ends_it_early_only_if_there_is_more(
    limit: int, outcome: str, folder: DataFolder, tmp_path: Path
) -> None:
    elsewhere = DataFolder(tmp_path / "elsewhere")
    import_captures(elsewhere, CAPTURES)
    summary, _ = import_files(folder, [elsewhere.warc], Selection("http://127.0.0.1:8123/", limit=limit))
    assert (summary.captures, summary.outcome) == (limit, outcome)


def test_its_captures_are_published_without_another_import(folder: DataFolder) -> None:
    cut_short(folder, CAPTURES[:3])
    with importing(folder, "wayback", "http://127.0.0.1/", {}) as under_way:
        under_way.finish(FetchResult())
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (3,)
        assert db.execute("SELECT outcome, captures FROM imports").fetchall() == [("interrupted", 3)]
    rebuilt = derived_rows(folder)
    folder.database.unlink()
    rebuild(folder)
    assert derived_rows(folder) == rebuilt


def test_a_database_that_is_lost_meanwhile_comes_back_from_the_file(folder: DataFolder) -> None:
    import_captures(folder, CAPTURES)
    before = derived_rows(folder)
    folder.database.unlink()
    summary = import_captures(folder, CAPTURES)
    assert (summary.captures, summary.known) == (0, len(CAPTURES))
    assert derived_rows(folder) == before


def test_what_an_import_begins_is_read_by_the_rules_of_the_day(folder: DataFolder) -> None:
    import_captures(folder, CAPTURES)
    with closing(open_database(folder.database)) as db:
        assert rules.is_current(db, "articles")


def test_a_dry_run_counts_what_files_have(folder: DataFolder) -> None:
    import_captures(folder, CAPTURES)
    options = ("--dry-run", "--json", "--site", "http://127.0.0.1:8123/", "--data", folder.root)
    counted = ctarchive("import", folder.warc, *options).json
    assert (counted["captures"], counted["known"], counted["years"]) == (6, 6, {"2023": 6})


def test_an_import_that_brings_nothing_leaves_nothing(folder: DataFolder) -> None:
    import_captures(folder, [])
    assert not folder.database.exists()
    assert list(folder.warc.iterdir()) == []


def test_a_first_import_that_cannot_make_its_database_leaves_none(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(db: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("archive.store.schema.migrations.apply", fail)
    with pytest.raises(ArchiveError, match="unable to open"):
        import_captures(folder, [], "http://127.0.0.1/")
    assert list(folder.root.glob("archive.db*")) == []


def test_captures_of_a_loopback_site_do_not_come_among_those_of_the_real_one(folder: DataFolder) -> None:
    import_captures(folder, CAPTURES[:1])
    with pytest.raises(ArchiveError, match="keep those of"):
        import_captures(folder, [], site="http://www.cilvektirdznieciba.lv/")


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "localhost:8123"])
def test_a_loopback_site_is_known_by_its_host_alone(folder: DataFolder, tmp_path: Path, host: str) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(per_record([record(f"http://{host}/lv"), record()]))
    import_files(folder, [file], Selection("www.cilvektirdznieciba.lv"))
    with pytest.raises(ArchiveError, match="keep those of"):
        import_files(folder, [file], Selection(host))
    other = DataFolder(tmp_path / "other")
    assert [import_files(other, [file], Selection(host))[0].captures for _ in range(2)] == [1, 0]


def test_what_is_damaged_here_comes_back_by_another_import(folder: DataFolder) -> None:
    import_captures(folder, CAPTURES)
    before = derived_rows(folder, without=APART)
    (file,) = folder.warc.glob("*.warc.gz")
    content = bytearray(file.read_bytes())
    with closing(open_database(folder.database)) as db:
        offset, length = db.execute("SELECT offset, length FROM captures ORDER BY offset LIMIT 1").fetchone()
    content[offset + length // 2] ^= 0xFF
    file.write_bytes(content)
    summary = import_captures(folder, CAPTURES)
    assert (summary.captures, summary.known) == (1, len(CAPTURES) - 1)
    assert derived_rows(folder, without=APART) == before


def test_our_own_files_bring_nothing_new(folder: DataFolder) -> None:
    import_captures(folder, CAPTURES)
    summary, _ = import_files(folder, [folder.warc], Selection("http://127.0.0.1:8123/"))
    assert (summary.captures, summary.known, summary.outcome) == (0, len(CAPTURES), "done")


def test_status_names_it(folder: DataFolder) -> None:
    import_captures(folder, CAPTURES)
    with closing(open_database(folder.database)) as db:
        told = status(db, folder.warc, now(), verify=True)
    assert [(one["source"], one["outcome"], one["captures"]) for one in told.imports] == [("wayback", "done", 6)]
    assert told.faults == []
