"""Behind a proxy: every link of ours leads below the address that Datasette is told to serve under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from archive.store.folder import DataFolder
from tests.support.reading_room import ReadingRoom

LINK = re.compile(
    r'(?:href|src|action)="([^"#]+)|<(/[^>]+)>; rel|"next": "([^"]+)"|(https?://reading\.invalid[^\s"<}]*)'
)
PATHS = ("/", "/search?q=a&size=2", "/search.json?size=2", "/search.csv?size=2", "/search.atom", "/article/lv-104",
         "/article/lv-104.bib", "/article/lv-104.csl.json", "/article/lv-104/history", "/speakers?all=1",
         "/article/lv-104/20261020031700",
         "/speaker/zelma-pucite-kalnina", "/municipalities", "/municipality/valmieras-novads", "/calendar",
         "/calendar/2016/05", "/calendar.ics", "/changes", "/changes.atom", "/about", "/about/coverage",
         "/about/sample", "/par", "/article/lv-999")  # fmt: skip
OF_DATASETTE = ("/archive", "/archive/articles?lang=lv&_facet=kind&_size=1", "/archive/articles/lv-104",
                "/archive/crawls.json?_facet=outcome",
                "/archive/articles?_filter_column=id&_filter_op=exact&_filter_value=lv-104",
                "/archive/search?q=a", "/archive?sql=select+1", "/-/versions")  # fmt: skip


@pytest.fixture(scope="module")
def room(archive_with_a_past: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(archive_with_a_past.database, base_url="/arhivs/", force_https_urls=True)) as room:
        yield room


# Datasette takes the requests of proxies that cut their own prefix off as well.
@pytest.mark.parametrize("prefix", ["/arhivs", ""])
@pytest.mark.parametrize("path", [*PATHS, *OF_DATASETTE])
def test_every_link_leads_below_it(path: str, prefix: str, room: ReadingRoom) -> None:
    answer = room.get_directly(f"http://reading.invalid{prefix}{path}")
    assert answer.status_code in (200, 302, 404)
    links = ["".join(link) for link in LINK.findall(answer.text + answer.headers.get("link", ""))]
    links += [answer.headers["location"]] if answer.is_redirect else []
    ours = [link for link in map(urlsplit, links) if link.netloc in ("", "reading.invalid") and link.path]
    assert ours
    assert not [link for link in ours if not link.path.startswith("/arhivs/") or link.path.startswith("/arhivs/arhivs")]
    assert {link.scheme for link in ours} <= {"", "https", "webcal"}


def test_home_is_found_without_its_last_slash(room: ReadingRoom) -> None:
    answer = room.get_directly("http://reading.invalid/arhivs?ui=en")
    assert (answer.status_code, answer.headers.get("location")) == (302, "/arhivs/?ui=en")
