"""The date of publication in the shapes that pages of public offices and newspapers have, and which pages have none."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.texts.shape_page import DATE, DAY, H1, PROSE, SITE, TITLE, URL, paragraphs, read, text_of


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
        "<div>2018/11/27</div>",
        "<div>27.11.2018 14.35</div>",
        "<div>Raksts publicēts 27.11.2018.</div>",
        "<div>Date posted: 27 November 2018</div>",
        "<div>First published on 27 November 2018</div>",
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
        "year first",
        "dots in the clock",
        "article published",
        "date posted",
        "first published",
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
        "Nov. 27, 2018",
        "27-11-2018, 14:35",
        "Nov 27, 2018 2:35:00 PM",
        "autors: <a href='/a/admin'>admin</a> | Nov 27, 2018 | <a href='/lv/jaunumi'>Dzīvesstāsti</a> | 0 komentāri",
        "by Jane Oakley — published Nov 27, 2018 11:20 AM, last modified Apr 02, 2019 09:00 AM",
        "<time datetime=2018-11-27T18:04>Publicēts: 27. novembrī, 18:04, 2018</time><time>Labots: 28. novembrī</time>",
        "November 27, 2018 - 11:28 AMT",
        "Ilze Paraudziņa - Nov 27, 2018 8:02 pm UTC",
        "14:35 27.11.2018",
        "Publicēts: 14:35, 27. novembris, 2018",
        "Posted: Tue 6:45 PM, Nov 27, 2018",
        "27.11.2018, LETA",
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
        "<div>Publicēšanas datums:<br>27.11.2018</div>",
        "<div><a href=/u/2 rel=author>Ziemelis</a> <span class=post-timestamp>27.11.2018</span></div>",
        "<nav><a href=/>Sākums</a></nav><nav><a href=/lv>Latviski</a></nav><nav><a href=/lv/jaunumi>Jaunumi</a></nav>"
        "<div>Plašsaziņas līdzekļos</div><span>27.11.18</span> ",
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


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("18/10/16", dt.date(2016, 10, 18)),
        ("Publish Date: 10/18/16", dt.date(2016, 10, 18)),
        ("<span>Publicēts: 18/10/2016</span><span>318 skatījumi</span>", dt.date(2016, 10, 18)),
        ("02/11/16", None),
        ("18/31/16", None),
        ("18/10/16/2", None),
    ],
)
def test_a_year_of_two_digits_is_read_where_the_month_is_known(line: str, day: dt.date | None) -> None:
    assert read(f"{H1}<div>{line}</div>{paragraphs()}").published_on == day


@pytest.mark.parametrize(
    ("elsewhere", "lang", "day"),
    [
        ("<p>30/10/2018</p>", "lv", dt.date(2018, 11, 2)),
        ("<p>10/30/2018</p>", "lv", dt.date(2018, 2, 11)),
        ("<p>30/10/2018</p><p>10/30/2018</p>", "lv", None),
        ("<p>30.10.2018</p>", "lv", None),
        ("", "en-GB", dt.date(2018, 11, 2)),
        ("<p>10/30/2018</p>", "en-GB", dt.date(2018, 2, 11)),
        ("", "en-US", None),
        ("", "en", None),
    ],
)
def test_the_other_dates_of_a_page_tell_which_number_is_the_month(
    elsewhere: str, lang: str, day: dt.date | None
) -> None:
    matter = f"<div>{H1}<div>02/11/2018</div>{paragraphs()}</div><div><h3>Citas ziņas</h3>{elsewhere}</div>"
    article = read(matter, lang=lang)
    assert (article.published_on, "02/11/2018" in article.body) == (day, day is None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By <a href='/a/ilze'>Ilze Paraudziņa</a> | November 27th, 2018 | <a href='/lv/jaunumi'>Padomi</a>", DAY),
        ("Autors: <a href='/a/ilze'>Ilze Paraudziņa</a>, 27.11.2018., in <a href='/lv/jaunumi'>Padomi</a>", DAY),
        ("By <a href='/a/i'>Ilze</a> | <span>2018-12-01T10:22:11+00:00</span><span>27 November 2018</span>", DAY),
        ("Publicēts: 27.11.2018 | Autors: Ilze Kalna | Skatīts: 12", DAY),
        ("Ievietoja: Ilze Kalna, 27.11.2018. 14:35", DAY),
        ("Publicēts nov 27, 2018 kategorijā <a href='/lv/jaunumi'>Padomi</a>", DAY),
        ("Published in the journal on 27 November 2018", None),
        ("Publicēts: avīzē “Diena”, 27 November 2018", None),
        ("By 27 November 2018, <a href='/lv/pieteikties'>apply here</a>", None),
        ("By <a href='/lv/pieteikties'>applying</a> before 27 November 2018", None),
        ("By <a href='/a/ilze'>Ilze Paraudziņa</a> from 27 November 2018 to 29 November 2018", None),
    ],
)
def test_a_byline_below_the_text_holds_the_date_if_it_names_author_or_publication(
    line: str, day: dt.date | None
) -> None:
    article = read(f"<div>{H1}{paragraphs()}<div>{line}</div></div>")
    assert (article.published_on, text_of(article)[:4]) == (day, PROSE)
    assert ("November 2018" in article.body) is (day is None)


@pytest.mark.parametrize(
    ("box", "day"),
    [
        (f"<header>{H1}<p>{PROSE[0]}</p><div class=byline>27.11.2018.</div></header><div>{{}}</div>", DAY),
        (f"<div>{H1}<p>{PROSE[0]}</p><div class=sidebar>27.11.2018.</div>{{}}</div>", None),
    ],
    ids=["in the box of the title", "beside the text"],
)
def test_the_date_may_stand_below_a_lead_in_the_box_of_the_title(box: str, day: dt.date | None) -> None:
    article = read(box.format(paragraphs(*PROSE[1:])))
    assert (article.published_on, text_of(article)) == (day, PROSE)
