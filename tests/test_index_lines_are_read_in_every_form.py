"""The lines of an index of captures, as JSON, as text and as JSON lines, come to the same."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.site import ALIASES
from scraper.archives.dialects.answers import Answer, NotAnIndex
from scraper.archives.dialects.common_crawl import CommonCrawl
from scraper.archives.dialects.dialect import CaptureQuery, Dialect, Excluded
from scraper.archives.dialects.listing import Listed, read_lines
from scraper.archives.dialects.pywb import Pywb
from scraper.archives.dialects.wayback import Wayback

DIGEST = "KZNKWWUJDG7U6BELH7HENVZTOSBSVDJY"
LINE = {
    "urlkey": "lv,cilvektirdznieciba)/lv/greta",
    "timestamp": "20150102030405",
    "original": "http://www.cilvektirdznieciba.lv/lv/greta",
    "mimetype": "text/html",
    "statuscode": "200",
    "digest": DIGEST,
    "length": "1234",
}
QUESTION = CaptureQuery(ALIASES)
WAYBACK = Wayback("https://web.archive.org", QUESTION)
READ = Listed(LINE["original"], LINE["timestamp"], 200, "text/html", (f"sha1:{DIGEST}",))


def answer(body: bytes, status: int = 200, *headers: tuple[bytes, bytes]) -> Answer:
    return Answer(status, "", headers, body)


def one(**changed: Any) -> tuple[tuple[Listed, ...], int]:
    return read_lines([{**LINE, **changed}], ALIASES)


def test_json_and_text_with_a_resume_key_come_to_the_same() -> None:
    asked = WAYBACK.first()[0]
    as_json = json.dumps([list(LINE), list(LINE.values()), [], ["lv%2Cx%29%2F+2015"]]).encode()
    as_text = (" ".join(LINE.values()) + "\n\nlv%2Cx%29%2F+2015\n").encode()
    packed = answer(gzip.compress(as_text), 200, (b"Content-Encoding", b"gzip"))
    pages = [WAYBACK.read(asked, one) for one in (answer(as_json), answer(as_text), packed)]
    assert pages[0] == pages[1] == pages[2]
    assert pages[0].listed == (READ,)
    assert pages[0].then == (f"{asked}&resumeKey=lv%252Cx%2529%252F%2B2015",)  # encoded again


URL, TIME = LINE["original"], LINE["timestamp"]


@pytest.mark.parametrize(
    ("letters", "line"),
    [
        ("N b a m s k r M S V g", f"{LINE['urlkey']} {TIME} {URL} text/html 200 {DIGEST} - - 1234 99 a.warc.gz"),
        ("N b a m s k r V g", f"{LINE['urlkey']} {TIME} {URL} text/html 200 {DIGEST} - 99 a.arc.gz"),
        ("A b e a m s k V g", f"{URL} {TIME} 10.0.0.1 {URL} text/html 200 {DIGEST} 99 a.arc.gz"),
        ("b k s m a", f"{TIME} {DIGEST} 200 text/html {URL}"),
    ],
)
def test_the_first_line_of_a_cdx_file_says_what_the_others_have(letters: str, line: str) -> None:
    for lines in ([f" CDX {letters}", line], [f"CDX {letters}", line, ""]):
        page = WAYBACK.read(WAYBACK.first()[0], answer("\n".join(lines).encode()))
        assert (page.listed, page.broken) == ((READ,), 0)
    assert WAYBACK.read(WAYBACK.first()[0], answer(f" CDX {letters}\n".encode())).listed == ()


def test_a_cdx_file_without_a_first_line_has_its_fields_in_the_usual_order() -> None:
    line = f"{LINE['urlkey']} {TIME} {URL} text/html 200 {DIGEST} - - 1234 99 a.warc.gz\r\n"
    assert WAYBACK.read(WAYBACK.first()[0], answer(line.encode())).listed == (READ,)


def test_numbers_are_as_good_as_their_digits() -> None:
    rows = [list(LINE), [int(value) if value.isdigit() else value for value in LINE.values()]]
    assert WAYBACK.read(WAYBACK.first()[0], answer(json.dumps(rows).encode())).listed == (READ,)


@pytest.mark.parametrize("body", [b"", b"[]", b"\n"])
def test_an_empty_last_page_is_the_end(body: bytes) -> None:
    page = WAYBACK.read(WAYBACK.first()[0], answer(body))
    assert (page.listed, page.broken, page.then) == ((), 0, ())


def test_the_lines_of_pywb_come_to_the_same() -> None:
    renamed = {"original": "url", "mimetype": "mime", "statuscode": "status"}
    line = json.dumps({renamed.get(name, name): value for name, value in LINE.items()})
    assert Pywb("http://127.0.0.1:1/c", QUESTION).read("", answer(line.encode())).listed == (READ,)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("http://www.cilvektirdznieciba.lv:80/", "http://www.cilvektirdznieciba.lv/"),
        ("https://trafficking.lv:443/en/news?page=4", "https://trafficking.lv/en/news?page=4"),
        ("HTTP://WWW.Trafficking.LV", "http://www.trafficking.lv/"),
        ("http://trafficking.lv/A%20b?x=ē", "http://trafficking.lv/A%20b?x=ē"),
    ],
)
def test_a_default_port_is_no_part_of_the_address(written: str, read: str) -> None:
    (listed,), broken = one(original=written)
    assert (listed.url, broken) == (read, 0)


def test_a_revisit_tells_neither_status_nor_type() -> None:
    (listed,), _ = one(mimetype="warc/revisit", statuscode="-")
    assert (listed.status, listed.mime, listed.digests) == (None, None, (f"sha1:{DIGEST}",))


@pytest.mark.parametrize("digest", ["-", "", "sha256:00", "SHA1", None])
def test_what_is_no_sha1_is_no_digest(digest: str | None) -> None:
    (listed,), broken = one(digest=digest)
    assert (listed.digests, broken) == ((), 0)


@pytest.mark.parametrize(
    "changed",
    [
        {"timestamp": "20150230000000"},
        {"timestamp": "2015"},
        {"timestamp": None},
        {"original": "dns:cilvektirdznieciba.lv"},
        {"original": "http://["},
        {"original": "http://cilvektirdznieciba.lv/\x00"},
        {"original": None},
        {"original": "http://trafficking.lv/\ud800"},
        {"mimetype": "text/\ud800"},
    ],
)
def test_broken_lines_are_counted(changed: dict[str, Any]) -> None:
    assert one(**changed) == ((), 1)


@pytest.mark.parametrize(
    "url", ["http://example.lv/", "http://www.cilvektirdznieciba.lv:8080/", "http://x.trafficking.lv/"]
)
def test_other_hosts_are_left_out(url: str) -> None:
    assert one(original=url) == ((), 0)


@pytest.mark.parametrize("dialect", [WAYBACK, Pywb("http://127.0.0.1:1/c", QUESTION)])
@pytest.mark.parametrize(
    ("status", "body"),
    [(200, b"<html>Temporarily Offline</html>"), (200, b"[1, 2]"), (200, b"[[["), (302, b""), (404, b"")],
)
def test_what_is_no_index_is_said_to_be_none(dialect: Dialect, status: int, body: bytes) -> None:
    with pytest.raises(NotAnIndex):
        dialect.read("", answer(body, status))


def test_a_closed_site_is_told_apart() -> None:
    why = b"org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
    with pytest.raises(Excluded, match="closed there"):
        WAYBACK.read("", answer(b"Blocked Site Error", 403, (b"X-Archive-Wayback-Runtime-Error", why)))


def test_the_site_is_asked_for_by_its_names_without_their_twins() -> None:
    assert [one.partition("url=")[2].partition("&")[0] for one in WAYBACK.first()] == [
        "cilvektirdznieciba.lv",
        "trafficking.lv",
    ]
    assert set(WAYBACK.fallbacks()) == {"www.cilvektirdznieciba.lv", "www.trafficking.lv"}


_DIALECTS = [WAYBACK, Pywb("http://127.0.0.1:1/c", QUESTION), CommonCrawl("http://127.0.0.1:1", "", QUESTION)]
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from([*LINE.values(), "http://[", "\ud800", "http://127.0.0.1:1/\ud800"]),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.sampled_from([*LINE, "url", "cdx-api"]), inner),
)


# Lines as services send them, each with a value that may be anything.
_LINES = st.lists(st.dictionaries(st.sampled_from([*LINE, "url"]), _JSON, max_size=1), max_size=3).map(
    lambda changes: [{**LINE, "url": LINE["original"], **one} for one in changes]
)


def _as_table(lines: list[dict[str, Any]]) -> bytes:
    return json.dumps([list(LINE), *([line[name] for name in LINE] for line in lines)]).encode()


def _as_json_lines(lines: list[dict[str, Any]]) -> bytes:
    return "\n".join(map(json.dumps, lines)).encode()


@pytest.mark.parametrize("dialect", _DIALECTS)
@given(
    st.binary(max_size=300)
    | _JSON.map(lambda told: json.dumps(told).encode())
    | _LINES.map(_as_table)
    | _LINES.map(_as_json_lines),
    st.sampled_from([200, 302, 400, 403, 404]),
    st.booleans(),
)
def test_whatever_an_index_sends_is_read_or_refused(dialect: Dialect, body: bytes, status: int, first: bool) -> None:
    try:
        page = dialect.read(dialect.first()[0] if first else "http://127.0.0.1:1/x-index?page=2", answer(body, status))
    except NotAnIndex:
        return
    assert all(one.captured_at for one in page.listed)
