"""Adds the row of a capture, unless what it holds is withheld."""

from __future__ import annotations

from sqlite_utils import Database

from archive.store.takedowns.gate import gate_of
from archive.warc.answers import StoredAnswer
from archive.warc.captures import Capture, add_capture


def admit_capture(db: Database, capture: Capture, stored: StoredAnswer | None) -> None:
    """Add the row of a capture whose bytes are on the disk, unless it is withheld, or repeats what is.

    `stored` is what the site answered; None if only a reference to it is at hand.
    """
    gate = gate_of(db)
    if stored is not None and gate.takedowns:
        try:
            content = stored.content()
        except ValueError:
            content = b""  # its content coding cannot be undone: nobody can read it
        gate.look_at(capture.sha256, content)
    add_capture(db, capture)
