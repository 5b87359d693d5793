"""What others captured in place of an article makes no article and no version of one, in whichever order it comes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.warc.foreign import ForeignCapture
from tests.replica.site import Answer, Site
from tests.support.articles import path_of, six_articles
from tests.support.imports.captures import captured, import_captures

HOST = "http://127.0.0.1:8123"
SITE = Site("semantic", today=date(2024, 5, 1), articles=six_articles(), events=[])
ARTICLE, OTHER = "lv-103", "lv-104"
DAYS = ("2020-01-05", "2021-02-06", "2022-03-07", "2023-04-08")


def capture_of(id: str, day: str, change: Callable[[Answer], Answer] = lambda answer: answer) -> ForeignCapture:
    path = path_of(id)
    return captured(change(SITE(path)), f"{HOST}{path}", f"{day}T10:00:00Z")


def page(title: str, text: str) -> Callable[[Answer], Answer]:
    body = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    return lambda answer: replace(answer, body=body.encode())


PARKED = page(
    "Domēns ir pārdošanā", "Šis domēna vārds ir pieejams iegādei, sazinieties ar mums un piedāvājiet savu cenu."
)
LOGIN = page(
    "Pieslēgties", "Lai turpinātu, ievadiet lietotājvārdu un paroli, kas jums ir piešķirta šajā sistēmā šodien."
)
NOT_FOUND = page("Lapa nav atrasta", "Diemžēl meklētā lapa nav atrasta. Pārbaudiet adresi vai dodieties uz sākumlapu.")


def versions(folder: DataFolder, id: str) -> list[str]:
    with closing(open_database(folder.database)) as db:
        sql = "SELECT substr(captured_at, 1, 10) FROM revisions WHERE article_id = ? ORDER BY revision"
        return [row[0] for row in db.execute(sql, [id])]


@pytest.mark.parametrize("instead", [PARKED, LOGIN, NOT_FOUND], ids=["parked", "login", "not found"])
@pytest.mark.parametrize("newest_first", [False, True])
def test_another_page_in_between_is_no_version(
    folder: DataFolder, instead: Callable[[Answer], Answer], newest_first: bool
) -> None:
    captures = [
        capture_of(ARTICLE, DAYS[0]),
        capture_of(ARTICLE, DAYS[1], instead),
        capture_of(ARTICLE, DAYS[2], instead),
        capture_of(ARTICLE, DAYS[3]),
    ]
    for one in reversed(captures) if newest_first else captures:
        import_captures(folder, [one])
    assert versions(folder, ARTICLE) == [DAYS[0]]


def test_a_parked_domain_at_the_end_does_not_take_the_place_of_the_article(folder: DataFolder) -> None:
    summary = import_captures(
        folder, [capture_of(ARTICLE, DAYS[0]), *(capture_of(ARTICLE, day, PARKED) for day in DAYS[1:])]
    )
    assert versions(folder, ARTICLE) == [DAYS[0]]
    assert summary.suspect == 3


def test_a_page_that_stands_at_many_addresses_is_no_article(folder: DataFolder) -> None:
    ids = [one.id for one in six_articles()]
    import_captures(folder, [capture_of(id, DAYS[0], LOGIN) for id in ids])
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT id FROM articles").fetchall() == []
    import_captures(folder, [capture_of(id, DAYS[1]) for id in ids])
    assert versions(folder, ARTICLE) == [DAYS[1]]


def test_a_new_title_that_stays_is_a_version(folder: DataFolder) -> None:
    def retitled(answer: Answer) -> Answer:
        return replace(answer, body=answer.body.replace(b"Statistika", "Apkopotie skaitļi".encode()))

    captures = [capture_of(ARTICLE, DAYS[0])] + [capture_of(ARTICLE, day, retitled) for day in DAYS[1:]]
    import_captures(folder, captures)
    assert versions(folder, ARTICLE) == [DAYS[0], DAYS[1]]


def test_half_a_page_is_no_version(folder: DataFolder) -> None:
    path = path_of(ARTICLE)
    half = replace(SITE(path), body=SITE(path).body[:-600])
    import_captures(
        folder,
        [
            capture_of(ARTICLE, DAYS[0]),
            captured(half, f"{HOST}{path}", f"{DAYS[1]}T10:00:00Z", truncated="length"),
        ],
    )
    assert versions(folder, ARTICLE) == [DAYS[0]]
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT truncated FROM captures ORDER BY fetched_at").fetchall() == [(None,), ("length",)]


def test_errors_and_redirects_of_others_are_kept_and_make_nothing(folder: DataFolder) -> None:
    missing = capture_of(ARTICLE, DAYS[0], lambda answer: replace(answer, status=404))
    moved = replace(capture_of(OTHER, DAYS[0]), status=302, headers=((b"Location", b"/lv"),), body=b"")
    summary = import_captures(folder, [missing, moved])
    assert (summary.captures, summary.new, summary.outcome) == (2, 0, "done")
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (0,)
        assert db.execute("SELECT location FROM captures WHERE status = 302").fetchone() == ("/lv",)


@pytest.mark.parametrize("moment", ["2199-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z"])
def test_what_says_that_it_is_of_an_impossible_time_is_not_taken(folder: DataFolder, moment: str) -> None:
    path = path_of(ARTICLE)
    summary = import_captures(folder, [capture_of(OTHER, DAYS[0]), captured(SITE(path), f"{HOST}{path}", moment)])
    assert (summary.outcome, summary.captures) == ("partial", 1)
    assert "impossible time" in str(summary.detail)
