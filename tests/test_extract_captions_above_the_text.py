"""A picture often stands between title and text: what is said of it there is its caption, and no first line."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

PICTURE = "<img src='/i.jpg'>"
CAPTION = "Dalībnieki sarunājas zālē"


@pytest.mark.parametrize(
    "boxed",
    [
        f"<div>{PICTURE}<div>{CAPTION}</div></div>",
        f"<figure><amp-img src='/i.jpg' width=800 height=500></amp-img><p class=wp-caption-text>{CAPTION}</p></figure>",
        f"<table align=right><tr><td>{PICTURE}</td></tr><tr><td>{CAPTION}</td></tr></table>",
    ],
    ids=["box", "AMP", "table"],
)
def test_it_is_left_out_and_kept_with_its_picture(boxed: str) -> None:
    article = read(f"{H1}{DATE}{boxed}{paragraphs()}")
    assert text_of(article) == PROSE
    assert [picture.caption for picture in article.images] == [CAPTION]


@pytest.mark.parametrize(
    "line",
    [
        f"<div>{PICTURE}<h2>Programma un dalībnieki</h2></div>",
        f"<div>{PICTURE}<p><b>Programma un dalībnieki</b></p></div>",
        f"<div>{PICTURE}<p>Labdien, draugi!</p></div>",
        f"<div>{PICTURE}<p>Darba kārtība:</p></div>",
        f"<div>{PICTURE}<p class=lead>Semināru rīko piecas biedrības</p></div>",
    ],
    ids=["heading", "bold", "salutation", "announcement", "lead"],
)
def test_what_opens_the_text_beside_a_picture_stays(line: str) -> None:
    first, *others = text_of(read(f"{H1}{DATE}{line}{paragraphs()}"))
    assert first in line
    assert tuple(others) == PROSE


@pytest.mark.parametrize(
    "facts",
    [
        "<div><img src='/c.svg'><span>12. maijā</span></div><div><img src='/p.svg'><span>Rīgas dome</span></div>",
        "<ul><li><img src='/p.svg'> Rīgas dome</li></ul>",
        "<table><tr><td><img src='/p.svg'></td><td>Rīgas dome</td></tr></table>",
    ],
    ids=["boxes", "list", "table"],
)
def test_a_fact_with_its_icon_stays(facts: str) -> None:
    assert "Rīgas dome" in read(f"{H1}{DATE}{facts}{paragraphs()}").body


@pytest.mark.parametrize("said", [f"Attēlā: {CAPTION}", f"<em>{CAPTION}</em>", f"<i>Foto: {CAPTION}</i>"])
def test_a_line_below_a_picture_in_its_paragraph_is_a_caption_where_it_says_so(said: str) -> None:
    article = read(f"{H1}{DATE}<p>{PICTURE}<br>{said}</p>{paragraphs()}")
    assert text_of(article) == PROSE
    assert CAPTION in (article.images[0].caption or "")


@pytest.mark.parametrize("said", [CAPTION, f"<em>{PROSE[0]}</em>", f"{CAPTION} <em>pirmo reizi</em>"])
def test_another_line_of_the_paragraph_of_a_picture_is_text(said: str) -> None:
    assert len(text_of(read(f"{H1}{DATE}<p>{PICTURE}<br>{said}</p>{paragraphs(*PROSE[1:])}"))) == len(PROSE)


def test_the_row_below_a_cell_with_a_picture_and_text_is_text() -> None:
    rows = f"<tr><td>{PICTURE}{PROSE[0]}<br><br>{PROSE[1]}<tr><td>{PROSE[2]}<tr><td>{PROSE[3]}"
    assert text_of(read(f"{H1}{DATE}<table>{rows}</table>")) == PROSE
