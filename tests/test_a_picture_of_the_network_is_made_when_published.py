"""Pictures of the network are laid out with what is published: the strongest ties, and only where something changed."""

from __future__ import annotations

import json
from contextlib import closing
from itertools import combinations
from typing import Any

import pytest
from sqlite_utils import Database

from archive.drawing import layout
from archive.drawing.layout import Layout
from archive.store.network import edges, pictures
from archive.store.network.pictures import ALL_YEARS, MOST_PAIRS, MOST_PEOPLE, Drawn, choose
from tests.support.rows.named_together import Text, archive_naming, name

TEXTS = [Text("lv-1", "anna bruno zane", "2019-01-01"), Text("lv-2", "anna bruno"), Text("lv-3", "zane")]


def pictures_of(db: Database) -> dict[int, dict[str, Any]]:
    return {year: json.loads(made) for year, made in db.execute("SELECT year, picture FROM network_pictures")}


def digests(db: Database) -> dict[int, str]:
    return dict(db.execute("SELECT year, digest FROM network_pictures").fetchall())


def test_there_is_one_of_each_year_and_of_all() -> None:
    with closing(archive_naming(TEXTS).conn) as connection:
        made = pictures_of(Database(connection))
    assert made.keys() == {ALL_YEARS, 2019, 2020}
    assert made[ALL_YEARS]["pairs"] == [["anna", "bruno", 2], ["anna", "zane", 1], ["bruno", "zane", 1]]
    assert made[2019]["places"].keys() == {"anna", "bruno", "zane"}
    assert made[2020]["places"].keys() == {"anna", "bruno"}


def test_only_what_has_changed_is_laid_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(archive_naming(TEXTS).conn) as connection:
        db = Database(connection)
        before = digests(db)
        laid_out: list[Layout] = []

        def lay_out(*given: Any) -> Layout:
            laid_out.append(layout.lay_out(*given))
            return laid_out[-1]

        monkeypatch.setattr(pictures, "lay_out", lay_out)
        pictures.derive(db)
        assert laid_out == []
        db.execute("UPDATE articles SET published_on = '2021-01-01' WHERE id = 'lv-3'")  # which names one person
        edges.derive(db)
        pictures.derive(db)
        assert (digests(db), laid_out) == (before, [])
        name(db, [Text("lv-3", "zane vita")])
        edges.derive(db)
        pictures.derive(db)
        assert len(laid_out) == 2
        assert {year for year, digest in digests(db).items() if before.get(year) != digest} == {ALL_YEARS, 2021}
        db.execute("UPDATE people SET name = 'Vitālija' WHERE id = 'vita'")
        pictures.derive(db)
        assert len(laid_out) == 4
        name(db, [Text("lv-3", "zane")])
        edges.derive(db)
        pictures.derive(db)
        assert digests(db) == before


def test_the_same_network_has_the_same_picture_in_whichever_order_it_came() -> None:
    with closing(archive_naming(TEXTS).conn) as one, closing(archive_naming(TEXTS[::-1]).conn) as other:
        assert pictures_of(Database(one)) == pictures_of(Database(other))
        assert digests(Database(one)) == digests(Database(other))


def test_who_met_again_comes_before_who_met_once_and_few_before_many() -> None:
    crowd = [f"p{number:02}" for number in range(40)]
    texts = [
        Text("lv-1", " ".join(crowd)),
        Text("lv-2", " ".join(crowd)),
        *(Text(f"lv-{number}", f"a{number} b{number}") for number in range(3, 10)),
        Text("lv-10", "zane uldis"),
        Text("lv-11", "zane uldis vita"),
    ]
    with closing(archive_naming(texts).conn) as connection:
        drawn = pictures_of(Database(connection))[ALL_YEARS]["pairs"]
    assert drawn[0] == ["uldis", "zane", 2]
    assert {times for *_, times in drawn} == {2}
    assert len({person for one, other, _ in drawn for person in (one, other)}) <= MOST_PEOPLE
    assert len(drawn) <= MOST_PAIRS


def test_a_picture_has_no_more_names_than_it_has_room_for() -> None:
    pairs = [Drawn(f"a{number:02}", f"b{number:02}", 9) for number in range(40)]
    drawn = choose([*pairs, Drawn("a00", "b01", 1), Drawn("a00", "b39", 1)])
    assert drawn == [*pairs[: MOST_PEOPLE // 2], Drawn("a00", "b01", 1)]
    assert len(choose(Drawn(*pair, 1) for pair in combinations("abcdefghijklmnopqr", 2))) == MOST_PAIRS


def test_an_archive_in_which_nobody_stands_with_anybody_has_an_empty_picture() -> None:
    with closing(archive_naming([Text("lv-1", "anna")]).conn) as connection:
        made = pictures_of(Database(connection))
    assert made.keys() == {ALL_YEARS}
    assert made[ALL_YEARS]["places"] == {}
