"""The clock of the machine leaps: nothing is taken for gone by it, the summary and the status say so, and it passes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from archive.progress import silent
from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.judgement.clock_check import seconds_ahead
from archive.store.reprocessing.rebuild import rebuild
from archive.store.status import Status
from archive.store.status import status as read_status
from archive.store.takedowns import ledger, takedowns
from archive.store.withholding import operations
from archive.store.withholding.conforming import conform, end_erasures
from tests.replica.misbehaviour import Status as Answers
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows
from tests.support.sampled import later

START = datetime(2026, 3, 1, 3, tzinfo=UTC)
FAR = datetime(2099, 1, 1, 3, tzinfo=UTC)
GONE = "/lv/statistika/103"
LOST = [later(False, id="the database is there"), pytest.param(True, id="it is lost")]

Visit = Callable[..., Summary]


@pytest.fixture
def visit(small_site: ReplicaServer, crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Refresh on a day from START, or at a moment that the machine believes; `server_day` is what the site says."""

    def on(day: int | datetime, server_day: float | None = None, full: bool = True) -> Summary:
        moment = day if isinstance(day, datetime) else START + timedelta(days=day)
        monkeypatch.setenv("CTARCHIVE_NOW", moment.isoformat())
        said = None if server_day is None else START + timedelta(days=server_day)
        small_site.date = format_datetime(said, usegmt=True) if said else None
        return crawl(small_site, full=full)

    return on


def gone_at(folder: DataFolder) -> str | None:
    with closing(open_database(folder.database)) as db:
        gone = db.execute("SELECT gone_at FROM articles WHERE id = 'lv-103'").fetchone()[0]
    return None if gone is None else str(gone)


def state(folder: DataFolder, now: datetime) -> Status:
    with closing(open_database(folder.database)) as db:
        return read_status(db, folder.warc, now, max_age_days=3)


