"""The digests of payloads, for captures in the database and for those that are being read."""

from __future__ import annotations

from sqlite_utils import Database


class Digests:
    """The SHA-256 (hex) of payloads by capture (id). Those in the database are not held in memory for long."""

    def __init__(self, db: Database, most: int = 1000) -> None:
        """With more than `most` held, those whose rows are in the database by now are dropped."""
        self._db = db
        self._most = self._at_least = most
        self._held: dict[str, str] = {}

    def __setitem__(self, capture_id: str, sha256: str) -> None:
        """Note the digest of a capture that was read, whether it gets a row or not."""
        self._held[capture_id] = sha256
        if len(self._held) > self._most:
            self._held = {id: held for id, held in self._held.items() if self._known(id) is None}
            # What is withheld never gets a row and stays held: asking about it each time would take ever longer.
            self._most = 2 * len(self._held) + self._at_least

    def get(self, capture_id: str, otherwise: str) -> str:
        """The digest of the payload that a capture holds itself; `otherwise` if it holds none."""
        return self._held.get(capture_id) or self._known(capture_id) or otherwise

    def _known(self, capture_id: str) -> str | None:
        sql = "SELECT sha256 FROM captures WHERE id = ? AND refers_to IS NULL"
        row: tuple[str] | None = self._db.execute(sql, [capture_id]).fetchone()
        return row[0] if row else None
