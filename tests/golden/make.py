"""Makes a golden archive, with the code of the version that it shall come from (see README.md beside this file).

    cd CHECKOUT-OF-THAT-VERSION && PYTHONPATH=. .venv/bin/python .../tests/golden/make.py FOLDER

It uses of that version only what stays: the command line, the stand-in site and the tables.
"""

from __future__ import annotations

import json
import lzma
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.replica.content import ReplicaArticle, load_articles, load_calendar
from tests.replica.markup import Paragraph, Part
from tests.replica.misbehaviour import Changed, Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Site

Rows = dict[str, list[dict[str, Any]]]

PORT = 8919  # stands in the addresses of all captures, so the site must be served there again
EDITED, GONE, NEW, REPLACED, FAILING = "lv-118", "lv-105", "lv-223", "lv-240", "en-201"
# What the archive says of the site; where its captures lie and how it searches are its own affair.
TABLES = (
    "addresses appearances articles attachments crawls decisions events failures images mentions "
    "municipalities people person_ids revisions statements suspects unread"
).split()


def main(target: Path) -> None:
    """Visit a site of seven pages four times, and keep the captures, the decisions, the database and its rows."""
    wanted = (EDITED, GONE, NEW, REPLACED, FAILING, "lv-103", "lv-greta")
    site = {a.id: replace(a, images=a.images[:1]) for a in load_articles() if a.id in wanted}
    with TemporaryDirectory() as folder, ReplicaServer(port=PORT) as server:
        data = Path(folder) / "data"
        refresh(server, data, "2026-09-01", [article for id, article in site.items() if id != NEW])
        articles = [edited(article) if id == EDITED else article for id, article in site.items() if id != GONE]
        stub = "<!doctype html><title>Akcija</title><main><h1>Akcija</h1><p>24.02.2026</p>{}</main>"
        server.script(site[REPLACED].path, Changed(stub.format("<p>Iegādājies jau šodien!</p>" * 20).encode()))
        server.script(site[FAILING].path, Status(500))
        refresh(server, data, "2026-09-08", articles, "--full", expected=6)
        server.script(site[FAILING].path)
        refresh(server, data, "2026-09-16", articles, "--accept", REPLACED)
        refresh(server, data, "2026-09-24", articles)
        keep(data, target)


def refresh(
    server: ReplicaServer, data: Path, day: str, articles: list[ReplicaArticle], *options: str, expected: int = 0
) -> None:
    """Refresh at three in the morning of a day, from a site of these articles."""
    os.environ["CTARCHIVE_NOW"] = f"{day}T03:00:00+00:00"
    # Of two months, for a page of each month between the first and the last event is asked for.
    events = [event for event in load_calendar() if "2022-11" <= event.starts_on.isoformat() < "2023-01"]
    server.handler = Site(today=date.fromisoformat(day), articles=articles, events=events)
    command = ["refresh", "--site", f"{server.url}/", "--data", str(data), "--delay", "0", "--json", *options]
    done = subprocess.run([sys.executable, "-m", "archive", *command], stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout)
    assert done.returncode == expected, done.returncode


def edited(article: ReplicaArticle) -> ReplicaArticle:
    """Another title, and a paragraph more."""
    added = Paragraph((Part("Nākamā diskusija paredzēta pavasarī Rēzeknē."),))
    return replace(article, title=f"{article.title} – papildināts", body=(*article.body, added))


def keep(data: Path, target: Path) -> None:
    """Put what the archive consists of into `target`, the database as one packed file."""
    shutil.copytree(data / "warc", target / "warc")
    for file in data.glob("*.jsonl"):
        shutil.copy(file, target)
    with closing(sqlite3.connect(data / "archive.db")) as db:
        rows = rows_of(db)
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    packed = lzma.compress((data / "archive.db").read_bytes(), preset=9)
    (target / "archive.db.xz").write_bytes(packed)
    write_rows(rows, target / "rows.json")


def rows_of(db: sqlite3.Connection) -> Rows:
    """All rows of TABLES, by table and column, in an order that depends on nothing but themselves."""
    db.row_factory = sqlite3.Row
    return in_order({table: [dict(row) for row in db.execute(f"SELECT * FROM {table}")] for table in TABLES})


def in_order(tables: Rows) -> Rows:
    """The rows of each table sorted."""
    return {table: sorted(rows, key=json.dumps) for table, rows in tables.items()}


def write_rows(tables: Rows, path: Path) -> None:
    """The columns of each table and one row a line, so that what changes shows as a change of lines."""
    parts = []
    for table, rows in tables.items():
        lines = [list(rows[0]) if rows else [], *(list(row.values()) for row in rows)]
        body = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        parts.append(f"{json.dumps(table)}: [\n{body}\n]")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def read_rows(path: Path) -> Rows:
    """What `write_rows` wrote."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    return {table: [dict(zip(columns, row, strict=True)) for row in rows] for table, (columns, *rows) in tables.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
