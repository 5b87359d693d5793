"""An archive with a past in which one thing of each kind is withheld, and what must not be found."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from sqlite_utils import Database

from archive.clock import stamp
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.takedowns.ledger import Reason
from archive.store.withholding import operations
from archive.store.withholding.conforming import conform
from tests.support.archives.past import EDITED

_SMALL = "replace(images.url, '/upload/images/', '/upload/thumbs/')"  # the thumbnail, which pages show
ARTICLE, SPEAKER = "lv-104", "zelma-pucite-kalnina"


@dataclass(slots=True)
class Case:
    """Something that is withheld: its `target`, its addresses (`paths`), and texts (`said`) that only it has.

    `searched` is what somebody looking for it may type into the search.
    """

    target: str
    reason: Reason
    paths: list[str]
    said: list[str]
    searched: list[str] = field(default_factory=list)


def choose(folder: DataFolder) -> dict[str, Case]:
    """One case of each kind in an archive of `tests.support.archives.past`, none within another."""
    with closing(open_database(folder.database)) as db:
        return {
            "article": _article(db),
            "version": _version(db),
            "document": _document(db),
            "picture": _picture(db),
            "capture": _capture(db),
            "address": _address(db),
            "person": _person(),
        }


def _rows(db: Database, sql: str, *values: object) -> list[tuple[str, ...]]:
    return [*db.execute(sql, values)]


def _row(db: Database, sql: str, *values: object) -> tuple[str, ...]:
    return _rows(db, sql, *values)[0]


def _long(body: str) -> list[str]:
    """The paragraphs that are long enough to be recognised."""
    return [one for one in body.split("\n\n") if len(one) > 80]


def _article(db: Database) -> Case:
    title, body, url = _row(db, "SELECT title, body, url FROM articles WHERE id = ?", ARTICLE)
    people = _rows(
        db,
        "SELECT name, slug FROM people WHERE id IN (SELECT person_id FROM appearances WHERE article_id = ?1) "
        "AND id NOT IN (SELECT person_id FROM appearances WHERE article_id <> ?1)",
        ARTICLE,
    )
    captures = [id for (id,) in _rows(db, "SELECT id FROM captures WHERE article_id = ?", ARTICLE)]
    files = _rows(
        db,
        "SELECT captures.id, captures.sha256, captures.url FROM images "
        f"JOIN captures ON captures.url IN (images.url, {_SMALL}) WHERE images.article_id = ? AND status = 200",
        ARTICLE,
    )
    return Case(
        ARTICLE,
        "court",
        [
            *(f"/article/{ARTICLE}{end}" for end in ("", "/history", "/history?revision=1", ".bib", ".csl.json")),
            *(f"/archive/articles/{ARTICLE}{end}" for end in ("", ".json")),
            f"/archive/revisions/{ARTICLE},1",
            *(f"/capture/{one}{end}" for one in captures for end in ("", "/content", "/page", "/text")),
            *(f"/archive/captures/{one}{end}" for one in captures for end in ("", ".json")),
            *(f"/{way}/{one}" for one, *_ in files for way in ("image", "requisite")),
            *(f"/thumbnail/{one}" for _, one, _ in files),
            f"/timegate/{url}",
            f"/timemap/link/{url}",
            f"/timemap/link/{quote(url, safe='')}",
            *(f"/speaker/{slug}" for _, slug in people),
        ],
        [
            title,
            urlsplit(url).path,
            *_long(body),
            *captures,
            *(name for name, _ in people),
            *(slug for _, slug in people),
            *(urlsplit(one).path for *_, one in files),
        ],
        [url, urlsplit(url).path, ARTICLE],
    )


def _version(db: Database) -> Case:
    first, second = _rows(
        db, "SELECT captured_at, title, body, capture_id FROM revisions WHERE article_id = ? ORDER BY revision", EDITED
    )
    at = stamp(second[0])  # it has everything that the first one has, and more
    return Case(
        f"{EDITED}/{at}",
        "operator",
        [
            *(f"/article/{EDITED}/{at}{end}" for end in ("", ".bib", ".csl.json")),
            f"/article/{EDITED}/history?revision=2",
            f"/archive/revisions/{EDITED},2",
            f"/capture/{second[3]}",
        ],
        [second[1], *(one for one in _long(second[2]) if one not in first[2]), second[3]],
    )


def _document(db: Database) -> Case:
    (document,) = _row(db, "SELECT id FROM documents WHERE pages = 8")
    (text,) = _row(db, "SELECT text FROM document_pages WHERE document_id = ? AND page = 7", document)
    return Case(
        document,
        "copyright",
        [
            *(f"/document/{document}{end}" for end in ("", ".txt", "/file", "?q=a")),
            f"/document/{document[:12]}",
            f"/thumbnail/{document}",
            f"/archive/documents/{document}",
            f"/archive/documents/{document}.json",
        ],
        [document, " ".join(text.split())[:60]],
    )


def _picture(db: Database) -> Case:
    picture, payload = _row(
        db,
        "SELECT captures.id, captures.sha256 FROM images JOIN captures ON captures.url = images.url "
        "WHERE status = 200 AND images.article_id NOT IN (?, ?) AND sha256 IN (SELECT sha256 FROM thumbnails) "
        "GROUP BY sha256 HAVING count(DISTINCT images.article_id) = 1 ORDER BY images.article_id LIMIT 1",
        ARTICLE,
        EDITED,
    )
    (small,) = _row(
        db,
        "SELECT captures.id FROM captures AS large JOIN images ON images.url = large.url "
        f"JOIN captures ON captures.url = {_SMALL} WHERE large.id = ?",
        picture,
    )
    return Case(
        f"sha256:{payload}",
        "privacy",
        [
            *(f"/thumbnail/{payload}", f"/archive/thumbnails/{payload}"),
            *(f"/{way}/{one}" for one in (picture, small) for way in ("image", "capture", "requisite")),
        ],
        [payload, picture, small],
    )


def _capture(db: Database) -> Case:
    (capture,) = _row(
        db,
        "SELECT id FROM captures WHERE status = 200 AND read_as = 'Article' AND article_id NOT IN (?, ?) "
        "AND id NOT IN (SELECT capture_id FROM articles UNION SELECT capture_id FROM revisions) LIMIT 1",
        ARTICLE,
        EDITED,
    )
    return Case(
        capture,
        "legal",
        [
            *(f"/capture/{capture}{end}" for end in ("", "/content", "/page", "/text")),
            f"/archive/captures/{capture}.json",
        ],
        [capture],
    )


def _address(db: Database) -> Case:
    address, title = _row(db, "SELECT url, title FROM articles WHERE id = 'en-201'")
    return Case(
        address,
        "legal",
        ["/article/en-201", f"/timegate/{address}", f"/timemap/link/{address}"],
        [urlsplit(address).path, title],
        [address, f"{address}?utm_source=a", f"{address}/#b"],
    )


def _person() -> Case:
    return Case(
        f"person:{SPEAKER}",
        "privacy",
        [
            f"/speaker/{SPEAKER}",
            f"/speaker/{SPEAKER}?page=2",
            f"/network?person={SPEAKER}",
            f"/network.csv?person={SPEAKER}",
            *(f"/{page}?speaker={SPEAKER}" for page in ("search", "search.json", "statements.csv", "statements")),
            f"/search.atom?q=policija&named={SPEAKER}",
            *(f"/archive/{table}/{SPEAKER}{end}" for table in ("people", "person_ids") for end in ("", ".json")),
        ],
        [f"speaker/{SPEAKER}", f"speaker={SPEAKER}"],
    )


def withhold(folder: DataFolder, cases: dict[str, Case]) -> None:
    """Add all cases to the ledger, but leave the database as it is, as while another command is running."""
    scopes = {name: operations.look(folder, one.target) for name, one in cases.items()}
    with folder.lock():
        for name, scope in scopes.items():
            assert not operations.withhold(folder, scope, cases[name].reason).carried_out


class Shut:
    """The archive before anything was withheld, with only the ledger changed, and with its database rebuilt."""

    def __init__(self, before: DataFolder, root: Path) -> None:
        self.before, self.waiting, self.anew = before, DataFolder(root / "waiting"), DataFolder(root / "anew")
        self.cases = choose(before)


def shut(past: DataFolder, root: Path) -> None:
    """Fill the folder of a `Shut` with copies of an archive of `tests.support.archives.past`."""
    waiting, anew = DataFolder(root / "waiting"), DataFolder(root / "anew")
    shutil.copytree(past.root, waiting.root)
    withhold(waiting, choose(past))
    shutil.copytree(waiting.root, anew.root)
    conform(anew)
