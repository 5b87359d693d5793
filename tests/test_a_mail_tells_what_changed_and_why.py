"""A mail says which search found what and where, what was changed, and where to read it; no text in it is markup."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from archive.alerts.items import Item
from archive.alerts.mail import MOST, Section, compose
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.web.serving.i18n import Interface
from tests.support.archives.alerts import FIRST, PUBLIC, SENDER, Postman, begin, run, searches, text_of, visit
from tests.support.rows.articles import Row

ZANE = "zane@example.org"
NOW = datetime(2026, 11, 24, 1, 17, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>\r\nBcc: visi@example.org\x1b[31m „&amp;” %(title)s %s {}"
EDITED = FIRST[0]._replace(
    title="Seminārs Saldus novadā",
    body=FIRST[0].body.replace("46", "60") + "\n\nPriekšniece Zelma Pūcīte uzsvēra: „Patvērums ir vajadzīgs.”",
)


@pytest.fixture(scope="module")
def mailed(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., EmailMessage]:
    """What is mailed of a visit that found an article new, one changed and one gone, for a search."""
    root = tmp_path_factory.mktemp("mailed")

    def mail(search: str, name: str) -> EmailMessage:
        folder = DataFolder(root / name)
        begin(folder)
        wanted = searches(f'[[search]]\nname = "Mans meklējums"\nrecipients = ["{ZANE}"]\n{search}')
        run(folder, wanted, Postman())
        visit(
            folder,
            "2024-02-01",
            EDITED,
            Row("lv-3", HOSTILE.replace("\x1b", ""), "Patvērums <b>te</b>."),
            lost=["en-2"],
        )
        run(folder, wanted, postman := Postman())
        ((_, message),) = postman.mails
        return message

    return mail


def test_new_changed_and_gone_articles_are_told(mailed: Callable[..., EmailMessage]) -> None:
    text = text_of(mailed('query = "patvērums OR shelter"', "articles"))
    blocks = {
        block.split(":")[0]: block for block in text.split("\n\n") if block.startswith(("Jauns", "Main", "Pazud"))
    }
    assert list(blocks) == ["Jauns", "Mainīts", "Pazudis"]
    assert f"{PUBLIC}/article/lv-3" in blocks["Jauns"]
    assert "*Patvērums* <b>te</b>" in blocks["Jauns"]
    changed = blocks["Mainīts"]
    assert "Mainīts: Seminārs Saldus novadā\n" in changed
    assert "publicēts 01.01.2020., saglabāts 01.02.2024." in changed
    assert "jaunas vai mainītas rindkopas: 1, 3" in changed
    assert "[−Saldū−][+Saldus novadā+] · " in changed  # the title, and then the text
    assert "[−46−][+60+]" in changed
    assert f"Kas mainīts: {PUBLIC}/article/lv-1/history?until=2#version-2" in changed
    assert "nav atrodams kopš 2024. gada 2. janvāra" in blocks["Pazudis"]


def test_what_only_a_former_version_has_leads_to_the_change_that_took_it_out(
    mailed: Callable[..., EmailMessage],
) -> None:
    text = text_of(mailed('query = "46"', "former"))
    change = f"{PUBLIC}/article/lv-1/history?until=2#version-2"
    assert f"\n  Atrasts: tikai 2024. gada 1. janvāra versijā: {change}\n" in text


def test_without_words_a_new_article_is_told_by_its_beginning_and_a_changed_one_by_its_changes(
    mailed: Callable[..., EmailMessage],
) -> None:
    text = text_of(mailed('news = ["new", "changed"]', "everything"))
    assert "\n  Patvērums <b>te</b>.\n" in text
    changed = text.partition("Mainīts: ")[2]
    assert "[+60+]" in changed
    assert not [line for line in changed.splitlines() if line.startswith("  Seminārā piedalījās")]


def test_only_the_kinds_that_were_asked_for_are_told(mailed: Callable[..., EmailMessage]) -> None:
    message = mailed('news = ["gone"]\nmail_language = "en"', "gone")
    text = text_of(message)
    assert "Gone: Shelter in Saldus" in text
    assert "lv-3" not in text
    assert message["Subject"] == "1 update: Mans meklējums"
    assert "published 1 Jan 2020, missing since 2 January 2024" in text


def test_statements_that_a_change_brought_are_told(mailed: Callable[..., EmailMessage]) -> None:
    text = text_of(mailed('find = "statements"\nquery = "patvērums"', "said"))
    assert "Jauns izteikums: Zelma Pūcīte" in text
    assert "„*Patvērums* ir vajadzīgs" in text
    assert f"{PUBLIC}/article/lv-1\n" in text


def test_statements_that_a_change_left_as_they_were_are_not_told(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    begin(folder)
    visit(folder, "2024-02-01", EDITED)
    wanted = searches(f'[[search]]\nname = "Teiktais"\nfind = "statements"\nrecipients = ["{ZANE}"]')
    run(folder, wanted, Postman())
    visit(folder, "2024-03-01", EDITED._replace(body=f"{EDITED.body}\n\nPriekšnieks Jānis Osis teica: „Būs.”"))
    run(folder, wanted, postman := Postman())
    text = postman.texts()[ZANE]
    assert "Jauns izteikums: Jānis Osis" in text
    assert "Zelma Pūcīte" not in text


def test_a_statement_that_is_no_longer_there_is_told(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    begin(folder)
    visit(folder, "2024-02-01", EDITED)
    wanted = searches(f'[[search]]\nname = "Teiktais"\nfind = "statements"\nrecipients = ["{ZANE}"]')
    run(folder, wanted, Postman())
    visit(folder, "2024-03-01", EDITED._replace(body=FIRST[0].body))
    run(folder, wanted, postman := Postman())
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT count(*) FROM statements WHERE revision IS NULL").fetchone()[0] == 0
    text = postman.texts()[ZANE]
    assert "Izteikums, kura rakstā vairs nav: Zelma Pūcīte" in text
    assert f"Kas mainīts: {PUBLIC}/article/lv-1/history?until=3#version-3" in text


def test_a_date_that_was_or_became_unknown_is_told_as_such(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    begin(folder)
    wanted = searches(f'[[search]]\nname = "Viss"\nrecipients = ["{ZANE}"]')
    run(folder, wanted, Postman())
    for day, published_on, told in (
        ("2024-02-01", None, "datums: 01.01.2020. → nav zināms"),
        ("2024-03-01", "2020-01-02", "datums: nav zināms → 02.01.2020."),
    ):
        visit(folder, day, FIRST[0]._replace(published_on=published_on))
        run(folder, wanted, postman := Postman())
        assert told in postman.texts()[ZANE]


def test_html_has_the_same_and_nothing_that_runs_or_loads(mailed: Callable[..., EmailMessage]) -> None:
    page = html.fromstring(text_of(mailed('query = "patvērums"', "html"), "html"))
    assert {element.tag for element in page.iter()} <= set(
        "html head meta title body p h2 h3 a span mark ins del br hr small".split()
    )
    assert all(set(element.attrib) <= {"href", "lang", "charset"} for element in page.iter())
    assert all(link.startswith(PUBLIC) for link in page.xpath("//@href"))
    assert {mark.text for mark in page.xpath("//mark")} == {"Patvērums", "patvērumu"}
    assert "<script>alert(1)</script>" in page.text_content()
    assert page.xpath("//h3//span/@lang") == ["lv", "lv"]


def test_headers_say_who_sends_it_and_how_it_ends() -> None:
    message = compose(ZANE, [section()], Interface("lv"), SENDER, NOW)
    read = message_from_bytes(message.as_bytes(), policy=policy.default)
    assert {
        name: str(read[name]) for name in ("From", "To", "Reply-To", "Auto-Submitted", "Precedence", "Content-Language")
    } == {
        "From": "Arhīvs <arhivs@arhivs.example>",
        "To": ZANE,
        "Reply-To": "jautajumi@arhivs.example",
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
        "Content-Language": "lv",
    }
    assert parsedate_to_datetime(str(read["Date"])) == NOW
    assert str(read["Message-ID"]).endswith("@arhivs.example>")
    assert (
        read["List-Unsubscribe"].strip() == "<mailto:jautajumi@arhivs.example?subject=unsubscribe%20zane%40example.org>"
    )
    assert "List-Unsubscribe-Post" not in read
    assert "rakstiet uz jautajumi@arhivs.example" in text_of(message)
    assert read.get_content_type() == "multipart/alternative"
    assert message.as_bytes().isascii()


@pytest.mark.parametrize(
    ("mailbox", "name"),
    [
        ("Arhīvs, Ozolu bibliotēka <arhivs@arhivs.example>", "Arhīvs, Ozolu bibliotēka"),
        ('"Arhīvs (2026)" <arhivs@arhivs.example>', "Arhīvs (2026)"),
        ("arhivs@arhivs.example", ""),
    ],
)
def test_any_name_may_stand_before_an_address(mailbox: str, name: str) -> None:
    message = compose(ZANE, [section()], Interface("lv"), replace(SENDER, mailbox=mailbox, reply_to=""), NOW)
    (sender,) = message_from_bytes(message.as_bytes(), policy=policy.default)["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (name, "arhivs@arhivs.example")
    assert "mailto:arhivs@arhivs.example?" in message["List-Unsubscribe"]


def item(**changes: object) -> Item:
    made = Item("Jauns: %(title)s", "Virsraksts", "lv", f"{PUBLIC}/article/lv-1", (), ("", ""), (), (), ())
    return replace(made, **changes)  # type: ignore[arg-type]


def section(name: str = "Meklējums", count: int = 1, more: int = 0, **changes: object) -> Section:
    return Section(name, "viss arhīvs", f"{PUBLIC}/search", [item(**changes)] * count, more)


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("Atrasts: dokumentā", f"{PUBLIC}/document/5"), f"\n  Atrasts: dokumentā: {PUBLIC}/document/5\n"),
        (("Atrasts: attēla parakstā", ""), "\n  Atrasts: attēla parakstā\n"),
        (("", ""), f"\nJauns: Virsraksts\n  {PUBLIC}/article/lv-1\n"),
    ],
    ids=["with a link", "without", "nowhere"],
)
def test_where_the_words_are_is_one_line(where: tuple[str, str], line: str) -> None:
    text = text_of(compose(ZANE, [section(where=where)], Interface("lv"), SENDER, NOW))
    assert line in text
    assert text.count("Atrasts") == bool(where[0])


def test_what_is_too_much_is_counted() -> None:
    message = compose(ZANE, [section(count=MOST, more=3)], Interface("lv"), SENDER, NOW)
    assert str(message["Subject"]).startswith("53 jaunumi")
    assert f"vēl 3: {PUBLIC}/search" in text_of(message)


@given(st.text(max_size=60) | st.just(HOSTILE))
def test_no_text_becomes_a_header_or_markup(text: str) -> None:
    sender = replace(SENDER, mailbox="Arhīvs <arhivs@arhivs.example>")
    parts = tuple((kind, text) for kind in ("same", "hit", "added", "removed"))
    made = section(text or "x", title=text, facts=(text,), where=(text, ""), snippet=parts)
    content = compose(ZANE, [made], Interface("en"), sender, NOW).as_bytes()
    read = message_from_bytes(content, policy=policy.default)
    assert isinstance(read, EmailMessage)
    assert getaddresses([str(read["To"])]) == [("", ZANE)]
    assert len(read.keys()) == len(compose(ZANE, [section()], Interface("en"), sender, NOW).keys())
    assert "Bcc" not in read
    assert {one.tag for one in html.fromstring(text_of(read, "html")).iter("script", "img", "b")} == set()
