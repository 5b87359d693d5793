"""Documents written by usual programs and libraries: their words, by pages, and their titles."""

from __future__ import annotations

import pytest

from archive import documents
from tests.support.documents import MAKERS, TEXT, recall


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_nearly_every_word_is_read(kind: str) -> None:
    made = MAKERS[kind]()
    read = documents.read(made.content)
    assert (read.mime, read.problem, read.lacks) == (made.mime, None, None)
    assert read.extractor == documents.extractor_of(made.mime)
    assert recall(TEXT, "\n".join(read.pages)) >= made.floor
    assert read.title == made.title
