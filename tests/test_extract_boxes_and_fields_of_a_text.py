"""Boxes of facts belong to a text, lists of fields about it do not; and a title may stand between line breaks."""

from __future__ import annotations

import pytest

from tests.support.shape_page import DATE, DAY, H1, PROSE, TITLE, paragraphs, read, text_of

FACTS = "Pērn reģistrēti 34 cietušie"


@pytest.mark.parametrize("heading", ["Uzziņai", "UZZIŅA", "Fakti", "Skaitļi un fakti", "Key facts", "At a glance"])
def test_a_box_of_facts_within_a_text_is_kept(heading: str) -> None:
    box = f"<aside><h4>{heading}</h4><ul><li>{FACTS}</li></ul></aside>"
    article = read(f"<article>{H1}{DATE}{paragraphs(*PROSE[:2])}{box}{paragraphs(*PROSE[2:])}</article>")
    assert FACTS in article.body
    assert set(PROSE) <= set(text_of(article))


@pytest.mark.parametrize("heading", ["Lasi arī", "Jaunākās ziņas", "Sekojiet mums"])
def test_another_box_beside_it_is_not(heading: str) -> None:
    box = f"<aside><h4>{heading}</h4><ul><li>{FACTS}</li></ul></aside>"
    article = read(f"<article>{H1}{DATE}{paragraphs(*PROSE[:2])}{box}{paragraphs(*PROSE[2:])}</article>")
    assert FACTS not in article.body


def test_a_box_of_facts_beside_the_text_is_not() -> None:
    article = read(f"<article>{H1}{DATE}{paragraphs()}</article><aside><h4>Uzziņai</h4><p>{FACTS}</p></aside>")
    assert FACTS not in article.body


@pytest.mark.parametrize(
    ("label", "value"),
    [("Publicēts", "27.11.2018."), ("Publication date", "27 November 2018"), ("Published", "27 November 2018")],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_fields_that_tell_of_the_text_are_no_text_but_give_its_day(label: str, value: str, place: str) -> None:
    fields = f"<dl><dt>{label}</dt><dd>{value}</dd><dt>Autors</dt><dd>Paraugu birojs Kuldīgā</dd></dl>"
    matter = [fields, paragraphs()] if place == "above" else [paragraphs(), fields]
    article = read(f"<div>{H1}{''.join(matter)}</div>")
    assert (article.published_on, text_of(article)) == (DAY, PROSE)


def test_fields_of_an_event_are_text() -> None:
    fields = "<dl><dt>Datums</dt><dd>27.11.2030.</dd><dt>Vieta</dt><dd>Kuldīgas novada dome</dd></dl>"
    article = read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{fields}{paragraphs(*PROSE[2:])}</div>")
    assert "Kuldīgas novada dome" in article.body


def test_a_title_between_line_breaks_is_found_by_the_address() -> None:
    head = (
        f"<font><b>LIKUMS UN KĀRTĪBA</b></font><br><font size=5><b>{TITLE}</b></font><br><font>Ilze Paraudziņa</font>"
    )
    article = read(f"<table><tr><td>{head}{DATE}{paragraphs()}</td></tr></table>", title="Otrdienas avīze")
    assert (article.title, article.published_on) == (TITLE, DAY)
    assert set(PROSE) <= set(text_of(article))
    assert "LIKUMS" not in article.body


@pytest.mark.parametrize(
    "heading",
    ["Saistītie ieraksti", "Citi stāsti", "Ziņas par līdzīgām tēmām", "Vairāk no nozares"],
)
def test_more_headings_lead_away_from_the_text(heading: str) -> None:
    related = f"<h3>{heading}</h3><ul><li><a href='/lv/ostas-zinas/77'>Ostas ziņas</a></li></ul>"
    article = read(f"<div>{H1}{DATE}{paragraphs()}{related}</div>")
    assert text_of(article) == PROSE
