"""The data folder: the paths of the database, the captures and the other files, and the lock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from archive.errors import ArchiveError, Damaged, Locked, WrongUse, in_words, is_disk_full
from archive.site import is_loopback

if TYPE_CHECKING:
    from sqlite_utils import Database


def refuse_no_file(path: Path) -> None:
    """Raise Damaged if a path is that of something other than a file, such as a pipe that SQLite might wait for."""
    if os.path.lexists(path) and not path.is_file():
        raise Damaged(f"{path} is not a file: move it away and run `ctarchive rebuild`")


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The paths below one `--data` folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "archive.db"

    @property
    def warc(self) -> Path:
        """The folder of the captures."""
        return self.root / "warc"

    @property
    def decisions(self) -> Path:
        """What people have decided (see archive.store.ledgers.decisions)."""
        return self.root / "decisions.jsonl"

    @property
    def ids(self) -> Path:
        """The ids that people were given (see archive.store.ledgers.ids)."""
        return self.root / "ids.jsonl"

    @property
    def settings(self) -> Path:
        """The keeper's settings (see archive.store.settings)."""
        return self.root / "settings.toml"

    @property
    def corrections(self) -> Path:
        """What the keeper has corrected (see archive.store.corrections)."""
        return self.root / "corrections.jsonl"

    @property
    def takedowns(self) -> Path:
        """What is withheld or erased (see archive.store.takedowns)."""
        return self.root / "takedowns.jsonl"

    @property
    def searches(self) -> Path:
        """The searches that are mailed (see archive.alerts.searches)."""
        return self.root / "searches.toml"

    @property
    def digests(self) -> Path:
        """Who was told of what (see archive.alerts.state)."""
        return self.root / "digests.jsonl"

    @property
    def exports(self) -> Path:
        """The folder of the exports (see archive.export), which the pages serve."""
        return self.root / "exports"

    def refuse_pipes(self) -> None:
        """Raise Damaged if a ledger or the settings are a pipe, which a reader would wait for without end."""
        told = (self.decisions, self.ids, self.corrections, self.takedowns, self.digests)
        with suppress(PermissionError):  # whoever reads or writes there says so
            for path in (*told, self.settings, self.searches):
                if path.is_fifo():
                    raise Damaged(f"{path} is a pipe and not a file: move it away, and put the file back from a copy")

    def create(self) -> None:
        """Make the folder and check that it can be written to. Raises ArchiveError with the reason if it cannot.

        Raises Damaged as `refuse_no_file` does.
        """
        refuse_no_file(self.database)
        try:
            self.warc.mkdir(parents=True, exist_ok=True)
            probe = self.warc / f".writable-{os.getpid()}"
            probe.touch()
            probe.unlink(missing_ok=True)  # another process may have the same number, for example in another container
        except OSError as error:
            why = in_words(error) if is_disk_full(error) else error.strerror or error
            raise ArchiveError(
                f"cannot write to the data folder {self.root} ({why}); choose another with --data or $CTARCHIVE_DATA"
            ) from error

    def require_database(self) -> None:
        """Raise WrongUse if there is no database yet, and Damaged as `refuse_no_file` does."""
        refuse_no_file(self.database)
        if self.database.exists():
            return
        if any(self.warc.glob("*.warc.gz")):  # for example a backup, which may omit the database
            raise WrongUse(f"{self.root} has captures but no database; run `ctarchive rebuild` first")
        raise WrongUse(f"no archive in {self.root} yet; run `ctarchive refresh` or `ctarchive demo` first")

    def is_locked(self) -> bool:
        """Whether a refresh, import or rebuild is running here."""
        guard = FileLock(self.root / ".lock")
        try:
            guard.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:
            return False  # a read-only folder
        guard.release()
        return False

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Lock the folder for one writer. Raises Locked at once if another process holds the lock.

        The lock is the operating system's (flock) and ends with the process that holds it, however that ends.
        """
        guard = FileLock(self.root / ".lock")
        try:
            guard.acquire(timeout=0)
        except Timeout:
            raise Locked(f"another refresh, import or rebuild is at work in {self.root}; wait for it to end") from None
        try:
            yield
        finally:
            guard.release()


def refuse_to_mix(db: Database, site: str, folder: DataFolder) -> None:
    """Raise WrongUse if invented articles of a loopback site would be mixed with those of the real one."""
    known = db.execute("SELECT url FROM captures LIMIT 1").fetchone()
    if known and is_loopback(known[0]) != is_loopback(site):
        raise WrongUse(
            f"{folder.root} holds captures of {known[0]}; keep those of {site} in another folder with --data"
        )
