"""`entities.ftm.json` has the archive in the model of FollowTheMoney, each entity with what the tables say of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.export.files.entities import entities, entity_id, write_entities
from archive.export.parts import Output, Source
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.settings import Archive, Settings

ADDRESS = "https://arhivs.example"
Entity = dict[str, Any]

# Properties that name an entity, and of which kinds that may be.
DOCUMENTS = {"Article", "Document", "Pages", "Workbook", "Package", "Table", "HyperText", "PlainText"}
LEADS_TO = {
    ("Mention", "document"): {"Article"},
    ("Mention", "resolved"): {"Person", "PublicBody"},
    ("Documentation", "document"): DOCUMENTS,
    ("Documentation", "entity"): {"Person", "Article"},
    ("Succession", "predecessor"): {"PublicBody"},
    ("Succession", "successor"): {"PublicBody"},
    ("Person", "proof"): {"Article"},
    ("Event", "proof"): {"Article"},
}
REQUIRED = {
    "Mention": {"document", "name"},
    "Documentation": {"document", "entity"},
    "Succession": {"predecessor", "successor"},
    **{schema: {"name", "fileName"} for schema in DOCUMENTS},
}


@pytest.fixture(scope="module")
def db(twice_crawled: DataFolder) -> Iterator[Database]:
    with closing(open_database(twice_crawled.database).conn) as connection:
        yield Database(connection)


def of(db: Database, folder: DataFolder, address: str = ADDRESS) -> list[Entity]:
    return list(entities(Source(db, folder, Settings(Archive(address)), "")))


@pytest.fixture(scope="module")
def all_of_it(db: Database, twice_crawled: DataFolder) -> list[Entity]:
    return of(db, twice_crawled)


def kinds(found: list[Entity], schema: str) -> dict[str, dict[str, list[str]]]:
    return {one["id"]: one["properties"] for one in found if one["schema"] == schema}


def test_every_entity_has_an_id_of_its_own_and_lists_of_texts(all_of_it: list[Entity]) -> None:
    assert [id for id, count in Counter(one["id"] for one in all_of_it).items() if count > 1] == []
    for one in all_of_it:
        assert re.fullmatch(r"ct-[0-9a-zA-Z.-]*[0-9a-zA-Z]", one["id"])
        assert len(one["id"]) <= 200
        for name, values in one["properties"].items():
            assert values, (one["id"], name)
            assert all(isinstance(value, str) and value for value in values), (one["id"], name)
        assert set(one["properties"]) >= REQUIRED.get(one["schema"], {"name"}), one["id"]


def test_what_one_says_of_another_leads_to_one_of_the_right_kind(all_of_it: list[Entity]) -> None:
    schemata = {one["id"]: one["schema"] for one in all_of_it}
    met = set()
    for one in all_of_it:
        for name in ("document", "entity", "resolved", "proof", "predecessor", "successor"):
            for value in one["properties"].get(name, []):
                assert schemata[value] in LEADS_TO[one["schema"], name], (one["id"], name, value)
                met.add((one["schema"], name))
    assert met >= set(LEADS_TO) - {("Succession", "predecessor"), ("Succession", "successor"), ("Event", "proof")}


def test_articles_say_what_they_say(db: Database, all_of_it: list[Entity]) -> None:
    found = kinds(all_of_it, "Article")
    rows = list(db.query("SELECT * FROM articles"))
    assert len(found) == len(rows)
    for row in rows:
        said = found[f"ct-article-{row['id']}"]
        assert (said["title"], said["bodyText"]) == ([row["title"]], [row["body"]])
        assert said.get("publishedAt", [None]) == [row["published_on"]]
        assert said["language"] == [{"lv": "lav", "en": "eng"}[row["lang"]]]
        assert said["sourceUrl"] == [row["url"], f"{ADDRESS}/article/{row['id']}"]
        assert ("modifiedAt" in said) == (row["revision"] > 1)
    assert found["ct-article-lv-101"]["modifiedAt"] > found["ct-article-lv-101"]["publishedAt"]


def test_who_stands_in_which_article_in_which_office_and_what_they_said(db: Database, all_of_it: list[Entity]) -> None:
    found = kinds(all_of_it, "Documentation")
    pairs = db.execute("SELECT DISTINCT article_id, person_id FROM appearances").fetchall()
    assert len([id for id in found if id.startswith("ct-appearance-")]) == len(pairs) > 5
    for article, person in pairs:
        said = found[f"ct-appearance-{article}.{person}"]
        where = "WHERE article_id = ? AND person_id = ?"
        roles = db.execute(f"SELECT coalesce(role_nominative, role) FROM appearances {where}", [article, person])
        assert set(said.get("role", [])) >= {role for (role,) in roles if role}
        told = db.execute(f"SELECT text FROM statements {where} ORDER BY position", [article, person])
        assert said.get("summary", []) == list(dict.fromkeys(text for (text,) in told))
        spoke = db.execute(f"SELECT max(spoke) FROM appearances {where}", [article, person]).fetchone()[0]
        assert said["status"][0] == ("speaker" if spoke else "named")


def test_names_stand_as_written_beside_whom_and_what_they_mean(db: Database, all_of_it: list[Entity]) -> None:
    found = kinds(all_of_it, "Mention")
    for sql in (
        "SELECT article_id, person_id, name_as_written FROM appearances",
        "SELECT article_id, municipality_id, surface FROM mentions",
    ):
        rows = db.execute(sql).fetchall()
        assert rows
        for article, named, written in rows:
            assert written in found[f"ct-mention-{article}.{named}"]["name"]
    bodies = kinds(all_of_it, "PublicBody")
    for code, name in db.execute("SELECT id, name FROM municipalities JOIN mentions ON municipality_id = id"):
        assert (bodies[f"ct-municipality-{code}"]["name"], bodies[f"ct-municipality-{code}"]["country"]) == (
            [name],
            ["lv"],
        )


def test_documents_have_their_text_and_the_articles_that_link_to_them(db: Database, all_of_it: list[Entity]) -> None:
    linked = db.execute(
        "SELECT article_id, document_id, label FROM attachments WHERE document_id IS NOT NULL"
    ).fetchall()
    assert linked
    everything = {one["id"]: one for one in all_of_it}
    for article, document, label in linked:
        edge = everything[f"ct-attachment-{article}.{document}"]["properties"]
        assert (label in edge["role"], edge["document"]) == (True, [f"ct-document-{document}"])
        said = everything[f"ct-document-{document}"]
        kind = db.execute("SELECT mime FROM documents WHERE id = ?", [document]).fetchone()[0]
        assert said["schema"] == ("Workbook" if "excel" in kind or "spreadsheet" in kind else "Pages")
        pages = db.execute("SELECT text FROM document_pages WHERE document_id = ?", [document]).fetchall()
        assert all(text in said["properties"]["bodyText"][0] for (text,) in pages)


def test_without_an_address_of_this_copy_there_are_no_links_to_it(db: Database, twice_crawled: DataFolder) -> None:
    found = of(db, twice_crawled, "")
    assert ADDRESS not in str(found)
    assert not any("sourceUrl" in one["properties"] for one in found if one["schema"] == "Person")


KEYS = st.lists(st.text("aZ0-.é", max_size=4) | st.text("a", min_size=150, max_size=300), min_size=1, max_size=2)


@given(KEYS, KEYS)
def test_any_keys_make_an_id_of_their_own_that_the_model_takes(keys: list[str], others: list[str]) -> None:
    made = entity_id("mention", *keys)
    assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", made)
    assert len(made) <= 200
    assert (entity_id("mention", *others) == made) == (keys == others)


@pytest.mark.peers
@pytest.mark.skipif(
    not shutil.which("ftm"), reason="followthemoney is not on the PATH (uv tool install followthemoney)"
)
def test_the_model_itself_takes_every_value(archive_with_a_past: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    with closing(open_database(archive_with_a_past.database).conn) as connection:
        source = Source(Database(connection), archive_with_a_past, Settings(Archive(ADDRESS)), "")
        write_entities(source, Output(tmp_path, tmp_path / "scratch"))
    made, cleaned = tmp_path / "entities.ftm.json", tmp_path / "cleaned.json"
    subprocess.run(["ftm", "validate", "-i", made, "-o", cleaned], check=True)
    before, after = ([json.loads(line) for line in path.read_text().splitlines()] for path in (made, cleaned))
    assert len(before) == len(after) > 500

    def values(one: Entity) -> object:
        said = {name: sorted(found) for name, found in one["properties"].items()}
        kinds = said.pop("mimeType", [])  # which has other names of some
        return one["id"], one["schema"], said, len(kinds)

    assert list(map(values, after)) == list(map(values, before))
