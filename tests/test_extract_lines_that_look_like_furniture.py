"""Lines, headings and links in the words of furniture that belong to a text, and those that do not."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, MENU, PROSE, paragraphs, read, text_of

BYLINE = "Ilze Paraudziņa"
PHOTO = "Foto: Kuldīgas novada pašvaldība"
OTHER = "<a href='/lv/izstade-alsunga/175'>Izstāde Alsungā par bērnu drošību</a>"


@pytest.mark.parametrize(
    "line",
    [
        "Talsi, Kuldīga, Ventspils",
        "Eiropas Komisija",
        "Inta Paraudziņa, Juris Ozols",
        "Foto konkurss noslēdzies",
        "Sadaļa par drošību",
        "Avots mūsu drosmei",
        "Autors stāsta pats",
        "Photo exhibition opens",
        "By the numbers",
        "Section 154 explained",
    ],
)
def test_a_first_line_that_begins_like_a_byline_is_text(line: str) -> None:
    assert text_of(read(f"{H1}<div>27.11.2018.</div><p>{line}</p>{paragraphs()}")) == (line, *PROSE)


@pytest.mark.parametrize(
    "line",
    [
        BYLINE,
        PHOTO,
        f"By {BYLINE}",
        f"Foto {BYLINE}",
        "Teksts un foto: Ilze Paraudziņa",
        "Autore Redaktore",
        "By admin",
    ],
)
def test_a_byline_beside_the_paragraphs_is_no_text(line: str) -> None:
    assert text_of(read(f"{H1}<div>27.11.2018.</div><div>{line}</div>{paragraphs()}")) == PROSE


@pytest.mark.parametrize("tag", ["h2", "h3"])
@pytest.mark.parametrize(
    "below",
    [
        "",
        "<p>Informāciju sagatavoja: Iekšlietu ministrija</p>",
        "<ul><li><a href=/f/anketa.pdf>Anketa</a></li></ul>",
    ],
    ids=["nothing", "signature", "document"],
)
def test_the_last_line_of_a_text_may_be_a_heading(tag: str, below: str) -> None:
    article = read(f"<div>{H1}{DATE}{paragraphs()}<{tag}>Zvani 116006!</{tag}>{below}</div>")
    assert text_of(article) == (*PROSE, "Zvani 116006!")


@pytest.mark.parametrize(
    "box",
    [
        "<h3>Pielikumi</h3>",
        "<h3>Galerija</h3>",
        "<h3>Mūsu draugi</h3><ul><li><a href=/lv/greta>GRETA</a></li><li><a href=/lv/kontakti>Kontakti</a></li></ul>",
        "<div><h3>Komentāri</h3></div>",
    ],
)
def test_the_heading_of_a_box_below_a_text_is_none_of_it(box: str) -> None:
    assert text_of(read(f"<div>{H1}{DATE}{paragraphs()}{box}{MENU}</div>")) == PROSE


@pytest.mark.parametrize(
    "question",
    [
        "<h2><button class=x>Kur zvanīt?</button></h2>",
        "<h3><a href='#c1'>Kur zvanīt?</a></h3>",
        "<p><a href='javascript:void(0)'>Kur zvanīt?</a></p>",
        "<h3><span role=button>Kur zvanīt?</span></h3>",
    ],
    ids=["button", "anchor", "script", "role"],
)
def test_the_questions_of_an_accordion_are_text(question: str) -> None:
    article = read(f"<div>{H1}{DATE}{paragraphs()}{question}<div id=c1>Zvaniet 116006.</div></div>")
    assert text_of(article) == (*PROSE, "Kur zvanīt?", "Zvaniet 116006.")


@pytest.mark.parametrize(
    "row",
    ["<a href='#'>Drukāt</a>", "<a href='javascript:print()'>Drukāt</a> <a href='#'>A+</a>", "<button>Drukāt</button>"],
)
def test_links_that_only_do_something_are_no_text(row: str) -> None:
    article = read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}<div>{row}</div>{paragraphs(*PROSE[2:])}</div>")
    assert text_of(article) == PROSE


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<h2>Dokumenti</h2>", "Dokumenti"),
        ("<h2>Foto</h2>", "Foto"),
        ("<h3>Details</h3>", "Details"),
        ("<p>Labi.</p>", "Labi."),
        ("<dl><dt>Datums</dt><dd>7. aprīlis</dd></dl>", "Datums\n7. aprīlis"),
        (
            "<table><tr><th>Datums</th><th>Vieta</th></tr><tr><td>7. maijs</td><td>Talsi</td></tr></table>",
            "Datums\tVieta\n7. maijs\tTalsi",
        ),
        (
            "<p>Skatīt arī: <a href=http://l.example/x>Krimināllikuma 154. pants</a></p>",
            "Skatīt arī: Krimināllikuma 154. pants",
        ),
    ],
)
def test_words_of_furniture_between_the_paragraphs_may_be_text(markup: str, wanted: str) -> None:
    article = read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{markup}{paragraphs(*PROSE[2:])}</div>")
    assert text_of(article) == (*PROSE[:2], wanted, *PROSE[2:])


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Drukāt</p>",
        "<p><a href='/lv/drukat'>Labi.</a></p>",
        "<h2>Foto</h2><ul><li><a href=/f/1.jpg><img src=/f/1.jpg></a></li></ul><h2>Dokumenti</h2>",
        f"<p>Skatīt arī: {OTHER}</p>",
    ],
)
def test_other_words_of_furniture_between_the_paragraphs_are_none(markup: str) -> None:
    article = read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{markup}</div><div>{paragraphs(*PROSE[2:])}</div>")
    assert text_of(article) == PROSE


def test_a_list_of_links_to_other_sites_may_close_a_text() -> None:
    links = (
        "<ul><li><a href=http://a.example/1>Krimināllikums</a></li><li><a href=http://b.example/2>Kurss</a></li></ul>"
    )
    article = read(f"<div>{H1}{DATE}{paragraphs()}<h3>Noderīgas saites</h3>{links}</div>")
    assert text_of(article) == (*PROSE, "Noderīgas saites", "Krimināllikums\nKurss")
    within = links.replace("http://a.example/1", "/lv/tiesibu-akti")
    assert text_of(read(f"<div>{H1}{DATE}{paragraphs()}<h3>Noderīgas saites</h3>{within}</div>")) == PROSE


@pytest.mark.parametrize(
    "box",
    [
        "<div><h3>Saņem jaunumus e-pastā</h3><p>Ieraksti adresi, un mēs rakstīsim.</p><form><input></form></div>",
        "<div><h4>Atbalsti mūs</h4><p>Ja vēlies palīdzēt, ziedo jebkuru summu.</p><a href='/ziedot'>Ziedot</a></div>",
        "<div><p>Kā tev šķiet?</p><form><label><input type=radio>Jā</label><input type=submit></form></div>",
        "<p>Šo lapu aizsargā reCAPTCHA. Uz to attiecas Google privātuma politika.</p>",
        "<p>This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.</p>",
        "<div>Patika raksts? Dalies ar draugiem:</div>",
        "<p>Atslēgvārdi: patversmes, mācības, Rīga</p>",
    ],
)
def test_what_a_site_asks_below_a_text_is_none_of_it(box: str) -> None:
    assert text_of(read(f"<div>{H1}{DATE}{paragraphs()}{box}</div>"), "Kā tev šķiet?") == PROSE


@pytest.mark.parametrize(
    "last",
    [
        "<p>Atbalsti mūs ar padomu, ja redzi ko aizdomīgu.</p>",
        "<h3>Palīdzi!</h3><p>Pamanīt pazīmes var ikviens, kurš tās zina.</p>",
        "<p>Piesakies mācībām līdz maijam pa tālruni.</p><p><a href='/lv/pieteikties'>Pieteikties</a></p>",
        "<p>Mājaslapu no robotiem aizsargā jauns risinājums, ne vairs reCAPTCHA.</p>",
    ],
)
def test_what_an_article_asks_of_its_readers_is_text(last: str) -> None:
    assert len(text_of(read(f"<div>{H1}{DATE}{paragraphs()}{last}</div>"))) > len(PROSE)


HEADED = f"<h2 id=a>Mācības</h2>{paragraphs(*PROSE[:2])}<h2 id=b>Turpinājums</h2>{paragraphs(*PROSE[2:])}"


@pytest.mark.parametrize("head", ["<p>Saturs</p>", "<h2>Šajā rakstā</h2>", "<div class=toc>Table of contents</div>"])
def test_a_table_of_contents_is_no_text(head: str) -> None:
    table = f"<div>{head}<ul><li><a href='#a'>Mācības</a><li><a href='#b'>Turpinājums</a></ul></div>"
    assert text_of(read(f"{H1}{DATE}{table}{HEADED}")) == text_of(read(f"{H1}{DATE}{HEADED}"))


@pytest.mark.parametrize(
    "rows",
    [
        "<li>Mācības<li>Turpinājums",
        "<li><a href='#a'>Pirmā diena</a><li><a href='#b'>Otrā</a>",
        "<li><a href=/x>Mācības</a>",
    ],
    ids=["no links", "other words", "another page"],
)
def test_another_list_below_such_a_word_is_text(rows: str) -> None:
    assert "Saturs" in text_of(read(f"{H1}{DATE}<p>{PROSE[0]}</p><p>Saturs</p><ul>{rows}</ul>{HEADED}"))
