"""A quotation and whom it is of make up a `figure`: the second is text, though it stands where a caption would."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

WHO = "— vēstule Nr. 7"
QUOTE = "Tu vēl smiesies, un pirmajā reizē tas tevi nobiedēs."


def figure(*parts: str) -> str:
    """A figure between the paragraphs of a text."""
    return f"{H1}{DATE}{paragraphs(*PROSE[:2])}<figure>{''.join(parts)}</figure>{paragraphs(*PROSE[2:])}"


@pytest.mark.parametrize("after", ["", "<p><img src=/f/zale.jpg></p>"], ids=["alone", "above a picture"])
def test_it_follows_the_quotation(after: str) -> None:
    article = read(figure(f"<blockquote>{QUOTE}</blockquote><figcaption>{WHO}</figcaption></figure>{after}"))
    assert text_of(article) == (*PROSE[:2], QUOTE, WHO, *PROSE[2:])
    assert [picture.caption for picture in article.images] == [None] * bool(after)


@pytest.mark.parametrize(
    "parts",
    [
        ("<img src=/f/vestule.jpg>", f"<figcaption>{WHO}</figcaption>"),
        (f"<figcaption>{WHO}</figcaption>", "<img src=/f/vestule.jpg>"),
    ],
)
def test_the_caption_of_a_picture_is_no_text(parts: tuple[str, ...]) -> None:
    article = read(figure(*parts))
    assert text_of(article) == PROSE
    assert [picture.caption for picture in article.images] == [WHO]


def test_it_goes_with_a_sentence_that_is_only_set_in_large_letters() -> None:
    said = "Pirmajā dienā policisti stāstīja, kā savervētos cilvēkus ved pāri robežai, kādi parādi viņiem tiek uzlikti"
    assert text_of(read(figure(f"<blockquote>{said}</blockquote>", f"<figcaption>{WHO}</figcaption>"))) == PROSE
