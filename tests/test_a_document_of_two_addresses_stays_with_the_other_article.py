"""A document that another article has at another address stays when the first article is withheld or erased."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing

import pytest

from archive.clock import now
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.status import status
from archive.store.withholding import erasing, operations
from tests.replica.site import Answer
from tests.support.imports.captures import captured, import_captures

FORM, OTHER_FORM = (rb"{\rtf1\ansi %s veidlapa seminara dalibniekiem.}" % word for word in (b"Kopiga", b"Sava"))
PAGE = (
    "<!DOCTYPE html><html lang=lv><title>{0}</title><body><h1>{0}</h1><p>29.09.2016.</p><p>Divas dienas dalībnieki, "
    "kurus aicināja {0}, mācījās pamanīt piespiedu darba pazīmes un vienojās, kam par tām ziņot.</p>{1}</body></html>"
)


def page(title: str, *files: str) -> Answer:
    links = "".join(f'<p><a href="/upload/{file}">Veidlapa {file[0]}</a></p>' for file in files)
    return Answer(200, "text/html; charset=utf-8", PAGE.format(title, links).encode())


@pytest.fixture
def shared(folder: DataFolder) -> DataFolder:
    """Two articles with a form that has the same bytes at two addresses, and a form that only the first has."""
    answers = {
        "/lv/pirmais-seminars/101": page("Pirmais seminārs", "a.rtf", "c.rtf"),
        "/lv/otrais-seminars/102": page("Otrais seminārs", "b.rtf"),
        **{
            f"/upload/{file}.rtf": Answer(200, "application/rtf", form)
            for file, form in (("a", FORM), ("b", FORM), ("c", OTHER_FORM))
        },
    }
    import_captures(
        folder, [captured(answer, f"http://127.0.0.1{path}", "2016-10-01") for path, answer in answers.items()]
    )
    return folder


def withhold(folder: DataFolder) -> None:
    operations.withhold(folder, operations.look(folder, "lv-101"), "legal")


def erase(folder: DataFolder) -> None:
    erasing.erase(folder, "lv-101", "legal")


@pytest.mark.parametrize("take_down", [withhold, erase])
def test_it_stays(shared: DataFolder, take_down: Callable[[DataFolder], None]) -> None:
    take_down(shared)
    with closing(open_database(shared.database)) as db:
        ((article, document),) = db.execute("SELECT article_id, document_id FROM attachments").fetchall()
        kept = {url[-5:] for (url,) in db.execute("SELECT url FROM captures WHERE url LIKE '%.rtf'")}
        assert status(db, shared.warc, now(), verify=True).faults == []
    assert (article, kept) == ("lv-102", {"a.rtf", "b.rtf"})
    assert document == hashlib.sha256(FORM).hexdigest()
