"""Days that are no date of publication, and pages that have none."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from archive.extract import Article
from tests.support.texts.shape_page import (
    DATE,
    DAY,
    H1,
    MENU,
    PROSE,
    SITE,
    TITLE,
    UNNUMBERED,
    URL,
    paragraphs,
    read,
    text_of,
)

NO_DATES = {
    "year 1 with a zone": "0001-01-01T00:00:00Z",
    "year 1": "0001-01-01",
    "1970": "1970-01-01T00:00:00Z",
    "1994": "1994-12-31",
    "next month": (dt.date.today() + dt.timedelta(days=30)).isoformat(),
    "year 9999": "9999-12-31T23:59:59Z",
}


@pytest.mark.parametrize("written", NO_DATES.values(), ids=NO_DATES)
@pytest.mark.parametrize(
    "form",
    [
        "<meta property='article:published_time' content='{}'>",
        '<script type=\'application/ld+json\'>{{"@type":"NewsArticle","datePublished":"{}"}}</script>',
        "<meta itemprop='datePublished' content='{}'>",
        "<meta name='date' content='{}'>",
    ],
    ids=["og", "JSON-LD", "itemprop", "name"],
)
def test_a_day_before_1995_or_to_come_is_no_date_and_no_loss(form: str, written: str) -> None:
    article = read(H1 + paragraphs(), head=form.format(written))
    assert article.published_on is None
    assert text_of(article) == PROSE
    article = read(H1 + DATE + paragraphs(), head=form.format(written))
    assert (article.published_on, text_of(article)) == (DAY, PROSE)


@pytest.mark.parametrize("line", ["01.01.1970", "01.01.0001.", "31.12.1994.", "31.12.2999"])
def test_a_line_of_such_a_day_is_no_date_either(line: str) -> None:
    article = read(f"{H1}<p>{line}</p>{paragraphs()}")
    assert article.published_on is None
    assert text_of(article, line) == PROSE


@pytest.mark.parametrize("zone", ["Z", "+03:00", "+14:00", "-12:00"])
@pytest.mark.parametrize("year", [1, 9999])
def test_no_day_is_out_of_range(year: int, zone: str) -> None:
    day = f"{year:04}-{'01-01T00:00:00' if year == 1 else '12-31T23:59:59'}{zone}"
    data = json.dumps({"@context": "https://schema.org", "@type": "Article", "headline": TITLE, "datePublished": day})
    article = read(H1 + paragraphs(), head=f"<script type='application/ld+json'>{data}</script>")
    assert (article.published_on, text_of(article)) == (None, PROSE)


# An article without a number in its address is news where it has a date of its own.


@pytest.mark.parametrize(
    ("matter", "url"),
    [
        (H1 + DATE + paragraphs(), UNNUMBERED),
        (f"{H1}<p>Ilze Paraudziņa, 27 November 2018,</p>{paragraphs()}", UNNUMBERED),
        (f"{H1}<p>27.11.2018. Šā gada novembrī Kuldīgā mācījās patversmju darbinieki.</p>{paragraphs()}", UNNUMBERED),
        (f"{H1}<p>27.11.2018.</p>{paragraphs()}", "http://www.cilvektirdznieciba.lv/lv/ads?id=6"),
        (
            f"<div>{H1}<time datetime=2018-11-27>27.11.2018.</time></div><div>{paragraphs()}</div>",
            "http://www.cilvektirdznieciba.lv/lv/jaunums/macibas-patversmju-darbiniekiem-kuldiga",
        ),
    ],
    ids=["line", "byline", "opens the text", "banner", "platform"],
)
def test_an_article_with_a_date_is_news_without_a_number(matter: str, url: str) -> None:
    article = read(matter, url)
    assert (article.kind, article.published_on) == ("news", DAY)
    assert set(PROSE) <= set(text_of(article))


LAWS = {
    "25.10.2018.": "Imigrācijas likums",
    "17.09.1998.": "Krimināllikums",
    "21.04.2005.": "Kriminālprocesa likums",
    "31.10.2002.": "Sociālo pakalpojumu un sociālās palīdzības likums",
    "16.07.2019.": "Noteikumi par sociālo rehabilitāciju cilvēku tirdzniecības upuriem",
    "13.01.2007.": "Par valsts kompensāciju cietušajiem",
    "24.01.2008.": "Par Eiropas Padomes konvenciju par cīņu pret cilvēku tirdzniecību",
}
LINKED = [f"{day} <a href='https://likumi.example/{n}'>{law}</a>" for n, (day, law) in enumerate(LAWS.items())]


@pytest.mark.parametrize(
    "rows",
    [
        paragraphs(*LINKED),
        "<ul>" + "".join(f"<li>{row}</li>" for row in LINKED) + "</ul>",
        "<br>".join(f"{day} {law}" for day, law in LAWS.items()),
        paragraphs(*(f"<a href='https://likumi.example/{day}'>{day} {law}</a>" for day, law in LAWS.items())),
    ],
    ids=["paragraphs", "list", "no links", "all linked"],
)
@pytest.mark.parametrize("menu", ["", MENU], ids=["", "menu repeats"])
@pytest.mark.parametrize("slug", ["tiesibu-akti", "tiesibu-akti/42"])
def test_a_list_of_laws_is_a_page_without_a_date(rows: str, menu: str, slug: str) -> None:
    article = read(
        f"<h1>Tiesību akti</h1>{rows}{menu}",
        f"http://www.cilvektirdznieciba.lv/lv/{slug}",
        title=f"Tiesību akti | {SITE}",
    )
    assert (article.kind, article.published_on, article.title) == ("page", None, "Tiesību akti")
    assert all(f"{day} {law}" in article.body for day, law in LAWS.items())
    assert "Kontakti" not in article.body


@pytest.mark.parametrize(
    "matter",
    [
        f"{H1}<p>(09.10.2020.)</p>{paragraphs()}",
        f"{H1}<p>05.10.2018. notika mācības, un tās pulcēja patversmju darbiniekus.</p>{paragraphs()}",
        f"{H1}{paragraphs()}<ul><li>01.06.2019. Izstāde Alsungā</li><li>03.06.2019. Saruna radio</li></ul>",
        f"{H1}<p>Datums: 01.06.2019.</p><p>Laiks: 16.00–17.00</p><p>Vieta: Ogres bibliotēka</p>{paragraphs()}",
        f"{H1}<dl><dt>Datums<dd>01.06.2019.<dt>Laiks<dd>16.00<dt>Vieta<dd>Ogres bibliotēka</dl>{paragraphs()}",
        f"{H1}<h2>01.06.2019 @ 16:00 - 17:00</h2>{paragraphs()}",
        f"{H1}<p>Pieteikšanās termiņš:</p><p>01.06.2019.</p>{paragraphs()}",
        f"<div>{H1}{paragraphs()}</div><div><p>Spēkā no:</p><p>01.06.2019.</p></div>",
    ],
    ids=["brackets", "sentence", "agenda", "fields", "list of fields", "from and to", "label", "label below"],
)
@pytest.mark.parametrize(
    "url",
    [URL, UNNUMBERED, "http://www.cilvektirdznieciba.lv/lv/macibu-projekts-57"],
    ids=["numbered", "un-numbered", "project"],
)
def test_other_days_are_no_date_of_publication(matter: str, url: str) -> None:
    article: Article = read(matter, url)
    assert (article.kind, article.published_on) == ("page", None)
    assert set(PROSE) <= set(text_of(article))


@pytest.mark.parametrize(
    "entry",
    [
        "<tr><td>{0}.<td>{1}<td><a href='/u/{0}.pdf'>Rīkojums {0}</a></tr>",
        "<tr><td>{1}<td>Rīkojums {0}</tr>",
        "<tr><td><a href='/u/{0}.pdf'>Rīkojums {0}</a><td>{1}</tr>",
        "<div><p>{1}</p><p><a href='/u/{0}.pdf'>Rīkojums {0}</a></p></div>",
    ],
    ids=["numbered", "plain", "day last", "parts"],
)
def test_days_of_documents_below_a_text_are_no_date_of_publication(entry: str) -> None:
    entries = "".join(entry.format(number, f"{number + 2:02}.06.2019.") for number in range(1, 6))
    matter = f"<table>{entries}</table>" if entry.startswith("<tr") else entries
    article: Article = read(f"{H1}{paragraphs()}{matter}", UNNUMBERED)
    assert (article.kind, article.published_on) == ("page", None)
