from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.latvian.fold import fold
from archive.search import article_ids
from archive.search.words import dictionary, vocabulary
from archive.store.documents import linking
from archive.store.status import status as read_status
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.documents import Doc, add_documents, attach, detach, write
from tests.support.rows.stand_in import stand_in_rows

TABLES = {
    "vocabulary": "lang, form, folded, articles",
    "vocabulary_keys": "lang, key, folded, form",
    "vocabulary_articles": "article_id, revision, beside",
    "vocabulary_documents": "lang, document",
    "former_texts": "article_id, number, lang, digest, forms",
    "versions_fts": "rowid, title, body",
    "made_with": "part, version",
}


def rows(db: Database) -> dict[str, set[tuple[object, ...]]]:
    return {table: set(db.execute(f"SELECT {columns} FROM {table}").fetchall()) for table, columns in TABLES.items()}


def revise(db: Database, id: str, body: str) -> None:
    with db.atomic():
        db.execute("UPDATE articles SET body = ?, revision = revision + 1 WHERE id = ?", [body, id])
        db.execute(
            "INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, capture_id) "
            "SELECT id, revision, '', title, body, published_on, capture_id FROM articles "
            "WHERE id = ?",
            [id],
        )
        vocabulary.update(db)


def test_the_keys_of_a_form_are_found_without_those_of_all_others() -> None:
    db = archive_of(":memory:", [Row("a", "Ziņa", "runa vecais, es runu un skatu"), Row("b", "Ziņa", "skatīt runāt")])
    said: list[str] = []
    db.conn.set_trace_callback(said.append)
    revise(db, "a", "es runu un skatu")  # with which forms go, and their keys
    vocabulary.forget(db, "b")
    for word in ("skatu", "runu", "skatīt", "runāt"):
        vocabulary.forms(db, "lv", word)
    db.conn.set_trace_callback(None)
    asked = [sql for sql in said if re.match("(SELECT|DELETE).* vocabulary_keys", sql)]
    plans = [row[3] for sql in dict.fromkeys(asked) for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any(sql.startswith("DELETE") for sql in asked)
    assert [plan for plan in plans if "vocabulary_keys" in plan]
    assert not [one for one in plans if "(lang=?)" in one]


def test_a_changed_article_changes_it_as_if_made_anew() -> None:
    db = archive_of(":memory:", [Row("a", "Ziņa", "vecais vārds un vārds"), Row("b", "Ziņa", "vārds")])
    revise(db, "a", "jaunais teikums")
    revise(db, "b", "jaunie teikumi")
    revise(db, "b", "jaunie teikumi paliek")
    fresh = archive_of(":memory:", [Row("a", "Ziņa", "jaunais teikums"), Row("b", "Ziņa", "jaunie teikumi paliek")])
    # What only former versions say counts as well.
    for id, before in (("a", "vecais vārds un vārds"), ("b", "jaunie teikumi vārds")):
        fresh.execute(
            "INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, capture_id) "
            "SELECT id, 0, '', title, ?, published_on, capture_id FROM articles WHERE id = ?",
            [before, id],
        )
    with fresh.atomic():
        vocabulary.update(fresh)
    assert rows(db)["vocabulary"] == rows(fresh)["vocabulary"]
    assert rows(db)["vocabulary_keys"] == rows(fresh)["vocabulary_keys"]
    assert rows(db)["vocabulary_articles"] == {("a", 2, "\n"), ("b", 3, "\n")}
    assert article_ids(db, "vārds in:article") == []
    assert set(article_ids(db, "teikumā")) == {"a", "b"}


def test_nothing_new_writes_nothing() -> None:
    db = archive_of(":memory:", stand_in_rows())
    before = db.conn.total_changes
    with db.atomic():
        vocabulary.update(db)
    assert db.conn.total_changes == before


ARTICLES = ("lv-a", "lv-b", "en-c")
DOCUMENTS = ("viens", "divi")
texts = st.lists(st.sampled_from("vārds vārdi vārdam teksts teksti lapa words word 7".split()), max_size=4).map(
    " ".join
)
articles = st.sampled_from(ARTICLES)
documents = st.sampled_from(DOCUMENTS)
steps = st.one_of(
    st.tuples(st.just("captions"), articles, texts),
    st.tuples(st.just("labels"), articles, texts),
    st.tuples(st.just("revise"), articles, texts),
    st.tuples(st.just("read"), documents, st.lists(texts, max_size=3)),
    st.tuples(st.just("attach"), articles, documents),
    st.tuples(st.just("detach"), articles, documents),
    st.tuples(st.just("forget"), articles),
    st.tuples(st.just("forget_all")),
    st.tuples(st.just("link")),
    st.tuples(st.just("update")),
)


def take(db: Database, step: tuple[object, ...]) -> None:
    """One step of what happens to an archive."""
    what, *values = step
    with db.atomic():
        match what, values:
            case "captions" | "labels", [id, text]:
                db.execute(f"UPDATE articles SET {what} = ? WHERE id = ?", [text, id])
            case "read", [str(name), list(pages)]:
                write(db, name, pages)
            case "attach", [str(id), str(name)]:
                attach(db, id, name, name)
            case "detach", [str(id), str(name)]:
                detach(db, id, name)
            case "forget", [str(id)]:
                vocabulary.forget(db, id)
            case "forget_all", []:
                vocabulary.forget_all(db)
            case "link", []:
                linking.link(db)
            case "update", []:
                vocabulary.update(db)
            case "revise", [str(id), str(text)]:
                revise(db, id, text)


def counted_by_hand(db: Database) -> Counter[tuple[str, str]]:
    """In how many articles, former versions alone, and documents behind articles of the language, each form stands."""
    read = db.execute("SELECT lang, title || ' ' || body || ' ' || captions || ' ' || labels FROM articles").fetchall()
    read += db.execute(
        "SELECT lang, (SELECT group_concat(text, ' ') FROM document_pages WHERE document_id = attachments.document_id) "
        "FROM attachments JOIN articles ON articles.id = article_id "
        "WHERE document_id IS NOT NULL GROUP BY lang, document_id"
    ).fetchall()
    now = {
        id: forms_of(text)
        for id, text in db.execute("SELECT id, title || ' ' || body || ' ' || captions || ' ' || labels FROM articles")
    }
    former: dict[str, set[str]] = {id: set() for id in now}
    for id, text in db.execute("SELECT article_id, title || ' ' || body FROM revisions"):
        former[id] |= forms_of(text) - now[id]
    counted = [(lang, forms_of(text or "")) for lang, text in read] + [(id[:2], forms) for id, forms in former.items()]
    return Counter((lang, form) for lang, forms in counted for form in forms)


def forms_of(text: str) -> set[str]:
    return {form for form in vocabulary.tokens(text) if not form.isdigit()}


@settings(max_examples=150)
@given(st.lists(steps, max_size=12))
def test_after_any_steps_it_is_as_counted_by_hand(taken: list[tuple[object, ...]]) -> None:
    db = archive_of(":memory:", [Row(id, "Vārdu", "teksts", lang=id[:2]) for id in ARTICLES])
    for step in taken:
        take(db, step)
    for step in (("link",), ("update",)):
        take(db, step)
    expected = counted_by_hand(db)
    assert {(lang, form): n for lang, form, n in db.execute("SELECT lang, form, articles FROM vocabulary")} == expected
    kept = rows(db)
    for step in (("forget_all",), ("update",)):
        take(db, step)
    assert rows(db) == kept  # the keys too
    db.close()


def test_words_of_documents_captions_and_labels_are_found_in_any_inflection() -> None:
    db = archive_of(
        ":memory:", [Row("a", "Ziņa", "īss"), Row("b", "Ziņa", "garš"), Row("c", "News", "short", lang="en")]
    )
    db.execute("UPDATE articles SET captions = 'Semināra dalībnieki' WHERE id = 'b'")
    add_documents(db, [Doc("Pārskats par novadiem", ["Upuru skaits", "vervētājiem raised"], ["a", "c"])])
    with db.atomic():
        vocabulary.update(db)
    assert "vervetajiem" in vocabulary.forms(db, "lv", "vervētājs")
    assert "raised" in vocabulary.forms(db, "en", "raises")
    assert "novadiem" in vocabulary.forms(db, "lv", "novads")
    assert "seminara" in vocabulary.forms(db, "lv", "semināri")


AFFIXES = "SFX A Y 1\nSFX A 0 s .\n"


def dictionary_in(folder: Path, words: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "lv_LV.aff").write_text(AFFIXES)
    (folder / "lv_LV.dic").write_text(words)
    return folder


def test_another_dictionary_makes_all_keys_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTARCHIVE_DICTIONARY", "")
    db = archive_of(":memory:", [Row("a", "", "vilks"), Row("b", "", "vilkt")])
    assert vocabulary.made_with_dictionary(db) == ""
    assert set(article_ids(db, "vilkt")) == {"a", "b"}
    monkeypatch.delenv("CTARCHIVE_DICTIONARY")
    monkeypatch.setenv("DICPATH", str(dictionary_in(tmp_path / "one", "2\nvilk/A\nvilkt\n")))
    with db.atomic():
        vocabulary.update(db)
    assert str(vocabulary.made_with_dictionary(db)).startswith("lv_LV-")
    assert article_ids(db, "vilkt") == ["b"]  # the dictionary knows "vilks" as a noun
    monkeypatch.setenv("CTARCHIVE_DICTIONARY", "")
    with db.atomic():
        vocabulary.update(db)
    assert set(article_ids(db, "vilkt")) == {"a", "b"}


def test_a_dictionary_with_the_same_files_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CTARCHIVE_DICTIONARY", raising=False)
    monkeypatch.setenv("DICPATH", str(dictionary_in(tmp_path / "one", "2\nvilk/A\nvilkt\n")))
    db = archive_of(":memory:", [Row("a", "", "vilks")])
    read: list[Path | None] = []
    monkeypatch.setattr(dictionary, "load", read.append)
    with db.atomic():
        vocabulary.update(db)
    assert read == []


@pytest.mark.parametrize("words", ["", "\xff\n", "1\n/\n"])
def test_a_broken_dictionary_does_no_harm(tmp_path: Path, words: str) -> None:
    folder = dictionary_in(tmp_path, words)
    (folder / "lv_LV.aff").write_bytes(b"\xff SFX A 0 ( [\nSFX A 0 x [")
    assert dictionary.load(folder / "lv_LV") is None


WHOLE = (AFFIXES.encode(), b"2\nvilk/A\nvilkt\n")


@pytest.mark.parametrize(
    ("affixes", "words", "what"),
    [
        (b"", WHOLE[1], "cut short"),
        (WHOLE[0], b"", "cannot be understood"),
        (WHOLE[0], b"2\n", "cut short"),
        (WHOLE[0][:11], WHOLE[1], "cut short"),
        (WHOLE[0], b"20\nvilk/A\nvilkt\n", "cut short"),
        (WHOLE[0], "2\nvīlk/A\nvilkt\n".encode("cp1257"), "UTF-8"),
        ("SFX A Y 1\nSFX A 0 š .\n".encode("cp1257"), WHOLE[1], "UTF-8"),
    ],
)
def test_a_broken_dictionary_is_not_used_and_that_is_said(
    affixes: bytes, words: bytes, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = dictionary_in(tmp_path, WHOLE[1].decode())
    monkeypatch.delenv("CTARCHIVE_DICTIONARY", raising=False)
    monkeypatch.setenv("DICPATH", str(folder))
    db = archive_of(":memory:", [Row("a", "", "vilks"), Row("b", "", "vilkt")])
    assert str(vocabulary.made_with_dictionary(db)).startswith("lv_LV-")
    assert article_ids(db, "vilkt") == ["b"]
    (folder / "lv_LV.aff").write_bytes(affixes)
    (folder / "lv_LV.dic").write_bytes(words)
    with db.atomic():
        vocabulary.update(db)
    assert vocabulary.made_with_dictionary(db) == ""
    assert set(article_ids(db, "vilkt")) == {"a", "b"}
    state = read_status(db, tmp_path, datetime(2024, 1, 1, tzinfo=UTC))
    assert what in state.dictionary_problem
    assert state.dictionary == ""
    dictionary_in(folder, WHOLE[1].decode())
    assert dictionary.problem(dictionary.find()) == ""
    assert dictionary.fingerprint(dictionary.find())


def test_every_word_of_the_index_is_in_it() -> None:
    db = archive_of(":memory:", stand_in_rows())
    db.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, articles_fts, row)")
    indexed = {term for (term,) in db.execute("SELECT term FROM indexed") if not term.isdigit()}
    assert indexed == {folded for (folded,) in db.execute("SELECT folded FROM vocabulary")}


@given(st.text(max_size=40) | st.text("aāИйЁїќ \u0301", max_size=12))
@example("Андрей Йосиф İzmira Ёлка Украї\u0301на")
def test_words_are_cut_as_the_index_cuts_them(text: str) -> None:
    """Of letters that Unicode had when SQLite's tables were made."""
    text = "".join(c for c in text if (ord(c) < 0x250 and c != "µ") or c in "“”–…€\u0301" or "Ѐ" <= c <= "џ")
    db = Database(memory=True)
    db.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    db.execute("INSERT INTO t VALUES (?)", [text])
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    indexed = [term for (term,) in db.execute("SELECT term FROM v ORDER BY offset")]
    assert indexed == [fold(token) for token in vocabulary.tokens(text)]
