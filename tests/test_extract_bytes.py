"""Bytes become the same text whatever their encoding, and whatever their header says."""

from __future__ import annotations

import json
import unicodedata

import pytest

from archive.extract import Article, Other, extract

TITLE = "Ēnu diena – „Šķēršļi” ļaužu ceļā"
BODY = "Ģimene, kas ķērās pie žņaugām, ūdenī ņēma čības. “Tā nav,” īsi teica viņš."
HTML = f"<html><head>%s<title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>29.09.2016</p><p>{BODY}</p></body></html>"
URL = "http://h/lv/enu-diena/5"


def read(body: bytes, content_type: str | None = None) -> Article:
    page = extract(body, URL, content_type)
    assert isinstance(page, Article)
    return page


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "windows-1257", "iso-8859-13", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("header", [None, "text/html; charset=iso-8859-1", "text/html; charset=utf-8", "text/plain"])
@pytest.mark.parametrize("meta", [""] + [f'<meta charset="{name}">' for name in ("windows-1251", "utf-8", "utf-16")])
def test_every_encoding_under_every_claim(encoding: str, header: str | None, meta: str) -> None:
    if encoding in ("windows-1257", "iso-8859-13") and "1251" in meta:
        meta = ""  # bytes of one code page that claim to be of another cannot be told from honest ones
    html = (HTML % meta).replace("–", "-") if encoding == "iso-8859-13" else HTML % meta
    page = read(html.encode(encoding), header)
    assert (page.title.replace("–", "-"), page.body) == (TITLE.replace("–", "-"), BODY)


@pytest.mark.parametrize("encoding", ["iso-8859-4", "iso-8859-10"])
def test_the_older_encodings_of_the_baltic_where_they_are_declared(encoding: str) -> None:
    html = (HTML % f"<meta charset={encoding}>").translate(dict.fromkeys(map(ord, "„”“"), '"')).replace("–", "-")
    page = read(html.encode(encoding))
    assert page.body == 'Ģimene, kas ķērās pie žņaugām, ūdenī ņēma čības. "Tā nav," īsi teica viņš.'


def test_a_page_cut_off_in_the_middle_of_a_letter() -> None:
    assert read((HTML % "").encode().split("viņš".encode())[0] + "viņ".encode()[:-1]).title == TITLE


def test_a_few_bytes_of_an_old_document_within_utf8() -> None:
    assert "Rīga" in read((HTML % "").encode().replace(b"</p></body>", b" R\xeega</p></body>")).body


def test_decomposed_letters_soft_hyphens_and_spaces_are_made_plain() -> None:
    messy = (
        unicodedata.normalize("NFD", BODY)
        .replace("kas ", "kas&nbsp;")
        .replace("žņ", "ž&shy;ņ")
        .replace("viņš", "vi\u00adņš")
    )
    unseen = messy.replace("īsi", "\u200bīsi").replace("kas&nbsp;", "\u2068kas\u2069&nbsp;\u202c")  # as of a chat
    page = read((HTML % "").replace(BODY, unseen).encode())
    assert page.body == BODY
    assert unicodedata.is_normalized("NFC", page.html)


def test_references_without_a_semicolon() -> None:
    page = read((HTML % "").replace(BODY, "A &amp B &quotC&quot &#150; D &#x101;").encode())
    assert page.body.startswith('A & B "C"')


def test_html_inside_json_is_read() -> None:
    answer = {"status": "ok", "data": {"id": 5, "html": HTML % ""}}
    assert read(json.dumps(answer).encode(), "application/json").body == BODY


def test_title_and_date_beside_the_html_in_json() -> None:
    answer = {"title": TITLE, "date": "2016-09-29", "content": f"<p>{BODY}</p>"}
    page = read(json.dumps(answer).encode(), "application/json")
    assert (page.title, str(page.published_on), page.body) == (TITLE, "2016-09-29", BODY)


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"%PDF-1.4 <p>x</p>", b"\x89PNG\r\n", b"plain words", b'{"a": 1}', b"{" * 9999]
)
def test_what_is_not_html_is_other(body: bytes) -> None:
    assert isinstance(extract(body, URL, "text/html"), Other)
