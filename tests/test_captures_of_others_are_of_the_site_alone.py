from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import WrongUse
from archive.imports.addresses import plain_address, read_date, read_period, wanted_hosts
from archive.site import DEFAULT_SITE
from scraper.archives.dialects.listing import without_default_port
from tests.support.imports.foreign import PAGE, SITE, answer, per_record, read, record, record_id, revisit

REQUEST = b"%b /lv HTTP/1.1\r\nHost: www\r\n\r\n"


@pytest.mark.parametrize(
    ("recorded", "url"),
    [
        (
            "http://www.cilvektirdznieciba.lv:80/lv/raksts/1?b=%C4%81&a",
            "http://www.cilvektirdznieciba.lv/lv/raksts/1?b=%C4%81&a",
        ),
        ("<http://trafficking.lv/en/news>", "http://trafficking.lv/en/news"),
        ("HTTPS://WWW.Trafficking.LV:443/A%2fb", "https://www.trafficking.lv/A%2fb"),
        ("http://cilvektirdznieciba.lv", "http://cilvektirdznieciba.lv/"),
        ("http://cilvektirdznieciba.lv:80?a=b", "http://cilvektirdznieciba.lv/?a=b"),
        ("http://cilvektirdznieciba.lv/lv/raksts/1?a#top", "http://cilvektirdznieciba.lv/lv/raksts/1?a"),
        ("http://cilvektirdznieciba.lv./ā b", "http://cilvektirdznieciba.lv/ā%20b"),
    ],
)
def test_addresses_of_the_site_are_taken_in_every_spelling(tmp_path: Path, recorded: str, url: str) -> None:
    captures, _ = read(tmp_path / "a.warc", record(recorded))
    assert [one.url for one in captures] == [url]
    assert without_default_port(recorded)[0] == url  # as of a service


@pytest.mark.parametrize(
    ("url", "counted"),
    [
        ("http://elsewhere.example/", "answers of other sites"),
        ("http://cilvektirdznieciba.lv.example/", "answers of other sites"),
        ("http://cilvektirdznieciba.lv:8080/", "answers of other sites"),
        ("http://user:word@cilvektirdznieciba.lv/", "answers of other sites"),
        ("http://[", "answers of other sites"),
        (f"{SITE}/lv?{'a' * 2000}", "answers at addresses of more than 2000 characters"),
        ("dns:www.cilvektirdznieciba.lv", "answers that did not come over HTTP"),
        ("ftp://www.cilvektirdznieciba.lv/", "answers that did not come over HTTP"),
        ("", "answers that did not come over HTTP"),
    ],
)
def test_what_is_not_of_the_site_is_counted(tmp_path: Path, url: str, counted: str) -> None:
    captures, files = read(tmp_path / "a.warc", record(url) + record(f"{SITE}/lv"))
    assert [one.url for one in captures] == [f"{SITE}/lv"]
    assert files.left_alone == {counted: 1}
    assert files.problems == []


def test_of_another_site_its_own_host_and_port_are_wanted() -> None:
    wanted = wanted_hosts("http://127.0.0.1:8123/")
    assert wanted("http://127.0.0.1:8123/lv")
    assert not wanted("http://127.0.0.1/lv")
    assert not wanted(DEFAULT_SITE)
    assert wanted_hosts("Elsewhere.example")("https://elsewhere.example/")
    assert wanted_hosts("trafficking.lv")(DEFAULT_SITE)
    with pytest.raises(WrongUse, match="not an http"):
        wanted_hosts("mailto:a@b")


@pytest.mark.parametrize("kind", ["warcinfo", "request", "metadata", "resource", "conversion", "continuation"])
def test_records_of_other_types_are_left_alone(tmp_path: Path, kind: str) -> None:
    captures, files = read(tmp_path / "a.warc", record(block=REQUEST % b"GET", kind=kind) + record())
    assert len(captures) == 1
    assert files.left_alone == {f"records of type {kind}": 1}


def test_records_of_no_known_type_are_left_alone_and_of_none_are_told(tmp_path: Path) -> None:
    captures, files = read(tmp_path / "a.warc", record(kind="screenshot") + record(WARC_Type=None) + record())
    assert len(captures) == 1
    assert files.left_alone["records of type unknown"] == 1
    assert ["does not say of what type" in problem for problem in files.problems] == [True]


RESPONSE, ASKED = record_id(1), record_id(2)


