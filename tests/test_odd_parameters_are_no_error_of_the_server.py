"""Datasette's own pages, asked for with anything at all: an answer, and never an error of the server."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support.reading_room import ReadingRoom

TABLES = ("articles", "images", "captures", "appearances", "municipality_scope", "articles_with_names", "articles_fts",
          "articles_fts_places", "sqlite_master", "nothing", "search", "articles_per_year", "~61rticles")  # fmt: skip
ROWS = ("lv-101", "lv-101,1", "1", "1,2,3", "-1", "9" * 30, "~00", "~ff", "%00", "é", "a" * 3_000)
FORMATS = ("", ".json", ".csv", ".jsono", ".blob", ".db", ".nothing")
OTHERS = ("/-/versions", "/-/metadata", "/-/plugins.json", "/-/threads", "/-/actor", "/-/permissions", "/-/allow-debug",
          "/-/messages", "/-/patterns", "/-/databases.json", "/-/settings", "/_internal", "/~61rchive", "/x.db",
          "/_internal.db", "/-/static/app.css", f"/-/static/{'a' * 3_000}")  # fmt: skip
PARAMETERS = ("_sort", "_sort_desc", "_sort_by_desc", "_next", "_size", "_facet", "_facet_date", "_facet_array",
              "_facet_size", "_search", "_search_title", "_searchmode", "_where", "_shape", "_nl", "_labels", "_label",
              "_trace", "_through", "_col", "_nocol", "_json", "_json_infinity", "_nocount", "_nofacet", "_nosuggest",
              "_timelimit", "_ttl", "_filter_column", "_filter_op", "_filter_value", "_stream", "_dl", "_header",
              "_blob_column", "_blob_hash", "_show_sql", "_context", "title__contains", "title__glob", "title__in",
              "id__arraycontains", "year__gt", "published_on__date", "id__exact", "a__b__c", "sql")  # fmt: skip
VALUES = ("", "0", "1", "-1", "max", "title", "id", "null", "$null,1", "a,b", "~", "%", "\0", "9" * 30, "1e400", "[",
          '["x"]', '{"table":"images","column":"article_id","value":"1"}', '{"table":"nothing"}', "1=1", "1)", "²",
          "objects", "array", "object", "arrayfirst", "on", "off", "\ud800", "\U0001f600", '"open', "*", "NEAR(",
          "select 1", "select 1, 9e999, x'00ff' as b, null", "explain select 1", "select :a, :_header_host, :_cookie_x",
          "select 1 as a, 2 as a", "../..")  # fmt: skip

texts = st.one_of(st.sampled_from(VALUES), st.text(max_size=20))
queries = st.lists(st.tuples(st.one_of(st.sampled_from(PARAMETERS), texts), texts), max_size=3)
parts = st.tuples(st.sampled_from(TABLES), st.one_of(st.just(""), st.sampled_from(ROWS).map("/{}".format)))
paths = st.one_of(
    st.tuples(parts, st.sampled_from(FORMATS)).map(lambda drawn: f"/archive/{''.join(drawn[0])}{drawn[1]}"),
    st.sampled_from(FORMATS).map("/archive{}".format),
    st.sampled_from(OTHERS),
)


def is_no_error_of_the_server(room: ReadingRoom, path: str, query: list[tuple[str, str]]) -> None:
    encoded = [(name.encode("utf-8", "surrogatepass"), value.encode("utf-8", "surrogatepass")) for name, value in query]
    answer = room.get(f"{quote(path, safe='/%~')}?{urlencode(encoded)}")
    assert answer.status_code < 500
    assert answer.headers["x-content-type-options"] == "nosniff"


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(paths, queries)
@example("/archive.csv", [])
@example("/x.db", [])
@example(f"/-/static/{'a' * 3_000}", [])
@example("/archive/articles", [("_sort", "nothing")])
@example("/archive/articles.csv", [("_next", "1"), ("_sort", "title")])
@example("/archive/municipality_scope", [("_next", "x")])
@example("/archive/articles.json", [("_through", "{")])
@example("/archive/articles.json", [("_timelimit", "x")])
@example("/archive.json", [("sql", "select 1; select 2")])
@example("/archive/images/1,2,3", [])
@example("/~61rchive/articles", [("_size", "-5"), ("_sort", "x")])
def test_whatever_is_asked_for(reading_room: ReadingRoom, path: str, query: list[tuple[str, str]]) -> None:
    is_no_error_of_the_server(reading_room, path, query)


@pytest.mark.parametrize("path", ["/x.db", "/x.json", "/~ff.db", "/-/static/nothing.css", f"/-/static/{'a' * 3_000}"])
def test_what_is_not_there_is_not_found(
    path: str, reading_room: ReadingRoom, capfd: pytest.CaptureFixture[str]
) -> None:
    assert reading_room.get(path).status_code == 404
    assert capfd.readouterr().err == ""


@pytest.mark.peers
@pytest.mark.timeout(0)
@settings(max_examples=3_000, suppress_health_check=list(HealthCheck))
@given(paths, queries)
def test_whatever_is_asked_for_at_length(reading_room: ReadingRoom, path: str, query: list[tuple[str, str]]) -> None:
    is_no_error_of_the_server(reading_room, path, query)


def test_an_odd_request_leaves_one_short_line_in_the_log(
    reading_room: ReadingRoom, capfd: pytest.CaptureFixture[str]
) -> None:
    assert reading_room.get(f"/archive/articles.json?_timelimit={'x' * 5_000}").status_code == 400
    said = capfd.readouterr().err
    assert said.count("\n") <= 1
    assert len(said) < 1_000
