"""A text is read whole and once, whatever is left open around it, and however many copies of it the page holds."""

from __future__ import annotations

import pytest

from archive.extract import Article
from archive.extract.page import read_page
from tests.support.texts.shape_page import DATE, H1, PROSE, TITLE, URL, page, paragraphs, read, text_of

HEAD = f"{H1}{DATE}"
LEAD = "Kuldīgā mācījās trīsdesmit patversmju darbinieku no visas Kurzemes un Zemgales."
NOTICE = (
    "Mēs apstrādājam jūsu datus, lai nodrošinātu lapas darbību un analizētu tās apmeklējumu, kā arī lai uzlabotu jūsu "
    "pieredzi."
)


@pytest.mark.parametrize("named", ["", " style='display:none'"], ids=["shown", "hidden"])
def test_a_second_copy_of_the_text_for_phones_is_left_out(named: str) -> None:
    copy = f"{HEAD}{paragraphs()}"
    assert text_of(read(f"<div{named}>{copy}</div><div>{copy}</div>")) == PROSE
    assert text_of(read(f"<div>{copy}</div><div{named}>{copy}</div>")) == PROSE


@pytest.mark.parametrize("named", ["", " style='display:none'"], ids=["shown", "hidden"])
def test_a_picture_beside_each_paragraph_does_not_make_captions_of_two_copies(named: str) -> None:
    rows = "".join(f"<div><img src='/i{number}.jpg'><p>{text}</p></div>" for number, text in enumerate(PROSE))
    assert text_of(read(f"<div>{HEAD}<div>{rows}</div></div><div{named}>{rows}</div>")) == PROSE


def test_a_paragraph_that_the_text_says_twice_is_said_twice() -> None:
    assert text_of(read(f"{HEAD}{paragraphs(*PROSE, PROSE[0])}")) == (*PROSE, PROSE[0])


def test_a_second_copy_of_one_paragraph_is_left_out_where_its_title_returns() -> None:
    assert text_of(read(f"<div>{HEAD}<p>{PROSE[0]}</p></div><div>{HEAD}<p>{PROSE[0]}</p></div>")) == PROSE[:1]


@pytest.mark.parametrize(
    "head",
    [
        "<h2>Kas notiek {}?</h2>",
        "<p><b>Pieņemšana {}</b></p>",
        "<p>Kur zvanīt, ja {} redzēts kas aizdomīgs?</p>",
        "<p>Adrese</p><h2>{}</h2>",
    ],
)
def test_what_is_said_below_each_of_several_headings_is_said_below_each(head: str) -> None:
    towns = "".join(f"<div>{head.format(town)}{paragraphs(*PROSE[:2])}</div>" for town in ("Tukumā", "Bauskā"))
    assert text_of(read(f"{HEAD}{towns}")).count(PROSE[0]) == 2


def test_what_a_table_says_in_each_row_is_said_in_each() -> None:
    rows = "".join(f"<tr><td>{town}<td>{PROSE[0]}" for town in ("Tukums", "Bauska", "Talsi", "Alsunga"))
    assert read(f"{HEAD}<table>{rows}</table>").body.count(PROSE[0]) == 4


def test_a_text_that_a_script_shows_below_its_lead_is_text() -> None:
    shown = f"<div style='display:none'>{paragraphs()}</div>"
    assert text_of(read(f"<div>{HEAD}<p>{LEAD}</p>{shown}</div>")) == (LEAD, *PROSE)


def test_a_long_hidden_window_apart_from_a_short_text_is_none() -> None:
    window = f"<div style='display:none'>{paragraphs(*(f'{LEAD} {number} {LEAD}' for number in range(4)))}</div>"
    assert text_of(read(f"<div><div>{HEAD}{paragraphs(PROSE[0])}</div></div>{window}")) == PROSE[:1]


def test_a_main_part_in_what_is_hidden_beside_the_text_is_hidden() -> None:
    assert (
        text_of(read(f"<main>{HEAD}{paragraphs()}<div hidden><main>{paragraphs(LEAD * 5)}</main></div></main>"))
        == PROSE
    )


@pytest.mark.parametrize("around", ["<div class=modal role=dialog>", "<div hidden>", "<aside>", "<nav>"])
def test_whatever_is_open_around_the_main_part_does_not_make_it_furniture(around: str) -> None:
    window = f"{around}<form><label>Meklēt<input name=q></label></form>"
    assert text_of(read(f"{window}<main>{HEAD}{paragraphs()}</main>")) == PROSE


@pytest.mark.parametrize(
    ("around", "beside"),
    [("header", ""), ("aside", f"<aside><p>{NOTICE}</p></aside>"), ("div class=sidebar", f"<aside>{NOTICE}</aside>")],
)
def test_a_part_with_nearly_all_prose_is_the_text_whatever_it_is_called(around: str, beside: str) -> None:
    part = f"<{around}>{paragraphs()}</{around.split()[0]}>"
    assert text_of(read(f"{HEAD}<p>{LEAD}</p>{part}{beside}")) == (LEAD, *PROSE)


@pytest.mark.parametrize("around", ["aside", "div hidden", "nav"])
def test_a_part_that_its_weight_alone_makes_the_text_below_other_prose_leaves_doubt(around: str) -> None:
    below = f"<{around}>{paragraphs()}</{around.split()[0]}>"
    assert read(f"<main>{HEAD}<p>{LEAD}</p>{below}</main>").confidence == "low"
    assert read(f"<main>{HEAD}<p>{LEAD}</p>{paragraphs()}</main>").confidence == "high"