@pytest.mark.parametrize("off", [later(2), -2, 400, later(-400)])
def test_a_clock_that_is_off_from_the_sites_lets_nothing_be_gone(
    off: int, small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    visit(0)
    small_site.script(GONE, Answers(404))
    visit(1)
    visit(8)
    summary = visit(20 + off, server_day=20) if off > -20 else visit(20, server_day=20 - off)
    assert (summary.outcome, summary.gone) == ("done", 0)
    assert "the clock of this machine is" in str(summary.clock_fault)
    assert f"{abs(off)}.0 days {'ahead of' if off > 0 else 'behind'} the site's" in str(summary.detail)
    assert "nothing is taken for gone" in str(summary.detail)
    assert gone_at(folder) is None


def test_a_clock_that_is_hours_off_is_good_enough(small_site: ReplicaServer, visit: Visit) -> None:
    visit(0)
    summary = visit(START + timedelta(days=1, hours=5), server_day=1)
    assert (summary.clock_fault, summary.detail) == (None, None)


@pytest.mark.parametrize("said", [True, later(False)], ids=["the site says the time", "it does not"])
def test_a_leap_to_another_century_is_over_after_one_more_refresh(
    said: bool, small_site: ReplicaServer, visit: Visit, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(0)
    leap = visit(FAR, server_day=1 if said else None)
    assert bool(leap.clock_fault) == said
    then = state(folder, START + timedelta(days=2))
    assert then.age_days is not None
    assert then.age_days < 0
    assert then.exit_code == 1
    assert "2099-01-01" in " ".join(then.faults)
    small_site.script(GONE, Answers(404))
    back = visit(2)
    assert "behind the refresh before, which ended at 2099-01-01" in str(back.detail)
    assert back.started_at.startswith("2026-03-03")
    assert state(folder, START + timedelta(days=3)).exit_code == 0
    assert state(folder, START + timedelta(days=9)).stale
    for day in (3, 10):
        summary = visit(day)
        assert (summary.clock_fault, summary.gone) == (None, 0)
    assert visit(18).gone == 1
    assert str(gone_at(folder)).startswith("2026-03-04")
    before = derived_rows(folder)
    folder.database.unlink()
    rebuild(folder)
    assert derived_rows(folder) == before


def test_404s_of_the_future_are_no_proof(small_site: ReplicaServer, visit: Visit, folder: DataFolder) -> None:
    visit(0)
    small_site.script(GONE, Answers(404))
    visit(FAR)
    visit(FAR + timedelta(days=10))
    visit(1)
    assert (visit(2).gone, gone_at(folder)) == (0, None)


def test_what_is_asked_for_next_goes_by_the_order_of_refreshes(
    small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    visit(FAR)
    visit(1)
    visit(2, full=False)
    asked = len(small_site.requests)
    for day in (3, 4, 5):
        visit(day, full=False)
    old = [request.path for request in small_site.requests[asked:] if request.path in (GONE, path_of("lv-101"))]
    assert len(old) == len(set(old))  # years old, they are asked for once in 30 days: not in each run, as if unknown


def test_status_of_the_command_says_it(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", FAR.isoformat())
    crawl(small_site)
    monkeypatch.delenv("CTARCHIVE_NOW")
    ran = ctarchive("status", "--data", folder.root, "--max-age", 3)
    assert ran.code == 1
    assert "ended in the future" in ran.out


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([("Date", "Sun, 01 Mar 2026 03:00:00 GMT")], 0),
        ([("date", "Sun, 01 Mar 2026 02:00:00 GMT"), ("Age", "3600")], 0),
        ([("Date", "Sun, 01 Mar 2026 03:01:00 -0000")], -60),
        ([], None),
        ([("Date", "yesterday")], None),
        ([("Date", "Sun, 01 Mar 2026 03:00:00 GMT"), ("Age", "old")], None),
        ([("Date", "Sun, 01 Mar 99999 03:00:00 GMT")], None),
    ],
)
def test_a_date_that_cannot_be_read_says_nothing(headers: list[tuple[str, str]], seconds: float | None) -> None:
    assert seconds_ahead(headers, START) == seconds


def hides(folder: DataFolder) -> bool:
    return takedowns.read(folder.takedowns).hides_page("lv-103")


def test_no_takedown_runs_out_by_it(visit: Visit, folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    visit(0)
    scope = operations.look(folder, "lv-103")
    operations.withhold(folder, scope, "court", until=(START + timedelta(days=3)).date())
    for day, server_day in ((FAR, 2), (3, 3), (400, 3)):
        visit(day, server_day)
        rebuild(folder)
        assert hides(folder)
    monkeypatch.setenv("CTARCHIVE_NOW", (START + timedelta(days=5)).isoformat())
    rebuild(folder)
    assert hides(folder)  # nobody but the clock says that the day has passed
    told = state(folder, START + timedelta(days=5))
    assert told.takedowns.ended == 1
    visit(5, 5)
    assert hides(folder)  # it is before the end of an earlier refresh
    visit(6, 6)
    assert not hides(folder)
    assert gone_at(folder) is None  # it is back with that refresh
    monkeypatch.setenv("CTARCHIVE_NOW", START.isoformat())
    assert hides(folder)  # a clock that was set back withholds it again rather than too little


@pytest.mark.parametrize(("hours_ahead", "runs_out"), [later(0, True), (-5, True), (5, False)])
def test_a_day_passes_by_the_sites_clock_too(
    hours_ahead: int, runs_out: bool, visit: Visit, folder: DataFolder
) -> None:
    visit(0)
    operations.withhold(folder, operations.look(folder, "lv-103"), "court", until=START.date())
    day = START + timedelta(days=1)  # at three at night
    visit(day, server_day=(day - timedelta(hours=hours_ahead) - START) / timedelta(days=1))
    assert hides(folder) is not runs_out


@pytest.mark.parametrize("is_lost", LOST)
@pytest.mark.parametrize(("days", "runs_out"), [later(4, False), (5, True)])
def test_what_an_earlier_version_ended_stays_ended(
    days: int, runs_out: bool, is_lost: bool, visit: Visit, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(0)
    operations.withhold(folder, operations.look(folder, "lv-103"), "court", until=(START + timedelta(days=3)).date())
    visit(days)
    forget_passed(folder)
    assert hides(folder)
    monkeypatch.setenv("CTARCHIVE_NOW", (START + timedelta(days=30)).isoformat())
    if is_lost:
        folder.database.unlink()
        end_erasures(folder, silent)  # as `ctarchive rebuild` does first
        rebuild(folder)
    else:
        conform(folder)
    assert hides(folder) is not runs_out  # their clock may have been a day ahead
    with closing(open_database(folder.database)) as db:
        assert bool(db.execute("SELECT 1 FROM articles WHERE id = 'lv-103'").fetchone()) is runs_out


@pytest.mark.parametrize("is_lost", LOST)
@pytest.mark.parametrize("server_day", [later(None), 2], ids=["in the future", "that the site denied"])
def test_an_earlier_refresh_by_a_wrong_clock_ends_none(
    server_day: int | None, is_lost: bool, visit: Visit, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(0)
    operations.withhold(folder, operations.look(folder, "lv-103"), "court", until=(START + timedelta(days=3)).date())
    visit(FAR, server_day)
    forget_passed(folder)
    monkeypatch.setenv("CTARCHIVE_NOW", (START + timedelta(days=4)).isoformat())
    if is_lost:
        folder.database.unlink()
    end_erasures(folder, silent)
    rebuild(folder)
    conform(folder)
    assert hides(folder)


def forget_passed(folder: DataFolder) -> None:
    """Leave the ledger as an earlier version did, which wrote no line when a day had passed."""
    ledger.rewrite(folder.takedowns, [one for one in ledger.read(folder.takedowns) if one.action != "passed"])
