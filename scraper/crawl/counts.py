"""The progress of a crawl in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from archive.store.staging.staged import Change


@dataclass(slots=True)
class Counts:
    """How far a crawl has come; read by the progress bar.

    `answered` counts the pages that came or that the site called unmodified. `articles` compares those read with the
    published ones; `listed` are the articles (addresses) met on lists.
    """

    done: int = 0
    answered: int = 0
    queued: int = 0
    articles: Counter[Change] = field(default_factory=Counter)
    not_modified: int = 0
    refused: int = 0
    listed: set[str] = field(default_factory=set)
