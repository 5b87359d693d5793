"""A pipe in the place of a ledger or of the settings is named at once: whoever read it would wait without end."""

from __future__ import annotations

import os

import pytest

from archive.store.folder import DataFolder
from tests.support.command import NOWHERE, ctarchive
from tests.support.sampled import later

COMMANDS = (
    ("withheld",),
    later(("status",)),
    later(("serve",)),
    later(("rebuild",)),
    later(("correct", "list")),
    later(("refresh", "--site", NOWHERE)),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("ledger", ["decisions", "ids", "settings", "corrections", "takedowns", "searches", "digests"])
def test_it_is_named(ledger: str, command: tuple[str, ...], copied: DataFolder) -> None:
    path = getattr(copied, ledger)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    ran = ctarchive(*command, "--data", copied.root)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert f"{path} is a pipe" in ran.err
    assert path.is_fifo()
