"""A line by a picture whose class says `caption` is one, however long it is and whatever stands between."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

PICTURE = "<img src='/i.jpg'>"
CAPTION = (
    "Patversmju darbinieki Kuldīgas kultūras namā klausās, kā policists Alnis Priežgals stāsta par parādiem, ar kuriem "
    "savervētos tur nebrīvē, un pieraksta tālruņus, pa kuriem zvanīt."
)


@pytest.mark.parametrize(
    "boxed",
    [
        f"<div class=photo>{PICTURE}<p class=caption>{CAPTION}</p></div>",
        f"<div class='captionWrap'>{PICTURE}<span>{CAPTION}</span></div>",
        f"<div class=photo>{PICTURE}<div><div class='slide-caption'>{CAPTION}</div><a href='#'>Pilnekrāns</a>"
        "</div></div>",
        f"<div class=photo>{PICTURE}<div class=credit>Foto: Dzidra Krūmkalne</div><p class=caption>{CAPTION}</p></div>",
        f"<div class=show><a><img src='/prev.png'></a><a><img src='/next.png'></a><div>{PICTURE}</div>"
        f"<div class=caption_text><p>{CAPTION}</p></div></div>",
    ],
    ids=["paragraph", "around both", "button", "credit before", "buttons before the picture"],
)
@pytest.mark.parametrize("at", [0, 2], ids=["above the text", "in the text"])
def test_it_belongs_to_its_picture(boxed: str, at: int) -> None:
    above = paragraphs(*PROSE[:at]) if at else ""
    article = read(f"{H1}{DATE}<div>{above}{boxed}{paragraphs(*PROSE[at:])}</div>")
    assert text_of(article) == PROSE
    assert CAPTION in [picture.caption for picture in article.images]


def test_a_gallery_may_have_more_of_them_than_the_page_has_text() -> None:
    slides = "".join(
        f"<div class=slide><img src='/{number}.jpg'><div class=caption>{number}. {CAPTION}</div>"
        "<a href='#'>Pilnekrāna režīms</a></div>"
        for number in range(9)
    )
    article = read(f"{H1}{DATE}<div>{paragraphs()}<div class=gallery>{slides}</div></div>")
    assert text_of(article) == PROSE
    assert [picture.caption for picture in article.images] == [f"{number}. {CAPTION}" for number in range(9)]


@pytest.mark.parametrize(
    "matter",
    [
        f"<div class=thumbnail>{PICTURE}<div class=caption><h3>Kuldīga</h3><p>{CAPTION}</p></div></div>{paragraphs()}",
        f"{PICTURE}<div class=caption>{paragraphs(CAPTION, *PROSE)}</div>",
        f"<div>{PICTURE}<p class=caption>{CAPTION}</p></div>",
    ],
    ids=["card with a heading", "around the text", "nothing else"],
)
def test_a_class_makes_no_caption_of_a_text(matter: str) -> None:
    assert CAPTION in read(f"{H1}{DATE}{matter}").body
