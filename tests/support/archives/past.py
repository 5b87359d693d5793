"""An archive with a past: the stand-in site visited four times, with an article edited, one new and one gone.

Its keeper has corrected a name and an office, and made a data set.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from unittest.mock import patch

from archive.export import dataset
from archive.store.correcting import operations
from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import with_few_pictures

EDITED, GONE, NEW = "lv-118", "lv-105", "lv-223"
CORRECTED = "jurgis-dadzis"
NOW = datetime(2026, 11, 24, 3, 17, tzinfo=UTC)
# The first visit, the one that finds the changes, and the two that it takes to believe that a page is gone.
_VISITS = (datetime(2026, 10, 20, 3, 17, tzinfo=UTC), datetime(2026, 11, 5, 3, 17, tzinfo=UTC),
           datetime(2026, 11, 13, 3, 17, tzinfo=UTC), NOW)  # fmt: skip


def live_through(folder: DataFolder, *, port: int = 0) -> None:
    """Fill a data folder by four refreshes from October to November 2026; `port` is that of the stand-in site."""
    articles = with_few_pictures()
    with ReplicaServer(port=port) as server:
        for number, moment in enumerate(_VISITS):
            server.handler = Site(today=moment.date(), articles=_before(articles) if number == 0 else _after(articles))
            with patch.dict(os.environ, CTARCHIVE_NOW=moment.isoformat()):
                summary = refresh(Options(site=f"{server.url}/", data=folder.root, delay=0, full=number == 1))
            assert summary.outcome == "done", summary
    assert summary.gone == 1
    with patch.dict(os.environ, CTARCHIVE_NOW=NOW.isoformat()), operations.open_archive(folder) as archive:
        operations.merge_people(archive, "karlis-dadzis", CORRECTED)
        operations.set_office(
            archive, "en-209", "visvaldis-zalitajs", {"role": "Doctor", "organisation": "Vidzeme Hospital"}
        )
    dataset.make(folder)


def _before(articles: tuple[ReplicaArticle, ...]) -> list[ReplicaArticle]:
    return [article for article in articles if article.id != NEW]


def _after(articles: tuple[ReplicaArticle, ...]) -> list[ReplicaArticle]:
    return [_edited(article) if article.id == EDITED else article for article in articles if article.id != GONE]


def _edited(article: ReplicaArticle) -> ReplicaArticle:
    """Another title, a paragraph reworded, one dropped and one added."""
    first, second, _, *rest = article.body
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    reworded = Paragraph((*first.parts, Part(" Diskusija notika klātienē.")))
    added = Paragraph((Part("Nākamā diskusija paredzēta pavasarī Rēzeknē."),))
    return replace(article, title=f"{article.title} – papildināts", body=(reworded, second, *rest, added))
