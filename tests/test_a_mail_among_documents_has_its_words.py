"""A mail that stands behind a link to a document: what it says is read, and not how it was packed."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage

import pytest

from archive.documents import LIMITS, kinds
from archive.documents.collector import PageCollector
from archive.documents.formats import parts, plain
from archive.documents.packed import may_hold_files
from archive.documents.problems import EMBEDDED

TEXT = "Semināru Ķekavā atklāj Zane Paraudziņa.\n"
FILE = b"%PDF-1.4 " + b"pielikums " * 20


def mail(*, text: str | None = TEXT, html: str | None = None, file: bytes | None = None, cte: str = "base64") -> bytes:
    message = EmailMessage()
    message["Subject"] = "Par semināru Ķekavā"
    message["From"] = "Zane Paraudziņa <zane@paraugs.example>"
    message["Date"] = "Thu, 14 Mar 2019 10:00:00 +0200"
    if text is not None:
        message.set_content(text, cte=cte, charset="utf-8")
    if html is not None and text is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    if file is not None:
        message.add_attachment(file, maintype="application", subtype="pdf", filename="pielikums.pdf")
    return message.as_bytes()


def read(content: bytes) -> PageCollector:
    plain.read(content, collector := PageCollector(LIMITS))
    return collector


@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("html", [None, f"<p>{TEXT}</p>"])
def test_what_a_mail_says_is_read_once(cte: str, html: str | None) -> None:
    content = mail(html=html, cte=cte)
    assert kinds.kind_of(content, "message/rfc822", "a.eml", linked=True) == kinds.TEXT
    told = read(content)
    (page,) = told.pages
    assert page.split("\n") == [
        "Par semināru Ķekavā", "From: Zane Paraudziņa <zane@paraugs.example>",
        "Date: Thu, 14 Mar 2019 10:00:00 +0200", "", TEXT.strip(),
    ]  # fmt: skip
    assert (told.title, told.problem) == ("Par semināru Ķekavā", None)


def test_a_mail_of_html_alone_is_read_as_it_is_shown() -> None:
    told = read(mail(text=None, html=f"<title>Cits</title><style>p {{}}</style><p>{TEXT}</p>"))
    assert told.pages[1] == TEXT.strip()
    assert told.title == "Par semināru Ķekavā"


def test_a_file_in_a_mail_is_told_and_known_by_its_digest() -> None:
    content = mail(file=FILE)
    assert read(content).problem == EMBEDDED
    assert may_hold_files(content)
    assert hashlib.sha256(FILE).hexdigest() in parts.digests(content, LIMITS)


@pytest.mark.parametrize(
    "text",
    ["MIME-Version: 1.0\n\nText.", "From: me\nTo: you\n\nText.", "Kas ir MIME-Version: 1.0?\nContent-Type: a\nTo: b"],
)
def test_other_texts_are_no_mails(text: str) -> None:
    assert read(text.encode()).pages == [text]


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: =?x-none?B?AAAA?=\n", b"Subject: =?utf-8?B?A?=\n", b"Subject: \xff\xfe\n",
        b"To: a\nContent-Disposition: ;;;\n",
        b"To: a\nContent-Transfer-Encoding: base64\n",
    ],
)  # fmt: skip
def test_damaged_mails_are_read_as_far_as_they_go(head: bytes) -> None:
    content = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=none\n" + head + b"\nTeksts.\n"
    assert read(content).pages
