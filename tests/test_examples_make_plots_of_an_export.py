"""The examples of docs/examples draw what an export has, and the README shows one of them as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from archive.export import dataset
from archive.store.folder import DataFolder
from tests.support.command import ROOT

EXAMPLES = ROOT / "docs" / "examples"
SVG = {"svg": "http://www.w3.org/2000/svg"}


class Exported(NamedTuple):
    """An export, and what is to be seen of it."""

    folder: Path
    years: Counter[int]


@pytest.fixture(scope="module")
def exported(twice_crawled: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = dataset.make(twice_crawled, tmp_path_factory.mktemp("exports"), parts=dataset.DATA).folder
    with closing(sqlite3.connect(twice_crawled.database)) as db:
        years = Counter(year for (year,) in db.execute("SELECT year FROM articles WHERE year > 0"))
    return Exported(folder, years)


def drawn(folder: Path) -> ElementTree.Element:
    example = EXAMPLES / "articles_per_year.py"
    done = subprocess.run([sys.executable, "-I", example, folder], capture_output=True, check=True)
    assert done.stderr == b""
    return ElementTree.fromstring(done.stdout)


def test_the_standard_library_is_enough_for_a_plot(exported: Exported) -> None:
    root = drawn(exported.folder)
    assert len(exported.years) > 1
    years = range(min(exported.years), max(exported.years) + 1)
    bars = [float(bar.attrib["height"]) for bar in root.findall("svg:rect", SVG)]
    most = max(exported.years.values())
    assert bars == [round(200 * exported.years[year] / most) for year in years]
    said = [text.text for text in root.findall("svg:text", SVG)]
    assert said == [str(told) for year in years for told in (year, exported.years[year])]


def test_an_export_without_days_makes_an_empty_plot(tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "articles.csv").write_text("\ufeffid,body,year\r\nlv-1," + "a" * 200_000 + ",\r\n", newline="")
    assert list(drawn(tmp_path)) == []


def test_the_readme_shows_the_example_as_it_is() -> None:
    lines = (EXAMPLES / "articles_per_year_pandas.py").read_text().splitlines()
    code = "\n".join(f"    {line}".rstrip() for line in lines[lines.index("import sys") :])
    assert code in (ROOT / "README.md").read_text()


@pytest.mark.peers
def test_pandas_makes_a_picture(exported: Exported, tmp_path: Path) -> None:
    python = os.environ.get("CTARCHIVE_PANDAS", sys.executable)
    if subprocess.run([python, "-c", "import pandas, matplotlib"], capture_output=True, check=False).returncode:
        pytest.skip("pandas and matplotlib are not there: name a Python that has them in $CTARCHIVE_PANDAS")
    picture = tmp_path / "articles.png"
    command = [python, *map(str, (EXAMPLES / "articles_per_year_pandas.py", exported.folder, picture))]
    subprocess.run(command, check=True, env={"PATH": "", "MPLCONFIGDIR": str(tmp_path), "MPLBACKEND": "agg"})
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.peers
def test_r_makes_a_picture(exported: Exported, tmp_path: Path) -> None:
    rscript = shutil.which("Rscript")
    if not rscript:
        pytest.skip("Rscript is not there: on Debian apt-get install r-base-core")
    picture = tmp_path / "articles.pdf"
    command = [rscript, "--vanilla", *map(str, (EXAMPLES / "articles_per_year.R", exported.folder, picture))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.read_bytes().startswith(b"%PDF")
