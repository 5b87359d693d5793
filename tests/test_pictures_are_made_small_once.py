"""Pictures get a small one, made once for each content; articles show it in its true size, and what many share once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from PIL import Image

from archive.store.database import open_database
from archive.store.documents import thumbnails
from archive.store.folder import DataFolder
from archive.web.serving.middleware.security import CAPTURE_POLICY
from tests.support.archives.shelf import Shelf
from tests.support.documents.shelved_documents import put_article
from tests.support.reading_room import text_of
from tests.support.rows.articles import Row

CAPTION = "Konferences dalībnieki Liepājā"


def jpeg(width: int, height: int, shade: int = 0) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), (shade, 90, 120)).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def shelf(folder: DataFolder) -> Iterator[Shelf]:
    with closing(Shelf(folder)) as made:
        put_article(made.db, Row("lv-1", "Konference", "Teksts."))
        yield made


def show(shelf: Shelf, *pictures: tuple[bytes | None, str | None, str | None]) -> list[str]:
    """Let lv-1 have pictures: file, alternative text and caption of each. Returns the digests of payloads."""
    digests = []
    for position, (content, alt, caption) in enumerate(pictures):
        path = f"/upload/{position}.jpg"
        if content is not None:
            digests.append(shelf.put(content, "image/jpeg", path=path).sha256)
        with shelf.db.atomic():
            shelf.db.execute(
                "INSERT INTO images (article_id, position, url, alt, caption) VALUES ('lv-1', ?, ?, ?, ?)",
                [position, f"http://localhost{path}", alt, caption],
            )
    return digests


def make(shelf: Shelf) -> int:
    return thumbnails.make_new(shelf.db, shelf.folder.warc)


def test_a_small_picture_is_made_served_and_shown_in_its_size(shelf: Shelf) -> None:
    (digest,) = show(shelf, (jpeg(1600, 1200), None, CAPTION))
    assert make(shelf) == 1
    answer = shelf.room.get(f"/thumbnail/{digest}")
    assert answer.headers["content-type"].startswith("image/")
    assert answer.headers.get_list("content-security-policy") == [CAPTURE_POLICY]
    assert answer.headers["cache-control"] == "public, max-age=3600, s-maxage=300, must-revalidate"
    small = Image.open(io.BytesIO(answer.content))
    assert max(small.size) < 1000
    (picture,) = shelf.room.page("/article/lv-1").xpath("//figure//img")
    assert (picture.get("src"), picture.get("width"), picture.get("height")) == (
        f"/thumbnail/{digest}",
        str(small.width),
        str(small.height),
    )
    assert picture.getparent().get("href").startswith("/image/")


def test_one_that_is_small_is_shown_itself(shelf: Shelf) -> None:
    (digest,) = show(shelf, (jpeg(120, 80), None, CAPTION))
    make(shelf)
    (picture,) = shelf.room.page("/article/lv-1").xpath("//figure//img")
    assert picture.get("src").startswith("/image/")
    assert (picture.get("width"), picture.get("height")) == ("120", "80")
    assert shelf.room.get(f"/thumbnail/{digest}").status_code == 404


def test_nothing_is_made_twice(shelf: Shelf) -> None:
    same = jpeg(1000, 700)
    show(shelf, (same, None, None), (same, None, None), (jpeg(900, 900, 9), None, None))
    assert make(shelf) == 2
    assert make(shelf) == 0


def test_what_is_no_picture_is_tried_once_and_shown_as_before(shelf: Shelf) -> None:
    show(shelf, (b"<svg onload='x'/>", None, None), (jpeg(1000, 700)[:300], None, None))
    assert make(shelf) == 2
    assert make(shelf) == 0
    assert [one.get("width") for one in shelf.room.page("/article/lv-1").xpath("//figure//img")] == ["240", "240"]


def test_another_version_makes_them_anew(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    show(shelf, (jpeg(1000, 700), None, None))
    make(shelf)
    monkeypatch.setattr(thumbnails, "MAKER", "another")
    assert make(shelf) == 1
    assert make(shelf) == 0


def test_one_whose_record_is_damaged_waits_until_it_is_mended(shelf: Shelf) -> None:
    show(shelf, (jpeg(1000, 700), None, None))
    file = shelf.folder.warc / "crawl.warc.gz"
    whole = file.read_bytes()
    ((offset, length),) = shelf.db.execute("SELECT offset, length FROM captures WHERE id <> 'capture'").fetchall()
    file.write_bytes(whole[: offset + length // 2] + bytes(20) + whole[offset + length // 2 + 20 :])
    assert make(shelf) == 0
    file.write_bytes(whole)
    assert make(shelf) == 1


def test_a_rebuild_takes_over_what_captures_still_hold(shelf: Shelf, folder: DataFolder) -> None:
    digests = show(shelf, (jpeg(1000, 700), None, None), (jpeg(700, 1000, 7), None, None))
    make(shelf)
    with closing(open_database(folder.root / "new.db", create=True)) as new:
        columns = ", ".join(new.table("captures").columns_dict)
        rows = shelf.db.execute(f"SELECT {columns} FROM captures WHERE sha256 = ?", [digests[0]]).fetchall()
        marks = ", ".join("?" * len(rows[0]))
        with new.atomic():
            new.execute("INSERT INTO crawls (id, started_at) VALUES ('crawl', '2024-01-01T00:00:00Z')")
            new.conn.executemany(f"INSERT INTO captures ({columns}) VALUES ({marks})", rows)
            thumbnails.copy(new, shelf.db.conn)
        assert [row[0] for row in new.execute("SELECT sha256 FROM thumbnails")] == digests[:1]


def test_a_picture_that_was_replaced_is_shown_as_it_is_now(shelf: Shelf) -> None:
    show(shelf, (jpeg(1000, 700), None, None))
    make(shelf)
    later = shelf.put(jpeg(700, 1000, 5), "image/jpeg", path="/upload/0.jpg", moment=datetime(2024, 5, 1, tzinfo=UTC))
    assert make(shelf) == 1
    (picture,) = shelf.room.page("/article/lv-1").xpath("//figure//img")
    assert picture.get("src") == f"/thumbnail/{later.sha256}"


@pytest.mark.parametrize(("alt", "caption"), [(CAPTION, CAPTION), (None, CAPTION), (CAPTION, None), ("  ", CAPTION)])
def test_a_caption_that_many_share_is_seen_and_heard_once(alt: str | None, caption: str | None, shelf: Shelf) -> None:
    show(shelf, *[(jpeg(60, 40, number), alt, caption) for number in range(31)])
    page = shelf.room.page("/article/lv-1")
    (figure,) = page.xpath("//figure")
    assert text_of(figure.xpath("figcaption")[0]) == f"{CAPTION} (31 attēls)"
    assert {one.get("alt") for one in figure.xpath(".//img")} == {""}
    names = [one.get("aria-label") for one in figure.xpath(".//a")]
    assert len(set(names)) == 31
    assert text_of(page).count(CAPTION) == 1


def test_captions_that_take_turns_are_gathered(shelf: Shelf) -> None:
    captions = ["Atklāšana", None, "Diskusija", "Atklāšana", None, "Diskusija"]
    show(shelf, *[(jpeg(60, 40, number), f"Nr. {number}", caption) for number, caption in enumerate(captions)])
    figures = shelf.room.page("/article/lv-1").xpath("//figure")
    assert [[one.get("alt") for one in figure.xpath(".//img")] for figure in figures] == [
        ["Nr. 0", "Nr. 3"],
        ["Nr. 1", "Nr. 4"],
        ["Nr. 2", "Nr. 5"],
    ]
    assert [text_of(one) for one in figures[0].xpath("figcaption")] == ["Atklāšana (2 attēli)"]
    assert not figures[1].xpath("figcaption")