@pytest.mark.parametrize("method", ["POST", "HEAD", "BREW"])
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize(
    ("of_request", "of_response"),
    [({"WARC_Concurrent_To": RESPONSE}, {}), ({}, {"WARC_Concurrent_To": ASKED}), ({}, {})],
)
def test_what_did_not_answer_to_get_is_left_alone(
    tmp_path: Path, method: str, is_first: bool, of_request: dict[str, Any], of_response: dict[str, Any]
) -> None:
    other = answer(b"other")
    pair = [
        record(block=REQUEST % method.encode(), kind="request", WARC_Record_ID=ASKED, **of_request),
        record(block=other, WARC_Record_ID=RESPONSE, **of_response),
    ]
    got = [
        record(f"{SITE}/en", WARC_Record_ID=record_id(3)),
        record(f"{SITE}/en", REQUEST % b"GET", kind="request", WARC_Concurrent_To=record_id(3)),
    ]
    captures, files = read(tmp_path / "a.warc.gz", per_record(pair[:: 1 if is_first else -1] + got))
    assert [(one.url, one.body) for one in captures] == [(f"{SITE}/en", PAGE)]
    assert files.left_alone[f"answers to {method if method != 'BREW' else 'other methods'}"] == 1
    assert files.expected == 1


def test_an_answer_to_get_in_the_same_second_stays(tmp_path: Path) -> None:
    records = [
        record(block=REQUEST % b"POST", kind="request", WARC_Record_ID=record_id(8), WARC_Concurrent_To=record_id(9)),
        record(block=answer(b"posted"), WARC_Record_ID=record_id(9)),
        record(),
    ]
    captures, _ = read(tmp_path / "a.warc", b"".join(records))
    assert [one.body for one in captures] == [PAGE]


@pytest.mark.parametrize(
    ("recorded", "moment"),
    [
        ("2021-03-04T05:06:07Z", datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("2021-03-04T05:06:07", datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("2021-03-04T05:06:07.123456789Z", datetime(2021, 3, 4, 5, 6, 7, 123456, tzinfo=UTC)),
        ("2021-03-04T05:06:07.5Z", datetime(2021, 3, 4, 5, 6, 7, 500000, tzinfo=UTC)),
        ("2021-03-04T07:06:07+02:00", datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("20210304050607", datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("202103040506", datetime(2021, 3, 4, 5, 6, tzinfo=UTC)),
        ("20210304050607123", datetime(2021, 3, 4, 5, 6, 7, 123000, tzinfo=UTC)),
        (" 2021-03-04T05:06:07z ", datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("2021-03-04T05:06Z", datetime(2021, 3, 4, 5, 6, tzinfo=UTC)),
        ("2021-03-04T05Z", datetime(2021, 3, 4, 5, tzinfo=UTC)),
        ("2021-03-04", datetime(2021, 3, 4, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),  # a leap second
        ("2021-03-04T24:00:00Z", datetime(2021, 3, 5, tzinfo=UTC)),
        ("2021-03-04T24:00:01Z", None),
        ("9999-12-31T24:00:00Z", None),
        ("2021-W09", None),
        ("2021-03", None),  # see below
        ("2021-13-04T05:06:07Z", None),
        ("1970-01-01T00:00:00Z", datetime(1970, 1, 1, tzinfo=UTC)),
        ("0001-01-01T00:00:00+09:00", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_in_every_form(recorded: str | None, moment: datetime | None) -> None:
    assert read_date(recorded) == moment


@given(st.text())
def test_any_date_or_address_is_read_without_an_error(told: str) -> None:
    moment = read_date(told)
    assert moment is None or moment.utcoffset() is not None
    url = plain_address(told)
    assert url is None or plain_address(url) == url


@pytest.mark.parametrize(
    ("recorded", "sent", "moment"),
    [
        ("2021-03", "Thu, 04 Mar 2021 05:06:07 GMT", datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("2021", "Fri, 31 Dec 2021 23:59:59 GMT", datetime(2021, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2021-12", "Sat, 01 Jan 2022 00:00:00 GMT", None),
        ("2021-03", "Sun, 04 Apr 2021 05:06:07 GMT", None),
        ("2021-13", "Thu, 04 Mar 2021 05:06:07 GMT", None),
        ("2021-03", "yesterday", None),
        ("9999", "Fri, 31 Dec 9999 23:59:59 -1200", None),
        ("2021-03", f"Thu, 04 Mar {10**20} 05:06:07 GMT", None),
    ],
)
@pytest.mark.parametrize("has_digest", [True, False])
def test_a_month_alone_is_made_exact_by_the_answer_or_refused(
    tmp_path: Path, recorded: str, sent: str, moment: datetime | None, has_digest: bool
) -> None:
    without: dict[str, Any] = {} if has_digest else {"WARC_Payload_Digest": None}
    one = record(block=answer(PAGE, "Content-Type: text/html", f"Date: {sent}"), date=recorded, **without)
    again = revisit(f"{SITE}/en", answer(b"", f"Date: {sent}"), PAGE, date=recorded)
    captures, files = read(tmp_path / "a.warc", one + again)
    assert [capture.captured_at for capture in captures] == ([moment] * 2 if moment else [])
    assert [capture.body for capture in captures] == ([PAGE] * 2 if moment else [])
    assert len(files.problems) == (0 if moment else 2)


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9]{2})?"))
def test_any_month_ends_after_it_begins(told: str) -> None:
    period = read_period(told)
    assert period is None or period[0] < period[1]
