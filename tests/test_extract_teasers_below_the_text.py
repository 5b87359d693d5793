"""Other articles below a text, each with a few lines about it, are not its text; a digest and links of its own are."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

OTHERS = (
    ("Izstāde Alsungā", "Pamatskolā atklāta izstāde par to, kā draugi pamana draugu, kurš klusē.", 175),
    ("Saruna radio", "Radio klausītāji jautāja, kā atpazīt viltus sludinājumu par darbu.", 176),
    ("Jauns tālrunis", "Uz jauno tālruni var zvanīt arī naktī un no jebkuras valsts.", 177),
)


def teasers(form: str, count: int = 3) -> str:
    return "".join(
        form.format(title=title, about=about, href=f"/lv/x/{at}", at=at) for title, about, at in OTHERS[:count]
    )


@pytest.mark.parametrize(
    "form",
    [
        "<div><b>{title}</b><p>{about}</p><a href='{href}'>Lasīt vairāk</a></div>",
        "<div class=z><h3>{title}</h3><p>{about} <a href='{href}'>Lasīt vairāk »</a></p></div>",
        "<div><span>12.12.2018</span><a href='{href}'>{title}</a><p>{about}</p></div>",
        "<div><div>12.12.2018</div><a href='{href}'>{title}</a><p>{about}</p></div>",
        "<section><a href='{href}'><img src='/u/{at}.jpg'></a><a href='{href}'>{title}</a><p>{about}</p></section>",
    ],
    ids=["more", "more in the line", "day before the link", "day", "picture"],
)
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize(
    "page",
    ["<div>{}{}</div>", "<div><div class=text>{}</div><div class=z>{}</div></div>"],
    ids=["one part", "another part"],
)
def test_they_are_not_its_text(form: str, count: int, page: str) -> None:
    article = read(page.format(f"{H1}{DATE}{paragraphs()}", teasers(form, count)))
    assert text_of(article) == PROSE


@pytest.mark.parametrize(
    "below",
    [
        teasers("<div><a href='{href}'>{title}</a><p>{about}</p></div>"),
        teasers("<div><b>{title}</b><p>{about}</p><a href='https://kaimini.example/{at}'>Lasīt vairāk</a></div>"),
        teasers("<p>{about} Vairāk stāsta <a href='{href}'>{title}</a> un citi.</p>"),
        "<p>Par to arī:</p>" + teasers("<div><b>{title}</b><p>{about}</p><a href='{href}'>Lasīt vairāk</a></div>"),
        teasers("<div><b>{title}</b><p>{about}</p><a href='{href}'>Lasīt vairāk</a></div>", 1),
    ],
    ids=["described links", "another site", "sentences", "announced", "one"],
)
def test_links_that_the_text_has_itself_stay(below: str) -> None:
    assert OTHERS[0][1] in read(f"<div>{H1}{DATE}{paragraphs()}{below}</div>").body


def test_a_digest_keeps_what_it_is_about() -> None:
    form = "<div><b>{title}</b><p>{about} " + PROSE[1] + "</p><a href='{href}'>Lasīt vairāk</a></div>"
    body = read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:3])}{teasers(form)}</div>").body
    assert all(about in body for _, about, _ in OTHERS)


def test_a_text_that_goes_on_below_links_keeps_them() -> None:
    form = "<div><p>12.12.2018</p><p><a href='{href}'>{title}</a></p><p>{about}</p></div>"
    body = read(f"<div>{H1}{DATE}{paragraphs()}{teasers(form, 2)}<p>Nobeigumā {PROSE[0]}</p></div>").body
    assert OTHERS[0][1] in body
    assert body.endswith(PROSE[0])


def test_texts_without_an_element_of_their_own_may_stand_behind_them() -> None:
    form = "<div><p>12.12.2018</p><p><a href='{href}'>{title}</a></p><p>{about}</p></div>"
    notes = "<hr>".join(f"Tālrunis {number}" for number in range(100, 120))
    body = read(f"<div><div>{H1}{DATE}{paragraphs()}{teasers(form)}</div></div>{notes}").body
    assert not any(about in body for _, about, _ in OTHERS)
