"""A text is read whole and once, whatever is left open around it, and however many copies of it the page holds."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

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
