"""The documents of an article: which the archive has, and why it lacks the others."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from protego import Protego
from sqlite_utils import Database

from archive.documents.problems import NOT_READ
from archive.errors import Damaged
from archive.site import spellings
from archive.store.documents.files import capture_of_file
from archive.warc.captures import find_captures
from archive.warc.reading.captures import read_capture
from archive.web.parts.documents.addresses import Kind, kind_of
from archive.web.serving.i18n import N_

_AGENT = "ctarchive"  # the name of our crawler in robots.txt
_DOCUMENT = """
SELECT documents.mime, pages, documents.bytes, problem, fetched_at, captures.id IN (SELECT capture_id FROM damage)
FROM documents JOIN captures ON captures.id = capture_id WHERE documents.id = ?
"""
_LATEST = """
SELECT status, location, fetched_at, url FROM captures WHERE url IN (SELECT value FROM json_each(?))
ORDER BY fetched_at DESC, id DESC LIMIT 1
"""
_FAILURE = """
SELECT reason FROM failures WHERE url IN (SELECT value FROM json_each(?)) ORDER BY last_failed_at DESC LIMIT 1
"""
_IS_NO_DOCUMENT = "SELECT 1 FROM document_payloads WHERE sha256 = ? AND document_id IS NULL"
_PENDING = "SELECT 1 FROM pending WHERE url IN (SELECT value FROM json_each(?))"
_IS_DAMAGED = "SELECT 1 FROM damage WHERE capture_id = ? OR capture_id = (SELECT refers_to FROM captures WHERE id = ?)"
_IS_CUT_OFF = "SELECT 1 FROM captures WHERE id = ? AND truncated IS NOT NULL"
_TOO_LARGE = re.compile(r"has more than (\d+) bytes")
_NOTHING = hashlib.sha256(b"").hexdigest()
_MOST_STEPS = 5  # redirects in a row

ELSEWHERE = N_("It is on another website, which the archive does not copy.")
FORBIDDEN = N_("The site’s robots.txt asks programs not to fetch it.")
TOO_LARGE = N_("It is larger than the archive accepts (%(size)s).")
FAILED = N_("It could not be fetched: %(reason)s.")
MISSING = N_("The site answered that there is no such file (HTTP %(status)s, %(day)s).")
REFUSED = N_("The site refused to send it (HTTP %(status)s, %(day)s).")
LEADS_ELSEWHERE = N_("Its address redirects to another website.")
NOT_YET = N_("The archive has not requested it yet.")
IS_A_PAGE = N_("The site answered with a page instead of a file.")
IS_EMPTY = N_("The site sent an empty file.")
GONE = N_("The site no longer has it (HTTP %(status)s, %(day)s).")
CUT_OFF = N_("Only its beginning was captured, so nothing was read from it.")
LOST = N_("The archive’s copy is damaged.")
# What the crawler records about a failure, and what readers are told. Anything else is shown as it is.
_REASONS = {
    re.compile(message): told
    for message, told in (
        (
            r"(.* )?took longer than (?P<seconds>[\d.]+) seconds",
            N_("The site did not send it in %(seconds)s seconds."),
        ),
        (r"cannot connect to .*", N_("The site could not be reached.")),
        (r"the certificate of .* is not valid: .*", N_("The site’s certificate is not valid.")),
        (r"(.* )?ended too early: .*", N_("The site did not send all of it.")),
        (r"it redirects (to itself|in a circle|more than \d+ times)", N_("Its address redirects in a circle.")),
        (r"an empty answer", IS_EMPTY),
        (r"a page came instead of the file", IS_A_PAGE),
    )
}


class Why(NamedTuple):
    """Why the archive lacks a document: one of the messages above, with its values; `at` is when it failed."""

    message: str
    values: dict[str, object]
    at: str | None = None


class Attached(NamedTuple):
    """A link to a document in an article, and what the archive has of it.

    With a `document_id`, the archive has the document, which may have been read: `kind`, `pages`, `bytes`, `problem`.
    With only a `capture_id`, it has a file. With `why`, the target of the link is missing, or no longer there.
    """

    label: str
    url: str
    document_id: str | None = None
    capture_id: str | None = None
    captured_at: str | None = None
    kind: Kind = kind_of(None)
    pages: int = 0
    bytes: int = 0
    problem: str | None = None
    why: Why | None = None


def attached_to(db: Database, article_id: str, url: str, warc_dir: Path) -> list[Attached]:
    """The documents of the article at `url`, in its order."""
    sql = "SELECT label, url, mime, document_id FROM attachments WHERE article_id = ? ORDER BY position"
    hosts = {urlsplit(one).netloc for one in spellings(url)}
    robots = _Robots(db, warc_dir)
    return [_attached(db, row, hosts, robots) for row in db.query(sql, [article_id])]


def _attached(db: Database, row: dict[str, Any], hosts: set[str], robots: Callable[[str], bool]) -> Attached:
    one = Attached(row["label"], row["url"])
    if row["document_id"]:
        found = db.execute(_DOCUMENT, [row["document_id"]]).fetchone()
        if found:
            mime, pages, size, problem, captured_at, is_damaged = found
            return one._replace(
                document_id=row["document_id"],
                captured_at=captured_at,
                kind=kind_of(mime),
                pages=pages,
                bytes=size,
                problem=problem,
                why=Why(LOST, {}) if is_damaged else _gone(db, row["url"]),
            )
    target = _target(db, row["url"], hosts)
    file = capture_of_file(db, target)
    if file["capture_id"]:
        one = one._replace(capture_id=file["capture_id"])
        if db.execute(_IS_DAMAGED, [file["capture_id"]] * 2).fetchone():
            return one._replace(why=Why(LOST, {}))
        if db.execute(_IS_CUT_OFF, [file["capture_id"]]).fetchone():
            return one._replace(why=Why(CUT_OFF, {}))
        if file["sha256"] == _NOTHING:
            return one._replace(why=Why(IS_EMPTY, {}))
        is_page = file["captured_mime"] == "text/html" and row["mime"] not in (None, "text/html")
        failure = _failure(db, row["url"], target)  # whatever the server calls the page
        if is_page or (failure and failure.message == IS_A_PAGE):
            return one._replace(why=Why(IS_A_PAGE, {}))
        is_unknown = row["mime"] and db.execute(_IS_NO_DOCUMENT, [file["sha256"]]).fetchone()
        return one._replace(problem=NOT_READ) if is_unknown else one
    return one._replace(why=_why(db, row["url"], target, hosts, robots))


def _failure(db: Database, *urls: str) -> Why | None:
    """Why the last attempt to fetch these addresses failed, if it did."""
    addresses = [one for url in urls for one in spellings(url)]
    found = db.execute(_FAILURE, [json.dumps(addresses)]).fetchone()
    return _reason(found[0]) if found else None


def _why(db: Database, url: str, target: str, hosts: set[str], robots: Callable[[str], bool]) -> Why:
    """Why there is no file at an address, which redirects to `target`."""
    if _host(url) not in hosts:
        return Why(ELSEWHERE, {})
    addresses = json.dumps([*spellings(url), *spellings(target)])
    if failure := _failure(db, url, target):
        return failure
    latest = _latest(db, target)
    if latest:
        status, location, fetched_at, asked = latest
        if status in (404, 410):
            return Why(MISSING, {"status": status}, fetched_at)
        if status >= 400:
            return Why(REFUSED, {"status": status}, fetched_at)
        if location and _leads_to(asked, location) not in hosts:
            return Why(LEADS_ELSEWHERE, {})
        return Why(NOT_YET, {})
    if not db.execute(_PENDING, [addresses]).fetchone() and robots(target):
        return Why(FORBIDDEN, {})
    return Why(NOT_YET, {})


def _reason(failure: str) -> Why:
    """The message for a failure recorded by the crawler."""
    if large := _TOO_LARGE.search(failure):
        return Why(TOO_LARGE, {"size": int(large[1])})
    for pattern, message in _REASONS.items():
        if found := pattern.fullmatch(failure):
            return Why(message, dict(found.groupdict()))
    return Why(FAILED, {"reason": failure})


def _gone(db: Database, url: str) -> Why | None:
    """The reason why the site no longer has what was at an address."""
    status, _, fetched_at, _ = _latest(db, url) or (None,) * 4
    return Why(GONE, {"status": status}, fetched_at) if status in (404, 410) else None


def _latest(db: Database, url: str) -> Any:
    return db.execute(_LATEST, [json.dumps(spellings(url))]).fetchone()


def _target(db: Database, url: str, hosts: set[str]) -> str:
    """The address to which the site last redirected an address, unless it is on another site."""
    for _ in range(_MOST_STEPS):
        latest = _latest(db, url)
        if not latest or not latest[1] or _leads_to(latest[3], latest[1]) not in hosts:
            break
        url = urljoin(latest[3], latest[1])
    return url


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _leads_to(url: str, location: str) -> str:
    try:
        return _host(urljoin(url, location))
    except ValueError:
        return ""


class _Robots:
    """Looks up whether the robots.txt of a host, as last captured, forbids an address to our crawler."""

    def __init__(self, db: Database, warc_dir: Path) -> None:
        self._db = db
        self._warc_dir = warc_dir
        self._rules: dict[str, Protego] = {}

    def __call__(self, url: str) -> bool:
        host = _host(url)
        if host not in self._rules:
            self._rules[host] = Protego.parse(self._text(url))
        return not self._rules[host].can_fetch(url, _AGENT)

    def _text(self, url: str) -> str:
        try:
            addresses = spellings(urljoin(url, "/robots.txt"))
        except ValueError:
            return ""
        where = "url IN (SELECT value FROM json_each(?)) AND status = 200"
        captures = list(find_captures(self._db, where, [json.dumps(addresses)]))
        try:
            return read_capture(self._db, self._warc_dir, captures[-1]).content().decode("utf-8", "replace")
        except (IndexError, Damaged, ValueError):
            return ""
