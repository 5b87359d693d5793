"""Citations of an export: in words, and as CITATION.cff for reference managers."""

from __future__ import annotations

from datetime import date

import yaml

from archive.export import licences, wording
from archive.export.release import Release
from archive.site import NAME
from archive.store.settings import Settings

FILE = "CITATION.cff"
KEYWORDS = ("human trafficking", "Latvia", "web archive", "news", "corpus")


def author(settings: Settings, language: str) -> str:
    """The author of the data set: the keeper or, if their name is not given, the archive itself."""
    return settings.keeper.said("name", language)[0] or wording.said(wording.title(), language)


def address(release: Release) -> str:
    """The public address of the exports; "" if that is unknown."""
    return f"{release.address}/data" if release.address else ""


def reference(release: Release, settings: Settings, language: str) -> str:
    """A reference to one version, in English after the American Psychological Association, in Latvian after ISO 690."""
    who, title = author(settings, language), wording.said(wording.title(), language)
    day, where = date.fromisoformat(release.published_at[:10]), address(release)
    named = "" if who == title else f"{who}. "
    if language == "lv":
        found = f" Pieejams: {where}" if where else ""
        return f"{named}{title}. Versija {release.version} [datu kopa]. {day:%d.%m.%Y.}{found}"
    found = f" {where}" if where else ""
    if not named:
        return f"{title} (Version {release.version}) [Data set]. ({day.year}).{found}"
    return f"{named.removesuffix('. ')}. ({day.year}). {title} (Version {release.version}) [Data set].{found}"


def citation_cff(release: Release, settings: Settings) -> str:
    """CITATION.cff, version 1.2.0 of that format."""
    first, _ = wording.about()
    told: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use this data set, please cite it as below, with its version.",
        "type": "dataset",
        "title": wording.title(),
        "abstract": first,
        "authors": [{"name": author(settings, "en")}],
        "version": release.version,
        "date-released": release.published_at[:10],
        "keywords": [*KEYWORDS, NAME],
    }
    if found := licences.compilation(settings).spdx:
        told["license"] = found
    if where := address(release):
        told["url"] = where
    if settings.keeper.email:
        told["contact"] = [{"name": author(settings, "en"), "email": settings.keeper.email}]
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120)
