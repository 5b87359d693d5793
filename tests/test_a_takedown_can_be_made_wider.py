"""What is withheld can be withheld by itself too, or its name covered, and is not readable for a moment in between."""

from __future__ import annotations

import pytest

from archive.errors import WrongUse
from archive.store.folder import DataFolder
from archive.store.takedowns import takedowns
from archive.store.withholding import operations
from tests.support.archives.corrections import ask
from tests.support.takedowns.traces import traces

SPEAKER = "person:zelma-pucite-kalnina"


def withhold(folder: DataFolder, target: str, *, redact: bool = False) -> None:
    scope = operations.look(folder, target, redact=redact)
    assert not list(folder.root.glob(".apart-*"))
    assert operations.withhold(folder, scope, "court", redact=redact).carried_out


def test_a_name_is_covered_later_as_if_it_had_been_at_once(copied: DataFolder) -> None:
    at_once = operations.look(copied, SPEAKER, redact=True)
    withhold(copied, SPEAKER)
    wider = operations.look(copied, SPEAKER, redact=True)
    assert wider.hidden == at_once.hidden
    assert wider.places == at_once.places
    withhold(copied, SPEAKER, redact=True)
    assert traces(copied, ["Zelma Pūcīte", "Pūcīti-Kalniņu", "Pūcītes-Kalniņas"]) == []
    with pytest.raises(WrongUse, match="withheld already"):
        operations.look(copied, SPEAKER, redact=True)
    operations.release(copied, SPEAKER)
    assert not takedowns.read(copied.takedowns)


def test_what_went_with_something_else_stays_when_that_is_released(copied: DataFolder) -> None:
    title, url, body = (str(one) for one in ask(copied, "SELECT title, url, body FROM articles WHERE id = 'lv-104'")[0])
    told = [title, *(one for one in body.split("\n\n") if len(one) > 80), "Ieva Medne-Rudzāte"]
    at_once = operations.look(copied, "lv-104")
    withhold(copied, f"{url[:-8]}*")
    wider = operations.look(copied, "lv-104")
    assert wider.hidden == at_once.hidden
    assert "and now by itself as well" in wider.notes[-1]
    withhold(copied, url)
    operations.release(copied, f"{url[:-8]}*")
    assert traces(copied, told) == []
    [entry] = takedowns.read(copied.takedowns).entries
    assert entry.target == "lv-104"
    operations.release(copied, "lv-104")
    assert ask(copied, "SELECT title FROM articles WHERE id = 'lv-104'") == [(title,)]


def test_a_picture_of_an_article_that_is_withheld_is_another_target(copied: DataFolder) -> None:
    [(url,)] = ask(copied, "SELECT min(url) FROM images WHERE article_id = 'lv-104'")
    withhold(copied, "lv-104")
    with pytest.raises(WrongUse, match="is not withheld"):
        operations.release(copied, str(url))
    withhold(copied, str(url))
    operations.release(copied, "lv-104")
    assert ask(copied, "SELECT count(*) FROM articles WHERE id = 'lv-104'") == [(1,)]
    assert ask(copied, "SELECT count(*) FROM images WHERE url = ?", str(url)) == [(0,)]
