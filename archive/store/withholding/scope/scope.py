"""The scope of a takedown: everything that is hidden along with its target.

That means captures, versions of other articles, texts that repeat it, and what its pages need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from archive.progress import Tick
from archive.site import key_of
from archive.store.takedowns.ledger import Hidden
from archive.store.withholding.scope import finding, page_requisites, repeated_texts
from archive.store.withholding.targets import Target
from archive.warc.captures import Capture, find_captures

_MOST_NAMED = 10  # files that nobody can look into


@dataclass(slots=True)
class Scope:
    """What a target reaches. `target` is what was meant: for the address of an article, that is the article.

    - What goes with it: `articles` (ids and titles), `versions` of others, addresses of `files` (pictures, documents,
      and what else only its pages need), `documents` (digests), `people` (slugs) who are in nothing else, and `events`
      (ids). `captures` is the number of captures.
    - `repeating` counts, for other articles (ids), the captures that go because they repeat a paragraph.
    - If a name is covered, `places` says where texts have it, and `doubts` where that is uncertain, a line each;
      `unseen` is the number of payloads that are no longer shown because they contain it.
    - `shared` has titles and paragraphs that do not count, each with the number of other articles that have it.
    - `exports` (versions) were made before and go whole; `left_alone` are files in the data folder that do not belong
      to the archive, and that nobody looks into; `notes` are for the keeper, a sentence each.
    """

    target: Target
    hidden: Hidden = field(default_factory=Hidden)
    articles: dict[str, str] = field(default_factory=dict)
    versions: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    captures: int = 0
    repeating: dict[str, int] = field(default_factory=dict)
    shared: dict[str, int] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unseen: int = 0
    exports: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def with_captures(db: Database, scope: Scope, is_hidden: Callable[[Capture], bool]) -> Scope:
    """Add the hidden captures, and the payloads that no other capture has."""
    hidden: list[Capture] = []
    elsewhere: set[str] = set()
    for one in find_captures(db, "1"):
        if is_hidden(one):
            hidden.append(one)
        else:
            elsewhere.add(one.sha256)
    payloads = _payloads(hidden) - elsewhere
    digests = payloads | {document for sha256 in payloads for document in finding.documents_of(db, sha256)}
    scope.hidden |= Hidden(captures=frozenset(one.id for one in hidden), digests=frozenset(digests))
    scope.captures = len(hidden)
    scope.documents = sorted(document for document in scope.hidden.digests if finding.is_document(db, document))
    return scope


def with_versions(db: Database, scope: Scope) -> Scope:
    """Add the versions of other articles that only hidden captures show."""
    hidden: dict[str, set[str]] = {}
    lists: set[str] = set()
    for one in find_captures(db, "1"):
        if (
            one.id in scope.hidden.captures
            or one.refers_to in scope.hidden.captures
            or one.sha256 in scope.hidden.digests
        ):
            hidden.setdefault(next(iter(finding.articles_of(db, [one])), ""), set()).add(one.id)
            if finding.is_list(db, one.id):
                lists.add(key_of(one.url))
    for article_id, captures in sorted(hidden.items()):
        if not article_id or article_id in scope.hidden.pages:
            continue
        gone = finding.versions_without(db, article_id, captures)
        if len(gone) == finding.count_versions(db, article_id):
            scope.articles |= finding.titles(db, {article_id})
            continue
        for number, moment, seconds in gone:
            names = [f"{article_id}/{number}", f"{article_id}@{moment}", *(f"{article_id}/{at}" for at in seconds)]
            if not scope.hidden.versions.issuperset(names):
                scope.versions.append(f"{article_id}, version {number}")
            scope.hidden |= Hidden(versions=frozenset(names))
    scope.notes += [
        f"{url} is a list: a refresh finds no news by it any more" for url in sorted(lists & scope.hidden.addresses)
    ]
    return scope


def with_repeats(db: Database, warc_dir: Path, scope: Scope, tick: Tick) -> Scope:
    """Add the payloads and documents that repeat a hidden paragraph."""
    hidden = scope.hidden

    def is_hidden(one: Capture) -> bool:
        return one.id in hidden.captures or one.sha256 in hidden.digests

    found = repeated_texts.repeating(db, warc_dir, hidden.paragraphs, is_hidden, tick)
    digests = {one.sha256 for one in found.captures} | found.documents
    for document in found.documents:
        digests |= finding.digests_alike(db, document)
    if not digests:
        return scope
    captures = list(find_captures(db, f"sha256 IN ({', '.join('?' * len(digests))})", sorted(digests)))
    captures = [one for one in captures if not is_hidden(one)]
    for article_id in finding.articles_of(db, captures):
        if article_id not in scope.hidden.pages:
            scope.repeating[article_id] = scope.repeating.get(article_id, 0) + 1
    scope.captures += len(captures)
    scope.documents = sorted({*scope.documents, *found.documents})
    scope.hidden |= Hidden(digests=frozenset(digests))
    return scope


def with_containers(db: Database, warc_dir: Path, scope: Scope) -> Scope:
    """Add the payloads and documents that contain a hidden file, as a ZIP may, and a note for each of their addresses.

    Another note names documents that may contain one, but cannot be looked into.
    """
    if scope.files or scope.documents:
        closed = {url for id, url in finding.closed(db).items() if id not in scope.hidden.digests}
        scope.notes += _said_of_closed(sorted(closed))
    found = repeated_texts.holding(db, warc_dir, scope.hidden)
    payloads = {digest for sha256 in found for digest in (sha256, *finding.documents_of(db, sha256))}
    if not payloads:
        return scope
    captures = list(find_captures(db, f"sha256 IN ({', '.join('?' * len(found))})", sorted(found)))
    documents = {digest for digest in payloads if finding.is_document(db, digest)}
    scope.captures += len(captures)
    scope.documents = sorted({*scope.documents, *documents})
    scope.hidden |= Hidden(digests=frozenset(payloads))
    scope.notes += [
        f"{url} holds a file of it and is withheld as a whole" for url in sorted({one.url for one in captures})
    ]
    return scope


def _said_of_closed(urls: list[str]) -> Iterator[str]:
    if urls:
        more = f" and {len(urls) - _MOST_NAMED} more" if len(urls) > _MOST_NAMED else ""
        yield (
            f"nobody can look into {', '.join(urls[:_MOST_NAMED])}{more}: "
            "if a file of it is in one of them, withhold that as well"
        )


def with_needs(db: Database, warc_dir: Path, scope: Scope) -> Scope:
    """Add what only its pages need, and what represents its pictures on other pages."""
    if scope.target.kind == "version":  # its files are those of the article, which stays
        return scope
    urls = [url for url in page_requisites.of_target(db, warc_dir, scope.hidden) if url not in scope.files]
    keys = set(map(key_of, urls))
    scope.files = sorted([*scope.files, *urls])
    if scope.target.kind in ("article", "address"):
        scope.hidden |= Hidden(addresses=frozenset(keys))
    going, elsewhere = [], set()
    for one in find_captures(db, "1"):
        if key_of(one.url) in keys:
            going.append(one)
        elif one.id not in scope.hidden.captures:
            elsewhere.add(one.sha256)
    payloads = _payloads(going) - elsewhere
    scope.captures += sum(one.id not in scope.hidden.captures for one in going)
    scope.hidden |= Hidden(captures=frozenset(one.id for one in going), digests=frozenset(payloads))
    return scope


def _payloads(captures: Iterable[Capture]) -> set[str]:
    """The digests of the payloads that captures contain themselves."""
    return {one.sha256 for one in captures if one.status == 200 and not one.refers_to}
