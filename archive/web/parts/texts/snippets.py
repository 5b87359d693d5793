"""Code snippets that read a data set over the web, ready to be copied."""

from __future__ import annotations

from typing import NamedTuple

from archive.export.release import SUMS, Release


class Snippet(NamedTuple):
    """A snippet in a programming language, with the name of that."""

    name: str
    lines: str


_R = """articles <- read.csv("{base}csv/articles.csv",
                     encoding = "UTF-8", na.strings = "")
table(substr(articles$published_on, 1, 4))
"""
_PANDAS = """import pandas as pd

articles = pd.read_csv("{base}csv/articles.csv")
print(articles["published_on"].str[:4].value_counts().sort_index())
"""
_SQL = """curl -fO {base}archive.sqlite.gz
curl -fO {base}{sums}
sha256sum --check --ignore-missing {sums}
gunzip archive.sqlite.gz
sqlite3 archive.sqlite "SELECT substr(published_on, 1, 4) AS year, count(*)
                        FROM articles GROUP BY year"
"""
_NEEDS = (
    ("R", _R, "csv/articles.csv"),
    ("Python, pandas", _PANDAS, "csv/articles.csv"),
    ("SQL", _SQL, "archive.sqlite.gz"),
)


def snippets(release: Release, base: str) -> list[Snippet]:
    """Snippets that count articles by year, one for each language whose file the data set has.

    `base` is the address of its files, with a slash at the end.
    """
    return [Snippet(name, lines.format(base=base, sums=SUMS)) for name, lines, file in _NEEDS if release.file(file)]
