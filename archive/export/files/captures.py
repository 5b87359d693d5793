"""All captures as a WACZ, for viewers of web archives: a part of an export."""

from __future__ import annotations

from archive.export.files.wacz.package import write_wacz
from archive.export.parts import Output, Source

NAME = "captures.wacz"
TITLE = "all captures of the site, for viewers of web archives such as ReplayWeb.page"
_TYPE = "application/wacz"  # as the specification requires


def write_captures(source: Source, output: Output) -> None:
    """Write `captures.wacz`, if there is a capture to show, and note what is not in it."""
    made = output.scratch / NAME
    packed = write_wacz(made, source.db, source.folder, source.published_at, lambda count: output.tell(NAME, count))
    if packed.captures:
        with output.file(NAME, _TYPE, "wacz") as path:
            made.replace(path)
    if packed.damaged:
        output.is_partial = True
        told = f"{len(packed.damaged)}, the first of capture {packed.damaged[0]}"
        output.notes.append(
            f"{NAME}: damaged or missing records are left out: {told}; `ctarchive status --verify` lists them"
        )
    if packed.hidden:
        output.notes.append(f"{NAME}: captures that name what is withheld are left out: {packed.hidden}")
    if packed.orphaned:
        output.notes.append(f"{NAME}: captures that refer to what is left out are not in the index: {packed.orphaned}")
