"""Mails go to a real mail server, over a connection that proves itself, and what it answers is understood."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from filelock import FileLock

from archive.alerts.delivery import Delivery, MailServerFailed, Outcome
from archive.alerts.mail import compose
from archive.cli import main
from archive.errors import WrongUse
from archive.store.folder import DataFolder
from archive.store.settings import Mail
from archive.web.serving.i18n import Interface
from scraper import mail
from scraper.mail import Account, account_of
from tests.support.archives.alerts import SENDER, begin, visit
from tests.support.command import Ran
from tests.support.rows.articles import Row
from tests.support.servers.mail_server import MailBox, MailServer, certificate

PASSWORD = "parole un vards"
ZANE, JANIS = "zane@example.org", "janis@example.org"


def account(server: MailServer, security: str = "none", user: str = "", host: str = "localhost") -> Account:
    return Account(host, server.port, security, user, PASSWORD, "arhivs@arhivs.example")


@pytest.fixture(scope="module")
def letter() -> EmailMessage:
    """A mail that tells of nothing."""
    return compose(ZANE, [], Interface("lv"), SENDER, datetime(2026, 11, 24, tzinfo=UTC))


def handed(account: Account, letter: EmailMessage, to: str = ZANE) -> Delivery:
    with closing(mail.MailServer(account, seconds=5)) as transport:
        transport.ready()
        return transport.deliver(letter, to)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_that_proves_itself_gets_the_password_and_the_mail(
    security: str, letter: EmailMessage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with MailServer(MailBox(), context, implicit=security == "tls") as server:
        assert handed(account(server, security, "arhivs"), letter).outcome is Outcome.SENT
        assert server.box.logins == [("arhivs", PASSWORD)]
        assert server.box.was_encrypted == [True]
        (mail_from, recipients, message), *_ = server.box.mails
        assert (mail_from, recipients) == ("arhivs@arhivs.example", [ZANE])
        assert message["Subject"].startswith("0 jaunumu")


@pytest.mark.parametrize(
    ("name", "is_trusted", "words"), [("localhost", False, "certificate"), ("cits.example", True, "certificate")]
)
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_one_that_does_not_gets_neither(
    security: str,
    name: str,
    is_trusted: bool,
    words: str,
    letter: EmailMessage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trusted, context = certificate(tmp_path, name)
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with MailServer(MailBox(), context, implicit=security == "tls") as server:
        with pytest.raises(MailServerFailed, match=words):
            handed(account(server, security, "arhivs"), letter)
        assert (server.box.logins, server.box.mails) == ([], [])


def test_one_that_offers_no_encryption_gets_neither(letter: EmailMessage) -> None:
    with MailServer(MailBox()) as server:
        with pytest.raises(MailServerFailed, match="STARTTLS"):
            handed(account(server, "starttls", "arhivs"), letter)
        assert (server.box.logins, server.box.mails) == ([], [])


@pytest.mark.parametrize(
    ("box", "outcome"),
    [
        (MailBox({ZANE: "450 4.2.1 greylisted"}), Outcome.PUT_OFF),
        (MailBox({ZANE: "550 5.1.1 no such user"}), Outcome.REFUSED),
        (MailBox(to_data="451 4.3.0 later"), Outcome.PUT_OFF),
        (MailBox(to_data="554 5.7.1 spam"), Outcome.REFUSED),
        (MailBox(dies_at="RCPT"), Outcome.PUT_OFF),
        (MailBox(dies_at="DATA"), Outcome.UNKNOWN),
    ],
    ids=lambda value: str(value) if isinstance(value, Outcome) else "",
)
def test_what_the_server_answers_is_understood(box: MailBox, outcome: Outcome, letter: EmailMessage) -> None:
    with MailServer(box) as server:
        assert handed(account(server), letter).outcome is outcome


def test_a_server_that_takes_nothing_from_our_sender_is_of_no_use(letter: EmailMessage) -> None:
    box = MailBox()
    box.to_sender = "550 5.7.1 sender unknown"
    with MailServer(box) as server, pytest.raises(MailServerFailed, match=r"takes no mail from arhivs@arhivs\.example"):
        handed(account(server), letter)


def test_a_server_that_says_nothing_is_not_waited_for_without_end() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]
        transport = mail.MailServer(Account("127.0.0.1", port, "none", "", "", "arhivs@arhivs.example"), seconds=0.1)
        with pytest.raises(MailServerFailed, match="timed out"):
            transport.ready()


def test_a_connection_that_was_lost_is_made_again(letter: EmailMessage) -> None:
    with MailServer(box := MailBox(dies_at="RCPT")) as server, closing(mail.MailServer(account(server))) as transport:
        transport.ready()
        assert transport.deliver(letter, ZANE).outcome is Outcome.PUT_OFF
        box.dies_at = ""
        for to in (ZANE, JANIS):
            transport.ready()
            assert transport.deliver(letter, to).outcome is Outcome.SENT


def test_lines_that_begin_with_a_dot_arrive() -> None:
    message = EmailMessage(policy=policy.SMTP)
    message["To"] = ZANE
    message.set_content(".\n..\n.Punkts\n")
    with MailServer(MailBox()) as server:
        assert handed(account(server), message).outcome is Outcome.SENT
        assert server.box.mails[0][2].get_content().split() == [".", "..", ".Punkts"]


def test_the_password_comes_from_where_it_is_kept_and_is_shown_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parole"
    path.write_text(f"{PASSWORD}\n")
    settings = Mail(host="localhost", user="arhivs", password="cita", password_file=str(path), from_="a@b.example")
    assert account_of(settings).password == PASSWORD
    monkeypatch.setenv("CTARCHIVE_MAIL_PASSWORD", "tresa")
    assert account_of(settings).password == "tresa"
    assert not any(word in repr((settings, account_of(settings))) for word in ("cita", "tresa", PASSWORD))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (Mail(host="pasts.example", security="none", user="arhivs", password="x"), "unprotected"),
        (Mail(host="pasts.example", user="arhivs"), "no password"),
        (Mail(host="pasts.example", user="arhivs", password="atslēga"), "ASCII only"),
        (Mail(host="pasts.example", user="arhivs", password_file="/nowhere/parole"), "cannot be read"),
    ],
)
def test_an_account_that_is_not_whole_is_refused(settings: Mail, words: str) -> None:
    with pytest.raises(WrongUse, match=words):
        account_of(settings)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """An archive that was looked through once, and has an article more since."""
    folder = DataFolder(tmp_path / "data")
    begin(folder)
    folder.searches.write_text(
        f'[[search]]\nname = "Patvērums"\nquery = "patvērums"\nrecipients = ["{ZANE}"]\n'
        f'[[search]]\nname = "Citur"\nmunicipality = "Qqq"\nrecipients = ["{ZANE}"]\n'
    )
    visit(folder, "2024-02-01", Row("lv-3", "Patvērums atvērts", "Jauns patvērums."))
    os.utime(folder.searches, (1.7e9, 1.7e9))  # November 2023
    return folder


def settle(folder: DataFolder, port: int, mail: str = "") -> None:
    folder.settings.write_text(
        '[archive]\naddress = "https://arhivs.example"\n'
        f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nfrom = "Arhīvs <arhivs@arhivs.example>"\n{mail}'
    )


@pytest.fixture
def digest(data: DataFolder, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """The command, in this process, for what it needs takes long to load."""

    def run(*options: str) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(["digest", "--data", str(data.root), *options])
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return run


def test_the_command_mails_what_came(data: DataFolder, digest: Callable[..., Ran]) -> None:
    with MailServer(MailBox()) as server:
        settle(data, server.port)
        tried = digest("--dry-run")
        assert (tried.code, server.box.mails, data.digests.exists()) == (0, [], False)
        assert "Jauns: Patvērums atvērts" in tried.out
        assert "search “Citur”: No municipality called “Qqq” is in the archive." in tried.out
        ran = digest("--json")
        assert (ran.code, ran.err) == (0, "")
        assert [(one["recipient"], one["outcome"], one["news"]) for one in ran.json["mails"]] == [(ZANE, "sent", 1)]
        assert len(server.box.mails) == 1


def test_the_command_says_whom_it_could_not_reach(data: DataFolder, digest: Callable[..., Ran]) -> None:
    with MailServer(MailBox({ZANE: "550 5.1.1 no such user"})) as server:
        settle(data, server.port)
        ran = digest()
    assert ran.code == 6
    assert ran.err.startswith(f"ctarchive: the mail for {ZANE} was refused (550 5.1.1 no such user)")
    assert "mails sent: 0; not sent: 1; " in ran.out
    data.digests.unlink()
    ran = digest("--json")  # the port is closed by now
    assert (ran.code, ran.json["outcome"], ran.err.count("\n")) == (4, "unreachable", 1)


def test_two_digests_are_never_at_work_at_once(data: DataFolder, digest: Callable[..., Ran]) -> None:
    settle(data, 9)
    with FileLock(data.root / ".digest-lock"):
        ran = digest()
    assert (ran.code, ran.err.count("\n"), data.digests.exists()) == (3, 1, False)
    assert "another digest is at work" in ran.err


@pytest.mark.parametrize(
    ("settings", "words"),
    [("", "archive.address is missing"), ('[archive]\naddress = "https://a.example"', "mail.host is missing")],
)
def test_the_command_says_which_setting_it_needs(
    data: DataFolder, digest: Callable[..., Ran], settings: str, words: str
) -> None:
    data.settings.write_text(settings)
    ran = digest()
    assert (ran.code, ran.err.count("\n"), words in ran.err) == (2, 1, True)
