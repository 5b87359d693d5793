"""Text that stands where furniture usually does is kept, and what stands beside a short text is not taken for it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.texts.shape_page import DATE, DAY, H1, MENU, PROSE, TITLE, paragraphs, read, text_of

LEAD = "Kuldīgā mācījās trīsdesmit patversmju darbinieku no visas Kurzemes un Zemgales."
NOTICE = (
    "Mēs apstrādājam jūsu datus, lai nodrošinātu lapas darbību un analizētu tās apmeklējumu, kā arī lai uzlabotu jūsu "
    "pieredzi."
)
SECTION = "Šajā sadaļā apkopota informācija par palīdzību, ko cietušajiem sniedz valsts iestādes un biedrības."
HEAD = f"{H1}{DATE}"


@pytest.mark.parametrize(
    "row",
    [
        "<div class=row><div class=col-8><p>{0}</p></div><div class=col-4><img src='/i{1}.jpg'></div></div>",
        "<div class=media><img src='/i{1}.jpg'><div><p>{0}</p></div></div>",
        "<table><tr><td><img src='/i{1}.jpg'></td><td>{0}</td></tr></table>",
    ],
    ids=["grid", "media", "tables"],
)
def test_paragraphs_that_each_stand_beside_a_picture_are_text(row: str) -> None:
    rows = "".join(row.format(text, number) for number, text in enumerate(PROSE))
    assert text_of(read(HEAD + rows)) == PROSE


def test_one_paragraph_beside_a_picture_is_text() -> None:
    boxed = f"<div><img src='/i.jpg'><p>{PROSE[1]}</p></div>"
    assert text_of(read(f"{HEAD}{paragraphs(PROSE[0])}{boxed}{paragraphs(*PROSE[2:])}")) == PROSE


def test_captions_of_a_gallery_below_the_text_are_none() -> None:
    gallery = "".join(
        f"<div><img src='/t{number}.jpg'><div>Mācības, {number}. grupa</div></div>" for number in range(6)
    )
    assert text_of(read(f"{HEAD}{paragraphs()}{gallery}")) == PROSE


def test_a_text_in_the_letters_of_headings_is_text_to_its_end() -> None:
    assert text_of(read(HEAD + "".join(f"<h4>{text}</h4>" for text in PROSE))) == PROSE


@pytest.mark.parametrize("style", ["display:block;float:left;font-size:100px", "float: left; display: inline-block"])
@pytest.mark.parametrize("tag", ["span", "b", "strong"])
def test_a_large_initial_begins_its_word(tag: str, style: str) -> None:
    initial = f'<{tag} style="{style}">{PROSE[0][0]}</{tag}>'
    first = f"<p>{initial}{PROSE[0][1:]}</p>"
    assert text_of(read(f"{HEAD}{first}{paragraphs(*PROSE[1:])}")) == PROSE


def test_a_lead_in_the_header_of_the_text_is_text() -> None:
    article = read(f"<header>{HEAD}<div><strong>{LEAD}</strong></div></header><div>{paragraphs()}</div>")
    assert text_of(article) == (LEAD, *PROSE)


@pytest.mark.parametrize(
    "lead", [f"<h2>{LEAD}</h2>", "<h2>Simt darbinieku mācās pamanīt</h2>", "<p>Mācības notiks 5. oktobrī.</p>"]
)
@pytest.mark.parametrize("frame", ["<div>{}{}{}</div>{}", "<header>{}{}{}</header><div>{}</div>"])
def test_a_lead_between_title_and_date_is_text(lead: str, frame: str) -> None:
    article = read(frame.format(H1, lead, DATE, paragraphs()))
    assert text_of(article) == (lead[lead.index(">") + 1 : lead.rindex("<")], *PROSE)
    assert article.published_on == DAY


@pytest.mark.parametrize("line", ["Redakcija", "by", "in <a href='/lv/jaunumi'>Jaunumi</a>", "Skatīts reizes 12"])
@pytest.mark.parametrize(
    "text",
    ["<p>Pērc godīgi</p><p>Strādā droši</p>", "<ul><li>Valsts policija: 110</li><li>Krīzes tālrunis: 116123</li></ul>"],
)
def test_a_line_below_the_date_does_not_end_a_text_without_prose(line: str, text: str) -> None:
    article = read(f"<div><div>{HEAD}<div>{line}</div></div><div>{text}</div></div>")
    assert ("Strādā droši" in article.body) or ("116123" in article.body)


@pytest.mark.parametrize("beside", ["<h4>Kontakti</h4><p>Rīga</p>", "<a href='/lv/kontakti'>Kontakti</a>"])
def test_one_line_below_the_date_may_be_the_text(beside: str) -> None:
    assert text_of(read(f"<div><div>{HEAD}<p>Pērc godīgi</p></div><div>{beside}</div></div>")) == ("Pērc godīgi",)


@pytest.mark.parametrize("line", ["Ilze Paraudziņa", "Redakcija", "<a href='/lv/jaunumi'>Jaunumi</a>", "Drukāt"])
def test_a_byline_between_title_and_date_is_no_text(line: str) -> None:
    assert text_of(read(f"{H1}<div>{line}</div>{DATE}{paragraphs()}")) == PROSE


def test_a_list_that_the_last_line_of_the_text_announces_is_text() -> None:
    points = "<div><ul><li>Sarunas sākums</li><li>Ziņošana</li></ul></div>"
    article = read(f"{HEAD}<div>{paragraphs(*PROSE, 'Mācību programma:')}</div>{points}")
    assert text_of(article) == (*PROSE, "Mācību programma:", "Sarunas sākums\nZiņošana")


def test_the_hours_of_an_agenda_are_no_clock_of_publication() -> None:
    table = "<table><tr><td>10.00</td><td>Sarunas sākums</td></tr><tr><td>11.00</td><td>Ziņošana</td></tr></table>"
    assert "10.00" in read(HEAD + table).body


@pytest.mark.parametrize("named", ["col-with-sidebar", "text author-text", "print-area"])
def test_a_class_does_not_take_the_first_half_of_a_text(named: str) -> None:
    article = read(
        f"{HEAD}<div class='{named}'>{paragraphs(*PROSE, LEAD)}</div><div>{paragraphs(NOTICE, SECTION)}</div>"
    )
    assert text_of(article) == (*PROSE, LEAD, NOTICE, SECTION)


def test_a_text_whose_class_says_related_outweighs_a_notice_beside_it() -> None:
    related = f"<div class=related>{paragraphs(*(f'{number}. {SECTION}' for number in range(2)))}</div>"
    article = read(
        f"<div><div>{HEAD}{paragraphs(LEAD)}</div><div class=print>{paragraphs(*PROSE * 2)}</div></div>{related}"
    )
    assert text_of(article)[: len(PROSE) + 1] == (LEAD, *PROSE)


@pytest.mark.parametrize("text", [PROSE[:1], (PROSE[0], "Mācības notika 26. novembrī.")], ids=["one", "two"])
@pytest.mark.parametrize(
    "notice",
    [
        f"<div><h2>Sīkdatnes</h2>{paragraphs(*[NOTICE] * 12)}</div>",
        "<ul>" + "".join(f"<li><a href='/lv/s{n}'>Sadaļa {n}</a><p>{SECTION}</p></li>" for n in range(8)) + "</ul>",
    ],
    ids=["notice", "menu that describes its pages"],
)
def test_a_long_notice_above_the_title_of_the_address_is_no_text(notice: str, text: tuple[str, ...]) -> None:
    assert text_of(read(f"{notice}<div>{HEAD}{paragraphs(*text)}</div>")) == text


def test_a_menu_that_describes_its_pages_below_a_short_text_is_none() -> None:
    items = "".join(f"<li><a href='/lv/s{number}'>Sadaļa {number}</a><p>{SECTION}</p></li>" for number in range(8))
    assert text_of(read(f"<div>{HEAD}{paragraphs(*PROSE[:2])}</div><div><ul>{items}</ul></div>")) == PROSE[:2]


def test_a_list_of_described_links_is_text_where_it_stands_in_the_text() -> None:
    items = "".join(f"<li><a href='/lv/s{number}'>Sadaļa {number}</a><p>{SECTION}</p></li>" for number in range(8))
    assert read(f"<div>{HEAD}{paragraphs(*PROSE[:2])}<ul>{items}</ul></div>").body.count(SECTION) == 8


@pytest.mark.parametrize("heading", ["Lasītāju komentāri", "Lietotāju komentāri (2)", "Reader comments"])
def test_comments_longer_than_the_text_are_no_text(heading: str) -> None:
    said = "".join(
        f"<div><b>Lasītājs {n}</b><p>Par šo vajadzētu runāt arī skolās. {SECTION}</p></div>" for n in range(9)
    )
    article = read(f"{HEAD}<a href='#c'>Komentāri (9)</a>{paragraphs(*PROSE[:2])}<h3>{heading}</h3>{said}")
    assert text_of(article, "Komentāri (9)") == PROSE[:2]


def test_a_sentence_with_a_colon_is_no_signature() -> None:
    sentence = "Apkopoja arī statistiku par 2017. gadu: mācības apmeklēja simts darbinieku no 20 patversmēm."
    article = read(f"{HEAD}{paragraphs(PROSE[0], sentence, *PROSE[1:])}")
    assert text_of(article) == (PROSE[0], sentence, *PROSE[1:])


@pytest.mark.parametrize(
    "line",
    [
        "<p>27.11.2018 plkst. 14:35</p>",
        "<p>2018. gada 27. novembris, plkst. 14.35</p>",
        "<p>Publicēts: 27.11.2018. Atjaunots: 01.02.2019.</p>",
        "<p>Atjaunots: 01.02.2019. Publicēts: 27.11.2018.</p>",
        "<p>Preses relīze, 27.11.2018.</p>",
        "<div class=submitted>Iesniedza admin, Ot, 27/11/2018 - 12:15</div>",
        "<div class=submitted>Submitted by admin on Tue, 11/27/2018 - 12:15</div>",
    ],
    ids=["clock", "clock with a dot", "changed after", "changed before", "press", "Drupal", "Drupal in English"],
)
def test_a_date_line_of_a_content_system_is_the_date_and_no_text(line: str) -> None:
    article = read(f"{H1}{line}{paragraphs()}")
    assert (text_of(article), article.published_on) == (PROSE, DAY)


def test_a_date_in_an_element_of_the_heading_is_the_date() -> None:
    article = read(f"<h1>{TITLE} <small>27.11.2018.</small></h1>{paragraphs()}")
    assert (article.title, article.published_on) == (TITLE, DAY)


def test_a_date_that_the_address_has_too_belongs_to_the_title() -> None:
    url = "http://www.cilvektirdznieciba.lv/lv/macibas-kuldiga-27-11-2018/174"
    article = read(f"<h1>Mācības Kuldīgā <b>27.11.2018.</b></h1><p>03.12.2018.</p>{paragraphs()}", url, title="")
    assert article.published_on == dt.date(2018, 12, 3)


def test_the_day_of_the_last_change_below_the_text_is_no_text() -> None:
    assert text_of(read(f"{HEAD}{paragraphs()}<p>Pēdējās izmaiņas veiktas: 03.12.2018.</p>")) == PROSE


def test_the_menu_may_stand_below() -> None:
    assert text_of(read(f"{HEAD}{paragraphs()}</div><div>{MENU}")) == PROSE


def test_a_signature_with_much_text_below_stands_in_the_text() -> None:
    article = read(f"{HEAD}{paragraphs(*PROSE[:3])}<p>Sagatavoja: Ilze Paraudziņa</p>{paragraphs(LEAD, SECTION)}")
    assert text_of(article) == (*PROSE[:3], LEAD, SECTION)


def test_the_hidden_panels_of_an_accordion_are_text() -> None:
    panel = "<div><h3>{0}. diena</h3><div style='display:none'><p>{1}</p></div></div>"
    panels = "".join(panel.format(number, text) for number, text in enumerate(PROSE[1:], start=1))
    assert text_of(read(f"{HEAD}{paragraphs(PROSE[0])}{panels}"), "1. diena", "2. diena", "3. diena") == PROSE


def test_hidden_windows_with_a_heading_of_their_own_are_no_text() -> None:
    window = f"<div style='display:none'><h3>Paziņojums</h3><p>{NOTICE}</p></div>"
    assert text_of(read(f"{HEAD}{paragraphs()}{window}{window.replace('Mēs', 'Mēs arī')}")) == PROSE


def test_a_part_that_a_button_opens_is_text() -> None:
    button = '<h3><button aria-expanded=false aria-controls="a1">Pirmais solis</button></h3>'
    panel = f"<div id=a1 hidden><p>{PROSE[1]}</p></div>"
    assert PROSE[1] in text_of(read(f"<div>{HEAD}{paragraphs(PROSE[0])}{button}{panel}{paragraphs(*PROSE[2:])}</div>"))


def test_a_hidden_part_that_nothing_opens_is_none() -> None:
    panel = f"<div id=a1 hidden><p>{NOTICE}</p></div>"
    assert text_of(read(f"<div>{HEAD}{paragraphs(PROSE[0])}{panel}{paragraphs(*PROSE[1:])}</div>")) == PROSE


@pytest.mark.parametrize("figure", ["404", "403", "517"])
def test_a_figure_in_a_table_is_no_error_of_the_server(figure: str) -> None:
    table = f"<table><tr><th>Gads</th><th>Zvani</th></tr><tr><td>2014</td><td>{figure}</td></tr></table>"
    assert figure in "\t".join(text_of(read(f"<div>{H1}{table}<p>{LEAD}</p></div>")))


def test_the_inside_of_a_web_component_is_text() -> None:
    inside = f"<template shadowrootmode=open><style>p{{}}</style>{HEAD}{paragraphs()}</template>"
    article = read(f"<x-article>{inside}</x-article><template>{paragraphs('Nekad nerādīts teksts.')}</template>")
    assert (article.title, article.published_on, text_of(article)) == (TITLE, DAY, PROSE)


def test_text_that_goes_on_below_a_heading_and_a_table_is_text() -> None:
    rows = "".join(f"<tr><td>{place}</td><td>6000001{at}</td></tr>" for at, place in enumerate(("Kurzeme", "Latgale")))
    more = "Iecirkņi vairs neved savus sarakstus, bet zvana dežurantam."
    box = f"<div><div><h3>Kas mainās reģionos</h3><p>{more}</p><table>{rows}</table></div></div>"
    body = read(f"{HEAD}<div><div><div>{paragraphs(*PROSE[:2])}</div></div>{box}</div>").body
    assert PROSE[1] in body
    assert more in body
    assert "Latgale" in body


def test_a_newsletter_has_each_text_in_a_table_beside_its_picture() -> None:
    news = (("Patversme paliek", PROSE[1]), ("Apmācīti mediķi", PROSE[2]), ("Grāmata latviski", PROSE[3]))
    tables = "".join(
        f"<table><tr><td><img src='/{at}.jpg'></td><td><b>{name}</b><br>{text[:99]}.</td></tr></table>"
        for at, (name, text) in enumerate(news)
    )
    why = "Jūs saņemat šo vēstuli, jo pieteicāties jaunumiem. <a href='/u'>Atteikties</a>"
    end = f"<table><tr><td>{why}</td></tr></table>"
    body = read(f"{HEAD}<table><tr><td>{PROSE[0][:120]}</td></tr></table>{tables}{end}").body
    assert all(name in body for name, _ in news)
    assert "Jūs saņemat" not in body


def test_an_office_alone_between_date_and_text_published_it() -> None:
    assert text_of(read(f"{HEAD}<div>Preses nodaļa</div><div>{paragraphs()}</div>")) == PROSE
    assert "Rīgas dome" in read(f"{HEAD}<h2>Rīgas dome</h2>{paragraphs()}").body
    hosts = "<ul><li>Iekšlietu ministrija</li><li>Rīgas dome</li></ul>"
    assert "Rīgas dome" in read(f"{HEAD}<div>Rīko:</div>{hosts}{paragraphs()}").body
    assert "Rīgas dome" in read(f"{HEAD}<div>12. maijā</div><div>Rīgas dome</div>{paragraphs()}").body


def test_a_link_drawn_as_a_line_of_its_own_is_not_glued_to_the_words_beside_it() -> None:
    linked = f"<p>{PROSE[0]}<a href='/lv/projekti' style='display: block'>Vairāk par projektu</a>{PROSE[1]}</p>"
    body = read(f"{HEAD}{linked}{paragraphs(*PROSE[2:])}").body
    assert "projektuPar" not in body
    assert PROSE[0] in body.split("\n")


@pytest.mark.parametrize("how", ["hidden", "style='display:none'"])
def test_a_link_that_is_not_drawn_is_no_text(how: str) -> None:
    first = f"<p>{PROSE[0]} <a href='/lv/lasit' {how}>Nelasiet šo</a></p>"
    assert text_of(read(f"{HEAD}{first}{paragraphs(*PROSE[1:])}")) == PROSE


@pytest.mark.parametrize("box", ["article", "div"])
def test_a_text_whose_title_stands_below_it_is_whole(box: str) -> None:
    article = read(f"<{box}><div>{paragraphs()}</div><header>{HEAD}</header></{box}>")
    assert (article.title, article.published_on, text_of(article)) == (TITLE, DAY, PROSE)


def test_a_notice_above_a_title_without_a_text_is_none() -> None:
    film = f"<div><p>{NOTICE} {NOTICE} {NOTICE}</p></div><article>{HEAD}<video src='/f/macibas.mp4'></video></article>"
    article = read(film)
    assert (article.title, article.published_on, article.body) == (TITLE, DAY, "")


@pytest.mark.parametrize("level", [1, 2])
def test_articles_that_a_page_loads_after_its_own_are_left_out(level: int) -> None:
    own = f"<article><h{level}>{TITLE}</h{level}>{DATE}{paragraphs()}</article>"
    others = "".join(
        f"<article><h{level}>Izstāde Alsungā, {number}. daļa</h{level}><p>26.11.2018.</p>"
        f"<p>{NOTICE} {SECTION} {number}</p><p>{SECTION} {NOTICE} {number}</p></article>"
        for number in range(5)
    )
    article = read(f"<div>{own}{others}</div>")
    assert (article.title, article.published_on, text_of(article)) == (TITLE, DAY, PROSE)


def test_sections_of_a_text_may_be_articles() -> None:
    sections = "".join(f"<article><h3>{number}. daļa</h3><p>{text}</p></article>" for number, text in enumerate(PROSE))
    assert set(PROSE) <= set(text_of(read(f"<div><article>{HEAD}</article>{sections}</div>")))


@pytest.mark.parametrize("style", ["pre-line", "pre-wrap", "break-spaces"])
def test_newlines_are_line_breaks_where_the_style_keeps_them(style: str) -> None:
    lines = "\n\n".join(PROSE)
    assert text_of(read(f"{HEAD}<div style='white-space: {style}'>{lines}</div>")) == PROSE
    assert len(text_of(read(f"{HEAD}<div style='white-space: normal'>{lines}</div>"))) == 1
    inner = f"<div style='white-space:{style}'><div style='white-space:nowrap'>{lines}</div></div>"
    assert len(text_of(read(f"{HEAD}{inner}"))) == 1
