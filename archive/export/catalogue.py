"""The description of the data set for catalogues: DCAT-AP 3, by which open data portals find it.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/. Whatever has an address in the vocabularies of the European Union is
identified by that. If the address of this copy is unknown, addresses are relative to this file.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from archive.export import citation, licences, wording
from archive.export.files import captures, entities, sqlite_file
from archive.export.release import ExportedFile, Release
from archive.export.tables import tables
from archive.site import DEFAULT_SITE
from archive.store.settings import Settings

FILE = "dcat.jsonld"
MEDIA_TYPE = "application/ld+json"

_EU = "http://publications.europa.eu/resource/authority/"
_CC_BY = f"{_EU}licence/CC_BY_4_0"
_IANA = "https://www.iana.org/assignments/media-types/"
_REGISTERED = {"text/csv", "application/vnd.sqlite3", "application/vnd.apache.parquet"}
_GZIP = "application/gzip"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_PARTS = {captures.NAME: captures.TITLE, entities.FILE: entities.TITLE, sqlite_file.NAME: sqlite_file.TITLE}
_FORMATS = {
    "csv": "CSV",
    "jsonl": "JSON Lines",
    "parquet": "Parquet",
    "gz": "SQLite, gzip",
    "wacz": "WACZ",
    "json": "JSON Lines",
}
_STANDARDS = {
    "wacz": "https://specs.webrecorder.net/wacz/1.1.1/",
    "ftm": "https://followthemoney.tech/",
    "csv": "https://www.rfc-editor.org/rfc/rfc4180",
}
_THEME = "Justice, legal system and public safety"

Node = dict[str, Any]


def dcat(release: Release, settings: Settings) -> str:
    """dcat.jsonld: a catalogue that has the data set, with each of its files."""
    return json.dumps(catalogue(release, settings), ensure_ascii=False, indent=1) + "\n"


def catalogue(release: Release, settings: Settings) -> Node:
    """The same as an object."""
    page = citation.address(release)
    return {
        "@context": _CONTEXT,
        "@id": f"{page}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _texts(wording.title()),
        "dct:description": _texts(wording.about()[0]),
        "dct:publisher": _publisher(settings),
        "dct:language": _languages(),
        "dct:spatial": {"@id": f"{_EU}country/LVA", "@type": "dct:Location"},
        "dct:modified": _moment(release.published_at),
        **({"foaf:homepage": {"@id": page, "@type": "foaf:Document"}} if page else {}),
        "dcat:dataset": _data_set(release, settings, base_of(release), page),
    }


def base_of(release: Release) -> str:
    """The address of the files of a release, with a slash at the end; "" if that is unknown."""
    page = citation.address(release)
    return f"{page}/{release.version}/" if page else ""


def address_of(file: ExportedFile, base: str) -> str:
    """The address of a file."""
    return f"{base}{quote(file.name)}"


def title_of(file: ExportedFile, language: str) -> str:
    """What a file has, in words, with its format; for one that only describes the others, its name."""
    tabled = {table.name: table.title for table in tables()}
    found = tabled.get(file.about) or _PARTS.get(file.name)
    if not found:
        return file.name
    title = wording.said(found, language)
    return f"{title[:1].upper()}{title[1:]} ({_FORMATS.get(_ending(file), _ending(file))})"


def _data_set(release: Release, settings: Settings, base: str, page: str) -> Node:
    told: Node = {
        "@id": f"{page}#{release.version}",
        "@type": "dcat:Dataset",
        "dct:title": _texts(wording.title()),
        "dct:description": _texts(*wording.about()),
        "dct:identifier": release.version,
        "dcat:version": release.version,
        "dct:issued": _moment(release.published_at),
        "dct:modified": _moment(release.published_at),
        "dct:publisher": _publisher(settings),
        "dct:language": _languages(),
        "dct:spatial": {"@id": f"{_EU}country/LVA", "@type": "dct:Location"},
        "dct:accrualPeriodicity": {"@id": f"{_EU}frequency/IRREG", "@type": "dct:Frequency"},
        "dct:provenance": {"@type": "dct:ProvenanceStatement", "rdfs:label": _texts(wording.about()[1])},
        "dct:conformsTo": _standard("https://datapackage.org/standard/data-package/"),
        "dcat:theme": {"@id": f"{_EU}data-theme/JUST", "@type": "skos:Concept", "skos:prefLabel": _texts(_THEME)},
        "dcat:keyword": [one for word in citation.KEYWORDS for one in _texts(word)],
        "foaf:page": {"@id": DEFAULT_SITE, "@type": "foaf:Document"},
        "dcat:distribution": [_distribution(one, release, settings, base, page) for one in release.files],
    }
    if release.first_day and release.last_day:
        told["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(release.first_day, "date"),
            "dcat:endDate": _typed(release.last_day, "date"),
        }
    if page:
        told["dcat:landingPage"] = {"@id": page, "@type": "foaf:Document"}
    if contact := _contact(settings):
        told["dcat:contactPoint"] = contact
    return told


def _distribution(file: ExportedFile, release: Release, settings: Settings, base: str, page: str) -> Node:
    where = address_of(file, base)
    told: Node = {
        "@id": f"{where}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": [_text(title_of(file, language), language) for language in wording.LANGUAGES],
        **_described(file),
        "dcat:accessURL": {"@id": page or where},
        "dcat:downloadURL": {"@id": where},
        "dct:format": {"@type": "dct:MediaTypeOrExtent", "rdfs:label": _FORMATS.get(_ending(file), _ending(file))},
        "dcat:byteSize": _typed(str(file.bytes), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": _typed(file.sha256, "hexBinary"),
        },
        "dct:issued": _moment(release.published_at),
        "dct:language": _languages(),
        **_rights(file, settings),
    }
    bare = file.media_type.partition(";")[0]
    if file.name.endswith(".gz"):
        told["dcat:compressFormat"] = {"@id": f"{_IANA}{_GZIP}", "@type": "dct:MediaType"}
        bare = "application/vnd.sqlite3"
    if bare in _REGISTERED:
        told["dcat:mediaType"] = {"@id": f"{_IANA}{bare}", "@type": "dct:MediaType"}
    if standard := _STANDARDS.get(file.about) or _STANDARDS.get(_ending(file)):
        told["dct:conformsTo"] = _standard(standard)
    return told


def _described(file: ExportedFile) -> Node:
    """The description of a file's table, if it has one."""
    found = next((table for table in tables() if table.name == file.about), None)
    return {"dct:description": _texts(found.description)} if found else {}


