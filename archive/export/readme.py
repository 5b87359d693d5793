"""README.md of an export: what it is, what each file has, how to read, check and cite it; in both languages."""

from __future__ import annotations

from archive.export import catalogue, citation, codebook, data_package, licences, schema_org, wording
from archive.export.files import captures, entities, sqlite_file
from archive.export.release import SUMS, Release
from archive.store.settings import Settings

FILE = "README.md"

_READ = """```python
import pandas as pd
articles = pd.read_csv("csv/articles.csv", parse_dates=["published_on"])
mentions = pd.read_csv("csv/mentions.csv", dtype={"municipality_id": str})
```

```r
articles <- read.csv("csv/articles.csv", encoding = "UTF-8", na.strings = "",
                     colClasses = c(published_on = "Date"))
mentions <- read.csv("csv/mentions.csv", encoding = "UTF-8", na.strings = "",
                     colClasses = c(municipality_id = "character"))
```

```sh
gunzip --keep archive.sqlite.gz
sqlite3 archive.sqlite "SELECT year, count(*) FROM articles GROUP BY year"
sha256sum --check SHA256SUMS
```"""
_REPRODUCIBLE = (
    "It is made from stored copies of the pages alone: the same copies, settings and version of the program give the "
    "same bytes, also where the database is made anew from them. The version has the day of the last publication, and "
    "8 hexadecimal digits that differ where any file does."
)
_WITHHELD = (
    "What the keeper of the archive had to withhold is not in it. If you pass it on, look at the newest version first: "
    "something may have been withheld since."
)
_PARTS = {
    "csv/": "each table for spreadsheets and statistics",
    "jsonl/": "each table for programs, an object in a line",
    sqlite_file.NAME: sqlite_file.TITLE,
    captures.NAME: captures.TITLE,
    entities.FILE: entities.TITLE,
    "codebook.en.md, codebook.lv.md": "what each table and column means",
    data_package.FILE: "the same for programs (Frictionless Data Package)",
    f"{catalogue.FILE}, {schema_org.FILE}": "what the data set is, for portals of open data and for search engines",
    citation.FILE: "how to cite it, for programs",
    licences.FILE: "on which conditions it may be used",
    SUMS: "sums by which the files can be checked",
}


def readme(release: Release, settings: Settings) -> str:
    """README.md."""
    return "\n".join(_in(language, release, settings) for language in wording.LANGUAGES)


def _in(language: str, release: Release, settings: Settings) -> str:
    _ = wording.words(language)
    counts = [(one, release.counts[one]) for one in ("articles", "revisions", "people", "statements", "documents")]
    between = f", {release.first_day} – {release.last_day}" if release.first_day else ""
    lines = [f"# {_(wording.title())}", "", f"{_('Version')} {release.version}{between}", ""]
    lines += [part for text in (*wording.about(), _REPRODUCIBLE, _WITHHELD) for part in (_(text), "")]
    lines += [f"| {_('table')} | {_('rows')} |", "| --- | ---: |", *(f"| {name} | {count} |" for name, count in counts)]
    lines += ["", f"## {_('Files')}", "", *(f"- `{name}`: {_(what)}" for name, what in _PARTS.items())]
    lines += ["", f"## {_('To read and to check it')}", "", _READ, ""]
    lines += [f"- {_(rule)}" for rule in codebook.IN_CSV] + [""]
    lines += [f"## {_('To cite it')}", "", citation.reference(release, settings, language), ""]
    return "\n".join(lines)
