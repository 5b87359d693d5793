"""The list of commands says of each in one whole sentence what it is for."""

from __future__ import annotations

import pytest

from tests.support.command import ctarchive


@pytest.mark.parametrize("command", [(), ("correct",)], ids=["ctarchive", "correct"])
def test_no_sentence_is_cut_off(command: tuple[str, ...]) -> None:
    listed = ctarchive(*command, "--help").out.partition("Commands:")[2]
    assert listed
    assert "..." not in listed
