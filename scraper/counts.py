"""How far a crawl has come, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Progress:
    """How far a crawl has come; read by the progress bar. `listed` are the articles (addresses) met on lists."""

    done: int = 0
    queued: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    not_modified: int = 0
    refused: int = 0
    listed: set[str] = field(default_factory=set)
