"""/data/api.json is OpenAPI that says of every address for programs what it takes and what it answers, and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from archive.search import PARAMETERS
from archive.search.statements import STATEMENT_PARAMETERS
from archive.store.folder import DataFolder
from archive.web import _PAGES
from tests.support.archives.exports import put_export
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import archive_of
from tests.support.rows.stand_in import add_people_and_places, stand_in_rows

_OF_DATA = re.compile(
    r"\\\.(json|jsonl|csv|atom|ics|bib|svg)\$$|(?<!robots)\\\.txt\$$|/file\$$|/timemap/|/timegate/|/data/.*name"
)
_EXAMPLES = {
    **{"id": "lv-104", "moment": "20240101000000", "sha256": "0" * 64, "url": "http://localhost/lv-104"},
    **{"version": "2024-01-01-0123abcd", "file": "csv/articles.csv"},
}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    db = archive_of(folder.database, stand_in_rows())
    add_people_and_places(db)
    db.execute(
        'INSERT INTO statements (article_id, person_id, position, text, quoted, start, "end") '
        "SELECT DISTINCT article_id, person_id, 1, title, 0, 0, 0 FROM appearances JOIN articles ON articles.id = "
        "article_id WHERE spoke"
    )
    db.conn.commit()
    db.close()
    put_export(folder)
    with closing(ReadingRoom(folder.database)) as room:
        yield room


@pytest.fixture(scope="module")
def described(room: ReadingRoom) -> Any:
    return room.get("/data/api.json").json()


def address_of(path: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: _EXAMPLES[name[1]], path)


def test_it_is_openapi(described: Any) -> None:
    validate(described)
    assert described["openapi"] == "3.1.0"


def test_every_address_for_programs_is_in_it_and_no_other(described: Any) -> None:
    routes = [route for module in _PAGES for route, _ in module.ROUTES]
    addresses = [address_of(path) for path in described["paths"]]
    missing = [
        route for route in routes if _OF_DATA.search(route) and not any(re.match(route, one) for one in addresses)
    ]
    assert missing == []
    assert [one for one in addresses if not any(re.match(route, one) for route in routes)] == []


@pytest.mark.parametrize(("path", "table"), [("/search", PARAMETERS), ("/statements", STATEMENT_PARAMETERS)])
@pytest.mark.parametrize("kind", ["json", "jsonl", "csv", "atom"])
def test_every_parameter_is_in_it(path: str, kind: str, table: Any, described: Any, room: ReadingRoom) -> None:
    told = {one["name"]: one["schema"] for one in described["paths"][f"{path}.{kind}"]["get"]["parameters"]}
    assert {"q", "page", *table} <= set(told)
    assert ("size" in told) == (kind != "atom")
    for name, parameter in table.items():
        assert told[name].get("enum", []) == list(parameter.choices)
    if kind == "json":
        for name, schema in told.items():
            for value in (*schema.get("enum", ()), *schema.get("examples", ()), schema.get("maximum", "")):
                answer = room.get(f"{path}.json?{urlencode({name: value})}").json()
                assert not [notice for notice in answer["notices"] if name in notice]
            if unfit := "no" if {"enum", "maximum", "oneOf"} & set(schema) else "":
                assert room.get(f"{path}.json?{urlencode({name: unfit})}").json()["notices"]


def validator(described: Any, name: str) -> Draft202012Validator:
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


ASKED = ["", "q=policija", "q=xyzzyx+policija", "q=pasvaldiba&body=1&size=1000", "size=all&body=1", "q=qqqq&lang=xx",
         "municipality=*&speaker=*"]  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(("path", "name"), [("/search", "Search"), ("/statements", "Statement")])
def test_answers_are_as_described(path: str, name: str, asked: str, described: Any, room: ReadingRoom) -> None:
    validator(described, f"{name}Answer").validate(room.get(f"{path}.json?{asked}").json())
    of_line = validator(described, f"{name}Result")
    for line in room.text(f"{path}.jsonl?{re.sub('&?(size=all|body=1|lang=xx)', '', asked)}").splitlines():
        of_line.validate(json.loads(line))


def test_types_are_as_described(described: Any, room: ReadingRoom) -> None:
    seen = 0
    for path, told in described["paths"].items():
        answer = room.get(address_of(path))
        responses = told["get"]["responses"]
        assert str(answer.status_code) in responses, path
        if answer.status_code == 200 and path != "/data/{version}/{file}":
            seen += 1
            assert answer.headers["content-type"].removesuffix("; charset=utf-8") in {
                one.removesuffix("; charset=utf-8") for one in responses["200"]["content"]
            }
    assert seen > 12


@pytest.mark.parametrize("language", ["lv", "en"])
def test_people_can_read_it(language: str, described: Any, room: ReadingRoom) -> None:
    page = room.page("/data/api", language)
    assert [one.text_content() for one in page.findall(".//h2")] == list(described["paths"])
    assert not page.findall(".//script")
