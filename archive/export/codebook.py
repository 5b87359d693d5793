"""The codebook: what each table and column means, for people, in English and in Latvian."""

from __future__ import annotations

from archive.export import licences, wording
from archive.export.release import Release
from archive.export.tables import Column, Table, Type, tables
from archive.export.wording import Words
from archive.store.settings import Settings

FILES = {"en": "codebook.en.md", "lv": "codebook.lv.md"}

_TYPES: dict[Type, str] = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "date": "day",
    "datetime": "moment",
}
IN_CSV = (
    "CSV is in UTF-8 with a byte order mark, by which Excel knows it; lines end with CR LF, and texts may have line "
    "ends within quotation marks. A text that begins with =, +, -, @, a tab or a carriage return has an apostrophe "
    "before it, so that no spreadsheet runs it as a formula; a text that begins with apostrophes and then one of these "
    "has one more. Take one away, or use JSON Lines or SQLite, which have every text as it is.",
    "Codes of municipalities, such as 0001000, are text. Programs that guess types take them for numbers and lose the "
    "zeros: name the type when reading, as README.md does, or read it from `datapackage.json`, which has those of all "
    "columns.",
    "Excel shows the first 32,767 characters of a cell: for long texts use another program. Where Windows separates "
    "lists by a semicolon, as it does in Latvian, Excel puts a file that is opened by two clicks into wrong columns, "
    "and may run what follows a semicolon in a text as a formula: load the file by Data > From Text/CSV.",
)
RULES = (
    "Days are written year-month-day. Moments are in UTC, to the microsecond. Yes is 1, no is 0.",
    "Empty means that nothing was recognised or that it does not apply. In CSV such a cell has nothing in it, while an "
    'empty text is written as two quotation marks (""); in JSON Lines and in SQLite the former is null.',
    "`start` and `end` count characters (Unicode code points) of the text named in their description, from 0.",
    *IN_CSV,
    "Rows are in the order of the key. Columns keep their order and their meaning from version to version; new ones "
    "may come.",
)
_NO_ADDRESS = (
    "Whoever keeps this copy of the archive has not said where the public reads it, so addresses of pages are paths, "
    "such as /article/lv-129."
)


def codebook_en(release: Release, settings: Settings) -> str:
    """codebook.en.md."""
    return _codebook(release, settings, "en")


def codebook_lv(release: Release, settings: Settings) -> str:
    """codebook.lv.md."""
    return _codebook(release, settings, "lv")


def _codebook(release: Release, settings: Settings, language: str) -> str:
    _ = wording.words(language)
    lines = [f"# {_('Codebook')}: {_(wording.title())}", "", f"{_('Version')} {release.version}", ""]
    lines += [part for text in wording.about() for part in (_(text), "")]
    lines += [f"## {_('How values are written')}", ""]
    lines += [f"- {_(rule)}" for rule in (*RULES, *(() if release.address else (_NO_ADDRESS,)))]
    lines += [
        "",
        f"## {_('Tables')}",
        "",
        f"| {_('table')} | {_('what it has')} | {_('rows')} |",
        "| --- | --- | ---: |",
    ]
    shown = tables()
    lines += [f"| [{one.name}](#{one.name}) | {_(one.title)} | {release.counts.get(one.name, 0)} |" for one in shown]
    for table in shown:
        lines += ["", *_table(table, release, language)]
    return "\n".join([*lines, ""])


def _table(table: Table, release: Release, language: str) -> list[str]:
    _ = wording.words(language)
    named = ", ".join(f"`{file.name}`" for file in release.files if file.about == table.name)
    key = ", ".join(f"`{name}`" for name in table.key)
    return [
        f"### {table.name}",
        "",
        f"**{_(table.title)}.** {_(table.description)}",
        "",
        f"- {_('Files')}: {named}",
        f"- {_('Key')}: {key}",
        f"- {_('Conditions of use')}: {licences.kind(table.licence, language)}",
        "",
        f"| {_('column')} | {_('kind')} | {_('meaning')} |",
        "| --- | --- | --- |",
        *(f"| `{one.name}` | {_kind(one, _)} | {_cell(_(one.description))} |" for one in table.columns),
    ]


def _kind(column: Column, _: Words) -> str:
    kind = _(_TYPES[column.type])
    if column.references:
        kind += f", {_('key of')} [{column.references}](#{column.references})"
    return kind


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
