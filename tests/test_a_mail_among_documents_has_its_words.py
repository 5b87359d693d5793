"""A mail that stands behind a link to a document: what it says is read, and not how it was packed."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage

import pytest

from archive.documents import LIMITS, kinds
from archive.documents.collector import PageCollector
from archive.documents.formats import parts, plain
from archive.documents.packed import may_hold_files
from archive.documents.problems import DAMAGED, EMBEDDED, TOO_MANY_PARTS

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
    assert read(content).pages[0].endswith(f"{TEXT}\n[pielikums.pdf]")
    assert may_hold_files(content)
    assert hashlib.sha256(FILE).hexdigest() in parts.digests(content, LIMITS)


HEAD = "MIME-Version: 1.0\nSubject: Par semināru\nReply-To: Zane Paraudziņa\nContent-Type: "


def mixed(*parts: str) -> bytes:
    """A mail with these parts, each with its own header."""
    return (f"{HEAD}multipart/mixed; boundary=x\n\n" + "".join(f"--x\n{one}\n" for one in parts) + "--x--").encode()


def test_every_text_of_a_mail_is_read_in_its_order() -> None:
    picture = "Content-Type: image/png\n\npng"
    told = read(mixed("\nPirmais.", picture, "Content-Type: text/html\n\n<p>Otrais.", "\nTrešais."))
    assert [page.split("\n\n") for page in told.pages] == [
        ["Par semināru\nReply-To: Zane Paraudziņa", "Pirmais."],
        ["Otrais."],
        ["Trešais."],
    ]
    assert (told.title, told.problem) == ("Par semināru", EMBEDDED)


def test_html_in_a_mail_has_the_encoding_that_the_mail_tells() -> None:
    page = f"<meta charset=windows-1257><p>{TEXT}"
    content = f"{HEAD}text/html; charset=windows-1257\n\n{page}".encode("cp1257")
    assert read(content).pages[1] == TEXT.strip()


def test_a_mail_of_very_many_parts_is_read_as_far_as_is_allowed() -> None:
    told = read(mixed("\nPirmais.", *["\nVēl viens."] * LIMITS.members))
    assert (told.pages[0].count("Vēl viens."), told.problem) == (LIMITS.members - 1, TOO_MANY_PARTS)
    deep = "".join(f"Content-Type: multipart/mixed; boundary=x{one}\n\n--x{one}\n" for one in range(2000))
    told = read(mixed(f"{deep}\n{TEXT}"))
    assert (TEXT in told.pages[0], told.problem) == (True, DAMAGED)


def test_a_mail_that_lacks_its_parts_is_read_as_it_is() -> None:
    assert read(f"{HEAD}multipart/mixed\n\n{TEXT}".encode()).pages[0].endswith(TEXT.strip())


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
