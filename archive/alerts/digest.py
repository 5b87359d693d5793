"""Looks for news in the archive, and mails what searches find: nothing twice, and no empty mails.

The news for each recipient is recorded before anything is sent (archive.alerts.state), and each mail is recorded before
it is sent. So a kill at any moment costs at most one mail, and duplicates none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage

from filelock import FileLock, Timeout
from sqlite_utils import Database

from archive.alerts import finding, news, state
from archive.alerts.delivery import Delivery, MailServerFailed, MailTransport, Outcome
from archive.alerts.finding import Finding
from archive.alerts.items import item_of
from archive.alerts.mail import MOST, Section, Sender, compose
from archive.alerts.news import Key
from archive.alerts.searches import Search, SearchFile
from archive.alerts.state import Ledger, Pair, State, recipient_id
from archive.clock import iso, now
from archive.errors import EXIT_DONE, EXIT_PARTIAL, ArchiveError, Locked, in_words
from archive.search import PreparedSearch, prepare
from archive.search import statements as said
from archive.store.folder import DataFolder
from archive.web.parts import filters
from archive.web.serving.i18n import Interface

PATIENCE = 3  # after a server has put off so many mails in a row, that is reported


@dataclass(frozen=True, slots=True)
class Findings:
    """The result of a look through the archive: the latest crawl, what is gone, and which news wait for whom.

    `new` is everything since the last look. `found` has the news of each search by their keys, `asks` the search in
    words, `notices` what the keeper should know about it.
    """

    position: str
    gone: set[str]
    new: frozenset[str]
    waiting: dict[Pair, frozenset[str]]
    found: dict[str, list[Finding]]
    asks: dict[str, str]
    notices: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DueMail:
    """A mail that is to be sent, and for which searches.

    `news` are the keys of its contents, by all searches of the recipient that would report them, now or on another day.
    """

    recipient: str
    searches: tuple[str, ...]
    news: Mapping[str, frozenset[str]]
    total: int
    message: EmailMessage


@dataclass(slots=True)
class Digest:
    """The result of a run. `mails` are those that were tried, or would be; `trouble` is for the keeper.

    `waiting` counts the news that wait for their day; `is_first`: it is the first look.
    """

    mails: list[tuple[DueMail, Delivery | None]] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    notices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    waiting: int = 0
    is_first: bool = False
    failed: MailServerFailed | None = None

    @property
    def exit_code(self) -> int:
        """The exit code of the command."""
        if self.failed:
            return self.failed.exit_code
        return EXIT_PARTIAL if self.trouble else EXIT_DONE


def look_through(db: Database, file: SearchFile, file_id: str, state: State) -> Findings:
    """Look through an archive with a file of searches, known by its id (`state.file_id`).

    A new search reports what came since the file was written. Raises ArchiveError if the archive lacks crawls that it
    had: news from them would be reported again.
    """
    position = news.latest_crawl(db)
    if position < (state.position or ""):
        raise ArchiveError("the archive is older than when it was last looked through; run `ctarchive rebuild` first")
    before = news.crawl_before(db, position)
    after = before if state.position is None else state.position
    gone = news.gone(db, state.gone)
    gone_now = [Key("gone", id) for id in gone - state.gone] if state.position is not None else []
    fresh = set(news.changes_of(db, [*news.new_or_changed(db, after), *gone_now]))
    # A file used for the first time may come after another one has had what the latest crawl found.
    is_begun = file_id in state.files.values()
    recent = fresh if is_begun else fresh | set(news.changes_of(db, news.new_or_changed(db, min(before, after))))
    waited = {Key(*text.split(" ")) for texts in state.waiting.values() for text in texts}
    changes = news.changes_of(db, recent | waited)
    # That an article is gone is known once the crawl that proves it is over.
    known_at = {key: key.at or news.finished_at(db, position) for key in recent}
    since_written = frozenset(str(key) for key in recent if known_at[key] > iso(file.written_at))
    new = frozenset(map(str, fresh))
    made = Findings(position, gone, new, {}, {}, {})
    for one in file.searches:
        made.found[one.name] = finding.find(db, one, changes)
        made.asks[one.name] = _in_words(db, one)
        made.notices[one.name] = tuple(map(str, finding.notices(db, one)))
        found = {item.key for item in made.found[one.name]}
        for address in one.recipients:
            pair = Pair(recipient_id(address), one.name)
            is_known = pair in state.waiting
            since = new if is_known else since_written
            untold = since | state.waiting.get(pair, frozenset())
            made.waiting[pair] = news.news_for(found, untold, one.news)
    return made


def due_mails(
    findings: Findings, searches: Sequence[Search], state: State, sender: Sender, moment: datetime
) -> Iterator[DueMail]:
    """The mails that are due, one for each recipient for whom there is any news."""
    addresses = {recipient_id(address): address for one in searches for address in one.recipients}
    for id, address in addresses.items():
        waiting = {one: keys for one in searches if (keys := findings.waiting.get(Pair(id, one.name)))}
        due = {one: keys for one, keys in waiting.items() if _is_due(one, id, state, moment)}
        # A mail that was refused for good is not tried again until there is more news.
        if not due or frozenset().union(*due.values()) <= state.refused.get(id, frozenset()):
            continue
        told = {
            find: frozenset().union(*(keys for one, keys in due.items() if one.find == find))
            for find in ("articles", "statements")
        }
        news = {one.name: keys & told[one.find] for one, keys in waiting.items()}
        interface = Interface(next(iter(due)).language)
        sections = list(_sections(due, findings, interface, sender))
        message = compose(address, sections, interface, sender, moment)
        yield DueMail(address, tuple(one.name for one in due), news, sum(one.total for one in sections), message)


def _is_due(search: Search, recipient: str, state: State, moment: datetime) -> bool:
    days = state.days_since(Pair(recipient, search.name), iso(moment))
    return days is None or days >= search.days


def _sections(
    due: Mapping[Search, frozenset[str]], findings: Findings, interface: Interface, sender: Sender
) -> Iterator[Section]:
    """The contents for each search.

    News found by several searches are listed under the first, with the names of the others.
    """
    told: dict[str, set[str]] = {"articles": set(), "statements": set()}
    for search, keys in due.items():
        own = keys - told[search.find]
        told[search.find] |= own
        found = [one for one in findings.found[search.name] if str(one.key) in own]
        items = []
        for one in found[:MOST]:
            also = [other.name for other in due if other is not search and _finds_too(other, search, one, due)]
            items.append(item_of(one, interface, sender.public, search.query, also))
        if items:
            asks = findings.asks[search.name] or interface.gettext("the whole archive")
            yield Section(search.name, asks, f"{sender.public}{search.path()}", items, len(found) - len(items))


def _finds_too(other: Search, search: Search, one: Finding, due: Mapping[Search, frozenset[str]]) -> bool:
    return other.find == search.find and str(one.key) in due[other]


def _in_words(db: Database, search: Search) -> str:
    """A search in words, in the language of its mails."""
    prepared: PreparedSearch | said.PreparedStatements
    if search.find == "statements":
        prepared = said.prepare(db, search.query, search.conditions())
    else:
        prepared = prepare(db, search.query, search.filters())
    return filters.in_words(Interface(search.language), search, filters.in_force(search, prepared))


def try_out(db: Database, folder: DataFolder, file: SearchFile, sender: Sender) -> Digest:
    """What a run would send now with a file of searches. Changes nothing and contacts no server."""
    known = state.read(folder.digests)
    with _one_state(db):
        findings = look_through(db, file, state.file_id(file.path, folder.searches), known)
    due = list(due_mails(findings, file.searches, known, sender, now()))
    made = Digest([(one, None) for one in due], notices=findings.notices, is_first=known.position is None)
    made.waiting = _count(findings.waiting) - sum(len(keys) for one in due for keys in one.news.values())
    return made


def run(db: Database, folder: DataFolder, file: SearchFile, sender: Sender, transport: MailTransport) -> Digest:
    """Look with a file of searches, and mail what is due.

    Raises Locked if another run is at work, ArchiveError if it cannot write.
    """
    file_id = state.file_id(file.path, folder.searches)
    with _alone(folder):
        known = state.read(folder.digests)
        made = Digest(is_first=known.position is None)
        try:
            ledger = Ledger(folder.digests, known)
        except OSError as error:
            raise ArchiveError(f"{folder.digests} cannot be written ({in_words(error)}); nothing was mailed") from None
        with closing(ledger):
            _end_what_was_cut_short(ledger, file.searches, made)
            with _one_state(db):
                findings = look_through(db, file, file_id, known)
            made.notices = findings.notices
            ledger.looked(iso(now()), file_id, findings.position, findings.gone, findings.waiting, findings.new)
            due = list(due_mails(findings, file.searches, known, sender, now()))
            try:
                for due_mail in due:
                    _send(due_mail, ledger, transport, made)
            except MailServerFailed as error:
                made.failed = error
            made.waiting = _count({pair: known.waiting[pair] for pair in findings.waiting})
    return made


def _send(due_mail: DueMail, ledger: Ledger, transport: MailTransport, made: Digest) -> None:
    transport.ready()
    mail, recipient = str(due_mail.message["Message-ID"]), recipient_id(due_mail.recipient)
    ledger.sending(iso(now()), mail, recipient, due_mail.searches, due_mail.news)
    try:
        delivery = transport.deliver(due_mail.message, due_mail.recipient)
    except MailServerFailed:
        ledger.settled(iso(now()), mail, Outcome.PUT_OFF)
        raise
    ledger.settled(iso(now()), mail, delivery.outcome)
    made.mails.append((due_mail, delivery))
    put_off = ledger.state.put_off.get(recipient, 0)
    if delivery.outcome is Outcome.REFUSED:
        mend = "it is tried again when there is more to tell; correct or remove the address"
        made.trouble.append(f"the mail for {due_mail.recipient} was refused ({delivery.reply}); {mend}")
    elif delivery.outcome is Outcome.UNKNOWN:
        made.trouble.append(_unknown(due_mail.recipient, delivery.reply))
    elif delivery.outcome is Outcome.PUT_OFF and put_off >= PATIENCE:
        told = f"was put off {put_off} times in a row ({delivery.reply}); it is tried again next time"
        made.trouble.append(f"the mail for {due_mail.recipient} {told}")


def _end_what_was_cut_short(ledger: Ledger, searches: Sequence[Search], made: Digest) -> None:
    """Report once the mails whose outcome is unknown, and do not send them again."""
    addresses = {recipient_id(address): address for one in searches for address in one.recipients}
    for mail, handed in list(ledger.state.open.items()):
        ledger.settled(iso(now()), mail, Outcome.UNKNOWN)
        made.trouble.append(_unknown(addresses.get(handed.recipient, "somebody"), "the run before was cut short"))


def _unknown(recipient: str, why: str) -> str:
    return (
        f"whether {recipient} got their mail is not known ({why}); it is not sent again, so that nobody gets it twice"
    )


def _count(waiting: Mapping[Pair, frozenset[str]]) -> int:
    return sum(map(len, waiting.values()))


@contextmanager
def _one_state(db: Database) -> Iterator[None]:
    """Read from one snapshot: what a refresh publishes meanwhile is left for the next look."""
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.conn.rollback()


@contextmanager
def _alone(folder: DataFolder) -> Iterator[None]:
    guard = FileLock(folder.root / ".digest-lock")
    try:
        guard.acquire(timeout=0)
    except Timeout:
        raise Locked(f"another digest is at work in {folder.root}; wait for it to end") from None
    except OSError as error:
        raise ArchiveError(f"{folder.root} cannot be written ({in_words(error)}); nothing was mailed") from None
    try:
        yield
    finally:
        guard.release()
