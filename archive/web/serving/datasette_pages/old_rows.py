"""Redirects for rows whose id was merged into another: their addresses in Datasette lead to that row."""

from __future__ import annotations

from collections.abc import Mapping

from datasette import Response
from datasette.utils import tilde_decode, tilde_encode
from sqlite_utils import Database

from archive.search.query.names import now_called
from archive.web.serving.request import PageRequest


async def leads_on(request: PageRequest, parts: Mapping[str, str]) -> Response | None:
    """A redirect, if the id in a row's address was merged into another; else None. `parts` are those of the address."""
    table, id = tilde_decode(parts.get("table") or ""), tilde_decode(parts.get("pks") or "")
    stands = await request.read(lambda db: _stands(db, table, id)) if id else None
    if stands is None or stands == id:
        return None
    ending = f".{parts['format']}" if parts.get("format") else ""
    return Response.redirect(f"{request.table_path(table)}/{tilde_encode(stands)}{ending}", status=301)


def _stands(db: Database, table: str, id: str) -> str | None:
    if table == "people":
        return now_called(db, id)
    if table == "events" and db.table("event_ids").exists():
        row = db.execute("SELECT event_id FROM event_ids WHERE id = ?", [id]).fetchone()
        return row[0] if row else None
    return None
