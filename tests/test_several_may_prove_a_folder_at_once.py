"""Commands in containers of their own have the same process number, and may begin in one data folder at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from archive.store.folder import DataFolder


def test_none_takes_the_proof_of_another_for_a_fault(folder: DataFolder) -> None:
    with ThreadPoolExecutor(4) as pool:
        for one in [pool.submit(folder.create) for _ in range(2000)]:
            one.result()
    assert list(folder.warc.iterdir()) == []
