"""An archive whose site changes between visits, and people to be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from archive.alerts import digest
from archive.alerts.delivery import Delivery, MailServerFailed, Outcome
from archive.alerts.digest import Digest
from archive.alerts.mail import Sender
from archive.alerts.searches import Search, SearchFile, parse_searches
from archive.clock import pretended
from archive.search.words import vocabulary
from archive.store.annotation import annotate
from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.changes import lose, publish

PUBLIC = "https://arhivs.example"
SENDER = Sender("Arhīvs <arhivs@arhivs.example>", "jautajumi@arhivs.example", PUBLIC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)  # when the searches were written, by default
FIRST = (
    Row("lv-1", "Seminārs Saldū", "Seminārā piedalījās 46 dalībnieki.\n\nPolicija sniedza patvērumu diviem cilvēkiem."),
    Row("en-2", "Shelter in Saldus", "A shelter was opened.", "en"),
)
ZANE, JANIS = "zane@example.org", "janis@example.org"
ALL = f'[[search]]\nname = "Viss"\nrecipients = ["{ZANE}"]\n'
BOTH = f'[[search]]\nname = "Viss"\nrecipients = ["{ZANE}", "{JANIS}"]\n'
NEW = Row("lv-3", "Patvērums atvērts", "Jauns patvērums.")
NEXT = Row("lv-4", "Vēl viens patvērums", "Cits patvērums.")


def begin(folder: DataFolder) -> None:
    """An archive of two articles, after one visit."""
    folder.root.mkdir(parents=True, exist_ok=True)
    with closing(archive_of(folder.database, FIRST)) as db, db.atomic():
        db.execute(
            "INSERT INTO crawls (id, started_at, finished_at, outcome) "
            "SELECT '20240101', started_at, started_at, outcome FROM crawls"
        )
        db.execute("UPDATE captures SET crawl_id = '20240101'")
        db.execute("DELETE FROM crawls WHERE id = 'crawl'")


def visit(
    folder: DataFolder, day: str, *articles: Row, lost: Sequence[str] = (), found_again: Sequence[str] = ()
) -> None:
    """Let a refresh on a day find articles new or changed, and others gone or back again."""
    crawl, moment = day.replace("-", ""), f"{day}T03:00:00.000000Z"
    with closing(open_database(folder.database, create=True)) as db:
        with db.atomic():
            ended = f"{day}T04:00:00.000000Z"
            sql = "INSERT INTO crawls (id, started_at, finished_at, outcome) VALUES (?, ?, ?, 'done')"
            db.execute(sql, [crawl, moment, ended])
            db.execute(
                "INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id) "
                "VALUES (?, 'http://localhost/', ?, 200, '', 'crawl.warc.gz', 0, 0, ?)",
                [f"capture-{crawl}", moment, crawl],
            )
        for article in articles:
            publish(db, day, article)
        with db.atomic():
            db.execute("UPDATE revisions SET capture_id = ? WHERE captured_at = ?", [f"capture-{crawl}", moment])
        for article_id in lost:
            # As by the rules, it is dated to when it was first missing, long before anybody can know.
            lose(db, f"{day[:5]}01-02", article_id)
        with db.atomic():
            for article_id in found_again:
                db.execute("UPDATE articles SET gone_at = NULL WHERE id = ?", [article_id])
            vocabulary.update(db)
            annotate.update(db)


def searches(text: str) -> list[Search]:
    """The searches of a file with this text."""
    return parse_searches(text.encode(), Path("searches.toml"))


class Postman:
    """A mail transport that keeps mails, and answers as configured for an address, or that all is well."""

    def __init__(self, **answers: Delivery | MailServerFailed) -> None:
        """`answers` are by the local part of the address."""
        self.answers = answers
        self.mails: list[tuple[str, EmailMessage]] = []
        self.before: Callable[[str], None] = lambda recipient: None

    def ready(self) -> None:
        """Do nothing, unless the server is meant to be unreachable."""
        if failure := self.answers.get("nobody"):
            assert isinstance(failure, MailServerFailed)
            raise failure

    def deliver(self, message: EmailMessage, recipient: str) -> Delivery:
        """Keep the mail, unless it is refused."""
        self.before(recipient)
        answer = self.answers.get(recipient.partition("@")[0], Delivery(Outcome.SENT))
        if isinstance(answer, MailServerFailed):
            raise answer
        if answer.outcome is Outcome.SENT:
            self.mails.append((recipient, message))
        return answer

    def texts(self) -> dict[str, str]:
        """The plain texts of accepted mails, by recipient."""
        return {recipient: text_of(message) for recipient, message in self.mails}


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    """The plain text of a mail, or its HTML."""
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def run(
    folder: DataFolder,
    wanted: Sequence[Search],
    postman: Postman,
    day: str = "2024-06-01",
    written: datetime = LONG_AGO,
    file: str = "searches.toml",
) -> Digest:
    """Run a digest on a day, with the file of searches in the data folder, if there is one."""
    with pretended(datetime.fromisoformat(f"{day}T06:00:00+00:00")), closing(open_database(folder.database)) as db:
        of_file = SearchFile(folder.root / file, list(wanted), written)
        return digest.run(db, folder, of_file, SENDER, postman)


def told(folder: DataFolder, wanted: str, day: str = "2024-06-01", postman: Postman | None = None) -> dict[str, int]:
    """How many articles each mail of a run reports, by recipient."""
    postman = postman or Postman()
    run(folder, searches(wanted), postman, day)
    return {to: text.count("\n  https://arhivs.example/article/") for to, text in postman.texts().items()}
