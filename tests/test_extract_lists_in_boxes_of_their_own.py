"""Pages that are built of modules have the lists, tables and last lines of a text in boxes beside its paragraphs."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

TEXT = f"<div class=text>{paragraphs()}</div>"
HEAD = f"<div class=head>{H1}{DATE}</div>"
LIST = "<ul><li>Pazīmes, kuras redz kamerā<li>Pirmā saruna<li>Pieraksti tiesai</ul>"
LISTED = "Pazīmes, kuras redz kamerā\nPirmā saruna\nPieraksti tiesai"
TABLE = "<table><tr><td>10.00<td>Atklāšana<tr><td>11.00<td>Lekcija</table>"
TABULATED = "10.00\tAtklāšana\n11.00\tLekcija"


@pytest.mark.parametrize(
    ("box", "lines"),
    [
        (f"<h3>Programma</h3>{LIST}", ("Programma", LISTED)),
        (f"<div class=m><h3>Programma</h3>{LIST}</div>", ("Programma", LISTED)),
        (f"<x-fold><x-label>Programma</x-label><div>{LIST}</div></x-fold>", ("Programma", LISTED)),
        (f"<div class=m><h3>Programma</h3>{TABLE}</div>", ("Programma", TABULATED)),
    ],
    ids=["list", "box", "custom elements", "table"],
)
def test_one_right_above_or_below_is_text(box: str, lines: tuple[str, ...]) -> None:
    for head in (HEAD, f"{H1}{DATE}"):
        assert text_of(read(f"{head}<div>{TEXT}{box}</div>")) == (*PROSE, *lines)
    assert text_of(read(f"{HEAD}<div>{box}{TEXT}</div>")) == (*lines, *PROSE)


def test_several_below_are_text() -> None:
    page = f"{HEAD}<div>{TEXT}<div>{LIST}</div><div><h3>Programma</h3>{TABLE}</div></div>"
    assert text_of(read(page)) == (*PROSE, LISTED, "Programma", TABULATED)


def test_a_box_of_the_same_kind_with_a_sentence_is_text() -> None:
    page = f"{HEAD}<div>{TEXT}<div class=text><h4>Pieteikšanās</h4><p>Pieteikties līdz jūnijam.</p></div></div>"
    assert text_of(read(page)) == (*PROSE, "Pieteikšanās", "Pieteikties līdz jūnijam.")


@pytest.mark.parametrize(
    "box",
    [
        "<div><ul><li>Autore: Ilze Paraudziņa<li>27.11.2018.<li>Kuldīga</ul></div>",
        "<div><ul><li>Kuldīgas dome<li>tālr. 67000000</ul></div>",
        "<div><ul><li>#darbs<li>#drošība</ul></div>",
        "<div><ul><li><a href='/lv/izstade/175'>Izstāde</a><li>Koncerts Alsungā</ul></div>",
        "<div><h3>Jaunākās ziņas</h3><ul><li>Izstāde Alsungā<li>Koncerts Alsungā</ul></div>",
        "<div class=tags><ul><li>darbs<li>drošība</ul></div>",
        "<div class=text><h4>Redaktore</h4><p>Ilze Paraudziņa</p></div>",
        "<div class=text><p>Lasi vairāk jaunumu <a href='/lv/jaunumi'>šeit</a>.</p></div>",
    ],
    ids=["facts", "contacts", "hashtags", "links", "news", "tags", "editor", "link"],
)
def test_what_is_beside_a_text_stays_out(box: str) -> None:
    assert text_of(read(f"{HEAD}<div>{TEXT}{box}</div>")) == PROSE


def test_a_column_beside_title_and_text_is_none_of_it() -> None:
    column = f"<div class=col-4><h3>Darba laiks</h3>{LIST}</div>"
    assert text_of(read(f"<div><div class=col-8>{H1}{DATE}{paragraphs()}</div>{column}</div>")) == PROSE
    assert text_of(read(f"<div><div class=col-8>{H1}{DATE}{TEXT}</div>{column}</div>")) == PROSE
