"""An `aside` among the paragraphs that quotes what no paragraph says is text; a sentence of the text is not."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

SAID = "“Par naktsmājām man lika maksāt vairāk, nekā es nopelnīju, un pasi atdeva tikai pēc gada.”"
WHO = "— Ludis Egļkalns, bijušais strādnieks"


def _text_around(box: str) -> tuple[str, ...]:
    return text_of(read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{box}{paragraphs(*PROSE[2:])}</div>"))


@pytest.mark.parametrize(
    "box",
    [
        f"<aside class=pull-quote><p>{SAID}</p><p>{WHO}</p></aside>",
        f"<aside><blockquote>{SAID}</blockquote><p>{WHO}</p></aside>",
        f"<aside class=citats><div>{SAID}</div><div>{WHO}</div></aside>",
    ],
)
def test_a_quotation_of_its_own_is_text(box: str) -> None:
    assert _text_around(box) == (*PROSE[:2], SAID, WHO, *PROSE[2:])


@pytest.mark.parametrize(
    "box",
    [
        "<aside class=pull-quote><p>“Mācību materiālus saņems visas pašvaldības”.</p></aside>",
        f"<aside class=pull-quote><p>{SAID}</p><a href='/lv/stasts/177'>Luda stāsts</a></aside>",
        f"<aside class=quote><form><p>{SAID}</p><input type=email></form></aside>",
        f"<aside><p>{SAID}</p></aside>",
    ],
    ids=["repeated", "link", "form", "not said to be one"],
)
def test_any_other_aside_is_none(box: str) -> None:
    assert _text_around(box) == PROSE
