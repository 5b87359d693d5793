"""/data/<version>/<file>: the files of exports, sent from where `ctarchive export` put them."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from datasette import NotFound, Response

from archive.export.release import MANIFEST, SUMS, ExportedFile, Release, may_be_shown, read_release
from archive.store.folder import DataFolder
from archive.store.takedowns import ledger
from archive.web.parts.documents.addresses import as_attachment
from archive.web.serving.i18n import N_
from archive.web.serving.messages import message
from archive.web.serving.middleware.security import CAPTURE_POLICY
from archive.web.serving.request import PageRequest
from archive.web.serving.responses.files import SentFile

# A version never changes, but may be withheld: shared caches revalidate soon, browsers within the hour.
_HEADERS = {
    "Content-Security-Policy": CAPTURE_POLICY,
    "Cache-Control": "public, max-age=3600, s-maxage=300, must-revalidate",
}
_NOT_HERE = (
    N_("This version of the data is not here"),
    N_(
        "It has been removed, or the address is wrong. A version is removed where access to something in it is closed. "
        "Other versions are listed on the page of data sets."
    ),
)
_NO_LONGER = (
    N_("This version of the data is not available"),
    N_(
        "Access to something in it has been closed since it was made. "
        "Other versions are listed on the page of data sets."
    ),
)


class Found(NamedTuple):
    """A version that was requested, and whether it may be served."""

    release: Release | None
    is_shown: bool


async def data_file(request: PageRequest) -> Response:
    """A file of an export. Raises NotFound."""
    folder, version, name = data_folder(request), request.matched("version"), request.matched("name")
    known = request.takedowns
    found = await asyncio.to_thread(find, folder, version)
    if not found.release:
        return await not_here(request)
    if not found.is_shown:
        return await no_longer(request)
    root = folder.exports / version
    file = found.release.file(name) or await asyncio.to_thread(_told_of, root, name)
    path = await asyncio.to_thread(inside, root, name)
    if not file or not path:
        raise NotFound(f"Version {version} has no file {name}")
    return SentFile(
        request,
        path,
        size=file.bytes,
        digest=file.sha256,
        modified=datetime.fromisoformat(found.release.published_at),
        content_type=file.media_type,
        known=known,
        headers={**_HEADERS, "Content-Disposition": as_attachment(path.name)},
    )


async def not_here(request: PageRequest) -> Response:
    """The answer that a version is not here, without claiming that it ever was."""
    return await message(request, 404, *map(request.interface.gettext, _NOT_HERE))


async def no_longer(request: PageRequest) -> Response:
    """The answer that a version is no longer served, because something in it has been withheld since."""
    response = await message(request, 451, *map(request.interface.gettext, _NO_LONGER))
    response.headers |= {"X-Robots-Tag": "noindex", "Cache-Control": "private, no-cache"}
    return response


def data_folder(request: PageRequest) -> DataFolder:
    """The folder of the database that is served."""
    return DataFolder(Path(request.database.path or ".").absolute().parent)


def find(folder: DataFolder, version: str) -> Found:
    """The version with a name, if that is a name of exports. Raises Damaged if the ledger cannot be read."""
    release = read_release(folder.exports / version)
    return Found(release, bool(release and may_be_shown(release, ledger.read(folder.takedowns))))


def inside(root: Path, name: str) -> Path | None:
    """The path of a file of an export, unless it is outside the export."""
    path = root / name
    try:
        return path if path.resolve() == root.resolve() / name else None
    except (OSError, RuntimeError, ValueError):
        return None


def _told_of(root: Path, name: str) -> ExportedFile | None:
    """The entry of the manifest or the checksum file, which do not list themselves."""
    if name not in (MANIFEST, SUMS):
        return None
    try:
        content = (root / name).read_bytes()
    except OSError:
        return None
    kind = "application/json" if name == MANIFEST else "text/plain; charset=utf-8"
    return ExportedFile(name, len(content), hashlib.sha256(content).hexdigest(), kind, "sums", "compilation")


VERSION = r"(?P<version>[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8})"
ROUTES = [(rf"^/data/{VERSION}/(?P<name>.+)$", data_file)]
