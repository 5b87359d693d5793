"""The description of the data set in schema.org, for search engines: in an export, and on its page.

https://schema.org/Dataset, https://developers.google.com/search/docs/appearance/structured-data/dataset
"""

from __future__ import annotations

import json
from typing import Any

from archive.export import citation, licences, wording
from archive.export.catalogue import address_of, base_of, title_of
from archive.export.release import Release
from archive.export.tables import tables
from archive.site import DEFAULT_SITE, NAME
from archive.store.settings import Settings

FILE = "dataset.schema.jsonld"
MEDIA_TYPE = "application/ld+json"
MOST_DESCRIBED = 5000  # characters: more is not read


def schema_dataset(release: Release, settings: Settings) -> str:
    """dataset.schema.jsonld."""
    return json.dumps(data_set(release, settings), ensure_ascii=False, indent=1) + "\n"


def data_set(release: Release, settings: Settings, base: str | None = None, language: str = "en") -> dict[str, Any]:
    """The same as an object, for a page in a language; in an export it is English, with the Latvian name beside it.

    `base` is where the files lie, with a slash at its end. To stand in HTML, `<` is to be escaped.
    """
    base = base_of(release) if base is None else base
    page = citation.address(release)
    other = {"en": "lv", "lv": "en"}[language]
    described = "\n\n".join(wording.said(text, language) for text in (*wording.about(), wording.rights_of_authors()))
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": wording.said(wording.title(), language),
        "alternateName": wording.said(wording.title(), other),
        "description": described[:MOST_DESCRIBED],
        "version": release.version,
        "identifier": release.version,
        "datePublished": release.published_at[:10],
        "dateModified": release.published_at[:10],
        "inLanguage": ["lv", "en"],
        "isAccessibleForFree": True,
        "isBasedOn": {"@type": "WebSite", "name": NAME, "url": DEFAULT_SITE},
        "keywords": [wording.said(word, language) for word in citation.KEYWORDS],
        "spatialCoverage": {"@type": "Country", "name": wording.said("Latvia", language), "identifier": "LV"},
        "creator": _keeper(settings, language),
        "publisher": _keeper(settings, language),
        # How to cite it; `citation` would be what it cites itself.
        "creditText": citation.reference(release, settings, language),
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": table.name,
                "description": wording.said(table.description, language),
                "value": release.counts[table.name],
            }
            for table in tables()
            if table.name in release.counts
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": title_of(file, language),
                "encodingFormat": file.media_type.partition(";")[0],
                "contentUrl": address_of(file, base),
                "contentSize": f"{file.bytes} B",
                "sha256": file.sha256,
            }
            for file in release.files
        ],
        **_licence(settings, language),
    }
    if release.first_day and release.last_day:
        told["temporalCoverage"] = f"{release.first_day}/{release.last_day}"
    if page:
        told |= {"@id": f"{page}#{release.version}", "url": page}
    return told


def _keeper(settings: Settings, language: str) -> dict[str, str]:
    told = {"@type": "Organization", "name": citation.author(settings, language)}
    if settings.keeper.website:
        told["url"] = settings.keeper.website
    if settings.keeper.email:
        told["email"] = settings.keeper.email
    return told


def _licence(settings: Settings, language: str) -> dict[str, Any]:
    found = licences.compilation(settings, language)
    if found.url:
        return {"license": found.url}
    return {"license": {"@type": "CreativeWork", "name": found.text[:200], "text": found.text}}
