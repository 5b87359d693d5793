"""`ctarchive status` says in words what its exit code means: why the latest refresh was not simply done."""

from __future__ import annotations

from archive.store.folder import DataFolder
from tests.support.command import NOWHERE, ctarchive


def test_the_reason_is_told_and_every_column_is_whole(copied: DataFolder) -> None:
    assert "the latest was" not in ctarchive("status", "--data", copied.root).out
    why = ctarchive("refresh", "--site", NOWHERE, "--data", copied.root).err.removeprefix("ctarchive: ").strip()
    told = ctarchive("status", "--data", copied.root)
    assert told.code == 4
    assert f"the latest was unreachable: {why}" in told.out.splitlines()
    assert "…" not in told.out
