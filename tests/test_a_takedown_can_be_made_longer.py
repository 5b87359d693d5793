"""What is withheld until a day can be withheld for longer without anybody reading it in between."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from archive.clock import now
from archive.errors import WrongUse
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.takedowns import hashed_ids, takedowns
from archive.store.takedowns.state import takedowns_state
from archive.store.withholding import erasing, operations
from tests.support.archives.corrections import ask
from tests.support.command import ctarchive
from tests.support.takedowns.taken_down import note_passed
from tests.support.takedowns.traces import traces


def told(folder: DataFolder) -> tuple[str, str]:
    """The title and the address of the article that is withheld."""
    [(title, url)] = ask(folder, "SELECT title, url FROM articles WHERE id = 'lv-104'")
    return str(title), str(url)


def withhold(folder: DataFolder, target: str, until: date | None) -> None:
    scope = operations.look(folder, target, until=until)
    assert operations.withhold(folder, scope, "court", until=until).carried_out


@pytest.mark.parametrize("days", [1, 3], ids=["while it holds", "when it has run out"])
def test_it_stays_withheld_and_one_release_ends_it(
    copied: DataFolder, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    today = now().date()
    title, url = told(copied)
    withhold(copied, "lv-104", today + timedelta(days=2))
    monkeypatch.setenv("CTARCHIVE_NOW", f"{today + timedelta(days=days)}T12:00:00Z")
    note_passed(copied, today + timedelta(days=days - 1))
    withhold(copied, url, today + timedelta(days=9))
    assert takedowns_state(copied.takedowns).ends_next == str(today + timedelta(days=9))
    monkeypatch.setenv("CTARCHIVE_NOW", f"{today + timedelta(days=8)}T12:00:00Z")
    rebuild(copied)
    assert traces(copied, [title]) == []
    operations.release(copied, "lv-104")
    assert not takedowns.read(copied.takedowns)
    assert told(copied) == (title, url)


def test_for_good_is_longer_than_any_day_and_nothing_is_longer_than_that(copied: DataFolder) -> None:
    title, _ = told(copied)
    withhold(copied, "lv-104", date(2999, 12, 31))
    with pytest.raises(WrongUse, match=r"withheld already, since .* until 2999-12-31"):
        operations.look(copied, "lv-104", until=date(2999, 12, 30))
    withhold(copied, "lv-104", None)
    with pytest.raises(WrongUse, match="withheld already"):
        operations.look(copied, "lv-104", until=date(2999, 12, 31))
    assert traces(copied, [title]) == []


def test_what_has_run_out_can_be_erased_before_it_is_back(copied: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    today = now().date()
    title, _ = told(copied)
    withhold(copied, "lv-104", today)
    monkeypatch.setenv("CTARCHIVE_NOW", f"{today + timedelta(days=1)}T12:00:00Z")
    note_passed(copied, today)
    assert erasing.erase(copied, "lv-104", "court").carried_out
    assert traces(copied, [title]) == []


def test_what_was_erased_with_something_else_is_named_with_that(copied: DataFolder) -> None:
    _, url = told(copied)
    begins = f"{url[:-8]}*"
    assert erasing.erase(copied, begins, "court").carried_out
    for command, target in (("erase", "lv-104"), ("withhold", url)):
        ran = ctarchive(command, target, "--reason", "court", "--dry-run", "--data", copied.root)
        assert ran.code == 2
        assert f"erased already, since {now().date()} (court), with {hashed_ids.target(begins)}" in ran.err
