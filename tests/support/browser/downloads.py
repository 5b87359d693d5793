"""An archive of the stand-in site's rows to download as data: with offices, statements and a page that is gone."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.support.rows.articles import archive_of
from tests.support.rows.stand_in import add_people_and_places, stand_in_rows

Record = dict[str, Any]


def archive_to_download(path: Path) -> None:
    """Write its database to a path."""
    db = archive_of(path, stand_in_rows())
    add_people_and_places(db)
    db.execute(
        "UPDATE appearances SET role = 'inspektori', role_nominative = 'inspektors', organisation = 'Valsts policijas' "
        "WHERE person_id = 'p0'"
    )
    db.execute(
        'INSERT INTO appearances (article_id, person_id, name_as_written, spoke, start, "end") '
        "SELECT article_id, person_id, '', spoke, 90, 95 FROM appearances WHERE person_id = 'p0'"
    )
    add_statements = (
        'INSERT INTO statements (article_id, person_id, position, text, quoted, start, "end") '
        "SELECT DISTINCT article_id, person_id, 1, '- ' || title, 0, 0, 0 FROM appearances "
        "JOIN articles ON articles.id = article_id WHERE spoke"
    )
    db.execute(add_statements)
    db.execute("UPDATE articles SET gone_at = '2024-02-01T00:00:00Z' WHERE id = 'lv-104'")
    db.conn.commit()
    db.close()


def table(content: bytes) -> list[Record]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def by_lines(text: str) -> list[Record]:
    return [json.loads(line) for line in text.splitlines()]
