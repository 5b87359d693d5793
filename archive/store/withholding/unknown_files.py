"""Finds files in a data folder that do not belong to the archive: takedowns do not look into them."""

from __future__ import annotations

import re
from pathlib import Path

from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.warc import manifest
from archive.warc.reading.crawl_file import crawl_files

_LEDGERS = "decisions|ids|corrections|takedowns|digests"
# Also what a command leaves beside them while it runs, or if it is killed; the next one clears that away.
_OF_THE_ROOT = re.compile(
    rf"archive\.db(\.rebuilding)?(-wal|-shm|-journal)?|({_LEDGERS})\.jsonl(\.new)?|(settings|searches)\.toml|exports"
    rf"|imports|warc|\.lock|\.digest-lock|\.({_LEDGERS})\.jsonl\.lock"
)
_OF_CAPTURES = re.compile(rf"{re.escape(manifest.NAME)}(\.new)?|\.writable-[0-9]+")
_OF_EXPORTS = re.compile(rf"{exported.NAME.pattern}|{re.escape(exported.WORK)}|{re.escape(exported.LOCK)}", re.ASCII)


def unknown(folder: DataFolder, *, exports: bool = True) -> list[str]:
    """The paths of files and folders relative to the data folder; those of folders end with a slash.

    Without `exports`, what is in the folder of exports is left out.
    """
    ours = {file.path.name for file in crawl_files(folder.warc)}
    ours |= {f"{name}.erasing" for name in ours}
    found = [path for path in _within(folder.root) if not _OF_THE_ROOT.fullmatch(path.name)]
    found += [path for path in _within(folder.warc) if path.name not in ours and not _OF_CAPTURES.fullmatch(path.name)]
    found += [path for path in _within(folder.root / "imports") if path.suffix != ".jsonl"]
    if exports:
        found += [path for path in _within(folder.exports) if not _OF_EXPORTS.fullmatch(path.name)]
    return [f"{path.relative_to(folder.root)}{'/' if path.is_dir() else ''}" for path in found]


def _within(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # it does not exist, or may not be read
        return []
