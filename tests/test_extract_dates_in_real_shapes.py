"""The date of publication in the shapes that pages of public offices and newspapers have, and which pages have none."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from archive.extract import Article
from tests.support.shape_page import DATE, DAY, H1, MENU, PROSE, SITE, TITLE, UNNUMBERED, URL, paragraphs, read, text_of

BYLINE = "Ilze Paraudziņa"


@pytest.mark.parametrize(
    "line",
    [
        "<div>2018. gada 27. novembrī</div>",
        "<div>Otrdiena, 27. novembris, 2018</div>",
        "<div>Ievietots: 27.11.2018</div>",
        "<div>Publicēts: 27.11.2018. 14:35</div>",
        "<div>Pievienots 27.11.2018., atjaunots 03.12.2018.</div>",
        "<div>27.11.18</div>",
        "<div>27/11/2018</div>",
        "<div>27-11-2018</div>",
        "<div>2018-11-27</div>",
        "<div>27.11.2018 | Ilze Paraudziņa</div>",
        "<div>Ilze Paraudziņa, 27.11.2018.</div>",
        "<p>Ilze Paraudziņa, 27 November 2018,</p>",
        "<div>Autore: Ilze Paraudziņa</div><div>27.11.2018</div>",
        "<time datetime='2018-11-27T14:35:00+02:00'></time>",
        "<time datetime='2018-11-27T14:35:00+02:00'>pirms 3 gadiem</time>",
        "<span>Publicēts <time datetime='2018-11-27'>pirms 3 gadiem</time></span>",
        "<span itemprop='datePublished' content='2018-11-27'>Otrdien</span>",
        "<meta itemprop='datePublished' content='2018-11-27T14:35:00+02:00'>",
        "<ul><li>27.11.2018.</li><li>Skatīts: 318</li></ul>",
    ],
    ids=[
        "words",
        "weekday",
        "put up",
        "published",
        "put up and renewed",
        "two digits",
        "slashes",
        "hyphens",
        "ISO",
        "author after",
        "author before",
        "English byline",
        "author above",
        "machine",
        "years ago",
        "label and years ago",
        "itemprop",
        "itemprop of meta",
        "list",
    ],
)
def test_the_line_of_the_date_has_many_forms(line: str) -> None:
    article = read(f"{H1}{line}{paragraphs()}")
    assert (article.published_on, article.kind) == (DAY, "news")
    assert set(PROSE) <= set(text_of(article))
    assert "2018" not in article.body


@pytest.mark.parametrize(
    "line",
    [
        "27.11.2018 123",
        "27.11.2018 | admin",
        "admin 27.11.2018",
        "Autors: admin, 27.11.2018",
        "Autors Redaktore, 27. novembris, 2018",
        "Iesniedza admin, Ot, 27.11.2018 - 14:35",
        "Ievietoja: Ilze Paraudziņa 27.11.2018",
        "27.11.2018 by admin",
        "Posted on 27.11.2018 by admin",
        "Written by Jane Oakley, MD, on November 27, 2018",
        "27.11.2018 Jaunumi",
        "Kategorija: Jaunumi 27.11.2018",
        "27.11.2018 Preses relīze",
        "27.11.2018 Skatīts: 15",
        "27.11.2018 0 komentāri",
        "Rīga, 2018. gada 27. novembrī",
        "Rīgā, 27.11.2018.",
        "Redakcija, 27.11.2018",
        "Iekšlietu ministrija | 27.11.2018",
        "27.11.2018 / Valsts policija",
        "27 November 2018 | Ministry of the Interior",
        "2018.11.27.",
        "novembris 27, 2018",
        "November 27, 2018 - 11:28 AMT",
        "Published: November 27, 2018 at 8:59 pm | Updated: November 28, 2018 at 9:16 am",
        "<span>27</span><span>11</span><span>2018</span>",
        "<div>27</div><div>novembris</div><div>2018</div>",
        "<div>27. novembris</div><div>2018</div>",
    ],
)
@pytest.mark.parametrize("apart", ["{}", "<div>{}</div>"])
def test_a_line_that_tells_who_where_and_when_holds_the_date(line: str, apart: str) -> None:
    article = read(f"{H1}<div>{line}</div>{apart.format(paragraphs())}")
    assert (article.published_on, text_of(article)) == (DAY, PROSE)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ot, 11/12/2018 - 14:35", dt.date(2018, 12, 11)),
        ("Pi, 11/12/2018 - 14:35", dt.date(2018, 11, 12)),
        ("Monday, 11/12/2018", dt.date(2018, 11, 12)),
        ("Sv, 11/12/2018", None),
        ("11/12/2018", None),
    ],
)
def test_the_weekday_tells_which_number_is_the_month(line: str, day: dt.date | None) -> None:
    assert read(f"{H1}<div>{line}</div>{paragraphs()}").published_on == day


@pytest.mark.parametrize("date", ["", DATE], ids=["no date", "dated"])
@pytest.mark.parametrize(
    "line",
    [
        "Kad: 07.12.2018.",
        "Termiņš: 07.12.2018",
        "2018. gada 7. decembrī, Talsos",
        "7 December 2018, Tallinn",
        "7.12.2018. – 8.12.2018.",
        "Talsi, 2018. gada 7.–8. decembris",
        "(07.12.2018.)",
        "[07.12.2018]",
        "no 07.12.2018",
        "Spēkā no 07.12.2018",
        "Konference 07.12.2018",
        "07.12.2018 Talsu tautas namā",
        "07.12.2018, Talsu bibliotēka",
        "Sanāksme Rīgā, 07.12.2018",
        "Talsu novada domes sēde, 2018. gada 7. decembris",
        "Seminārs notiks Talsos, 2018. gada 7. decembrī",
        "Seminārs | 07.12.2018 | Talsi",
    ],
)
def test_the_day_of_something_else_stays_in_the_text(line: str, date: str) -> None:
    article = read(f"{H1}{date}<p>{line}</p>{paragraphs()}")
    assert (article.published_on, text_of(article)) == (DAY if date else None, (line, *PROSE))


@pytest.mark.parametrize("heading", [f"27.11.2018. {TITLE}", f"<span>27.11.2018.</span> {TITLE}"])
def test_the_date_may_open_the_heading(heading: str) -> None:
    article = read(f"<h1>{heading}</h1>{paragraphs()}")
    assert (article.title, article.published_on, text_of(article)) == (TITLE, DAY, PROSE)
    article = read(f"<h1>{heading}</h1>{paragraphs()}", title=SITE)
    assert (article.title, article.published_on) == (TITLE, DAY)


def test_a_date_that_the_address_has_too_is_a_part_of_the_title() -> None:
    url = URL.replace("/macibas", "/27112018-macibas")
    article = read(f"<h1>27.11.2018. {TITLE}</h1>{paragraphs()}", url)
    assert (article.title, article.published_on) == (f"27.11.2018. {TITLE}", None)


@pytest.mark.parametrize(
    "stamp",
    [
        "<footer>Author admin <time class='entry-date published' datetime='2018-11-27T10:00'>then</time></footer>",
        "<div>admin <time pubdate datetime=2018-11-27>27.11.2018</time> <a href=/c>Jaunumi</a></div>",
        "<p><time class=dt-published datetime=2018-11-27>otrdien</time></p>",
    ],
)
def test_what_says_that_it_is_the_date_is_believed_below_the_text_too(stamp: str) -> None:
    article = read(f"<article>{H1}<div>{paragraphs()}</div>{stamp}</article>")
    assert (article.published_on, text_of(article)) == (DAY, PROSE)
    other = stamp.replace("11-27", "11-28")
    assert read(f"<article>{H1}<div>{paragraphs()}</div>{stamp}{other}</article>").published_on is None


@pytest.mark.parametrize(
    "above",
    [
        "<ul><li>admin</li><li>27.11.2018</li></ul>",
        "<div><a href=/lv/jaunumi>Jaunumi</a></div><div>27.11.2018</div>",
        "<div>Redakcija</div><div>Jaunumi</div><div>27.11.2018</div>",
    ],
)
def test_an_author_or_a_list_may_stand_before_the_date_above_the_title(above: str) -> None:
    article = read(f"<article>{above}{H1}{paragraphs()}</article>")
    assert (article.published_on, text_of(article)) == (DAY, PROSE)


@pytest.mark.parametrize(
    "above",
    [
        f"<div>Jaunumi</div><div>{dt.date.today():%d.%m.%Y}</div>",
        f"<div>{SITE}</div><div>27.11.2018</div>",
        "<div>Meklēt</div><div>27.11.2018</div>",
        "<h2>Jaunumi</h2><div>27.11.2018</div>",
    ],
    ids=["today", "site", "search", "heading"],
)
def test_a_date_in_the_head_of_the_page_is_not_that_of_the_article(above: str) -> None:
    assert read(f"<div>{above}{H1}{paragraphs()}</div>").published_on is None


@pytest.mark.parametrize(
    "matter",
    [
        f"<table><tr><td>{H1}</td><td>Skatīts: 318</td></tr><tr><td>Jaunumi</td><td>27.11.2018</td></tr></table>"
        + paragraphs(),
        f"{H1}{paragraphs()}<div>27.11.2018</div>",
        f"{H1}{paragraphs(PROSE[0])}<div>27.11.2018</div>",
        f"<article>{H1}<div>{paragraphs()}</div><footer><p>27.11.2018.</p></footer></article>",
        f"<article>{H1}<div>{paragraphs()}</div><footer>Publicēts <time>27.11.2018.</time></footer></article>",
        f"<div>{H1}</div><div>{paragraphs()}</div><div><span>Ievietots: 27.11.2018</span></div>",
        f"<div>27.11.2018.</div>{H1}{paragraphs()}",
    ],
    ids=["column", "below", "below a short text", "footer", "footer with words", "box below", "above"],
)
def test_the_date_may_stand_beside_below_or_above(matter: str) -> None:
    article = read(matter)
    assert article.published_on == DAY
    assert text_of(article, "Jaunumi")[0] == PROSE[0]
    assert "2018" not in article.body


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
    ],
    ids=["brackets", "sentence", "agenda"],
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
