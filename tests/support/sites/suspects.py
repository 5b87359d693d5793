"""A site of twelve articles whose pages begin to look like something else, and its archive."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain
from typing import Any

import pytest

from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import all_articles
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows

START = datetime(2026, 3, 1, 3, tzinfo=UTC)
ERROR = "<!doctype html><html lang=lv><title>{title}</title><main><h1>{title}</h1><p>24.02.2026</p>{text}</main>"


@cache
def twelve() -> list[ReplicaArticle]:
    """The articles: all have a date and a long text, and some have documents and pictures."""
    return [
        replace(article, images=article.images[:1])
        for article in all_articles()
        if article.kind == "news" and article.date and article.lang == "lv" and len(article.body_text) > 700
    ][:12]


def first() -> ReplicaArticle:
    return twelve()[0]


def page(title: str, *paragraphs: str) -> Changed:
    """A dated page that is not one of the site's articles."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return Changed(ERROR.format(title=title, text=text).encode())


ADVERTISEMENT = page("Viss labākais tavai mājai", "Apmeklē mūsu veikalu Kalnā un Lejā. " * 12)
STUB = Changed(lambda body: re.sub(rb"(?s)<p>(?:(?!</p>).)*</p>.*<p>(?:(?!</p>).)*</p>", b"<p>Raksts top.</p>", body))


def edited(article: ReplicaArticle, words: str = "Precizēts.") -> ReplicaArticle:
    """An article with one more sentence."""
    return replace(article, body=(*article.body, Paragraph((Part(words),))))


class Rig:
    """A site and its archive, visited on days counted from START."""

    def __init__(self, server: ReplicaServer, crawl: Crawl, folder: DataFolder, clock: pytest.MonkeyPatch) -> None:
        self.server, self.folder = server, folder
        self._crawl, self._clock = crawl, clock

    def visit(self, day: float, **options: Any) -> Summary:
        """Refresh everything on a day."""
        self._clock.setenv("CTARCHIVE_NOW", (START + timedelta(days=day)).isoformat())
        return self._crawl(self.server, full=True, **options)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the archive."""
        with closing(open_database(self.folder.database)) as db:
            return db.execute(sql).fetchall()

    def published(self) -> list[tuple[Any, ...]]:
        """What readers see: articles with their documents and pictures, and versions."""
        articles = self.ask("SELECT id, title, body, published_on, revision FROM articles ORDER BY id")
        parts = [self.ask(f"SELECT * FROM {table} ORDER BY 1, 2") for table in ("images", "attachments", "revisions")]
        return [*articles, *chain.from_iterable(parts)]

    def suspects(self) -> dict[str, str]:
        """The kind of each suspect, by article."""
        return dict(self.ask("SELECT article_id, kind FROM suspects ORDER BY 1"))

    def rebuilds_the_same(self) -> None:
        """A rebuild ends with the same rows, beside the old database and from the captures and decisions alone."""
        counts = "SELECT id, outcome, detail, new, changed, unchanged, suspect FROM crawls ORDER BY id"
        reading = "SELECT id, read_as FROM captures ORDER BY id"
        before = derived_rows(self.folder), self.ask(counts), self.ask(reading)
        for beside in (True, False):
            if not beside:
                self.folder.database.unlink()
            rebuild(self.folder)
            assert (derived_rows(self.folder), self.ask(counts), self.ask(reading)) == before


def swap(rig: Rig) -> None:
    one, other = twelve()[0].path, twelve()[1].path
    pages = {one: rig.server.handler(other).body, other: rig.server.handler(one).body}
    for path, body in pages.items():
        rig.server.script(path, Changed(body))


def errors(rig: Rig) -> None:
    for article in twelve()[:3]:
        rig.server.script(article.path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))


def all_edited(rig: Rig) -> None:
    rig.server.handler = Site("semantic", articles=[edited(article) for article in twelve()], events=[])