AROUND = ("nav", "footer", "dialog", "div hidden", "div class=comments", "div role=navigation", "noscript", "template")
LONGER = tuple(f"{LEAD} {text} {NOTICE}" for text in PROSE)
LONG = tuple(f"{number}. daļa. {text} {LEAD}" for number, text in enumerate(PROSE, 1))


@pytest.mark.parametrize("around", AROUND)
def test_a_text_in_a_part_that_is_called_something_else_is_text_and_leaves_doubt(around: str) -> None:
    article = read(f"<main>{HEAD}</main><{around}>{paragraphs(*LONG)}</{around.split()[0]}>")
    assert text_of(article) == LONG
    assert article.confidence == "low" or around.startswith("div")


@pytest.mark.parametrize("around", AROUND)
def test_a_text_has_nothing_of_a_part_that_is_called_something_else(around: str) -> None:
    own = tuple(f"{text} {LEAD}" for text in PROSE[:2])
    below = f"<{around}>{paragraphs(*LONG)}</{around.split()[0]}>"
    assert text_of(read(f"<main>{HEAD}{paragraphs(*own)}</main>{below}")) == own


@pytest.mark.parametrize("around", ["nav", "footer", "dialog"])
def test_one_paragraph_above_such_a_part_is_the_text_however_long_the_part_is(around: str) -> None:
    own = f"{PROSE[0]} {LEAD} {NOTICE}"
    below = f"<{around}>{paragraphs(*LONG, *LONGER)}</{around}>"
    assert text_of(read(f"<main>{HEAD}<p>{own}</p></main>{below}")) == (own,)


@pytest.mark.parametrize("around", ["nav", "footer", "dialog"])
def test_two_paragraphs_in_such_a_part_are_no_text_unless_they_are_very_long(around: str) -> None:
    long = " ".join(LONG)
    assert read(f"<main>{HEAD}</main><{around}>{paragraphs(long, LEAD)}</{around}>").body == ""
    assert text_of(read(f"<main>{HEAD}</main><{around}>{paragraphs(long * 2, LEAD)}</{around}>")) == (long * 2, LEAD)


@pytest.mark.parametrize(
    "beside",
    [
        f"<h3>Komentāri</h3><div class=comments>{paragraphs(*LONG)}</div>",
        "<div class=comments>"
        + "".join(f"<div class=comment>Ilga Purmala<p>{text}</p></div>" for text in LONG)
        + "</div>",
        "<div class=comments>"
        + "".join(f"<div>3.{day}.2019. 12:31</div><p>{text}</p>" for day, text in enumerate(LONG, 1))
        + "</div>",
        f"<dialog><h2>Sīkdatnes</h2>{paragraphs(*LONG)}</dialog>",
        f"<footer><h3>Par mums</h3>{paragraphs(*LONG)}</footer>",
        f"<footer>{paragraphs(*LONG)}<p>© 2019 Biedrība „Ozols”. Visas tiesības aizsargātas.</p></footer>",
        f"<iframe src='https://film.example/1'></iframe><dialog>{paragraphs(*LONG)}</dialog>",
        "<noscript><p>Lai lietotu šo lapu, ieslēdziet savā pārlūkprogrammā JavaScript.</p></noscript>",
        f"<template><h2>{{{{virsraksts}}}}</h2>{paragraphs(*LONG)}</template>",
    ],
)
def test_a_page_without_a_text_has_none_of_what_stands_below_it(beside: str) -> None:
    assert read(f"<main>{HEAD}<img src='/i/1.jpg' alt='Mācības'></main>{beside}").body == ""


def test_links_that_a_page_never_closes_end_with_their_line() -> None:
    first = f"<p>{LEAD} Vairāk lasiet <a href='/lv/macibas/9'>iepriekšējā rakstā par mācībām."
    menu = "<ul><li><a href='/lv/a'>Par mums<li><a href='/lv/b'>Saites<li><a href='/lv/c'>Projekti</ul>"
    html = page(f"{menu}{HEAD}{first}{paragraphs()}").replace(b"</a>", b"")
    article = read_page(html, URL, "text/html; charset=utf-8")
    assert isinstance(article, Article)
    assert text_of(article) == (f"{LEAD} Vairāk lasiet iepriekšējā rakstā par mācībām.", *PROSE)


@pytest.mark.parametrize("below", ["", f"<div class=related><p>{NOTICE}</p></div>"])
def test_a_long_text_whose_title_stands_below_it_is_whole_whatever_opens_it(below: str) -> None:
    article = read(f"<article><div>Jaunumi</div><div>{paragraphs(*LONGER)}</div>{H1}</article>{below}")
    assert (article.title, text_of(article)[-4:], article.confidence) == (TITLE, LONGER, "low")


def test_a_long_notice_above_a_text_of_its_own_part_is_none() -> None:
    notice = f"<div>{paragraphs(NOTICE, *LONG)}</div>"
    assert PROSE[0] in read(f"<main>{notice}<article>{HEAD}<p>{PROSE[0]}</p></article></main>").body
    assert NOTICE not in read(f"<main>{notice}<article>{HEAD}<p>{PROSE[0]}</p></article></main>").body


def test_a_text_that_a_script_shows_is_text_beside_teasers() -> None:
    teasers = "".join(f"<div><h3>{number}. raksts</h3><p>{LEAD[:40]}.</p></div>" for number in range(3))
    shown = f"<div style='display:none'>{paragraphs(*LONGER)}</div>"
    assert text_of(read(f"<div>{HEAD}</div>{shown}<div>{teasers}</div>"))[:4] == LONGER
