"""Whether a word is a verb decides where an office ends, and who is the subject of what."""

from __future__ import annotations

import pytest

from archive.people.word_classes import is_verb


@pytest.mark.parametrize("word", ["atgādina", "brīdina", "informēja", "norādīja", "uzsvēra"])
def test_verbs(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize("word", ["termina", "kamina", "vadītāja", "kalna"])
def test_nouns(word: str) -> None:
    assert not is_verb(word)
