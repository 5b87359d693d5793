"""Permissions: our pages do not show what Datasette's configuration or a plugin closes to a visitor."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from datasette import Forbidden

_OF_DATASETTE = "datasette.default_permissions"
# Pages show these tables together, so a visitor who may not see one of them may not see any page.
_TABLES = (
    "articles revisions images attachments documents document_pages events event_ids event_municipalities people "
    "appearances statements mentions captures imports article_twins edges"
).split()

# What closes the archive to anonymous visitors (None: nothing), by server (a Datasette) and database.
_found: WeakKeyDictionary[Any, dict[str, Forbidden | None]] = WeakKeyDictionary()


async def ensure_open(datasette: Any, database: str, actor: Any) -> None:
    """Raise Forbidden if somebody may not see all of the archive; `actor` is None for anonymous visitors.

    If only the metadata decide, what anonymous visitors may see is determined once: Datasette 0.65.5 copies all
    metadata for each table that it is asked about, which takes longer than making most pages.
    """
    if actor is not None or not is_said_by_metadata():
        await _ask(datasette, database, actor)
        return
    found = _found.setdefault(datasette, {})
    if database not in found:
        try:
            await _ask(datasette, database, None)
        except Forbidden as closed:
            found[database] = closed
        else:
            found[database] = None
    if closed_by := found[database]:
        raise Forbidden(*closed_by.args)


def is_said_by_metadata() -> bool:
    """Whether only the metadata decide who may see what, and no plugin. They do not change while a server runs."""
    from datasette.plugins import pm  # not at the top: see archive.web

    deciding = (pm.hook.permission_allowed, pm.hook.get_metadata)
    return all(one.plugin_name == _OF_DATASETTE for hook in deciding for one in hook.get_hookimpls())


async def _ask(datasette: Any, database: str, actor: Any) -> None:
    await datasette.ensure_permissions(actor, [("view-database", database), "view-instance"])
    for table in _TABLES:
        if await datasette.permission_allowed(actor, "view-table", (database, table), default=None) is False:
            raise Forbidden("view-table")
