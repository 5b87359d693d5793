"""What the rules for names and for the vocabulary make of fixed texts, as a digest beside the number of the rules.

    python -m tests.golden.rules

keeps it in rules.json, and refuses where the output has changed and the number in archive/rules.py has not been raised.
The texts are those that rules are tuned on, and the stand-in site's articles; a rule whose change shows in none of them
needs its number all the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

from sqlite_utils import Database

from archive import rules
from archive.store.annotation import annotate
from tests.gold import paragraphs
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.stand_in import stand_in_rows

KEPT = Path(__file__).with_suffix(".json")

Part = Literal["names", "vocabulary"]
PARTS: tuple[Part, ...] = ("names", "vocabulary")
_TABLES: dict[Part, tuple[str, ...]] = {
    "names": ("people", "appearances", "statements", "municipalities", "municipality_successors", "mentions"),
    "vocabulary": ("vocabulary", "vocabulary_keys"),
}


def made_now() -> dict[Part, str]:
    """The digest of what the rules of now make of the texts, by part. The machine's dictionary is left aside."""
    with (
        patch.dict(os.environ, CTARCHIVE_DICTIONARY=""),
        closing(archive_of(":memory:", [*stand_in_rows(), *_tuned_texts()])) as db,
    ):
        with db.atomic():
            annotate.update(db)
        return {part: _digest(db, part) for part in PARTS}


def kept() -> dict[str, dict[str, Any]]:
    """The number and digest of each part as they were kept last."""
    content: dict[str, dict[str, Any]] = json.loads(KEPT.read_text(encoding="utf-8"))
    return content


def fault(part: Part, now: str, before: dict[str, Any]) -> str | None:
    """What is wrong with the number of a part, in words that say what to do; None where nothing is."""
    number = int(rules.version(part))
    if now == before["digest"]:
        return None
    if number <= before["number"]:
        return (
            f"the rules make otherwise of the same texts, and their number is still {number}: raise {part.upper()} "
            f"in archive/rules.py to {before['number'] + 1} and run python -m tests.golden.rules"
        )
    return None


def main() -> int:
    """Keep the digests of now. Ends with 1, and keeps nothing, where a number has to be raised first."""
    now, before = made_now(), kept()
    if faults := [words for part in PARTS if (words := fault(part, now[part], before[part]))]:
        print("\n".join(faults))
        return 1
    content = {part: {"number": int(rules.version(part)), "digest": now[part]} for part in PARTS}
    KEPT.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return 0


def _tuned_texts() -> list[Row]:
    return [
        Row(f"{text.lang}-{number}", "", text.text, text.lang, text.date.isoformat())
        for number, text in enumerate([*paragraphs("tuning"), *paragraphs("offices")], start=1001)
    ]


def _digest(db: Database, part: Part) -> str:
    digest = hashlib.sha256()
    for table in _TABLES[part]:
        rows = sorted(json.dumps(row) for row in db.execute(f"SELECT * FROM {table}").fetchall())
        digest.update("\n".join([table, *rows, ""]).encode())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
