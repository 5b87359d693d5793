"""Boxes of facts belong to a text, lists of fields about it do not; and a title may stand between line breaks."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, DAY, H1, PROSE, TITLE, paragraphs, read, text_of

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
    assert text_of(article) == PROSE


def test_a_box_of_facts_beside_the_text_is_not() -> None:
    article = read(f"<article>{H1}{DATE}{paragraphs()}</article><aside><h4>Uzziņai</h4><p>{FACTS}</p></aside>")
    assert text_of(article) == PROSE


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


@pytest.mark.parametrize(
    "heading", ["Citi projekti", "Citas izstādes", "Vairāk no pieredzes", "Ziņas par šo tēmu", "More on the case"]
)
@pytest.mark.parametrize(
    "below",
    [
        f"<ul><li>{FACTS}</li><li>Darbs Rēzeknē</li></ul>",
        f"<ul><li><a href='http://www.rezekne.example/darbs'>{FACTS}</a></li></ul>",
        f"<p><a href='/lv/darbs'>{FACTS}</a> un pusē gadījumu viņiem bija jāstrādā bez līguma un bez algas.</p>",
    ],
    ids=["list", "links to other sites", "paragraph"],
)
def test_what_is_below_such_a_heading_is_text_unless_it_is_a_list_of_pages(heading: str, below: str) -> None:
    article = read(f"<div>{H1}{DATE}{paragraphs()}<h3>{heading}</h3>{below}</div>")
    assert FACTS in article.body
    assert set(PROSE) <= set(text_of(article))


@pytest.mark.parametrize(
    "more",
    ["<ul><li><a href='/lv/izstade/175'>Izstāde</a></li></ul>", "<p><a href='http://ad.example/'>Pērc lētāk</a></p>"],
    ids=["other article", "advertisement"],
)
def test_a_box_of_facts_with_links_of_others_is_not(more: str) -> None:
    box = f"<aside><h4>Fakti</h4><p>{FACTS}</p>{more}</aside>"
    article = read(f"<article>{H1}{DATE}{paragraphs(*PROSE[:2])}{box}{paragraphs(*PROSE[2:])}</article>")
    assert text_of(article) == PROSE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Publicēts", "12.05.2019."), ("Iepirkuma numurs", "KND 2019/5")),
        (("Autors", "Ilze Paraudziņa"), ("Izdevējs", "Ziemeļu grāmata")),
        (("Autors", "kas darbu radījis"), ("Publicēts", "kas darīts pieejams visiem")),
    ],
    ids=["call", "book", "glossary"],
)
def test_other_fields_are_text(first: tuple[str, str], second: tuple[str, str]) -> None:
    fields = f"<dl><dt>{first[0]}</dt><dd>{first[1]}</dd><dt>{second[0]}</dt><dd>{second[1]}</dd></dl>"
    assert second[1] in read(f"<div>{H1}{DATE}{paragraphs()}{fields}</div>").body


@pytest.mark.parametrize("line", ["Redaktore piekrita", "Redaktors: tas nav tik vienkārši", "Rakstīja arī avīzes"])
def test_a_line_that_begins_like_a_byline_is_text(line: str) -> None:
    assert text_of(read(f"{H1}{DATE}<p>{line}</p>{paragraphs()}")) == (line, *PROSE)


@pytest.mark.parametrize(
    "line", ["Reģistrējieties mācībām e-pastā macibas@centrs.lv.", "Reģistrējies lietotnē un ziņo!", "More in May."]
)
def test_the_last_line_of_a_text_may_ask_for_something(line: str) -> None:
    assert text_of(read(f"<div>{H1}{DATE}{paragraphs()}<p>{line}</p></div>")) == (*PROSE, line)


@pytest.mark.parametrize("author", ["Autors: Ilze Paraudziņa (Ziņu nodaļas redaktore)", "Autore: Ilze Paraudziņa"])
@pytest.mark.parametrize("element", ["div", "span style='display:block'"])
def test_a_box_of_facts_above_a_text_is_none_of_it(author: str, element: str) -> None:
    lines = "".join(
        f"<{element} class=fact>{line}</{element.split()[0]}>" for line in ("27.11.2018.", "Pasaulē", author)
    )
    article = read(f"<div>{H1}<div class=facts>{lines}</div>{paragraphs()}</div>")
    assert (article.published_on, text_of(article)) == (DAY, PROSE)


def test_a_box_with_more_than_facts_above_a_text_stays() -> None:
    lines = ("Autore: Ilze Paraudziņa", "Kuldīgā", "Divas dienas", "Vairāk nekā 40 dalībnieku")
    box = "".join(f"<div>{line}</div>" for line in lines)
    article = read(f"<div>{H1}{DATE}<div class=facts>{box}</div>{paragraphs()}</div>")
    assert "Vairāk nekā 40 dalībnieku" in article.body


def test_a_lead_in_the_header_is_not_all_of_a_text() -> None:
    short = ("Programmā: divas lekcijas.", "Vietu skaits ir ierobežots.", PROSE[1])
    menu = "".join(f"<li><a href='/k/{number}'>Mājaslapas sadaļa {number}</a></li>" for number in range(20))
    lead = f"<header>{H1}{DATE}<p>{PROSE[0]} {PROSE[2]}</p></header>"
    article = read(f"<article>{lead}<div>{paragraphs(*short)}<ul>{menu}</ul></div></article>")
    assert "Vietu skaits ir ierobežots." in article.body
