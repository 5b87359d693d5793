"""What an export says of itself is there in Latvian too, and holds: citation, licences, types and keys."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from archive.export import citation, codebook, data_package, licences, readme, wording
from archive.export.dataset import METADATA
from archive.export.files.text_files import CSV
from archive.export.release import ExportedFile, Release
from archive.export.tables import tables
from archive.store.settings import Archive, Keeper, Settings, Texts
from tests.support.command import ROOT

CATALOGUE = ROOT / "archive" / "export" / "locale" / "lv.po"
FILES = tuple(
    ExportedFile(f"csv/{table.name}.csv", 10, "ab" * 32, CSV, table.name, table.licence) for table in tables()
)
RELEASE = Release(
    "2026-11-24-0a1b2c3d",
    "2026-11-24T03:00:00.000000Z",
    "2014-02-01",
    "2026-11-20",
    {table.name: number for number, table in enumerate(tables(), 1000)},
    FILES,
    "https://arhivs.example",
)
NOBODY = Settings()
SOMEBODY = Settings(
    Archive("https://arhivs.example"),
    Keeper("arhivs@ozoli.example", lv=Texts("Ozolu bibliotēka"), en=Texts("Library of Ozoli", licence="Ask us first.")),
)


def test_every_text_is_translated_and_no_translation_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()

    def said(text: str, language: str) -> str:
        asked.add(text)
        return text

    monkeypatch.setattr(wording, "said", said)
    for release in (RELEASE, replace(RELEASE, address="")):
        for one in METADATA:
            one.text(release, NOBODY)
    with CATALOGUE.open("rb") as file:
        known = {str(one.id): str(one.string) for one in read_po(file, locale="lv") if one.id}
    assert asked == known.keys()
    assert all(known.values())
    marks = re.compile(r"`[a-z_]+`|[a-z]+_[a-z_]+|[a-z]+\.jsonl?|https?://\S+")
    assert not {text for text, said in known.items() if not set(marks.findall(text)) <= set(marks.findall(said))}


def test_the_rights_of_authors_are_told_whoever_keeps_the_archive() -> None:
    assert wording.rights_of_authors().startswith("The texts remain those of their authors.")
    assert all(len(text) > 100 for text in wording.about())
    for settings, said, unsaid in ((NOBODY, "CC BY 4.0", "Ask us"), (SOMEBODY, "Ask us first.", "CC BY 4.0")):
        text = licences.licence_text(RELEASE, settings)
        assert wording.rights_of_authors() in text
        assert said in text
        assert unsaid not in text
        assert "| `csv/articles.csv` | made by the archive, with texts" in text
        assert "| `csv/mentions.csv` | made by the archive |" in text


@pytest.mark.parametrize(
    ("settings", "language", "said"),
    [
        (
            NOBODY,
            "en",
            "The public record of cilvektirdznieciba.lv (Version 2026-11-24-0a1b2c3d) [Data set]. (2026). "
            "https://arhivs.example/data",
        ),
        (
            SOMEBODY,
            "en",
            "Library of Ozoli. (2026). The public record of cilvektirdznieciba.lv (Version 2026-11-24-0a1b2c3d) "
            "[Data set]. https://arhivs.example/data",
        ),
        (
            SOMEBODY,
            "lv",
            "Ozolu bibliotēka. Vietnes cilvektirdznieciba.lv publiskais arhīvs. Versija 2026-11-24-0a1b2c3d [datu "
            "kopa]. 24.11.2026. Pieejams: https://arhivs.example/data",
        ),
    ],
    ids=["nobody", "English", "Latvian"],
)
def test_a_version_can_be_cited(settings: Settings, language: str, said: str) -> None:
    assert citation.reference(RELEASE, settings, language) == said
    assert said in readme.readme(RELEASE, settings)


def test_the_citation_for_programs_says_the_same() -> None:
    told = yaml.safe_load(citation.citation_cff(RELEASE, SOMEBODY))
    assert (told["version"], told["date-released"]) == (RELEASE.version, "2026-11-24")
    assert told["authors"] == [{"name": "Library of Ozoli"}]
    assert "license" not in told, "the keeper has said something else"
    assert yaml.safe_load(citation.citation_cff(RELEASE, NOBODY))["license"] == "CC-BY-4.0"


def test_the_data_package_has_types_keys_and_both_languages() -> None:
    told: dict[str, Any] = json.loads(data_package.data_package(RELEASE, NOBODY))
    resources = {one["name"]: one for one in told["resources"]}
    assert resources.keys() == {table.name for table in tables()}
    assert told["title_lv"] == "Vietnes cilvektirdznieciba.lv publiskais arhīvs"
    statements = resources["statements"]["schema"]
    assert statements["primaryKey"] == ["article_id", "person_id", "position"]
    assert {"fields": ["person_id"], "reference": {"resource": "people", "fields": ["id"]}} in statements["foreignKeys"]
    kinds = {one["name"]: one["type"] for one in resources["articles"]["schema"]["fields"]}
    assert (kinds["published_on"], kinds["first_seen_at"], kinds["revision"]) == ("date", "datetime", "integer")
    for resource in resources.values():
        for field in (resource, *resource["schema"]["fields"]):
            assert field["description"]
            assert field["description_lv"] != field["description"], field["name"]
    assert [one["name"] for one in resources["mentions"]["licenses"]] == ["CC-BY-4.0"]
    assert len(resources["articles"]["licenses"]) == 2


def test_the_codebook_has_every_table_and_column() -> None:
    english, latvian = codebook.codebook_en(RELEASE, NOBODY), codebook.codebook_lv(RELEASE, NOBODY)
    for table in tables():
        for text in (english, latvian):
            assert f"\n### {table.name}\n" in text
            assert all(f"\n| `{column}` | " in text for column in table.names)
        assert f"| [{table.name}](#{table.name}) | {table.title} | {RELEASE.counts[table.name]} |" in english
    assert "Raksti" in latvian
    assert "so addresses of pages are paths" not in english
    assert "so addresses of pages are paths" in codebook.codebook_en(replace(RELEASE, address=""), NOBODY)


@pytest.mark.peers
@pytest.mark.parametrize("settings", [NOBODY, SOMEBODY], ids=["nobody", "somebody"])
def test_cffconvert_takes_the_citation(settings: Settings, tmp_path: Path) -> None:
    program = shutil.which("cffconvert")
    if not program:
        pytest.skip("cffconvert is not there: pip install cffconvert, in a place of its own, and put it on the PATH")
    (tmp_path / citation.FILE).write_text(citation.citation_cff(RELEASE, settings))
    done = subprocess.run([program, "--validate"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
