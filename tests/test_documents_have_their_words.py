"""Documents written by usual programs and libraries: their words, by pages, and their titles."""

from __future__ import annotations

import pytest

from archive import documents
from tests.support.documents.written import MAKERS, TEXT, recall


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_nearly_every_word_is_read(kind: str) -> None:
    made = MAKERS[kind]()
    read = documents.read(made.content)
    assert (read.mime, read.problem, read.lacks) == (made.mime, None, None)
    assert read.extractor == documents.extractor_of(made.mime)
    assert recall(TEXT, "\n".join(read.pages)) >= made.floor
    assert read.title == made.title


@pytest.mark.parametrize("before", [b"\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n\n\t"])
@pytest.mark.parametrize("kind", ["docx by python-docx", "ppt", "rtf in windows-1257", "asice"])
def test_what_a_script_lets_slip_before_a_file_is_no_part_of_it(kind: str, before: bytes) -> None:
    made = MAKERS[kind]()
    assert documents.read(before + made.content) == documents.read(made.content)


def test_a_stray_control_character_costs_no_text() -> None:
    made = MAKERS["text in utf-8"]()
    assert documents.read(made.content + b"\x01") == documents.read(made.content)
