"""The life cycle of a crawl in the database: it begins, and ends with an outcome or is cleaned up later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta

from sqlite_utils import Database

from archive.amounts import amount
from archive.clock import iso
from archive.store import publish
from archive.store.annotation import annotate
from archive.store.documents import linking
from archive.store.earlier import Earlier
from archive.store.imported import layer
from archive.store.judgement import addresses, drift, moves, outage, suspects
from archive.store.outcomes import Outcome, is_published
from archive.store.staging import staged
from archive.store.takedowns.gate import gate_of
from archive.store.unfinished import backlog, requisites
from archive.store.unfinished.requisites import Missing
from archive.warc.ending import Ending
from archive.warc.file_name import ID_FORMAT, began


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """What the crawler counted. `bytes` are those of payloads as received; `failures` maps addresses to reasons.

    - `started_at`: when it began, by the clock of the machine.
    - `clock_fault`: why that clock is not trusted, if it is not; `clock_off`: by how much it is ahead of the site's.
    - `named`: the articles (addresses) met on lists.
    - `refused`: the number of addresses that robots.txt forbids.
    - `accepted`: the suspect articles (ids) that are to be published.
    - `vital`: the failures without which news may be missed.
    - `damaged`: a message about captures newly found to be damaged.
    - `misread`: why the current rules could not reread what is stored.
    - `told`: a message about the result of rereading.
    - `ended_early`: why the crawl was cut short.
    - `pending`: the addresses that it wanted and did not fetch, those waiting longest first.
    - `pending_before`: those that the crawl before left.
    """

    crawl_id: str
    started_at: datetime
    requests: int
    bytes: int
    seconds: float
    not_modified: int = 0
    named: frozenset[str] = frozenset()
    failed: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    vital: frozenset[str] = frozenset()
    refused: int = 0
    accept_drift: bool = False
    accepted: tuple[str, ...] = ()
    misread: str | None = None
    damaged: str | None = None
    told: str | None = None
    ended_early: str | None = None
    clock_fault: str | None = None
    clock_off: timedelta = timedelta()
    pending: tuple[str, ...] = ()
    pending_before: tuple[str, ...] = ()
    missing_requisites: dict[str, Missing] = field(default_factory=dict)

    @property
    def listed(self) -> int:
        """The number of articles met on lists."""
        return len(self.named)


@dataclass(frozen=True, slots=True)
class Summary:
    """A crawl's row in `crawls`, and what `refresh --json` prints. `seconds` are of wall time.

    `failed` pages could not be fetched, `unread` ones were received and could not be read as the articles that they
    should be, `suspect` ones were read as articles and look wrong (judgement.suspects). `ended_early` says why it was
    cut short, `clock_fault` why the clock was not trusted, so that nothing was declared gone.
    """

    id: str
    started_at: str
    finished_at: str
    outcome: Outcome
    detail: str | None
    ended_early: str | None
    clock_fault: str | None
    requests: int
    not_modified: int
    new: int
    changed: int
    unchanged: int
    gone: int
    moved: int
    failed: int
    unread: int
    suspect: int
    bytes: int
    seconds: float
    listed: int

    @property
    def exit_code(self) -> int:
        """The exit code of the command."""
        return self.outcome.exit_code


def begin(db: Database, moment: datetime) -> str:
    """Add the row of a crawl that begins, and return its id: the time, which also names its WARC file.

    The ids of crawls are in order even if the clock was set back.
    """
    last = db.execute("SELECT max(id) FROM crawls").fetchone()[0]
    crawl_id = moment.strftime(ID_FORMAT)
    if last and crawl_id <= last:
        crawl_id = (began(last) + timedelta(microseconds=1)).strftime(ID_FORMAT)
    with db.atomic():
        db.execute("INSERT INTO crawls (id, started_at) VALUES (?, ?)", [crawl_id, iso(moment)])
    return crawl_id


def publish_or_discard(db: Database, crawl_id: str, ending: Ending | None, earlier: Earlier | None = None) -> None:
    """Publish what is staged if the crawl's own record of its end says that it was published; else discard it.

    `ending` is None for a crawl that never ended; `earlier` is the earlier state, if captures are being reread.
    """
    if ending is None:
        db.execute("UPDATE captures SET read_as = NULL WHERE crawl_id = ?", [crawl_id])
        ending = Ending(outcome=Outcome.INTERRUPTED)
    # A crawl from before joins were recorded made none. Existing joins remain.
    joined = ending.addresses | addresses.joined_in(db, crawl_id)
    _note_outcome(db, crawl_id, ending.outcome)
    if is_published(ending.outcome):
        annotate.read_early(db)
        with layer.lifted(db):
            publish.publish(db, earlier, joined, timely=not ending.clock_fault)
        publish.derive_from_articles(db)
        backlog.set_pending(db, ending.pending)
        if ending.failures is not None and ending.finished_at is not None:
            whole = ending.ended_early is None
            backlog.set_failures(db, crawl_id, ending.failures, ending.finished_at, whole=whole)
            missing = {url: Missing(*told) for url, told in ending.missing_requisites.items()}
            requisites.note(db, crawl_id, missing, ending.finished_at)
    staged.discard_staged(db)
    _write(db, crawl_id, ending)


def finish(
    db: Database, run: CrawlResult, finished_at: datetime, close: Callable[[Mapping[str, object]], None]
) -> Summary:
    """Publish what a crawl found, if it recognised enough, and complete its row: all or, on an error, nothing.

    `close` writes the summary to the crawl's WARC file before anything is committed. A rebuild relies on that record,
    so a crawl that was killed in between is published by `recover`.
    """
    # The file says that the crawl has ended before the database does, so the rows must reach the disk.
    db.execute("PRAGMA synchronous = FULL")
    with db.atomic():
        changes = publish.Changes()
        with layer.lifted(db):
            outcome, detail = _judge(db, run)
            _note_outcome(db, run.crawl_id, outcome)
            if outcome.is_published:
                changes = publish.publish(db, timely=not run.clock_fault)
        if outcome.is_published:
            linking.link(db)
            publish.derive_from_articles(db)
            publish.derive_from_all(db)
            if said := "; ".join([*_troubles(changes), *_still_suspect(db, run.accepted)]):
                outcome, detail = Outcome.PARTIAL, f"{detail}; {said}" if detail else said
            detail = "; ".join(filter(None, (detail, _said_of_clock(run), *_said_of(changes.moves), run.told))) or None
        staged.discard_staged(db)
        gate_of(db).note_learned(db)  # even if it is not published, because its captures can be viewed
        if outcome.is_published and not run.clock_fault:
            moment = finished_at - max(run.clock_off, timedelta())  # the earlier: withholding longer is safe
            gate_of(db).note_passed(moment.date() - timedelta(days=1))
        summary = _summary(run, finished_at, changes, outcome, detail)
        left = {"pending": run.pending, "failures": run.failures, "missing_requisites": run.missing_requisites}
        close({**asdict(summary), **(left if outcome.is_published else {}), "addresses": changes.moves.joined})
        _write(db, run.crawl_id, summary)
        if outcome.is_published:
            backlog.set_pending(db, run.pending)
            backlog.set_failures(db, run.crawl_id, run.failures, summary.finished_at, whole=run.ended_early is None)
            requisites.note(db, run.crawl_id, run.missing_requisites, summary.finished_at)
        else:
            backlog.set_pending(db, run.pending_before)
    return summary


def _summary(
    run: CrawlResult, finished_at: datetime, changes: publish.Changes, outcome: Outcome, detail: str | None
) -> Summary:
    return Summary(
        id=run.crawl_id,
        started_at=iso(run.started_at),
        finished_at=iso(finished_at),
        outcome=outcome,
        detail=detail,
        ended_early=run.ended_early,
        clock_fault=run.clock_fault,
        requests=run.requests,
        not_modified=run.not_modified,
        new=changes.new,
        changed=changes.changed,
        unchanged=changes.unchanged,
        gone=changes.gone,
        moved=changes.moves.articles,
        failed=run.failed,
        unread=changes.unread.total,
        suspect=changes.suspects.total,
        bytes=run.bytes,
        seconds=run.seconds,
        listed=run.listed,
    )


def _note_outcome(db: Database, crawl_id: str, outcome: str) -> None:
    """Set the outcome of a crawl before imports are laid over it: what it did not publish does not count as seen."""
    db.execute("UPDATE crawls SET outcome = ? WHERE id = ?", [outcome, crawl_id])


def _said_of_clock(run: CrawlResult) -> str | None:
    """A message that the clock is wrong."""
    return f"{run.clock_fault}, so nothing is taken for gone; set the clock" if run.clock_fault else None


def _said_of(found: moves.Moves) -> Iterator[str]:
    """A message about articles that have moved to other addresses."""
    if found.joined:
        page_id, article_id = min(found.joined.items(), key=lambda pair: pair[1])
        moved = amount(found.articles, "article now stands at another address", "articles now stand at other addresses")
        yield f"{moved} ({article_id}: {found.urls[page_id]})"
    if found.apart:
        apart = amount(len(found.apart), "page is kept apart, because it is", "pages are kept apart, because each is")
        yield f"{apart} like several known articles ({found.apart[0]})"


def _troubles(changes: publish.Changes) -> Iterator[str]:
    """Why a crawl is partial once it is published, in words. Older problems are only listed."""
    if doubted := changes.suspects.new:
        url, reason = next(iter(doubted.items()))
        wrong = amount(len(doubted), "looks wrong and was", "look wrong and were")
        yield f"{wrong} not published ({url}: {reason}); `ctarchive status` says what to do"
    if unreadable := changes.unread.new:
        url, reason = next(iter(unreadable.items()))
        yield f"{len(unreadable)} answered but could not be read ({url}: {reason}); `ctarchive status` lists them"


def _still_suspect(db: Database, accepted: Iterable[str]) -> Iterator[str]:
    """A message about suspects that were accepted and are still suspect."""
    still = [row["article_id"] for row in suspects.listed(db) if row["article_id"] in accepted]
    if still:
        yield f"{len(still)} accepted, but the page could not be fetched, or now says something else ({still[0]})"


_WRITTEN = tuple(field.name for field in fields(Summary) if field.name not in ("id", "started_at"))


def _write(db: Database, crawl_id: str, ended: Summary | Ending) -> None:
    """Complete the row of a crawl that has ended. Its start is in the row already, or is given."""
    assignments = ", ".join(f"{name} = ?" for name in _WRITTEN)
    db.execute(
        f"UPDATE crawls SET started_at = coalesce(?, started_at), {assignments} WHERE id = ?",
        [ended.started_at, *(getattr(ended, name) for name in _WRITTEN), crawl_id],
    )


def _judge(db: Database, run: CrawlResult) -> tuple[Outcome, str | None]:
    # Whether anything other than robots.txt answered.
    answered, pages = db.execute(
        "SELECT count(*), count(iif(url NOT LIKE '%/robots.txt', 1, NULL)) FROM captures "
        "WHERE crawl_id = ? AND status < 500 AND status != 429",
        [run.crawl_id],
    ).fetchone()
    if (not pages and run.failures) or not (answered or run.ended_early):
        example = next((f"{url}: {reason}" for url, reason in run.failures.items()), "no page could be requested")
        return Outcome.UNREACHABLE, f"the site could not be reached ({example})"
    if run.misread:
        return Outcome.DRIFT, run.misread
    whole, timely = run.ended_early is None, not run.clock_fault
    if fault := drift.find(
        db,
        run.listed,
        refused=run.refused,
        failures=run.failures,
        accept=run.accept_drift,
        whole=whole,
        timely=timely,
    ):
        return Outcome.DRIFT, f"drift: {fault}; nothing was published"
    told = [f"{run.ended_early}; the next refresh goes on from there"] if run.ended_early else []
    if run.damaged:
        told.append(f"{run.damaged}; its pages are asked for again; see `ctarchive status --verify`")
    told += _failures(db, run)
    return (Outcome.PARTIAL, "; ".join(told)) if told else (Outcome.DONE, None)


def _failures(db: Database, run: CrawlResult) -> Iterator[str]:
    """A message about failures: older ones are only listed, unless they make us miss news."""
    new = backlog.new_failures(db, run.failures)
    worth = new | {url: reason for url, reason in run.failures.items() if url in run.vital}
    if worth:
        url, reason = next(iter(worth.items()))
        before = len(run.failures) - len(worth)
        more = f", and {before} that failed before; `ctarchive status` lists them" if before else ""
        yield f"{len(worth)} could not be fetched ({url}: {reason}){more}"
    if found := outage.find(db, run.crawl_id, run.failures, run.named):
        yield found
