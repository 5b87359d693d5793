"""What the site sent is shown as it was, and can do nothing: neither in our frame nor opened by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256

import pytest

from archive.store.folder import DataFolder
from archive.web.serving.middleware.security import CAPTURE_POLICY
from tests.replica import files
from tests.support.archives.shelf import Shelf
from tests.support.texts.codings import CODERS, coded

HOSTILE = (
    "<!doctype html><title>Ļaunums</title><script>parent.document.body.remove()</script>"
    "<img src=x onerror=alert(1)><form action=/search><button></form><meta http-equiv=refresh content='0;url=/'>"
).encode("windows-1257")


@pytest.fixture
def shelf(folder: DataFolder) -> Iterator[Shelf]:
    with closing(Shelf(folder)) as made:
        yield made


@pytest.mark.parametrize("coding", CODERS)
def test_a_page_is_sent_as_it_was_under_a_policy_that_lets_it_do_nothing(coding: str, shelf: Shelf) -> None:
    answer = shelf.room.get(f"/capture/{shelf.put(coded(HOSTILE, coding), coding=coding).id}/content")
    assert "content-encoding" not in answer.headers
    assert answer.content == HOSTILE
    assert answer.headers["content-type"] == "text/html; charset=windows-1257"
    assert answer.headers.get_list("content-security-policy") == [CAPTURE_POLICY]
    assert CAPTURE_POLICY.startswith("sandbox; default-src 'none';")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    # With any other value browsers refuse to open a sandboxed page by itself.
    assert answer.headers.get_list("cross-origin-opener-policy") == ["unsafe-none"]


def test_the_page_around_it_says_what_it_is_and_seals_the_frame(shelf: Shelf) -> None:
    capture = shelf.put(HOSTILE)
    text = shelf.room.text(f"/capture/{capture.id}?as=text", "en")
    frame = text[text.index("<iframe") : text.index("</iframe>")]
    assert f' sandbox src="/capture/{capture.id}/text"' in frame
    assert "allow" not in frame
    assert "This is not the live page" in text
    assert "2 January 2024, 00:30" in text  # by the clock of Riga
    assert "http://localhost/lv/greta" in text
    assert "Ļaunums" not in text


@pytest.mark.parametrize(
    "content_type",
    [
        "image/svg+xml",
        "application/xhtml+xml",
        "text/xml",
        "application/pdf",
        "x",
        "",
        "multipart/x; ",
    ],
)
def test_what_is_neither_page_nor_picture_nor_text_is_only_handed_out(content_type: str, shelf: Shelf) -> None:
    body = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    capture = shelf.put(body, content_type, path='/upload/Sanāksmes%20"kārtība.pdf')
    answer = shelf.room.get(f"/capture/{capture.id}/content")
    assert answer.content == body
    exact = "filename*=UTF-8''San%C4%81ksmes%20-k%C4%81rt%C4%ABba.pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="Sanaksmes -kartiba.pdf"; {exact}'
    assert "html" not in answer.headers["content-type"].replace("application/xhtml+xml", "")
    assert answer.headers["content-security-policy"] == CAPTURE_POLICY
    assert "<iframe" not in shelf.room.text(f"/capture/{capture.id}")


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "text/plain"])
def test_what_is_shown_can_be_saved_as_it_was_sent(content_type: str, shelf: Shelf) -> None:
    capture = shelf.put(HOSTILE, content_type, path="/lv/seminars/129")
    (link,) = shelf.room.page(f"/capture/{capture.id}", "en").xpath("//a[.='Download as captured']/@href")
    answer = shelf.room.get(link)
    assert answer.content == HOSTILE
    ending = "html" if "html" in content_type else "txt"
    assert answer.headers["content-disposition"] == f'attachment; filename="129.{ending}"'
    assert answer.headers["content-security-policy"] == CAPTURE_POLICY


@pytest.mark.parametrize("coding", ["", *CODERS])
def test_the_digests_are_those_of_what_was_sent_and_of_the_file_that_is_saved(coding: str, shelf: Shelf) -> None:
    sent = coded(HOSTILE, coding) if coding else HOSTILE
    page = shelf.room.page(f"/capture/{shelf.put(sent, coding=coding).id}", "en")
    shown = page.xpath("//dt[.='SHA-256']/following-sibling::dd[1]/code/text()")
    assert shown == list(dict.fromkeys(sha256(body).hexdigest() for body in (sent, HOSTILE)))


@pytest.mark.parametrize("declared", ["text/javascript", "application/x-ecmascript", "text/css"])
def test_no_page_could_load_a_captured_script(declared: str, shelf: Shelf) -> None:
    answer = shelf.room.get(f"/capture/{shelf.put(b'alert(1)', declared).id}/content")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("declared", ["image/png", "text/html", "image/svg+xml", ""])
def test_a_picture_is_known_by_its_bytes(declared: str, shelf: Shelf) -> None:
    answer = shelf.room.get(f"/image/{shelf.put(files.png('x', 3, 2), declared).id}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("body", [HOSTILE, b"<svg/>", b"", b"\x89PN", b"<?xml version='1.0'?><svg/>", b"RIFF1234WAVE"])
def test_what_is_no_picture_is_none_whatever_it_is_called(body: bytes, shelf: Shelf) -> None:
    assert shelf.room.get(f"/image/{shelf.put(body, 'image/png').id}").status_code == 404


def test_a_later_capture_of_the_same_content_is_shown_too(shelf: Shelf) -> None:
    original = shelf.put(HOSTILE)
    again = shelf.put(HOSTILE, original=original)
    not_modified = shelf.put(b"", "", status=304, original=original)
    for capture in (again, not_modified):
        assert shelf.room.get(f"/capture/{capture.id}/content").content == HOSTILE
        text = shelf.room.text(f"/capture/{capture.id}")
        assert text.count(f'href="/capture/{original.id}"') == 2  # as what it refers to, and among the others


@pytest.mark.parametrize("damage", ["gone", "cut", "coding"])
def test_what_cannot_be_read_is_said_to_be_so(damage: str, shelf: Shelf) -> None:
    capture = shelf.put(HOSTILE, coding="gzip" if damage == "coding" else "")
    path = shelf.folder.warc / capture.warc
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[: capture.offset + 60])
    text = shelf.room.text(f"/capture/{capture.id}", "en")
    assert "This capture cannot be read" in text
    assert capture.sha256 in text
    assert str(shelf.folder.root) not in text
    assert shelf.room.get(f"/capture/{capture.id}/content").status_code == 404
    assert shelf.room.get(f"/image/{capture.id}").status_code == 404


def test_an_empty_answer_is_said_to_be_empty(shelf: Shelf) -> None:
    text = shelf.room.text(f"/capture/{shelf.put(b'', status=302).id}", "en")
    assert "The response was empty" in text
    assert "<iframe" not in text


@pytest.mark.parametrize("path", ["/capture/0", "/capture/0/content", "/image/0", "/image/x.svg"])
def test_an_unknown_capture_is_not_found(path: str, shelf: Shelf) -> None:
    assert shelf.room.get(path).status_code == 404
