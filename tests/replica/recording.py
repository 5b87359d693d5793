"""A recording of the stand-in site's past as others might have made it: a WARC file as wget writes them, 2016 to 2022.

It has what such recordings have: pages that changed later, pages that the site has no more, one at an older address,
and an hour at which the domain answered with something else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from . import looks
from .labels import LABELS
from .site import Answer, Site, answer_of
from .states import load_states

SOFTWARE = "Wget/1.20.1 (linux-gnu)"
_BEGAN = dt.time(4, 12, tzinfo=dt.UTC)
_PARKED_ON = dt.date(2020, 8, 14)
_PARKED = b"""<!DOCTYPE html>
<html><head><title>Domain parked</title></head>
<body><h1>This domain is parked</h1>
<p>The owner of this domain has not renewed it yet. If that is you, please log in to your account and renew it.</p>
<p>Interested in this domain name? Our brokers can help you to make an offer. Related searches: jobs abroad, work in the
European Union, cheap flights, legal advice.</p></body></html>
"""
_ASKED_WHILE_PARKED = ("lv-101", "lv-103", "lv-104")


def write_recording(path: Path, site: str) -> int:
    """Write the recording of the site at an address, such as `http://127.0.0.1:8123`. Returns how many captures it has.

    The same site gives the same captures; an existing file is overwritten.
    """
    count = 0
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True, warc_version="1.0")
        info = {"software": SOFTWARE, "format": "WARC File Format 1.0", "wget-arguments": f'"--mirror" "{site}/"'}
        writer.write_record(writer.create_warcinfo_record(path.name, info))
        for moment, asked, answer in _captures():
            _write(writer, f"{site}{asked}", moment, answer)
            count += 1
    return count


def _captures() -> Iterator[tuple[dt.datetime, str, Answer]]:
    """What was asked for when, and the answer, oldest first."""
    sessions: list[tuple[dt.date, Callable[[str], Answer], list[str]]] = []
    for state in load_states().values():
        if state.day:
            site = state.site()
            sessions.append((state.day, site, _asked(site, state.day.year)))
    parked = [article.path for article in load_states()["now"].articles if article.id in _ASKED_WHILE_PARKED]
    sessions.append((_PARKED_ON, _parked, ["/", *parked]))
    for day, handler, paths in sorted(sessions, key=lambda session: session[0]):
        for number, path in enumerate(paths):
            yield dt.datetime.combine(day, _BEGAN) + dt.timedelta(seconds=number), path, handler(path)


def _asked(site: Site, year: int) -> list[str]:
    """What a recording has: pages and what they need, the calendar of the year, pictures of what was lost since."""
    calendars = tuple(f"{labels.calendar_path}/" for labels in LABELS.values())
    of_the_year = tuple(f"{calendar}{year}/" for calendar in calendars)
    lost = {article.id for article in site.articles} - {article.id for article in load_states()["now"].articles}
    pictures = [image.path for article in site.articles if article.id in lost for image in article.images]
    pages = [path for path in site.paths() if not path.startswith(calendars) or path.startswith(of_the_year)]
    needs = dict.fromkeys(path for page in pages for path in looks.paths(site.skin_of(page)))
    return ["/robots.txt", *pages, *pictures, *needs]


def _parked(path: str) -> Answer:
    return answer_of(_PARKED, "text/html")


def _write(writer: WARCWriter, url: str, moment: dt.datetime, answer: Answer) -> None:
    written = {"WARC-Date": f"{moment:%Y-%m-%dT%H:%M:%SZ}", "WARC-IP-Address": "127.0.0.1"}
    asked = urlsplit(url)
    request = StatusAndHeaders(
        f"GET {asked.path}{'?' if asked.query else ''}{asked.query} HTTP/1.1",
        [("User-Agent", SOFTWARE), ("Accept", "*/*"), ("Host", asked.netloc), ("Connection", "Keep-Alive")],
        is_http_request=True,
    )
    fields = [("Date", format_datetime(moment, usegmt=True)), ("Server", "Apache")]
    if answer.last_modified:
        fields.append(("Last-Modified", format_datetime(answer.last_modified, usegmt=True)))
    fields += [("Content-Length", str(len(answer.body))), ("Content-Type", answer.content_type)]
    status = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
    response = writer.create_warc_record(
        url, "response", payload=BytesIO(answer.body), http_headers=status, warc_headers_dict=written
    )
    ours = {**written, "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")}
    writer.write_record(
        writer.create_warc_record(url, "request", payload=BytesIO(), http_headers=request, warc_headers_dict=ours)
    )
    writer.write_record(response)
