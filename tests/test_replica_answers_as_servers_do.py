"""The server of the stand-in site: validators, gzip, connections that last, and each trouble that it can make."""

from __future__ import annotations

import datetime as dt
import gzip
import http.client
from collections.abc import Iterator

import pytest

from tests.replica.misbehaviour import (
    Changed,
    Chunked,
    Drip,
    Endless,
    GzipBomb,
    Honest,
    Raw,
    Redirect,
    Reset,
    Slow,
    Status,
    Step,
    Truncated,
    WrongLength,
)
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.articles import all_articles

VISIT = dt.date(2026, 11, 24)


@pytest.fixture
def server() -> Iterator[ReplicaServer]:
    with ReplicaServer(Site("mixed", VISIT)) as running:
        yield running


def fetch(
    server: ReplicaServer, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_validators_answer_304_and_head_has_no_body(server: ReplicaServer) -> None:
    path = all_articles()[0].path
    response, body = fetch(server, path)
    etag, modified = response.headers["ETag"], response.headers["Last-Modified"]
    assert (response.status, len(body)) == (200, int(response.headers["Content-Length"]))
    assert fetch(server, path, If_None_Match=f'"x", W/{etag}')[0].status == 304
    assert fetch(server, path, If_Modified_Since=modified)[0].status == 304
    # A tag that has changed outweighs a date that has not.
    assert fetch(server, path, If_None_Match='"x"', If_Modified_Since=modified)[0].status == 200
    assert fetch(server, path, If_Modified_Since="Thu, 01 Jan 1970 00:00:00 GMT")[0].status == 200
    head, nothing = fetch(server, path, "HEAD")
    assert (head.status, nothing, head.headers["Content-Length"]) == (200, b"", str(len(body)))
    assert [request.method for request in server.requests] == ["GET"] * 5 + ["HEAD"]
    assert server.requests[1].headers["if-none-match"].startswith('"x"')


def test_html_travels_gzipped_to_those_who_accept_it(server: ReplicaServer) -> None:
    plain = fetch(server, "/lv")[1]
    response, body = fetch(server, "/lv", Accept_Encoding="br, gzip;q=0.8")
    assert (response.headers["Content-Encoding"], gzip.decompress(body)) == ("gzip", plain)
    assert fetch(server, "/lv", Accept_Encoding="gzip;q=0")[1] == plain
    server.gzip = False
    assert fetch(server, "/lv", Accept_Encoding="gzip")[1] == plain


def test_one_connection_serves_many_requests_and_whole_urls(server: ReplicaServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    for target in ("/lv", "/robots.txt", "http://www.trafficking.lv/en/news?page=1"):
        connection.request("GET", target)
        response = connection.getresponse()
        assert response.read()
        assert response.status == 200
    connection.close()
    assert [request.path for request in server.requests] == ["/lv", "/robots.txt", "/en/news?page=1"]


def test_a_script_takes_a_step_per_request_and_stays_at_the_last(server: ReplicaServer) -> None:
    honest = fetch(server, "/lv")[1]
    server.script("/lv", Status(503, retry_after=7), Changed(b"<p>new"), Changed(bytes.upper), Chunked(), Honest())
    assert fetch(server, "/lv")[0].headers["Retry-After"] == "7"
    response, body = fetch(server, "/lv")
    assert (response.status, body) == (200, b"<p>new")
    assert fetch(server, "/lv", If_None_Match=response.headers["ETag"])[1] == honest.upper()
    response, body = fetch(server, "/lv")
    assert (response.headers["Transfer-Encoding"], body) == ("chunked", honest)
    assert [fetch(server, "/lv")[1] for _ in range(2)] == [honest, honest]
    server.script("/lv", Status(500))
    assert [fetch(server, "/lv")[0].status for _ in range(2)] == [500, 500]
    server.script("/lv")
    assert fetch(server, "/lv")[0].status == 200


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (Truncated(100), http.client.IncompleteRead),
        (Reset(), ConnectionResetError),
        (Raw(b"SSH-2.0-OpenSSH\r\n"), http.client.BadStatusLine),
        (Raw(b""), http.client.RemoteDisconnected),
        (WrongLength(10), TimeoutError),
    ],
    ids=repr,
)
def test_broken_answers_break(server: ReplicaServer, step: Step, error: type[Exception]) -> None:
    server.script("/lv", step)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=0.5)
    connection.request("GET", "/lv")
    with pytest.raises(error):
        connection.getresponse().read()
    connection.close()


def test_odd_answers_arrive(server: ReplicaServer) -> None:
    honest = fetch(server, "/lv")[1]
    server.script("/lv", Slow(0.05), Drip(len(honest) * 20), WrongLength(-10), Redirect("http://other.example/"))
    assert [fetch(server, "/lv")[1] for _ in range(3)] == [honest, honest, honest[:-10]]
    assert fetch(server, "/lv")[0].headers["Location"] == "http://other.example/"
    server.script("/lv", GzipBomb(20), Raw(b"HTTP/1.0 200 OK\r\n\r\nhello"))
    bomb = fetch(server, "/lv")[1]
    assert len(bomb) < 100_000 < 20_000_000 < len(gzip.decompress(bomb))
    assert fetch(server, "/lv")[1] == b"hello"


def test_an_endless_page_ends_with_the_server() -> None:
    with ReplicaServer(Site("divs", VISIT)) as server:
        server.script("/lv", Endless())
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        connection.request("GET", "/lv")
        assert len(connection.getresponse().read(2_000_000)) == 2_000_000
    connection.close()


def test_any_function_can_be_served() -> None:
    with ReplicaServer(lambda path: Answer(200, "text/plain", path.encode())) as server:
        assert fetch(server, "/a?b=c")[1] == b"/a?b=c"
