"""Days without a year are those near the day of the answer, whenever that is read, also where it has no Date header."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.warc.writer import Exchange
from tests.replica.site import answer_of
from tests.support.archives.corrections import ask
from tests.support.imports.captures import captured, import_captures

URL = "http://127.0.0.1/lv/notikumi"
PAGE = """<html lang="lv"><head><title>Notikumu kalendārs</title></head><body><h1>Notikumu kalendārs</h1>
<ul><li><b>12. marts</b> plkst. 10.00 <a href="/lv/a/201">Seminārs pedagogiem</a></li>
<li><b>20. marts</b> plkst. 11.00 <a href="/lv/b/202">Diskusija jauniešiem</a></li></ul></body></html>"""


def test_it_is_read_so_when_imported_and_after_a_rebuild(folder: DataFolder) -> None:
    capture = captured(answer_of(PAGE.encode(), "text/html; charset=utf-8"), URL, "2019-03-01T10:00:00")
    import_captures(folder, [replace(capture, headers=capture.headers[:1])])
    days = [("2019-03-12",), ("2019-03-20",)]
    assert ask(folder, "SELECT starts_on FROM events ORDER BY 1") == days
    rebuild(folder)
    assert ask(folder, "SELECT starts_on FROM events ORDER BY 1") == days


def test_so_is_what_a_crawl_received() -> None:
    at = datetime(2019, 3, 1, 23, tzinfo=UTC)
    exchange = Exchange(
        url=URL,
        method="GET",
        target="/lv/notikumi",
        request_headers=(),
        http_version="HTTP/1.1",
        status=200,
        reason="OK",
        headers=((b"Content-Type", b"text/html"),),
        body=PAGE.encode(),
        fetched_at=at,
        ip_address=None,
    )
    assert exchange.answer.day == date(2019, 3, 1)
    dated = replace(exchange, headers=((b"Date", b"Thu, 28 Feb 2019 10:00:00 GMT"),))
    assert dated.answer.day == date(2019, 2, 28)
