"""An archive with imports: two visits of our own, then imports of earlier captures by others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.imported.summary import FetchResult
from archive.store.importing import importing
from archive.warc.foreign import ForeignCapture
from scraper.refresh import Options, refresh
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.articles import path_of, six_articles
from tests.support.imports.captures import captured, import_captures

EDITED, ALONE, DAMAGED, WRONG, HALF = "lv-103", "lv-240", "lv-101", "lv-104", "lv-greta"
NO_ARTICLE = "lv-150"  # captured only by others, and only as an error page
DIGEST = "sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
FIRST_VISIT, IMPORTED, NEXT_VISIT = "2026-08-01", "2026-10-01", "2026-11-01"


@dataclass(frozen=True, slots=True)
class WithImports:
    """The archive, and a copy of its database from before anything was imported."""

    folder: DataFolder
    before: Path


def live_through(folder: DataFolder) -> WithImports:
    """Visit the site of six articles twice, import, and visit it once more."""
    today = date(2026, 8, 1)
    former = Site("semantic", today=today, articles=[_edition(one, 0) for one in six_articles()], events=[])
    now = [one for one in six_articles() if one.id != ALONE]
    sites = [Site("semantic", today=today, articles=[_edition(one, n) for one in now], events=[]) for n in (1, 2)]
    with ReplicaServer(sites[0]) as server:
        for day, site in ((FIRST_VISIT, sites[0]), ("2026-09-01", sites[1])):
            _visit(folder, server, site, day)
        before = folder.root / "before.db"
        with closing(open_database(folder.database)) as db:
            db.execute("VACUUM INTO ?", [str(before)])
        with _on(IMPORTED):
            import_captures(folder, _older(former, server.url), f"{server.url}/")
        with _on("2026-10-02"), importing(folder, "file", f"{server.url}/", {}) as under_way:
            for capture in _of_file(former, server.url):
                under_way.add(capture)
            under_way.finish(FetchResult())
        _visit(folder, server, sites[1], NEXT_VISIT)
    return WithImports(folder, before)


def _visit(folder: DataFolder, server: ReplicaServer, site: Site, day: str) -> None:
    server.handler = site
    with _on(day):
        assert refresh(Options(site=f"{server.url}/", data=folder.root, delay=0, full=True)).outcome == "done"


@contextmanager
def _on(day: str) -> Iterator[None]:
    with patch.dict(os.environ, CTARCHIVE_NOW=f"{day}T03:00:00Z"):
        yield


def _edition(article: ReplicaArticle, number: int) -> ReplicaArticle:
    if number == 0 or article.id != EDITED:
        return article
    return replace(article, body=(*article.body, Paragraph((Part(f"Papildināts {number}. reizi pēc sarunas."),))))


def _older(site: Site, host: str) -> Iterator[ForeignCapture]:
    """What a Wayback Machine has: everything in 2018, and then incomplete, wrong or mislabelled captures."""
    for number, article in enumerate(six_articles()):
        yield _wayback(captured(site(article.path), f"{host}{article.path}", f"2018-03-03T10:00:{number:02}Z"))
    half, wrong, damaged = path_of(HALF), path_of(WRONG), path_of(DAMAGED)
    cut = replace(site(half), body=site(half).body[:-600])
    yield _wayback(captured(cut, f"{host}{half}", "2019-05-05T10:00:00Z", truncated="length"))
    yield _wayback(captured(site(damaged), f"{host}{damaged}", "2020-06-06T10:00:00Z", claimed_digest=DIGEST))
    yield _wayback(captured(PARKED, f"{host}{wrong}", "2021-07-07T10:00:00Z"))
    yield _wayback(captured(_NOT_FOUND, f"{host}/lv/cita-lapa/150", "2021-07-08T10:00:00Z"))


def _of_file(site: Site, host: str) -> Iterator[ForeignCapture]:
    path = path_of(EDITED)
    capture = captured(site(path), f"{host}{path}", "2022-01-01T10:00:00Z")
    yield replace(capture, source_uri="file:rekla-2022.warc.gz#urn:uuid:00000000-0000-4000-8000-000000000001")


def _wayback(capture: ForeignCapture) -> ForeignCapture:
    return replace(capture, source_uri=capture.source_uri.replace("web.archive.example", "web.archive.org"))


def _page(title: str, text: str) -> Answer:
    page = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    return Answer(200, "text/html; charset=utf-8", page.encode())


_NOT_FOUND = _page(
    "Lapa nav atrasta", "Diemžēl meklētā lapa nav atrasta. Pārbaudiet adresi vai dodieties uz sākumlapu."
)
PARKED = _page(
    "Domēns ir pārdošanā", "Šis domēna vārds ir pieejams iegādei, sazinieties ar mums un piedāvājiet savu cenu."
)
