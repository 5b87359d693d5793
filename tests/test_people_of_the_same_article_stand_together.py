"""Two people are joined by each article that names both; translations, lists and registers do not exaggerate it."""

from __future__ import annotations

from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.network import edges
from tests.support.rows.named_together import Text, archive_naming, name

Edges = dict[tuple[str, str, int | None], tuple[int, int, float]]


def edges_of(db: Database) -> Edges:
    return {row[:3]: row[3:] for row in db.execute("SELECT * FROM edges").fetchall()}


def joined(*texts: Text) -> Edges:
    with closing(archive_naming(texts).conn) as connection:
        return edges_of(Database(connection))


def test_a_pair_is_counted_once_for_each_article_whoever_speaks() -> None:
    assert joined(Text("lv-1", "anna bruno"), Text("lv-2", "bruno anna zane"), Text("lv-3", "zane")) == {
        ("anna", "bruno", 2020): (2, 2, 1.5),
        ("anna", "zane", 2020): (1, 1, 0.5),
        ("bruno", "zane", 2020): (1, 1, 0.5),
    }


def test_each_year_has_its_own_row_and_so_have_those_without_a_day() -> None:
    texts = [Text("lv-1", "anna bruno", "2019-12-31"), Text("lv-2", "anna bruno", None), Text("lv-3", "anna bruno")]
    assert joined(*texts) == {("anna", "bruno", year): (1, 1, 1.0) for year in (2019, 2020, None)}


@pytest.mark.parametrize(
    ("english", "told"),
    [
        (Text("en-2", "anna bruno", twin="lv-1"), {2020: (1, 2, 1.0)}),
        (Text("en-2", "anna bruno", "2021-01-02", twin="lv-1"), {2020: (1, 1, 1.0), 2021: (0, 1, 0.0)}),
        (Text("en-2", "anna bruno", "2019-01-02", twin="lv-1"), {2020: (0, 1, 0.0), 2019: (1, 1, 1.0)}),
        (Text("en-2", "anna bruno", None, twin="lv-1"), {2020: (1, 1, 1.0), None: (0, 1, 0.0)}),
        (Text("en-2", "anna", "2019-01-02", twin="lv-1"), {2020: (1, 1, 1.0)}),
        (Text("en-2", "anna bruno", "2019-01-02"), {2020: (1, 1, 1.0), 2019: (1, 1, 1.0)}),
    ],
)
def test_a_translation_counts_with_its_article_in_the_year_of_the_first(
    english: Text, told: dict[int | None, tuple[int, int, float]]
) -> None:
    latvian = Text("lv-1", "anna bruno", twin=english.id if english.twin else None)
    found = {year: counts for (_, _, year), counts in joined(latvian, english).items()}
    assert found == told


def test_a_list_weighs_little_and_a_register_nothing() -> None:
    people = [f"p{number:03}" for number in range(edges.MOST_NAMED + 1)]
    listed = joined(Text("lv-1", " ".join(people[:-1])))
    assert set(listed.values()) == {(1, 1, round(1 / (edges.MOST_NAMED - 1), 4))}
    assert joined(Text("lv-1", " ".join(people)), Text("en-2", "p001 p002")) == {("p001", "p002", 2020): (1, 1, 1.0)}


def test_nothing_is_made_anew_where_nothing_has_changed() -> None:
    texts = [Text("lv-1", "anna bruno"), Text("lv-2", "bruno zane")]
    with closing(archive_naming(texts).conn) as connection:
        db = Database(connection)
        changes = connection.total_changes
        assert not edges.derive(db)
        assert connection.total_changes == changes
        name(db, [Text("lv-2", "zane anna")])
        assert edges.derive(db)
        assert edges_of(db).keys() == {("anna", "bruno", 2020), ("anna", "zane", 2020)}


def test_an_archive_of_before_has_none_until_they_are_made() -> None:
    with closing(open_database(Path(":memory:"), create=True).conn) as connection:
        assert edges.made_from(Database(connection)) is None
    with closing(archive_naming([]).conn) as connection:
        assert edges.made_from(Database(connection))


def test_the_stand_in_site_has_the_edges_that_its_appearances_make(archived_replica: DataFolder) -> None:
    with closing(open_database(archived_replica.database).conn) as connection:
        people: dict[tuple[str, int | None], set[str]] = {}
        sql = "SELECT article_id, year, person_id FROM appearances JOIN articles ON articles.id = article_id"
        for article, year, person in connection.execute(sql):
            people.setdefault((article, year), set()).add(person)
        pairs = {(*pair, year) for (_, year), those in people.items() for pair in combinations(sorted(those), 2)}
        assert pairs == edges_of(Database(connection)).keys() != set()


DAYS = st.sampled_from(["2019-03-01", "2020-02-01", "2020-02-02", None])
PEOPLE = st.frozensets(st.sampled_from(["anna", "bruno", "zane", "uldis", "vita"]), max_size=5)


@given(st.lists(st.tuples(PEOPLE, DAYS, st.booleans(), PEOPLE, DAYS), max_size=4))
@settings(max_examples=40)
def test_any_archive_has_the_edges_of_brute_force(
    made: list[tuple[frozenset[str], str | None, bool, frozenset[str], str | None]],
) -> None:
    texts = []
    for number, (latvian, day, has_twin, english, other_day) in enumerate(made):
        one, other = f"lv-{number}", f"en-{number}"
        texts.append(Text(one, " ".join(latvian), day, other if has_twin else None))
        texts.append(Text(other, " ".join(english), other_day, one if has_twin else None))
    expected: dict[tuple[str, str, int | None], list[float]] = {}
    counted = set()
    for text in sorted(texts, key=lambda one: (one.day is None, one.day, one.id)):
        people = sorted(text.people.split())
        for pair in combinations(people, 2):
            found = expected.setdefault((*pair, int(text.day[:4]) if text.day else None), [0, 0, 0])
            is_first = (*pair, text.twin) not in counted
            counted.add((*pair, text.id))
            found[0] += is_first
            found[1] += 1
            found[2] += is_first / (len(people) - 1)
    assert joined(*texts) == {pair: (*counts, round(weight, 4)) for pair, (*counts, weight) in expected.items()}
