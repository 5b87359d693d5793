"""What means nothing in an address for programs is refused or told: nobody takes the whole archive for what they asked.

Pages and JSON have notices (tests/test_filters_come_off_one_by_one.py); tables, lines, pictures and feeds have none.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import feedparser
import icalendar
import pytest

from tests.support.reading_room import ReadingRoom

REFUSED = [
    ("/search.csv?since=31/05/2022", "since: “31/05/2022” is not a date like 2016, 2016-05 or 2016-05-31."),
    ("/search.csv?year=20x9", "“year” must be a number from 1 to 9999."),
    ("/search.csv?kind=foo", "“kind” must be one of news, page."),
    ("/search.csv?q=year:20x9", "q: “year:20x9” is not a date like 2016, 2016-05 or 2016-05-31."),
    ("/search.csv?q=speaker:", "q: “speaker:” needs a word right after it."),
    ("/search.jsonl?year=20x9", "“year” must be a number from 1 to 9999."),
    ("/search.jsonl?year=2019&year=2020", "“year” takes one value."),
    ("/search.jsonl?q=" + "a+" * 30, "q: A search has at most 24 words."),
    ("/search.csv?size=0&kind=foo", "“kind” must be one of news, page. “size” must be a number from 1 to 1000."),
    ("/statements.csv?quoted=foo", "“quoted” must be one of quoted, paraphrased."),
    ("/statements.jsonl?q=in:title", "q: “in:” has no meaning here."),
    ("/statements.csv?q=" + "a" * 1001, "q: A search has at most 1000 characters."),
    ("/network.csv?year=20x9", "“year” must be a number from 1 to 9999."),
    ("/network.csv?persona=x", "There is no parameter “persona” here, only year, person."),
    ("/network.svg?year=0", "“year” must be a number from 1 to 9999."),
]


@pytest.mark.parametrize(("path", "line"), REFUSED)
def test_tables_lines_and_pictures_are_refused_in_a_line(reading_room: ReadingRoom, path: str, line: str) -> None:
    answer = reading_room.get(path, "en")
    assert (answer.status_code, answer.text) == (400, f"{line}\n")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "content-disposition" not in answer.headers
    in_latvian = reading_room.get(path, "lv")
    assert in_latvian.headers["content-language"] == "lv"
    assert len(in_latvian.text) > 10
    assert in_latvian.text != answer.text
    assert "nav ņemt" not in in_latvian.text


@pytest.mark.parametrize("path", ["/search", "/statements"])
def test_a_name_that_no_parameter_has_is_no_less(reading_room: ReadingRoom, path: str) -> None:
    sentence = "There is no parameter “munipality” here, only q, speaker, "
    for kind in ("csv", "jsonl"):
        answer = reading_room.get(f"{path}.{kind}?munipality=x", "en")
        assert answer.status_code == 400
        assert answer.text.startswith(sentence)
    for size in ("5", "all"):
        (notice,) = reading_room.get(f"{path}.json?munipality=x&size={size}").json()["notices"]
        assert notice.startswith(sentence)


@pytest.mark.parametrize(
    "more", ["utm_source=x&utm_campaign=y", "fbclid=x", "gclid=x", "ui=en", "lang=lv", "foo=", "year="]
)
@pytest.mark.parametrize("path", ["/search.csv", "/statements.jsonl", "/network.csv", "/changes.atom"])
def test_what_others_add_to_links_does_no_harm(reading_room: ReadingRoom, path: str, more: str) -> None:
    answer = reading_room.get(f"{path}?{more}")
    assert answer.status_code == 200
    assert "x-ignored-parameters" not in answer.headers


def read_feed(room: ReadingRoom, path: str, language: str) -> tuple[Any, str]:
    answer = room.get(path, language)
    assert answer.status_code == 200
    assert "X-Ignored-Parameters" in answer.headers["access-control-expose-headers"]
    return feedparser.parse(answer.content), answer.headers.get("x-ignored-parameters", "")


@pytest.mark.parametrize(
    ("path", "names", "subtitle"),
    [
        ("/search.atom?since=garbage", "since",
         "since: “garbage” is not a date like 2016, 2016-05 or 2016-05-31; ignored."),
        ("/search.atom?q=is:x", "q", "q: “is:” needs one of changed, gone right after it, and not “x”; ignored."),
        ("/statements.atom?year=x&year=y", "year", "“year” must be a number from 1 to 9999; “x” was ignored."),
        ("/changes.atom?kind=foo", "kind", "“kind” must be one of"),
        ("/changes.atom?p%C4%81+b=foo", "p%C4%81%20b", "There is no parameter “pā b” here, only kind, lang, page;"),
    ],
)  # fmt: skip
def test_feeds_go_on_and_say_so(reading_room: ReadingRoom, path: str, names: str, subtitle: str) -> None:
    feed, told = read_feed(reading_room, path, "en")
    assert told == names
    assert feed.feed.subtitle.startswith(subtitle)
    whole, nothing = read_feed(reading_room, path.partition("?")[0], "en")
    assert [entry.id for entry in feed.entries] == [entry.id for entry in whole.entries] != []
    assert nothing == whole.feed.get("subtitle", "") == ""
    assert (feed.feed.id == whole.feed.id) == (names != "q")


def test_calendars_go_on_and_say_so_to_readers_of_both_languages(reading_room: ReadingRoom) -> None:
    answer = reading_room.get("/calendar.ics?lang=de")
    assert answer.headers["x-ignored-parameters"] == "lang"
    calendar, whole = map(icalendar.Calendar.from_ical, (answer.content, reading_room.get("/calendar.ics").content))
    assert "“lang” must be one of lv, en; “de” was ignored." in str(calendar["DESCRIPTION"])
    assert "„de” nav ņemts vērā" in str(calendar["X-WR-CALDESC"])
    assert "DESCRIPTION" not in whole
    assert [event["UID"] for event in calendar.events] == [event["UID"] for event in whole.events]
    assert calendar["UID"] == whole["UID"]


@pytest.mark.parametrize("path", ["/search.csv", "/network.svg", "/search.atom", "/calendar.ics"])
def test_the_description_tells_it(reading_room: ReadingRoom, path: str) -> None:
    responses = reading_room.get("/data/api.json").json()["paths"][path]["get"]["responses"]
    goes_on = path.endswith((".atom", ".ics"))
    assert ("X-Ignored-Parameters" in responses["200"].get("headers", {})) == goes_on
    assert ("400" in responses) != goes_on
    assert goes_on or [*responses["400"]["content"]] == ["text/plain; charset=utf-8"]


@pytest.mark.parametrize(
    ("narrowing", "reason"),
    [
        ('{"year": "20x9"}', "year: “year” must be a number from 1 to 9999."),
        ('{"since": "31/05/2022"}', "since: “31/05/2022” is not a date"),
        ('{"munipality": "x"}', "there is no parameter “munipality” here, only speaker, municipality, "),
        ('{"speaker": ["x"]}', "“speaker” must be a text or a number"),
        ("[1]", "what narrows a search must be a JSON object of parameters of /search, not [1]"),
        ("year=2019", "what narrows a search must be a JSON object of parameters of /search, not year=2019"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("function", ["archive_search", "archive_hits"])
def test_sql_says_what_is_wrong_with_an_argument(
    reading_room: ReadingRoom, function: str, narrowing: str, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = urlencode({"sql": f"SELECT {function}('policija', :narrowing)", "narrowing": narrowing})
    answer = reading_room.get(f"/archive.json?{asked}")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(reason)
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("narrowing", ["", "{}", '{"year": null, "kind": "", "since": " "}'])
def test_what_is_empty_narrows_nothing_in_sql(reading_room: ReadingRoom, narrowing: str) -> None:
    sql = "SELECT archive_search('policija') = archive_search('policija', :narrowing)"
    asked = urlencode({"sql": sql, "narrowing": narrowing, "_shape": "arrayfirst"})
    assert reading_room.get(f"/archive.json?{asked}").json() == [1]
