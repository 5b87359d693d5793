"""A box among the paragraphs is text whatever its class says, unless it advertises."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

PIECE = "Ventspilī par drošām ostām runāja četrdesmit stividoru, un katrs otrais nezināja, kam zvanīt naktī."


def _text_around(box: str) -> tuple[str, ...]:
    return text_of(read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{box}{paragraphs(*PROSE[2:])}</div>"))


@pytest.mark.parametrize(
    "box",
    [
        "<div class='cmp cmp--promo'><p>{}</p></div>",
        "<section class='layout-widget-text'><div class='widget-inner'><p>{}</p></div></section>",
        "<div class='newsletter-story'><p>{}</p></div>",
        "<div class='popup-note'>{}</div>",
        "<blockquote class='author-quote'>{}</blockquote>",
    ],
)
def test_prose_among_paragraphs_is_text_whatever_its_box_is_called(box: str) -> None:
    assert _text_around(box.format(PIECE)) == (*PROSE[:2], PIECE, *PROSE[2:])


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='cmp cmp--promo'><p>{PIECE} <a href='/lv/ostas'>Ostas</a></p></div>",
        f"<div class='widget'><form><p>{PIECE}</p><p>{PIECE}</p><input type=email></form></div>",
        "<div class='promo'><p>Pievienojies mūsu kanālam, un visas ziņas saņemsi savā telefonā.</p></div>",
        f"<div class='sidebar'><p>{PIECE}</p></div>",
        f"<div class='author-bio'><p>{PIECE}</p></div>",
    ],
    ids=["link", "form", "call", "sidebar", "author"],
)
def test_what_advertises_or_stands_beside_is_none(box: str) -> None:
    assert _text_around(box) == PROSE
