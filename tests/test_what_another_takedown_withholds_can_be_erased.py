"""What goes with a takedown of something else can be erased by itself, and that takedown stays."""

from __future__ import annotations

from archive.store.folder import DataFolder
from archive.store.takedowns import takedowns
from archive.store.withholding import erasing, operations
from archive.warc.reading.captures import digest
from archive.warc.reading.crawl_file import crawl_files
from tests.support.archives.corrections import ask
from tests.support.takedowns.bytes_held import held
from tests.support.takedowns.traces import traces

PERSON, NAME = "person:ieva-medne-rudzate", "Ieva Medne-Rudzāte"  # whom lv-104 alone names


def withhold(folder: DataFolder, target: str, *, redact: bool = False) -> None:
    assert operations.withhold(
        folder, operations.look(folder, target, redact=redact), "court", redact=redact
    ).carried_out


def told(folder: DataFolder) -> list[str]:
    """The title and the long paragraphs of lv-104."""
    [(title, body)] = ask(folder, "SELECT title, body FROM articles WHERE id = 'lv-104'")
    return [str(title), *(one for one in str(body).split("\n\n") if len(one) > 80)]


def begins(folder: DataFolder) -> str:
    """An address by which lv-104 begins, and no other article."""
    [(url,)] = ask(folder, "SELECT url FROM articles WHERE id = 'lv-104'")
    return f"{str(url)[:-8]}*"


def test_an_article_and_all_that_tells_of_it(copied: DataFolder) -> None:
    texts, target = [*told(copied), NAME, "medne-rudzate"], begins(copied)
    assert held(copied, texts)
    withhold(copied, target)
    going = erasing.look(copied, "lv-104")
    assert "which stays so" in going.scope.notes[-1]
    assert not list(copied.root.glob(".apart-*"))
    assert erasing.erase(copied, "lv-104", "court").carried_out
    assert held(copied, texts) == []
    operations.release(copied, target)
    assert traces(copied, texts) == []
    assert [one.target for one in takedowns.read(copied.takedowns).entries] == ["lv-104"]


def test_what_begins_with_an_address_and_is_withheld_in_part(copied: DataFolder) -> None:
    texts, target = [*told(copied), NAME, "medne-rudzate"], begins(copied)
    withhold(copied, "lv-104")
    assert erasing.erase(copied, target, "court").carried_out
    assert held(copied, texts) == []


def test_a_picture_of_an_article_that_is_withheld(copied: DataFolder) -> None:
    sql = "SELECT captures.url, sha256 FROM images JOIN captures USING (url) WHERE images.article_id = 'lv-104'"
    url, sha256 = (str(one) for one in ask(copied, sql)[0])
    withhold(copied, "lv-104")
    assert sha256 in payloads(copied)
    assert erasing.erase(copied, url, "court").carried_out
    assert sha256 not in payloads(copied)
    operations.release(copied, "lv-104")
    assert ask(copied, "SELECT count(*) FROM articles WHERE id = 'lv-104'") == [(1,)]
    assert ask(copied, "SELECT count(*) FROM images WHERE url = ?", url) == [(0,)]


def payloads(folder: DataFolder) -> set[str]:
    """The digests of the payloads in the capture files."""
    return {digest(stored.payload) for file in crawl_files(folder.warc) for _, stored in file.captures({})}
