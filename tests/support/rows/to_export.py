"""Rows in every table of an archive of the stand-in site, with texts that break badly written files."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from archive.store.folder import DataFolder

NASTY = [
    *(None, "", " ", "=1+1", "+371 67000000", "-5", "@SUM(A1)", "\t=1", "'=1", "'s"),
    *('Teica: "Jā, „nē”"', "a,b;c\td", "Rindas\r\nbeigas\n\nun\rvēl", "āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ 🙂", "\\N NULL null NA"),
]
# What the six articles of the small site lack.
_FILLED = """
INSERT INTO documents (id, capture_id, bytes, title, pages)
    SELECT printf('%064d', 1), min(id), 5, 'Programma', 1 FROM captures;
INSERT INTO document_pages VALUES (7, printf('%064d', 1), 1, 'Pirmā lapa');
INSERT INTO events (id, title, starts_on, ends_on, source)
    VALUES ('n', 'Seminārs', '2024-05-01', '2024-05-02', 'calendar');
INSERT INTO event_ids VALUES ('e', 'n', 'Seminar', 'en', '2024-05-01');
INSERT INTO event_municipalities VALUES ('n', '0001000');
INSERT INTO article_twins VALUES ('lv-101', 'en-201', 'facts'), ('en-201', 'lv-101', 'facts');
INSERT INTO addresses (id, article_id, url) VALUES ('lv-1', 'lv-101', 'http://localhost/1');
INSERT INTO imports (id, source, started_at) VALUES ('i', 'file', '2024-05-01T00:00:00.000000Z');
INSERT INTO corrections (id, kind, corrected_at, marks, finds_text)
    VALUES (1, 'date', '2024-05-01T00:00:00.000000Z', '[]', 1);
INSERT INTO former_mentions VALUES ('lv-101', 1, '0001000', 'Rīgā', 3, 7);
INSERT INTO former_appearances (article_id, revision, person_id, name_as_written, spoke, start, "end")
    SELECT 'lv-101', 1, min(id), 'Ozola', 0, 3, 8 FROM people;
DELETE FROM edges;
INSERT INTO edges SELECT min(id), max(id), NULL, 1, 1, 0.0909 FROM people;
INSERT INTO edges SELECT min(id), max(id), 2019, 0, 1, 0.1 FROM people;
INSERT INTO images VALUES ('lv-101', 70, 'http://localhost/a.jpg', NULL, '');
INSERT INTO attachments VALUES ('lv-101', 70, 'http://localhost/a.pdf', 'Programma', NULL, NULL, printf('%064d', 1));
"""


def fill_all_tables(folder: DataFolder) -> None:
    """Put rows straight into the database; `images` has the texts as captions and as alternative texts."""
    with closing(sqlite3.connect(folder.database)) as db, db:
        db.executescript(_FILLED)
        for number, text in enumerate(NASTY, 80):
            db.execute("INSERT INTO images VALUES ('lv-101', ?, 'http://localhost/b.jpg', ?, ?)", [number, text, text])
