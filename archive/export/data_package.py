"""The export as a Frictionless Data Package: types, keys and descriptions of all tables, for programs.

Its resources are only the CSV files, so that programs that know no other format can read all of it.

https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import json
from typing import Any

from archive.export import citation, licences, wording
from archive.export.files.text_files import CSV
from archive.export.release import ExportedFile, Licence, Release
from archive.export.tables import Column, Table, tables
from archive.site import DEFAULT_SITE, NAME
from archive.store.settings import Settings

FILE = "datapackage.json"
_DIALECT = {"header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"}


def data_package(release: Release, settings: Settings) -> str:
    """datapackage.json. Names of Latvian texts end in `_lv`."""
    known = {table.name: table for table in tables()}
    told: dict[str, Any] = {
        "profile": "data-package",
        "name": NAME.replace(".", "-"),
        "id": f"{citation.address(release)}/{release.version}" if release.address else None,
        **_both("title", wording.title()),
        **_both("description", *wording.about()),
        "version": release.version,
        "created": release.published_at,
        "homepage": citation.address(release) or None,
        "keywords": list(citation.KEYWORDS),
        "licenses": _licences("compilation", settings),
        "sources": [{"title": NAME, "path": DEFAULT_SITE}],
        "contributors": [{"title": citation.author(settings, "en"), "role": "publisher"}],
        "resources": [_resource(file, known[file.about], settings) for file in release.files if file.media_type == CSV],
    }
    return json.dumps(_without_none(told), ensure_ascii=False, indent=1) + "\n"


def _resource(file: ExportedFile, table: Table, settings: Settings) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.name,
        **_both("title", table.title),
        **_both("description", table.description),
        "format": "csv",
        "mediatype": file.media_type.partition(";")[0],
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "licenses": _licences(file.licence, settings),
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    foreign = [
        {"fields": [one.name], "reference": {"resource": one.references, "fields": ["id"]}}
        for one in table.columns
        if one.references
    ]
    return {
        "fields": [_field(one) for one in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": foreign or None,
    }


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.type,
        "constraints": {"required": True} if column.is_required else None,
        **_both("description", column.description),
    }


def _licences(licence: Licence, settings: Settings) -> list[dict[str, str]]:
    found = licences.compilation(settings)
    told = [{"name": found.spdx, "path": found.url, "title": "CC BY 4.0, for the compilation"}]
    if not found.spdx:
        told = [{"path": licences.FILE, "title": "The conditions of the keeper of the archive, for the compilation"}]
    if licence == "texts":
        told.append({"path": licences.FILE, "title": "Texts and pictures remain those of their authors"})
    return told


def _both(name: str, *texts: str) -> dict[str, str]:
    return {
        name: "\n\n".join(texts),
        f"{name}_lv": "\n\n".join(wording.said(text, "lv") for text in texts),
    }


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_none(one) for name, one in value.items() if one is not None}
    return [_without_none(one) for one in value] if isinstance(value, list) else value
