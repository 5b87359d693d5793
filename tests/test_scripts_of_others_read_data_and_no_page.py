"""Data may be read by scripts on pages of anybody, and is asked for without who somebody is; pages may not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

from tests.support.rows.articles import Row, archive_of

DATA = ("/search.json", "/search.jsonl", "/search.csv", "/search.atom", "/statements.json", "/statements.jsonl",
        "/statements.csv", "/statements.atom", "/changes.atom", "/calendar.ics", "/network.csv", "/network.svg",
        "/article/lv-1.bib", "/article/lv-1.csl.json", "/timemap/link/http://localhost/lv-1",
        "/search.json?size=x")  # fmt: skip
PAGES = ("/", "/search", "/statements", "/article/lv-1", "/changes", "/about")


class Elsewhere:
    """A page of another site, in a browser."""

    def __init__(self, database: Path, **options: bool) -> None:
        self._datasette, self._loop = Datasette([str(database)], **options), asyncio.new_event_loop()
        self._loop.run_until_complete(self._datasette.invoke_startup())

    def asks(self, path: str, method: str = "GET") -> httpx.Response:
        headers = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
        answer: httpx.Response = self._loop.run_until_complete(
            self._datasette.client.request(method, path, headers=headers)
        )
        return answer

    def close(self) -> None:
        self._loop.close()


@pytest.fixture(scope="module", params=[False, True], ids=["", "--cors"])
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    path = tmp_path_factory.mktemp("data") / "archive.db"
    archive_of(path, [Row("lv-1", "Virsraksts", "Teksts")]).close()
    with closing(Elsewhere(path, cors=request.param)) as elsewhere:
        yield elsewhere


@pytest.mark.parametrize("path", DATA)
def test_data_may_be_read(path: str, elsewhere: Elsewhere) -> None:
    answer = elsewhere.asks(path)
    assert answer.headers.get_list("access-control-allow-origin") == ["*"]
    assert {"ETag", "Link", "X-Total-Count"} <= set(answer.headers["access-control-expose-headers"].split(", "))
    assert "access-control-allow-credentials" not in answer.headers
    assert "cross-origin-resource-policy" not in answer.headers
    before = elsewhere.asks(path, "OPTIONS")
    assert before.status_code == 204
    assert before.headers["access-control-allow-origin"] == "*"
    assert "GET" in before.headers["access-control-allow-methods"].split(", ")
    assert {"Range", "If-None-Match"} <= set(before.headers["access-control-allow-headers"].split(", "))


@pytest.mark.parametrize("path", PAGES)
def test_pages_may_not(path: str, elsewhere: Elsewhere) -> None:
    answers = [elsewhere.asks(path), elsewhere.asks(path, "OPTIONS")]
    assert not [name for answer in answers for name in answer.headers if name.startswith("access-control-")]
    assert answers[0].headers["cross-origin-resource-policy"] == "same-origin"
