"""Two answers of one address in one second are two captures if status or payload differ, or if one of them is cut off.

So it is in whichever order they come, in one import or in several.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.imported.summary import FetchResult
from archive.store.importing import importing
from archive.warc.foreign import ForeignCapture
from tests.replica.site import Answer
from tests.support.imports.captures import captured, import_captures

PAGE = (
    "<html><head><title>Seminārs</title></head><body><h1>Seminārs</h1><p>05.03.2016</p>"
    "<p>Rīgā notika seminārs par cilvēku tirdzniecības novēršanu, kurā piedalījās speciālisti.</p></body></html>"
)
WHOLE = captured(Answer(200, "text/html", PAGE.encode()), "http://127.0.0.1/lv/seminars/150", "2020-01-05T10:00:00Z")
PAIRS = {
    "another status": (replace(WHOLE, status=301, body=b""), replace(WHOLE, status=302, body=b"")),
    "another payload": (WHOLE, replace(WHOLE, body=WHOLE.body + b"<!-- -->")),
    "cut off": (replace(WHOLE, truncated="disconnect"), WHOLE),
}


def told(folder: DataFolder) -> tuple[list[tuple[object, ...]], ...]:
    """What is known of captures, and of the versions that they show."""
    with closing(open_database(folder.database)) as db:
        captures = db.execute("SELECT status, sha256, truncated, read_as FROM captures").fetchall()
        return sorted(captures, key=repr), db.execute("SELECT title, captured_at FROM revisions").fetchall()


def at_once(folder: DataFolder, captures: list[ForeignCapture]) -> None:
    with importing(folder, "file", "http://127.0.0.1/", {}, batch=len(captures)) as under_way:
        for one in captures:
            under_way.add(one)
        under_way.finish(FetchResult())


def one_by_one(folder: DataFolder, captures: list[ForeignCapture]) -> None:
    for one in captures:
        import_captures(folder, [one])


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_neither_stands_for_the_other(pair: tuple[ForeignCapture, ForeignCapture], tmp_path: Path) -> None:
    found = []
    for number, (take, captures) in enumerate(
        [(at_once, [*pair, *pair]), (at_once, [*pair[::-1]]), (one_by_one, [*pair, *pair]), (one_by_one, [*pair[::-1]])]
    ):
        folder = DataFolder(tmp_path / str(number))
        take(folder, captures)
        assert import_captures(folder, pair).captures == 0
        found.append(told(folder))
    assert len(found[0][0]) == 2
    assert found == [found[0]] * len(found)
