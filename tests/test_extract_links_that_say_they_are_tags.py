"""Links with `rel="tag"` beside a text say what it is filed under, whatever words stand with them."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

_TAGS = '<a href="/lv/sekcija/zinas" rel="category tag">Ziņas</a>, <a href="/lv/sekcija/skolas" rel="tag">Skolas</a>'


@pytest.mark.parametrize("label", ["", "Ielikts pie: ", "Filed beneath: "])
@pytest.mark.parametrize("is_first", [True, False])
def test_they_are_no_text(label: str, is_first: bool) -> None:
    line, text = f"<p class=meta>{label}{_TAGS}</p>", paragraphs()
    page = read(f"{H1}{DATE}<div>{line + text if is_first else text + line}</div>")
    assert text_of(page) == PROSE


def test_a_sentence_with_such_a_link_is() -> None:
    sentence = f"Vairāk par to, kā skolas māca bērnus sargāties, lasiet sadaļās {_TAGS} un citur."
    assert text_of(read(f"{H1}{DATE}<div>{paragraphs()}<p>{sentence}</p></div>"))[-1].startswith("Vairāk par to")
