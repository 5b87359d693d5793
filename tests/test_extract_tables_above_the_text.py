"""A table of facts may open a text: a number or a name in it is no byline."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, DAY, H1, PROSE, paragraphs, read, text_of

BYLINE = "Ilze Paraudziņa"


@pytest.mark.parametrize("cell", ["9", "LV", BYLINE, "27.11.2018."])
def test_a_short_cell_beside_another_stays(cell: str) -> None:
    table = f"<table><tr><th>Vieta<td>Kuldīgas pils<tr><th>Kas<td>{cell}</table>"
    table_read, *others = text_of(read(f"{H1}{DATE}{table}{paragraphs()}"))
    assert table_read == f"Vieta\tKuldīgas pils\nKas\t{cell}"
    assert tuple(others) == PROSE


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td colspan=2>{BYLINE}<tr><td colspan=2>A A A</table>",
        f"<table><tr><td>{BYLINE}<td>A A A</table>",
        f"<table><tr><td>{DATE}<p>Autore: {BYLINE}</table>",
    ],
    ids=["rows of one cell", "nothing else in the row", "cell of its own"],
)
def test_a_byline_in_a_table_is_no_text(table: str) -> None:
    assert text_of(read(f"{H1}{DATE}{table}{paragraphs()}")) == PROSE


def test_a_byline_beside_the_text_is_none_of_it() -> None:
    page = f"<table><tr><td>{H1}{DATE}<div>{BYLINE}</div><td>{paragraphs()}</table>"
    assert text_of(read(page)) == PROSE


def test_a_table_of_days_gives_a_page_no_date_and_keeps_its_heads() -> None:
    rows = "<tr><td>27.11.2018<td>Seminārs<tr><td>03.12.2018<td>Sanāksme"
    article = read(f"{H1}<table><tr><th>Datums<th>Pasākums{rows}</table>")
    assert (article.published_on, article.body.split("\n")[0]) == (None, "Datums\tPasākums")
    changed = "<table><tr><td>Publicēts<td>27.11.2018.<tr><td>Atjaunots<td>28.11.2018.</table>"
    assert read(f"{H1}{changed}{paragraphs()}").published_on == DAY
    assert read(f"{H1}<table><tr><td>27.11.2018<tr><td>{PROSE[0]}</table>").published_on == DAY
