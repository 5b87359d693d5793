"""An export is told in the words of DCAT-AP and of schema.org, for portals of open data and for search engines."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.export import wording
from archive.export.catalogue import catalogue, dcat
from archive.export.dataset import MadeExport, make
from archive.export.release import Release
from archive.export.schema_org import data_set, schema_dataset
from archive.store.folder import DataFolder
from archive.store.settings import Archive, Keeper, Settings, Texts

SHAPES = Path(__file__).parent / "shapes" / "dcat-ap.ttl"
ADDRESS = "https://arhivs.example/cilveki"
KEEPER = Keeper(
    email="arhivs@ozoli.example",
    website="https://ozoli.example/",
    lv=Texts(name="Ozolu digitālā bibliotēka"),
    en=Texts(name="Digital Library of Ozoli"),
)
LICENSED = replace(KEEPER, en=Texts(name="Digital Library of Ozoli", licence="May be used without asking."))
SAID = {
    "nothing": Settings(),
    "all": Settings(Archive(ADDRESS), KEEPER),
    "a licence": Settings(Archive(ADDRESS), LICENSED),
}


@pytest.fixture(scope="module")
def made(twice_crawled: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> MadeExport:
    return make(twice_crawled, tmp_path_factory.mktemp("exports"))


@pytest.fixture(scope="module")
def release(made: MadeExport) -> Release:
    return made.release


@pytest.fixture(params=list(SAID))
def settings(request: pytest.FixtureRequest) -> Settings:
    return SAID[request.param]


def of(release: Release, settings: Settings) -> Release:
    return replace(release, address=settings.archive.address)


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(value, list):
        return [found for one in value for found in nodes(one)]
    if not isinstance(value, dict):
        return []
    return [value, *(found for name, one in value.items() if name != "@context" for found in nodes(one))]


def typed(document: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in nodes(document) if one.get("@type") == kind]


def test_a_catalogue_has_all_that_is_mandatory(release: Release, settings: Settings) -> None:
    told = json.loads(dcat(of(release, settings), settings))
    (data,) = typed(told, "dcat:Dataset")
    for one in (told, data):
        for name in ("dct:title", "dct:description"):
            assert {text["@language"] for text in one[name]} == {"lv", "en"}
            assert all(text["@value"] for text in one[name])
        assert one["dct:publisher"]["foaf:name"]
    assert data["dcat:version"] == release.version
    assert len(data["dcat:distribution"]) == len(release.files)
    for file, one in zip(release.files, data["dcat:distribution"], strict=True):
        assert one["dcat:accessURL"]["@id"]
        assert one["dcat:byteSize"]["@value"] == str(file.bytes)
        assert one["spdx:checksum"]["spdx:checksumValue"]["@value"] == file.sha256
        assert ("dct:license" in one, "dct:rights" in one) == (file.licence == "compilation", file.licence == "texts")


def test_every_name_in_it_is_of_a_vocabulary_that_it_names(release: Release) -> None:
    told = catalogue(of(release, SAID["all"]), SAID["all"])
    names = {name for one in nodes(told) for name in one if not name.startswith("@")}
    kinds = {one["@type"] for one in nodes(told) if "@type" in one}
    assert {name.partition(":")[0] for name in names | kinds} == set(told["@context"])


def test_files_are_where_this_copy_has_them_or_beside_the_catalogue(release: Release) -> None:
    known, unknown = (catalogue(of(release, SAID[name]), SAID[name]) for name in ("all", "nothing"))
    assert [one["dcat:downloadURL"]["@id"] for one in typed(known, "dcat:Distribution")] == [
        f"{ADDRESS}/data/{release.version}/{file.name}" for file in release.files
    ]
    assert {one["dcat:accessURL"]["@id"] for one in typed(known, "dcat:Distribution")} == {f"{ADDRESS}/data"}
    assert [one["dcat:downloadURL"]["@id"] for one in typed(unknown, "dcat:Distribution")] == [
        file.name for file in release.files
    ]
    assert data_set(release, SAID["nothing"], "/data/x/")["distribution"][0]["contentUrl"].startswith("/data/x/")


def test_who_keeps_it_is_told_and_nobody_is_invented(release: Release) -> None:
    told = catalogue(of(release, SAID["all"]), SAID["all"])
    (contact,) = typed(told, "vcard:Kind")
    assert contact["vcard:hasEmail"] == {"@id": "mailto:arhivs@ozoli.example"}
    assert {"@value": "Ozolu digitālā bibliotēka", "@language": "lv"} in told["dct:publisher"]["foaf:name"]
    assert data_set(of(release, SAID["all"]), SAID["all"])["creator"]["name"] == "Digital Library of Ozoli"
    without = catalogue(release, Settings())
    assert typed(without, "vcard:Kind") == []
    assert {"@value": wording.title(), "@language": "en"} in without["dct:publisher"]["foaf:name"]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_search_engines_get_what_they_ask_for(release: Release, settings: Settings, language: str) -> None:
    told = data_set(of(release, settings), settings, language=language)
    assert 50 <= len(told["description"]) <= 5000
    assert told["name"] == wording.said(wording.title(), language) != told["alternateName"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", told["temporalCoverage"])
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/" or "without asking" in str(told["license"])
    assert (told["version"], told["creator"]["@type"]) == (release.version, "Organization")
    assert release.version in told["creditText"]
    for file, one in zip(release.files, told["distribution"], strict=True):
        assert (one["sha256"], one["contentSize"]) == (file.sha256, f"{file.bytes} B")
        assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", one["encodingFormat"])
        assert one["contentUrl"].endswith(file.name)
    assert {one["name"]: one["value"] for one in told["variableMeasured"]} == dict(release.counts)


def test_both_are_files_of_the_export(made: MadeExport) -> None:
    for name, text in (("dcat.jsonld", dcat), ("dataset.schema.jsonld", schema_dataset)):
        file = made.release.file(name)
        assert file
        assert file.media_type == "application/ld+json"
        data_alone = replace(made.release, files=tuple(one for one in made.release.files if _is_data(one.name)))
        assert (made.folder / name).read_text(encoding="utf-8") == text(data_alone, Settings())


def _is_data(name: str) -> bool:
    return "/" in name or name in ("archive.sqlite.gz", "captures.wacz", "entities.ftm.json")


@pytest.mark.peers
@pytest.mark.skipif(not shutil.which("pyshacl"), reason="pyshacl is not on the PATH (uv tool install pyshacl)")
def test_the_catalogue_has_the_shape_of_dcat_ap(release: Release, settings: Settings, tmp_path: Path) -> None:
    told = catalogue(of(release, settings), settings)
    assert not _violations(told, tmp_path)
    del told["dct:publisher"]
    typed(told, "dcat:Distribution")[0]["dcat:byteSize"]["@type"] = "xsd:string"
    assert len(re.findall("Constraint Violation", _violations(told, tmp_path))) == 2


def _violations(told: dict[str, Any], tmp_path: Path) -> str:
    """What pyshacl finds wrong, in words."""
    path = tmp_path / "dcat.jsonld"
    path.write_text(json.dumps(told), encoding="utf-8")
    ran = subprocess.run(["pyshacl", "-s", SHAPES, "-df", "json-ld", path], capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran
    assert ("Conforms: True" in ran.stdout) == (ran.returncode == 0), ran
    return ran.stdout if ran.returncode else ""
