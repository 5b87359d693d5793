"""Finds the scope of a target: all that is to be hidden with it, as the ledger has it, and in words for the keeper."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from archive.errors import WrongUse
from archive.progress import Tick, silent
from archive.site import identify, key_of
from archive.store.takedowns.ledger import Hidden, digest_of
from archive.store.takedowns.matching.names import Names
from archive.store.takedowns.matching.repeats import mark_of
from archive.store.withholding.scope import finding, persons, repeated_texts
from archive.store.withholding.scope.scope import (
    Scope,
    with_captures,
    with_containers,
    with_needs,
    with_repeats,
    with_versions,
)
from archive.store.withholding.targets import Target
from archive.warc.captures import Capture, find_captures, get_capture


def scope_of(db: Database, warc_dir: Path, target: Target, tick: Tick = silent, *, redact: bool = False) -> Scope:
    """What a target reaches in an open database. Reads every payload once, which takes time.

    With `redact`, the name of a person is covered. Raises WrongUse if the archive has no such target.
    """
    if redact and target.kind != "person":
        raise WrongUse("only the name of a person can be covered: --redact goes with person:SLUG")
    match target.kind:
        case "article":
            found = _articles(db, target, {finding.article(db, target.key)})
        case "version":
            found = _version(db, target)
        case "address":
            found = _address(db, target)
        case "capture":
            found = _capture(db, target)
        case "document" | "digest":
            found = _digest(db, target)
        case _:
            return _person(db, warc_dir, target, tick, redact=redact)
    found = with_needs(db, warc_dir, with_repeats(db, warc_dir, found, tick))
    return with_versions(db, with_containers(db, warc_dir, found))


def _articles(db: Database, target: Target, ids: set[str]) -> Scope:
    """These articles, with the pictures and documents that no other article has."""
    said = repeated_texts.texts_of(db, ids)
    pages = set(ids)
    addresses: set[str] = set()
    for id in ids:
        pages.update(row[0] for row in db.execute("SELECT id FROM addresses WHERE article_id = ?", [id]))
        addresses.update(key_of(row[0]) for row in db.execute("SELECT url FROM addresses WHERE article_id = ?", [id]))
    addresses.update(key_of(row[0]) for id in ids for row in db.execute("SELECT url FROM articles WHERE id = ?", [id]))
    own = [one for one in find_captures(db, "1") if _is_of(one, pages) or key_of(one.url) in addresses]
    addresses |= {key_of(one.url) for one in own}
    ours, theirs = repeated_texts.files_of(db, pages)
    files = sorted(ours - theirs, key=str)
    kept = _with_the_same_content(db, set(map(key_of, theirs)))
    files = [url for url in files if key_of(url) not in kept]
    addresses |= set(map(key_of, files))
    scope = Scope(
        Target("article", target.key) if len(ids) == 1 and target.kind != "address" else target,
        Hidden(
            pages=frozenset(pages),
            addresses=frozenset(addresses),
            paragraphs=frozenset(said.paragraphs),
            titles=frozenset(said.titles),
            beginnings=said.beginnings,
        ),
        articles=finding.titles(db, ids),
        files=files,
        people=finding.people_of(db, ids),
        events=finding.events_of(db, ids),
        shared=said.shared,
        notes=[
            f"{id} is the same article in the other language, and stays: {title}"
            for id, title in _twins(db, ids).items()
        ],
    )
    return with_captures(db, scope, lambda one: key_of(one.url) in addresses)


def _with_the_same_content(db: Database, addresses: set[str]) -> set[str]:
    """These addresses (keys), and those where the same contents were captured and no others.

    A site may give a document an address for each article; what one of them keeps must not go with another.
    """
    contents: dict[str, set[str]] = {}
    for one in find_captures(db, "status = 200"):
        contents.setdefault(key_of(one.url), set()).add(one.sha256)
    kept = set().union(*(contents.get(address, ()) for address in addresses))
    return addresses | {address for address, own in contents.items() if own and own <= kept}


def _twins(db: Database, ids: set[str]) -> dict[str, str]:
    """The same articles (ids and titles) in the other language, except those in `ids`."""
    rows = db.execute("SELECT article_id, twin_id FROM article_twins").fetchall()
    return finding.titles(db, {twin for id, twin in rows if id in ids} - ids)


def _is_of(capture: Capture, pages: set[str]) -> bool:
    known = identify(capture.url)
    return known is not None and known.id in pages


def _version(db: Database, target: Target) -> Scope:
    """A version of an article that stays: its captures, and the texts that only it has."""
    version = finding.version(db, target.key)
    said = repeated_texts.Texts()
    others: dict[str, set[str]] = {}
    for mark, text in version.texts.items():
        (said.titles if text == version.title else said.paragraphs)[mark] = text
    for article_id, title, paragraphs in repeated_texts.said_by(db):
        for text in (title, *paragraphs):
            others.setdefault(mark_of(text), set()).add(article_id)
    said = repeated_texts.without_shared(
        repeated_texts.Texts(
            {mark: text for mark, text in said.paragraphs.items() if mark not in version.said_before_or_after},
            {mark: text for mark, text in said.titles.items() if mark not in version.said_before_or_after},
        ),
        {mark: ids - {version.article_id} for mark, ids in others.items()},
    )
    captures = set(version.captures)
    scope = Scope(
        target,
        Hidden(
            versions=frozenset(version.names),
            captures=frozenset(captures),
            paragraphs=frozenset(said.paragraphs),
            titles=frozenset(said.titles),
        ),
        versions=[f"{version.article_id}, version {version.number}"],
        shared=said.shared,
    )
    return with_captures(db, scope, lambda one: one.id in captures)


def _address(db: Database, target: Target) -> Scope:
    """What was captured at an address, or at all that begin with it; the articles there go as articles."""
    if target.key.endswith("*"):
        begins = target.key[:-1]

        def wanted(url: str) -> bool:
            return key_of(url).startswith(begins)
    else:

        def wanted(url: str) -> bool:
            return key_of(url) == target.key

    ids = {id for id, url in db.execute("SELECT id, url FROM articles") if wanted(url)}
    ids |= {id for id, url in db.execute("SELECT article_id, url FROM addresses") if wanted(url)}
    if ids and not target.key.endswith("*"):
        (id,) = ids
        return _articles(db, Target("article", id), ids)
    if not any(wanted(one.url) for one in find_captures(db, "1")):
        raise WrongUse(f"the archive has nothing of {target}{finding.like_address(db, target.key)}")
    found = _articles(db, target, ids) if ids else Scope(target)
    found.hidden |= Hidden(addresses=frozenset([target.key]))
    return with_captures(db, found, lambda one: wanted(one.url) or key_of(one.url) in found.hidden.addresses)


def _capture(db: Database, target: Target) -> Scope:
    """One capture, and those that refer to it for their payload."""
    capture = get_capture(db, target.key)
    if capture is None:
        raise WrongUse(f"the archive has no capture {target}")
    ids = [row[0] for row in db.execute("SELECT id FROM captures WHERE ? IN (id, refers_to)", [target.key])]
    scope = Scope(target, Hidden(captures=frozenset(ids)))  # each by its own id: a copy of the file has them all
    alike = db.execute(
        "SELECT count(*) FROM captures WHERE sha256 = ? AND id <> ? AND refers_to IS NOT ?",
        [capture.sha256, capture.id, capture.id],
    ).fetchone()[0]
    if alike and capture.status == 200:
        scope.notes.append(
            f"{alike} other captures hold the same payload and stay; sha256:{capture.sha256} is all of them"
        )
    scope.captures = len(ids)
    return scope


def _digest(db: Database, target: Target) -> Scope:
    """A payload or a document, by its digest, wherever it was captured."""
    digests = finding.digests_alike(db, target.key)
    captures = list(find_captures(db, f"sha256 IN ({', '.join('?' * len(digests))})", sorted(digests)))
    if not captures or (target.kind == "document" and not finding.is_document(db, target.key)):
        said = f"; sha256:{target.key} is a payload" if captures else ""
        raise WrongUse(
            f"the archive has no {'document' if target.kind == 'document' else 'payload'} {target.key}{said}"
        )
    addresses = set()
    if target.kind == "document":  # a link says what it is, unless something else was at the address too
        addresses = {key_of(one.url) for one in captures if one.status == 200}
        for one in find_captures(db, "status = 200"):
            if one.sha256 not in digests:
                addresses.discard(key_of(one.url))
    scope = Scope(target, Hidden(digests=frozenset(digests), addresses=frozenset(addresses)))
    return with_captures(db, scope, lambda one: one.sha256 in digests)


def _person(db: Database, warc_dir: Path, target: Target, tick: Tick, *, redact: bool) -> Scope:
    """A person and, with `redact`, everything that contains the name, which is covered or hidden."""
    person = persons.Person(db, warc_dir, target)
    scope = Scope(person.target, person.hidden(), people=[person.target.key], notes=list(person.told(redact=redact)))
    if not redact:
        return scope
    marks = person.marks()
    namesakes = person.namesakes(Names(marks))
    marks |= persons.titles_and_files(db, Names(marks))
    names = Names(marks)
    scope.people += namesakes
    scope.hidden |= Hidden(names=marks, people=frozenset(map(digest_of, namesakes)))
    scope.places, scope.doubts = persons.places(db, names)
    scope.doubts += persons.addresses_in_doubt(db, names)
    held = persons.holding(db, warc_dir, names, tick)
    scope.doubts += [f"the properties of the file {url} (not covered: withhold it as well)" for url in held.properties]
    scope.unseen, scope.documents = len(held.payloads), sorted(held.documents)
    digests = {alike for document in held.documents for alike in finding.digests_alike(db, document)}
    keys = set(map(key_of, held.addresses))
    scope.hidden |= Hidden(digests=frozenset(digests), addresses=frozenset(keys))
    scope = with_captures(db, scope, lambda one: key_of(one.url) in keys or one.sha256 in digests)
    scope.files += held.addresses
    return with_versions(db, with_containers(db, warc_dir, scope))
