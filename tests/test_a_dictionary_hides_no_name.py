from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.search import article_ids
from archive.search.words import vocabulary
from tests.support.rows.articles import Row, archive_of

# "lemprs" is a word of this dictionary alone, with four forms that the surname Lempris has too.
AFFIXES = "SFX A Y 4\nSFX A s 0 s\nSFX A s a s\nSFX A s i s\nSFX A s u s\n"
WORDS = "1\nlemprs/A\n"


@pytest.fixture(autouse=True)
def _dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lv_LV.aff").write_text(AFFIXES)
    (tmp_path / "lv_LV.dic").write_text(WORDS)
    monkeypatch.setenv("DICPATH", str(tmp_path))
    monkeypatch.delenv("CTARCHIVE_DICTIONARY", raising=False)


def holding(*bodies: str) -> Database:
    """An archive of an article for each text, which is its id too."""
    return archive_of(":memory:", [Row(body, "", body) for body in bodies])


@pytest.mark.parametrize("typed", ["Lempris", "lempris", "Lempra", "lempra", "Lempri", "Lemprim", "Lemprī"])
def test_a_name_is_found_in_forms_that_the_dictionary_takes_for_another_word(typed: str) -> None:
    db = holding("Jānim Lemprim", "runāja Lempra", "par Lempri")
    assert set(article_ids(db, typed)) >= {"Jānim Lemprim", "runāja Lempra", "par Lempri"}


def test_where_no_such_name_is_the_dictionary_decides() -> None:
    db = holding("lempra", "lempri", "lemprim")
    assert vocabulary.forms(db, "lv", "lempra") == ("lempra", "lempri", "lemprim")
    db = holding("lempra", "lempri")
    assert vocabulary.forms(db, "lv", "lempra") == ("lempra", "lempri")


@pytest.mark.parametrize("typed", ["Lempris", "lempris", "Lemprim"])
def test_a_name_is_found_though_the_dictionary_takes_all_its_forms_for_another_word(typed: str) -> None:
    assert set(article_ids(holding("runāja Lempra", "par Lempri"), typed)) == {"runāja Lempra", "par Lempri"}


def test_a_name_that_has_gone_decides_no_more() -> None:
    db = holding("Lemprim", "lempra", "lempru")
    assert set(article_ids(db, "lempra")) == {"Lemprim", "lempra", "lempru"}
    with db.atomic():
        vocabulary.forget(db, "Lemprim")
        db.execute("UPDATE articles SET title = '', body = 'lempra' WHERE id = 'Lemprim'")
        db.execute("UPDATE revisions SET title = '', body = 'lempra' WHERE article_id = 'Lemprim'")
        vocabulary.update(db)
    keys = "SELECT lang, key, folded, form FROM vocabulary_keys ORDER BY 1, 2, 4"
    assert db.execute(keys).fetchall() == holding("lempra", "lempru").execute(keys).fetchall()
