"""Words that a page draws apart are no single word, even if no space stands between them."""

from __future__ import annotations

import pytest

from tests.support.shape_page import DATE, H1, PROSE, read


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<label>Vārds</label><input><label>E-pasts</label><input>", []),  # a form is no text
        ("<label>Vārds</label><label>Uzvārds</label>", ["Vārds", "Uzvārds"]),
        ("Vārds<input>Uzvārds<input>", ["Vārds", "Uzvārds"]),
        ("<a href='http://a.lv'>Pirmā saite</a><a href='http://b.lv'>Otrā saite</a>", ["Pirmā saite Otrā saite"]),
    ],
    ids=["form", "labels", "inputs", "links"],
)
def test_labels_and_links_that_touch_are_words_of_their_own(markup: str, lines: list[str]) -> None:
    body = read(f"{H1}{DATE}<p>{PROSE[0]}</p><div>{markup}</div>").body
    assert body.split("\n\n") == [PROSE[0], *lines]


@pytest.mark.parametrize(
    "markup",
    [
        "Ki<a href='http://a.lv'>ne</a>matogrāfs",
        "<a href='http://a.lv'>Kine</a><a href='http://a.lv'>matogrāfs</a>",
        "Kine<input type=hidden name=x>matogrāfs",
    ],
    ids=["a link", "one link in two", "hidden"],
)
def test_a_word_stays_one_where_a_link_begins_within_it(markup: str) -> None:
    assert "Kinematogrāfs" in read(f"{H1}{DATE}<p>{PROSE[0]}</p><p>{markup} ir atvērts.</p>").body
