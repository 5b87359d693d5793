from __future__ import annotations

import sqlite3

import pytest
import yaml

from archive.cli.options import EXIT_CODES_HELP
from archive.store import outcomes
from archive.store.outcomes import Outcome
from tests.support.command import ROOT

WORDS = [*Outcome, None, "of a later version"]


@pytest.mark.parametrize("word", WORDS)
def test_the_conditions_in_sql_say_what_the_outcomes_say(word: str | None) -> None:
    asked = f"SELECT {outcomes.PUBLISHED}, {outcomes.UNLIMITED}, {outcomes.ENDED} FROM (SELECT ? AS outcome)"
    published, unlimited, ended = map(bool, sqlite3.connect(":memory:").execute(asked, [word]).fetchone())
    assert published == outcomes.is_published(word)
    assert unlimited == (outcomes.is_published(word) and word != Outcome.LIMITED)
    assert ended == outcomes.has_ended(word)


def test_what_is_not_known_to_have_gone_well_is_an_error() -> None:
    assert [outcomes.exit_code(word) for word in WORDS] == [0, 6, 0, 4, 5, 1, 1, 1]


@pytest.mark.parametrize("outcome", Outcome)
def test_readers_of_the_table_are_told_of_each(outcome: Outcome) -> None:
    tables = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))["databases"]["archive"]["tables"]
    assert f'"{outcome}"' in tables["crawls"]["columns"]["outcome"]
    assert f"\n  {outcome.exit_code}  " in EXIT_CODES_HELP
