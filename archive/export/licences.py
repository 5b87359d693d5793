"""The licences of an export: for what the archive made, and for what belongs to its authors."""

from __future__ import annotations

from typing import NamedTuple

from archive.export import wording
from archive.export.release import Licence, Release
from archive.store.settings import Settings

FILE = "LICENSE.md"
CC_BY = "CC-BY-4.0"  # its name in the list of SPDX
_KINDS: dict[Licence, str] = {
    "compilation": "made by the archive",
    "texts": "made by the archive, with texts, titles or pictures that remain those of their authors",
}
_COMPILATION = (
    "What the archive made of the site, that is the choice and order of the data, which people and municipalities are "
    "named where, who spoke, days, versions and descriptions, may be used under CC BY 4.0: for any purpose, if you say "
    "where it is from."
)


class Compilation(NamedTuple):
    """The licence of the compilation: name and address of CC BY 4.0, or what the keeper says about it."""

    spdx: str
    url: str
    text: str


def compilation(settings: Settings, language: str = "en") -> Compilation:
    """The conditions for using the compilation: the keeper's, or else CC BY 4.0."""
    text, _ = settings.keeper.said("licence", language)
    if text:
        return Compilation("", "", text)
    return Compilation(CC_BY, str(wording.metadata()["license_url"]), wording.said(_COMPILATION, language))


def kind(licence: Licence, language: str) -> str:
    """What kind of file it is with regard to its use, in words."""
    return wording.said(_KINDS[licence], language)


def licence_text(release: Release, settings: Settings) -> str:
    """LICENSE.md: the conditions in both languages, and which file falls under which."""
    return "\n".join(_in(language, release, settings) for language in wording.LANGUAGES)


def _in(language: str, release: Release, settings: Settings) -> str:
    _ = wording.words(language)
    found = compilation(settings, language)
    lines = [f"# {_('Conditions of use')}", "", f"## {_('The compilation')}", "", found.text, found.url, ""]
    lines += [f"## {_('Texts and pictures')}", "", _(wording.rights_of_authors()), ""]
    lines += [f"## {_('Which file is what')}", "", f"| {_('file')} | {_('contents')} |", "| --- | --- |"]
    lines += [f"| `{file.name}` | {kind(file.licence, language)} |" for file in release.files]
    lines += [f"| {_('descriptions of the data')} | {kind('compilation', language)} |", ""]
    return "\n".join(lines)
