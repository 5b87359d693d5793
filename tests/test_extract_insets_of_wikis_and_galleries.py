"""What systems set into a text or below it: links to edit it, captions of a gallery, a rating, an advertisement."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, TITLE, paragraphs, read, text_of

BOX = f"<div class=text>{paragraphs()}</div>"


def gallery(*lines: str, linked: bool = True) -> str:
    """Pictures, each with a line below it."""
    picture = "<a href=/f/{0}.jpg><img src=/s/{0}.jpg></a>" if linked else "<img src=/f/{0}.jpg>"
    return f"<div>{''.join(f'{picture.format(at)}<div><p>{line}</p></div>' for at, line in enumerate(lines))}</div>"


@pytest.mark.parametrize(
    "edit",
    [
        "<span>[</span><a href='?action=edit'>labot</a><span>]</span>",
        "<span>[<a href='?e=1'>labot šo sadaļu</a> | <a href='?e=2'>labot pirmkodu</a>]</span>",
        "<span>[</span><a href='?action=edit'>edit</a><span>]</span>",
    ],
)
def test_a_heading_loses_the_link_to_edit_it(edit: str) -> None:
    page = f"{H1}{DATE}{paragraphs(*PROSE[:2])}<h2><span>Norise</span>{edit}</h2>{paragraphs(*PROSE[2:])}"
    assert text_of(read(page)) == (*PROSE[:2], "Norise", *PROSE[2:])


@pytest.mark.parametrize(
    "edit",
    [
        "<span><span>[</span><a href='?e=1'>labot</a><span> | </span><a href='?e=2'>labot pirmkodu</a>"
        "<span>]</span></span>",
        "<span>[</span><a href='?action=edit'>edit</a><span>]</span>",
    ],
)
def test_so_does_one_in_a_box_with_the_link(edit: str) -> None:
    page = f"{H1}{DATE}{paragraphs(*PROSE[:2])}<div><h2>Norise</h2>{edit}</div>{paragraphs(*PROSE[2:])}"
    assert text_of(read(page)) == (*PROSE[:2], "Norise", *PROSE[2:])


def test_a_line_in_brackets_of_its_own_stays() -> None:
    line = "<p>[<a href='https://kaimini.example/f'>labot</a>]</p>"
    page = f"{H1}{DATE}{paragraphs(*PROSE[:2])}<h2>Norise</h2>{line}{paragraphs(*PROSE[2:])}"
    assert text_of(read(page)) == (*PROSE[:2], "Norise", "[labot]", *PROSE[2:])


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Norise [<a href='#1'>1</a>]", "Norise [1]"),
        ("[<a href='/x'>labot</a>]", "[labot]"),
        ("Kā lūgt ko <a href='/x'>labot</a>", "Kā lūgt ko labot"),
    ],
)
def test_any_other_heading_stays_as_it_is(heading: str, words: str) -> None:
    page = f"{H1}{DATE}{paragraphs(*PROSE[:2])}<h2>{heading}</h2>{paragraphs(*PROSE[2:])}"
    assert text_of(read(page)) == (*PROSE[:2], words, *PROSE[2:])


def test_lines_that_take_turns_with_the_pictures_of_a_gallery_are_captions() -> None:
    lines = (
        "Gājiens pie tilta, 2018. gada jūlijs",
        "Gājiens pie ostas, 2018. gada jūlijs",
        "Lukturi, 2018. gada jūlijs",
    )
    article = read(f"<div>{H1}{DATE}{BOX}{gallery(*lines)}</div>")
    assert text_of(article) == PROSE
    assert [picture.caption for picture in article.images] == list(lines)


@pytest.mark.parametrize(
    "below",
    [
        gallery(
            "Gājiens sākās rīta agrumā pie Akmens tilta.", "Tas beidzās pie ostas, kur dega lukturi.", "Visi klusēja."
        ),
        gallery("Gājiens pie tilta", "Gājiens pie ostas"),
        gallery("1. Atveriet lapu", "2. Ierakstiet vārdu", "3. Gaidiet atbildi", linked=False),
    ],
    ids=["sentences", "two", "pictures in a text"],
)
def test_other_lines_between_pictures_stay(below: str) -> None:
    text = read(f"<div>{H1}{DATE}{paragraphs()}{below}</div>").body
    assert below.count("<p>") == sum(line.split("</p>")[0] in text for line in below.split("<p>")[1:])


def test_steps_with_pictures_in_the_middle_of_a_text_stay() -> None:
    steps = gallery("1. Atveriet lapu", "2. Ierakstiet vārdu", "3. Gaidiet atbildi")
    page = f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{steps}{paragraphs(*PROSE[2:])}</div>"
    assert {"1. Atveriet lapu", "3. Gaidiet atbildi"} <= set(text_of(read(page)))


@pytest.mark.parametrize("line", ["Novērtēt šo ziņu(3 balsis)", "Novērtējiet šo rakstu", "Rate this item (12 votes)"])
def test_what_asks_for_a_rating_is_no_text(line: str) -> None:
    assert text_of(read(f"{H1}{DATE}<div>{line}</div>{paragraphs()}")) == PROSE


def test_a_sentence_about_rating_is_text() -> None:
    line = "Novērtēt šo ziņu var ikviens"
    assert line in text_of(read(f"{H1}{DATE}<p>{line}</p>{paragraphs()}"))


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("<div><a href='/rk.php?id=7'>Reklāma: bezmaksas valodas kursi</a></div>", False),
        ("<p>Reklāma: <a href='/rk.php'>šeit</a> tā izskatās.</p>", True),
        ("<p>Reklāma: draugs vai ienaidnieks</p>", True),
        ("<p><a href='/par-reklamu'>Reklāma un bērni</a></p>", True),
        ("<ul><li><a href='/x'>Reklāma: kā atpazīt viltu</a><li>Sludinājumi</ul>", True),
    ],
)
def test_only_a_link_that_says_so_is_an_advertisement(line: str, is_text: bool) -> None:
    page = f"{H1}{DATE}{paragraphs(*PROSE[:2])}{line}{paragraphs(*PROSE[2:])}"
    assert (len(text_of(read(page))) > len(PROSE)) == is_text


def test_a_document_with_such_a_name_is_no_advertisement() -> None:
    line = "<p><a href='/f/reklama.pdf'>Reklāma: kā atpazīt viltu</a></p>"
    article = read(f"{H1}{DATE}{paragraphs(*PROSE[:2])}{line}{paragraphs(*PROSE[2:])}")
    assert [document.label for document in article.attachments] == ["Reklāma: kā atpazīt viltu"]


def test_the_button_of_a_file_is_no_picture_of_the_article() -> None:
    button = "<a><img src='/images/pdf_button.png' alt=PDF></a>"
    article = read(f"<table><tr><td><h1>{TITLE}</h1><td>{button}</table>{DATE}{paragraphs()}<img src=/f/zale.jpg>")
    assert [picture.url.rsplit("/", 1)[-1] for picture in article.images] == ["zale.jpg"]


def test_what_follows_a_second_copy_of_the_text_does_not_hide_that_it_is_one() -> None:
    copies = f"<div class=wide><div>{BOX}</div></div><div class=narrow><div>{BOX}</div></div>"
    others = "<div><h4>Atklās ceļojošo izstādi „Neredzamās durvis”</h4><p>27.01.2018.</p></div>"
    article = read(f"<div>{H1}{DATE}{copies}<div><h4>Jaunumi reģionos un pilsētās</h4></div>{others}</div>")
    assert [text for text in text_of(article) if text in PROSE] == list(PROSE)
