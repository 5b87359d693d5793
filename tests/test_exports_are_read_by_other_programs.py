"""Frictionless, pandas, R and pyarrow read an export as it is meant. Each is skipped where it is not there."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.export import dataset
from archive.export.tables import tables
from archive.store.folder import DataFolder
from tests.support.rows.to_export import NASTY, fill_all_tables

pytestmark = pytest.mark.peers


@pytest.fixture(scope="module")
def exported(archived_replica: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export with nasty texts: the captions of lv-101 from position 80 on."""
    folder = DataFolder(tmp_path_factory.mktemp("peers") / "data")
    shutil.copytree(archived_replica.root, folder.root)
    fill_all_tables(folder)
    return dataset.make(folder).folder


def program(name: str, how: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not there: {how}")
    return found


def pandas() -> str:
    python = os.environ.get("CTARCHIVE_PANDAS", sys.executable)
    if subprocess.run([python, "-c", "import pandas"], capture_output=True, check=False).returncode:
        pytest.skip("pandas is not there: name a Python that has it in $CTARCHIVE_PANDAS")
    return python


def counts(folder: Path) -> dict[str, int]:
    told: dict[str, int] = json.loads((folder / "export.json").read_text())["counts"]
    return told


def test_frictionless_finds_every_type_and_key_as_declared(exported: Path) -> None:
    frictionless = program("frictionless", "pip install 'frictionless>=5,<6' in a place of its own, put it on the PATH")
    done = subprocess.run(
        [frictionless, "validate", "datapackage.json", "--json"],
        cwd=exported,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    problems = [(task["name"], error["message"]) for task in report["tasks"] for error in task["errors"]]
    assert (report["valid"], problems, report["errors"]) == (True, [], [])
    assert {task["name"]: task["stats"]["rows"] for task in report["tasks"]} == counts(exported)


PANDAS = """
import json, re, sys
import pandas as pd
read = {}
for path in sys.argv[1:]:
    table = pd.read_csv(path, keep_default_na=False, na_values=[""])
    read[path] = len(table)
images = pd.read_csv("csv/images.csv", keep_default_na=False)
captions = images[(images.article_id == "lv-101") & (images.position >= 80)].caption
lines = pd.read_json("jsonl/images.jsonl", lines=True, dtype=False)
exact = lines[(lines.article_id == "lv-101") & (lines.position >= 80)].caption
guard = re.compile(r"^'(?='*[=+\\-@\\t\\r])")
plain = [guard.sub("", one) for one in captions]
print(json.dumps({"rows": read, "csv": plain, "jsonl": [one if isinstance(one, str) else None for one in exact]}))
"""


def test_pandas_reads_every_row_and_the_texts_as_they_are(exported: Path) -> None:
    paths = [f"csv/{table.name}.csv" for table in tables()]
    done = subprocess.run(
        [pandas(), "-c", PANDAS, *paths], cwd=exported, capture_output=True, text=True, check=True, env={"PATH": ""}
    )
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["rows"] == {f"csv/{name}.csv": count for name, count in counts(exported).items()}
    assert told["csv"] == [text or "" for text in NASTY]
    assert told["jsonl"] == NASTY


R = """
images <- read.csv("csv/images.csv", encoding = "UTF-8", na.strings = "", colClasses = "character")
stopifnot(names(images)[1] == "article_id")
captions <- images$caption[images$article_id == "lv-101" & as.integer(images$position) >= 80]
cat(sub("^'(?='*[=+\\\\-@\\t\\r])", "", captions, perl = TRUE), sep = "\\x01")
cat("\\x02")
for (path in commandArgs(trailingOnly = TRUE)) {
  cat(path, nrow(read.csv(path, encoding = "UTF-8", na.strings = "")), "\\n")
}
"""


def test_r_reads_every_row_and_the_texts_as_they_are(exported: Path, tmp_path: Path) -> None:
    rscript = program("Rscript", "on Debian apt-get install r-base-core")
    (tmp_path / "read.R").write_text(R)
    paths = [f"csv/{table.name}.csv" for table in tables()]
    done = subprocess.run(
        [rscript, "--vanilla", tmp_path / "read.R", *paths],
        cwd=exported,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr.decode()
    texts, _, rows = done.stdout.decode().partition("\x02")
    lines = [line.split() for line in rows.splitlines() if line.strip()]
    assert {path: int(count) for path, count in lines} == {
        f"csv/{name}.csv": count for name, count in counts(exported).items()
    }
    # R makes every line end in a text a LF, whatever it was.
    assert texts.split("\x01") == [(text or "NA").replace("\r\n", "\n").replace("\r", "\n") for text in NASTY]


def readme_code(folder: Path, language: str) -> str:
    """The lines in a language that README.md of an export tells to begin with."""
    return (folder / "README.md").read_text().split(f"```{language}\n")[1].split("```")[0]


def written(folder: Path) -> list[str]:
    """The days and the codes of municipalities that the lines of README.md read, as the archive has them."""
    with closing(sqlite3.connect(folder.parent.parent / "archive.db")) as db:
        days = db.execute("SELECT published_on FROM articles ORDER BY id").fetchall()
        codes = db.execute("SELECT municipality_id FROM mentions ORDER BY article_id, start").fetchall()
    return [day or "NA" for (day,) in days] + [code for (code,) in codes]


@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_r_reads_what_the_readme_begins_with_wherever_it_runs(locale: str, exported: Path, tmp_path: Path) -> None:
    rscript = program("Rscript", "on Debian apt-get install r-base-core")
    told = "stopifnot(inherits(articles$published_on, 'Date'))\ncat(format(articles$published_on), mentions[[2]])\n"
    (tmp_path / "begin.R").write_text(readme_code(exported, "r") + told)
    done = subprocess.run(
        [rscript, "--vanilla", tmp_path / "begin.R"],
        cwd=exported,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LC_ALL": locale},
    )
    assert (done.stdout.split(), done.stderr) == (written(exported), "")


def test_pandas_reads_what_the_readme_begins_with(exported: Path) -> None:
    told = "print(*articles.published_on.dt.strftime('%Y-%m-%d').fillna('NA'), *mentions.municipality_id)\n"
    code = readme_code(exported, "python") + told
    done = subprocess.run([pandas(), "-c", code], cwd=exported, capture_output=True, text=True, check=True)
    assert done.stdout.split() == written(exported)


def test_the_database_is_read_by_the_shell_of_sqlite(exported: Path, tmp_path: Path) -> None:
    sqlite = program("sqlite3", "on Debian apt-get install sqlite3")
    (tmp_path / "a.db").write_bytes(gzip.decompress((exported / "archive.sqlite.gz").read_bytes()))
    asked = "; ".join(f"SELECT '{name}', count(*) FROM {name}" for name in counts(exported))
    done = subprocess.run([sqlite, tmp_path / "a.db", asked], capture_output=True, text=True, check=True)
    found = dict(line.split("|") for line in done.stdout.splitlines())
    assert {name: int(count) for name, count in found.items()} == counts(exported)


def test_parquet_has_the_same_rows_and_types(exported: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not there: pip install 'ctarchive[parquet]'")
    import pyarrow.parquet as pq

    folder = DataFolder(exported.parent.parent)
    made = dataset.make(folder, tmp_path, parts=[*dataset.DATA, dataset.PARQUET])
    for table in tables():
        read = pq.read_table(made.folder / f"parquet/{table.name}.parquet")
        assert read.num_rows == counts(exported)[table.name]
        assert read.column_names == table.names
    images = pq.read_table(made.folder / "parquet/images.parquet").to_pylist()
    assert [one["caption"] for one in images if one["article_id"] == "lv-101" and one["position"] >= 80] == NASTY
    with closing(sqlite3.connect(folder.database)) as db:
        days = dict(db.execute("SELECT id, published_on FROM articles").fetchall())
    articles = pq.read_table(made.folder / "parquet/articles.parquet").to_pylist()
    assert {one["id"]: one["published_on"] and one["published_on"].isoformat() for one in articles} == days
