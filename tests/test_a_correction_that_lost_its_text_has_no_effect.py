"""When the text that was corrected is another, the correction has no effect and is listed, until the text is back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.store.correcting import operations
from archive.store.correcting.operations import Archive
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.archives.corrections import WHEN, all_rows, ask, states
from tests.support.articles import path_of
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.sampled import sampled

ARTICLE = "en-201"
WHO = "janis-zvirbulkalns"
CORRECT: dict[str, Callable[[Archive], object]] = {
    "speaker": lambda it: operations.set_speaker(it, ARTICLE, WHO, speaks=False),
    "office": lambda it: operations.set_office(it, ARTICLE, WHO, {"role": "Mayor"}),
    "part-person": lambda it: operations.part_person(it, WHO, [ARTICLE]),
    "merge-people": lambda it: operations.merge_people(it, WHO, "ilze-rudzulauka"),
    "municipality": lambda it: operations.set_municipality(it, ARTICLE, "Augšdaugava Municipality", None),
    "date": lambda it: operations.set_date(it, ARTICLE, WHEN),
}
SAMPLE = ("office", "part-person", "date")  # of these, in `make test`


def another(page: bytes) -> bytes:
    """The same page of another day, about another person and another place."""
    for before, after in (("Zvirbuļkalns", "Dzilnavīksna"), ("Augšdaugava", "Jelgava"), ("06.07.2021", "07.07.2021")):
        assert before.encode() in page
        page = page.replace(before.encode(), after.encode())
    return page


@pytest.mark.parametrize("kind", sampled(CORRECT, SAMPLE))
def test_it_is_listed_and_comes_back(kind: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site, full=True)
    with operations.open_archive(folder) as archive:
        CORRECT[kind](archive)
    corrected = all_rows(folder)
    small_site.script(path_of(ARTICLE), Changed(another))
    assert crawl(small_site, full=True).changed == 1
    if kind == "merge-people":  # whom the former version names
        assert states(folder) == ["in force"]
        return
    assert states(folder) == ["lost"]
    assert ask(folder, "SELECT published_on FROM articles WHERE id = ?", ARTICLE) == [("2021-07-07",)]
    told = ctarchive("status", "--data", folder.root)
    assert "a correction no longer finds its text: 1: " in told.out
    (lost,) = ctarchive("status", "--json", "--data", folder.root).json["corrections"]["lost"]
    assert lost.startswith("1: ")
    rows = present_rows(folder)
    file = folder.corrections.read_bytes()
    folder.corrections.unlink()
    rebuild(folder)
    assert present_rows(folder) == rows
    folder.corrections.write_bytes(file)
    small_site.script(path_of(ARTICLE))
    assert crawl(small_site, full=True).changed == 1
    assert states(folder) == ["in force"]
    for table in ("appearances", "mentions"):
        assert all_rows(folder)[table] == corrected[table]


def present_rows(folder: DataFolder) -> list[object]:
    """What is made of the present texts: of the former version, which has the text, the correction still holds."""
    tables = all_rows(folder)
    statements = ask(folder, "SELECT * FROM statements WHERE revision IS NULL ORDER BY article_id, start, person_id")
    return [*(tables[table] for table in ("articles", "revisions", "appearances", "mentions")), statements]


def test_another_correction_goes_by_what_the_article_says_now(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site, full=True)
    with operations.open_archive(folder) as archive:
        operations.set_date(archive, ARTICLE, WHEN)
    small_site.script(path_of(ARTICLE), Changed(another))
    crawl(small_site, full=True)
    with operations.open_archive(folder) as archive:
        (again,) = operations.set_date(archive, ARTICLE, None)
    assert again.was == {"published_on": "2021-07-07"}
    assert states(folder) == ["replaced", "in force"]
    assert ask(folder, "SELECT published_on FROM articles WHERE id = ?", ARTICLE) == [(None,)]