def _rights(file: ExportedFile, settings: Settings) -> Node:
    """The licence of a file that the archive made; for others, also whose the texts in it are."""
    found = licences.compilation(settings)
    texts = [_text(licences.compilation(settings, language).text, language) for language in wording.LANGUAGES]
    licence = {"@type": "dct:LicenseDocument", **({"@id": _CC_BY} if found.spdx else {"rdfs:label": texts})}
    if file.licence == "compilation":
        return {"dct:license": licence}
    rights = [*texts, *_texts(wording.rights_of_authors())]
    return {"dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": rights}}


def _publisher(settings: Settings) -> Node:
    names = [_text(citation.author(settings, language), language) for language in wording.LANGUAGES]
    told: Node = {"@type": "foaf:Agent", "foaf:name": names}
    if settings.keeper.website:
        told["foaf:homepage"] = {"@id": settings.keeper.website, "@type": "foaf:Document"}
    return told


def _contact(settings: Settings) -> Node | None:
    keeper = settings.keeper
    if not (keeper.email or keeper.website):
        return None
    told: Node = {"@type": "vcard:Kind", "vcard:fn": citation.author(settings, "en")}
    if keeper.email:
        told["vcard:hasEmail"] = {"@id": f"mailto:{quote(keeper.email, safe='@+')}"}
    if keeper.website:
        told["vcard:hasURL"] = {"@id": keeper.website}
    return told


def _ending(file: ExportedFile) -> str:
    return file.name.rpartition(".")[2]


def _languages() -> list[Node]:
    return [{"@id": f"{_EU}language/{code}", "@type": "dct:LinguisticSystem"} for code in ("LAV", "ENG")]


def _standard(address: str) -> Node:
    return {"@id": address, "@type": "dct:Standard"}


def _texts(*texts: str) -> list[Node]:
    """Paragraphs in each language."""
    return [
        _text("\n\n".join(wording.said(one, language) for one in texts), language) for language in wording.LANGUAGES
    ]


def _text(text: str, language: str) -> Node:
    return {"@value": text, "@language": language}


def _typed(value: str, kind: str) -> Node:
    return {"@value": value, "@type": f"xsd:{kind}"}


def _moment(moment: str) -> Node:
    return _typed(moment, "dateTime")
