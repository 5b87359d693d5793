"""The borders of the article's day, and what became of them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlite_utils import Database

from archive.places import find_places, governing, register
from archive.search import Filters, search
from archive.search.query.names import find
from archive.store.database import open_database
from archive.store.folder import DataFolder


@pytest.mark.parametrize(
    ("text", "on", "name", "since"),
    [
        ("Valmierā", date(2021, 6, 30), "Valmiera", 2009),
        ("Valmierā", date(2021, 7, 1), "Valmieras novads", 2021),
        ("Grobiņā", date(2021, 6, 30), "Grobiņas novads", 2009),
        ("Grobiņā", date(2021, 7, 1), "Dienvidkurzemes novads", 2021),
        ("Grobiņas novadā", date(2022, 1, 1), "Grobiņas novads", 2009),  # it is of then that the text speaks
        ("Vangažos", date(2022, 1, 1), "Ropažu novads", 2021),
        ("Inčukalnā", date(2022, 1, 1), "Siguldas novads", 2021),
        ("Aglonā", date(2022, 1, 1), "Preiļu novads", 2021),
        ("Varakļānos", date(2025, 6, 30), "Varakļānu novads", 2021),
        ("Varakļānos", date(2025, 7, 1), "Madonas novads", 2021),
        ("Varakļānos", None, "Madonas novads", 2021),
        ("Rīgā", None, "Rīga", 2021),
        ("Jelgavas novadā", date(2016, 1, 1), "Jelgavas novads", 2009),
        ("Jēkabpilī", date(2009, 6, 30), "Jēkabpils", 2009),  # a city then too
        ("Jēkabpilī", date(2022, 1, 1), "Jēkabpils novads", 2021),
    ],
)
def test_the_day_decides_which_borders_count(text: str, on: date | None, name: str, since: int) -> None:
    found = find_places(f"Tas bija {text}.", "lv", on)
    assert [(one.municipality.name, one.municipality.valid_from.year) for one in found] == [(name, since)]


def test_the_name_of_a_region_is_none_before_a_municipality_took_it() -> None:
    text = "Viņi dzīvo Dienvidkurzemē."
    assert not find_places(text, "lv", date(2016, 1, 1))
    assert [one.municipality.name for one in find_places(text, "lv", date(2022, 1, 1))] == ["Dienvidkurzemes novads"]


def test_there_are_119_then_43_and_42_now() -> None:
    known = register().municipalities.values()
    assert [sum(one.existed(on) for one in known) for on in (date(2015, 1, 1), date(2022, 1, 1), date(2025, 7, 1))] == [
        119,
        43,
        42,
    ]


def test_every_municipality_of_before_leads_to_one_of_today() -> None:
    for one in register().municipalities.values():
        heir = governing(one, date.max, "Preiļu novads" if one.base == "Aglona" else "Siguldas novads")
        assert heir.valid_to is None, one.name


def test_asking_for_one_of_today_finds_those_that_it_came_from(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    ids = {hit.id for hit in search(db, "", Filters(municipality="valmieras-novads"), 100).hits} | {
        hit.id for hit in search(db, "", Filters(municipality="Valmieras novads"), 100).hits
    }
    scope = (
        "SELECT DISTINCT article_id FROM municipality_scope JOIN mentions ON mentions.municipality_id = includes_id "
        "JOIN municipalities ON municipalities.id = municipality_scope.municipality_id WHERE slug = 'valmieras-novads'"
    )
    assert ids == {row[0] for row in db.execute(scope)}
    assert {"lv-123", "lv-126"} <= ids  # Burtnieki and Kocēni of 2021, Valmiera of 2022
    assert {hit.id for hit in search(db, "", Filters(municipality="Burtnieku novads"), 100).hits} == {"lv-123"}
    db.close()


def _ids(db: Database, query: str) -> set[str]:
    return {hit.id for hit in search(db, query, limit=1000).hits}


def test_the_name_of_a_town_means_the_city_and_the_novads_with_all_before(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    of_the_novads = _ids(db, 'municipality:"Valmieras novads"')
    assert {"lv-123", "lv-126"} <= of_the_novads
    for typed in ("Valmiera", "valmiera", "Valmierā", "Valmieras"):
        assert _ids(db, f"municipality:{typed}") == of_the_novads  # the city went into the novads
    assert _ids(db, 'municipality:"Burtnieku novads"') == {"lv-123"}
    for base, own in register().by_base.items():
        assert set(find(db, "municipality", base)) == {one.id for one in own}, base
    db.close()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Rīgas pilsēta", {"Rīga"}),
        ("rīgas pilsētā", {"Rīga"}),
        ("Riga City", {"Rīga"}),
        ("Rīgas valstspilsēta", {"Rīga"}),
        ("Daugavpils pilsēta", {"Daugavpils"}),
        ("Valmieras pilsēta", {"Valmieras novads"}),
        ("Valmiera Municipality", {"Valmieras novads"}),
        ("Rīgas seminārs", set()),
        ("Kocēnu pagasts", set()),  # it is not the novads
        ("Zaļā pilsēta", set()),
    ],
)
def test_a_town_may_be_called_as_texts_call_it(typed: str, names: set[str], archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    found = find(db, "municipality", typed)
    assert {name for id, name in db.execute("SELECT id, name FROM municipalities") if id in found} == names
    db.close()


def test_a_search_says_which_predecessors_it_brings_in(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    (notice,) = search(db, "municipality:Valmiera").notices
    assert "Burtnieku novads" in notice
    assert "Kocēnu novads" in notice
    assert search(db, "", Filters(municipality="Valmieras novads")).notices[0].count("Burtnieku novads") == 1
    assert not search(db, 'municipality:"Burtnieku novads"').notices
    db.close()


def test_a_slug_means_one_municipality_and_says_so_where_others_have_its_name(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    former = search(db, "", Filters(municipality="valmiera"))
    everything = search(db, "", Filters(municipality="Valmiera"))
    assert 0 < former.total < everything.total
    (notice,) = former.notices
    assert notice.startswith("Only Valmiera (2009–2021) is meant here. “Valmiera”, with a capital letter,")
    assert not search(db, "", Filters(municipality="burtnieku-novads")).notices
    db.close()


def test_a_name_in_a_query_is_told_as_it_was_typed(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    (notice,) = search(db, "municipality:valmiera").notices
    assert notice.startswith("“valmiera” includes articles about")
    db.close()


def test_municipalities_of_today_are_counted_with_what_they_came_from(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    counts = search(db, "", facets=True).facets["municipality"]
    assert len({count.label for count in counts}) == len(counts)  # no namesakes of then
    for count in counts:
        assert search(db, "", Filters(municipality=count.value)).total == count.count
    db.close()


def test_the_view_has_arrays_for_datasettes_facets(archived_replica: DataFolder) -> None:
    db = open_database(archived_replica.database)
    row = db.execute("SELECT speakers, municipalities_today FROM articles_with_names WHERE id = 'lv-123'").fetchone()
    assert '"Tekla Zirgupe"' in row[0]
    assert '"Valmieras novads"' in row[1]
    db.close()
