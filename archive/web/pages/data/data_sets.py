"""/data: the newest data set and those before it; /data/<version>: one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from datasette import Response

from archive.export import citation, licences, wording
from archive.export.catalogue import title_of
from archive.export.release import MANIFEST, SUMS, ExportedFile, Release, releases_shown
from archive.export.schema_org import data_set
from archive.export.tables import tables
from archive.web.pages.data.data_files import VERSION, data_folder, find, no_longer, not_here
from archive.web.parts.texts.snippets import snippets
from archive.web.serving.i18n import N_
from archive.web.serving.keeper import settings_beside
from archive.web.serving.request import PageRequest

_TOLD = {  # the files that describe the data, by what they are about
    "readme": N_("What it is and how to read, check and cite it"),
    "codebook": N_("What each table and column means"),
    "licence": N_("Under which conditions it may be used"),
    "citation": N_("How to cite it, for programs"),
    "datapackage": N_("Types, keys and meanings of all columns, for programs (Frictionless Data Package)"),
    "dcat": N_("Description for data portals (DCAT-AP)"),
    "schema.org": N_("Description for search engines (schema.org)"),
}
_FORMATS = {"csv": "CSV", "jsonl": "JSON Lines", "parquet": "Parquet"}


class Listed(NamedTuple):
    """A table of a data set: its name, what it has, its rows, and its files by format."""

    name: str
    title: str
    about: str
    rows: int
    files: Mapping[str, ExportedFile]


async def data_page(request: PageRequest) -> Response:
    """The newest data set; if there is none, how the keeper makes one."""
    releases = await asyncio.to_thread(releases_shown, data_folder(request))
    return await _shown(request, releases[0] if releases else None, releases)


async def version_page(request: PageRequest) -> Response:
    """One of the data sets."""
    folder, version = data_folder(request), request.matched("version")
    found = await asyncio.to_thread(find, folder, version)
    if not found.release:
        return await not_here(request)
    if not found.is_shown:
        return await no_longer(request)
    return await _shown(request, found.release, await asyncio.to_thread(releases_shown, folder))


async def _shown(request: PageRequest, release: Release | None, releases: list[Release]) -> Response:
    told = about(request, release) if release else {}
    return await request.render("data.html", release=release, releases=releases, **told)


def about(request: PageRequest, release: Release) -> dict[str, Any]:
    """What the page of a data set says about it."""
    settings, language = settings_beside(request.database.path), request.language
    base = request.url(f"/data/{release.version}/")
    listed = _tables(release, language)
    of_tables = {file.name for one in listed for file in one.files.values()}
    return {
        "base": request.path(f"/data/{release.version}/"),
        "listed": listed,
        "others": [(file, _words(request, file)) for file in release.files if file.name not in of_tables],
        "manifest": MANIFEST,
        "sums": SUMS,
        "formats": [name for name in _FORMATS.values() if any(name in one.files for one in listed)],
        "references": [(one, citation.reference(release, settings, one)) for one in ("lv", "en")],
        "licence": licences.compilation(settings, language),
        "rights": wording.said(wording.rights_of_authors(), language),
        "snippets": snippets(release, base),
        "in_schema_org": data_set(release, settings, base, language),
    }


def _words(request: PageRequest, file: ExportedFile) -> str:
    told = _TOLD.get(file.about)
    return request.interface.gettext(told) if told else title_of(file, request.language)


def _tables(release: Release, language: str) -> list[Listed]:
    files: dict[str, dict[str, ExportedFile]] = {}
    for file in release.files:
        if name := _FORMATS.get(PurePosixPath(file.name).parts[0]):
            files.setdefault(file.about, {})[name] = file
    return [
        Listed(
            one.name,
            wording.said(one.title, language),
            wording.said(one.description, language),
            release.counts.get(one.name, 0),
            files[one.name],
        )
        for one in tables()
        if one.name in files
    ]


ROUTES = [(r"^/data$", data_page), (rf"^/data/{VERSION}$", version_page)]
