"""Words that a page draws apart are no single word, even if no space stands between them."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, read


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


@pytest.mark.parametrize(
    "markup",
    [
        "Ziņu sniedza <st1:City w:st='on'>Celmenes</st1:City> novada dome, kuru vada <st1:PersonName>Ilze Paraudziņa"
        "</st1:PersonName>.<o:p></o:p>",
        "Ziņu sniedza <place w:st='on'><city w:st='on'>Celmenes</city> novada</place> dome, kuru vada Ilze Paraudziņa.",
        "Ziņu <o:p></o:p>sniedza Celmenes novada dome, kuru vada <termins>Ilze</termins> Paraudziņa.",
        "<st1:date>Ziņu</st1:date> sniedza Celmenes novada d<spelle>om</spelle>e, kuru vada Ilze Paraudziņa.",
    ],
    ids=["Word", "Word without its prefixes", "no name that HTML knows", "within a word"],
)
@pytest.mark.parametrize("tag", ["p", "div", "td"])
def test_what_html_has_no_name_for_is_a_part_of_the_line(markup: str, tag: str) -> None:
    line = f"<table><tr><td>{markup}</td></tr></table>" if tag == "td" else f"<{tag}>{markup}</{tag}>"
    body = read(f"{H1}{DATE}<p>{PROSE[0]}</p>{line}<p>{PROSE[1]}</p>").body
    assert body.split("\n\n")[1] == "Ziņu sniedza Celmenes novada dome, kuru vada Ilze Paraudziņa."


def test_a_component_within_a_paragraph_is_words_and_elsewhere_a_block() -> None:
    within = "<p>Ziņu sniedza <x-vieta>Celmenes</x-vieta> novada dome.</p>"
    blocks = "<div><x-rinda>Pirmā rinda</x-rinda><x-rinda>Otrā rinda</x-rinda></div>"
    body = read(f"{H1}{DATE}<p>{PROSE[0]}</p>{within}{blocks}<p>{PROSE[1]}</p>").body
    assert body.split("\n\n")[1:4] == ["Ziņu sniedza Celmenes novada dome.", "Pirmā rinda", "Otrā rinda"]
