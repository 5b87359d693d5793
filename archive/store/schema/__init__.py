"""The tables of archive.db. They are our interface: Datasette shows them as they are, so no column changes meaning.

A change of the schema is a new migration at the end of `from_034`; what has been released is never edited.
"""

from __future__ import annotations

from archive.store.schema.from_034 import migrations

__all__ = ["DERIVED_TABLES", "migrations"]

# Everything that can be derived from the captures; `rebuild` makes these again.
DERIVED_TABLES = (
    "articles images attachments events event_municipalities people appearances statements municipalities "
    "municipality_successors mentions former_appearances former_mentions revisions unread suspects"
).split()
