"""The rules for title, date, body and pictures, and what is no article, each on the smallest page that shows it."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract import Article, Image, Listing, Other
from tests.support.texts.small_page import HEAD, PROSE, SIGNATURE, TITLE, URL, article, read

FOOTER = "Valsts informatīvais resurss par cilvēktirdzniecības mazināšanas tēmu un aktualitātēm Latvijā"
CALENDAR = "<h3>Notikumu kalendārs - Jūnijs, 2023</h3><ul><li>09.06.2023. Sanāksme Rīgā</li></ul>"


def with_date(line: str) -> Article:
    return article(f"<h1>{TITLE}</h1>{line}<p>{PROSE}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "<p>29.09.2016</p>",
        "<p>29.09.2016.</p>",
        "<div><i>Publicēts: 2016. gada 29. septembrī</i></div>",
        "<p>Ceturtdiena, 29. septembris, 2016</p>",
        "<span>29.09.2016</span><span>Skatīts: 12</span>",
        "<p>29.09.2016 10:15 | Drukāt</p>",
        "<p>Published: September 29, 2016</p>",
        '<p><time datetime="2016-09-29">29. septembris, 2016</time></p>',
        "<p><a href='javascript:print()'>Drukāt</a></p><p>29.09.2016</p>",
        "<br>29.09.2016<br><br>",
    ],
)
def test_the_date_is_a_line_of_its_own(line: str) -> None:
    page = with_date(line)
    assert (page.published_on, page.kind, page.body) == (dt.date(2016, 9, 29), "news", PROSE)


def test_the_date_may_open_the_body() -> None:
    page = article(f"<h1>{TITLE}</h1><p><b>29.09.2016.</b> {PROSE}</p>")
    assert (page.published_on, page.body) == (dt.date(2016, 9, 29), PROSE)


def test_a_date_that_begins_a_sentence_is_no_publication_date() -> None:
    page = article(f"<h1>{TITLE}</h1><p>05.10.2016. notika seminārs. {PROSE}</p>")
    assert (page.published_on, page.kind) == (None, "page")


@pytest.mark.parametrize(
    "page",
    [
        article(f"<h1>{TITLE}</h1><p>(09.10.2020.)</p><p>{PROSE}</p>"),
        article(f"<p>Piektdiena, 9. jūnijs, 2023</p>{CALENDAR}<h1>{TITLE}</h1><p>{PROSE}</p>"),
        article(f"<div>Šodien: 09.06.2023</div><div><h1>{TITLE}</h1><p>{PROSE}</p></div>"),
        article(f"<h1>{TITLE}</h1><p>{PROSE}</p><aside><p>01.06.2023</p></aside>"),
        article(f"<h1>{TITLE}</h1><p>{PROSE}</p>{CALENDAR}"),
    ],
    ids=["brackets", "header", "today", "aside", "calendar"],
)
def test_other_dates_are_no_publication_date(page: Article) -> None:
    assert page.published_on is None
    assert page.kind == "page"


def test_the_date_may_stand_above_the_title_within_the_article() -> None:
    page = article(f"<p>09.06.2023</p><div><p>29.09.2016</p><h2>{TITLE}</h2><p>{PROSE}</p></div>")
    assert page.published_on == dt.date(2016, 9, 29)


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Cilvektirdznieciba.lv</h1>{CALENDAR}<h2>{TITLE}</h2><p>29.09.2016</p><p>{PROSE}</p>",
        f"<div>{TITLE}</div><div>29.09.2016</div><div>{PROSE}</div>",
        f"<ol><li>Sākums</li><li>{TITLE}</li></ol><h2>{TITLE}</h2><p>29.09.2016</p><p>{PROSE}</p>",
        f"<h3>Jaunākās ziņas</h3><h4><a href=/lv/x/1>Cits</a></h4><p>01.06.2023</p>{HEAD}",
        f"<b>{TITLE}</b><br>29.09.2016<br><br>{PROSE}",
        f"<h2>{TITLE.replace(' - ', '<br>- ')}</h2><p>29.09.2016</p><p>{PROSE}</p>",
    ],
    ids=["site name first", "no headings", "breadcrumbs", "news before", "line breaks", "broken title"],
)
@pytest.mark.parametrize("url", [URL, "http://h/lv/cits-slugs/129"])
def test_title_date_and_body(html: str, url: str) -> None:
    page = article(html, url)
    assert (page.title, page.published_on, page.body) == (TITLE, dt.date(2016, 9, 29), PROSE)


def body_of(html: str) -> str:
    return article(f"<h1>{TITLE}</h1><p>29.09.2016</p><div>{html}</div><p>{FOOTER}</p>").body


@pytest.mark.parametrize(
    ("html", "body"),
    [
        ("<p>Viens un<br>divi</p><p>trīs</p>", "Viens un\ndivi\n\ntrīs"),
        ("Viens<br><br>divi<br>\n<br>trīs", "Viens\n\ndivi\n\ntrīs"),
        ("<p>Ievads:<ul><li>viens</li><li><p>divi</p></li></ul><p>Beigas", "Ievads:\n\nviens\ndivi\n\nBeigas"),
        ("Ievads:<br>• viens<br>•&nbsp;divi<br><br>Beigas", "Ievads:\n\nviens\ndivi\n\nBeigas"),
        ("Ievads:<br>- viens<br>- divi<br><br>Beigas", "Ievads:\n\nviens\ndivi\n\nBeigas"),
        ("<p>Teica - un ne vairāk.</p><p>- Jā, atbildēja otrs.</p>", "Teica - un ne vairāk.\n\n- Jā, atbildēja otrs."),
        (
            "<p>Dati</p><table><tr><th>Gads<th>Skaits</tr><tr><td>2015</td><td></td></tr><tr><td><p>2016<td>4</table>",
            "Dati\n\nGads\tSkaits\n2015\t\n2016\t4",
        ),
        ("<table><tr><td><p>Viens</p><p>divi</p></td></tr></table>", "Viens\n\ndivi"),
        ("<p>Teica:</p><blockquote><p>Viens.</p><p>Divi.</p></blockquote>", "Teica:\n\nViens.\n\nDivi."),
        ("<p>Pirms</p><h3>Starpvirsraksts</h3><p>pēc</p>", "Pirms\n\nStarpvirsraksts\n\npēc"),
        ("<p>Vār<b>ds</b> un <i>zīme</i>, <img src=a.png alt=rīks>teksts</p>", "Vārds un zīme, teksts"),
        ("<p>Viens</p><div><img src=a.png alt=rīks></div><p>divi</p>", "Viens\n\ndivi"),
        ("<p>Viens<p>divi<div>trīs<p>četri</div>pieci", "Viens\n\ndivi\n\ntrīs\n\nčetri\n\npieci"),
        ("<p>Viens</p><script>x()</script><style>p{}</style><!-- y --><p hidden>z</p><p>divi</p>", "Viens\n\ndivi"),
    ],
)
def test_the_body_keeps_its_paragraphs(html: str, body: str) -> None:
    assert body_of(html) == body


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Drukāt | Dalīties</p>",
        "<div><a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a> <a href='javascript:x()'>Sūtīt</a></div>",
        "<div role=dialog><p>Mēs izmantojam sīkdatnes.</p><button>Labi</button></div>",
        "<p>Šī vietne izmanto sīkdatnes, lai uzlabotu pieredzi.</p>",
        CALENDAR,
        "<aside><p>Cita lieta, kas stāv malā.</p></aside>",
        "<nav><p>Izvēlne ar vārdiem</p></nav>",
        "<p>Tēmas: <a href=/lv/tema/a>upuri</a></p>",
    ],
)
def test_furniture_within_the_text_is_left_out(furniture: str) -> None:
    html = f"<h1>{TITLE}</h1><p>29.09.2016</p><article><p>{PROSE}</p>{furniture}<p>{PROSE}</p></article>"
    assert article(html).body == f"{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    "after",
    [
        f"<p>{FOOTER}</p><p>Vēl vārdi zem kājenes, kas ir gana gari, lai maldinātu.</p>",
        "<h3>Saistītie raksti</h3><p><a href=/lv/x/1>Cits raksts</a></p><p>Ievads, gana garš, lai maldinātu.</p>",
        "<p><a href=/lv/x/1>Cits raksts</a> 01.02.2016</p><p><a href=/lv/y/2>Vēl viens</a></p>",
        f"<p>{SIGNATURE}</p><p>Dalībnieki</p><img src=/a.jpg><p>Dalībnieki | Cilvektirdznieciba.lv</p>",
        "<h4>Komentāri (2)</h4><p>Ļoti labs raksts, paldies autoriem par to, ka neklusējat par šo tēmu vispār.</p>",
        "<p><a href=/lv>Sākums</a></p><p><a href=/lv/a>Par mums</a></p><p><a href=/lv/b>Kontakti</a></p>",
        "<p>« <a href=/lv/x/1 rel=prev>Iepriekšējais par darbu</a></p>",
    ],
)
def test_the_body_ends_where_the_article_does(after: str) -> None:
    assert article(f"{HEAD}{after}").body == PROSE


def test_pictures_are_the_article_s_own() -> None:
    html = f"""<img src=/logo.png alt="Cilvektirdznieciba.lv"><h1>{TITLE}</h1><p>29.09.2016</p><p>{PROSE}</p>
    <figure><img src=/t/1.jpg alt=""><figcaption>Pirmais</figcaption></figure><p>{SIGNATURE}</p>
    <a href=/f/2.jpg title="Otrais | Cilvektirdznieciba.lv"><img src=/t/2.jpg alt="Otrais"></a>
    <img data-src=/f/3.jpg src="data:image/gif;base64,xx" alt="Trešais"><a href=/f/4.jpg title=Ceturtais></a>
    <img src=/t/5.jpg srcset="/m/5.jpg 300w, /f/5.jpg 1200w" alt="Piektais | Cilvektirdznieciba.lv">
    <img src=/p.gif width=1 height=1>
    <p>{FOOTER}</p><img src=/f/6.jpg alt=Sestais>"""
    assert article(html).images == (
        Image("http://h/t/1.jpg", None, "Pirmais"),
        Image("http://h/f/2.jpg", "Otrais", "Otrais"),
        Image("http://h/f/3.jpg", "Trešais", "Trešais"),
        Image("http://h/f/4.jpg", None, "Ceturtais"),
        Image("http://h/f/5.jpg", "Piektais", "Piektais"),
    )


def test_31_pictures_with_one_caption_are_31_pictures() -> None:
    gallery = "".join(
        f"<a href=/f/{n}.jpg><img src=/t/{n}.jpg alt='Sanāksme | Cilvektirdznieciba.lv'></a>" for n in range(31)
    )
    page = article(f"{HEAD}{gallery}")
    assert [image.caption for image in page.images] == ["Sanāksme"] * 31


def test_banners_and_teasers_are_no_pictures_of_the_article() -> None:
    html = "<a href=/lv/ads?id=6><img src=/b/6.jpg alt=Kampaņa></a><a href=/lv/x/1><img src=/t/9.jpg></a>"
    assert article(f"{HEAD}<div>{html}</div>").images == ()


def test_a_page_within_one_form_is_read() -> None:
    assert article(f"<form action=./><h1>{TITLE}</h1><p>29.09.2016</p><p>{PROSE}</p></form>").body == PROSE


@pytest.mark.parametrize("url", ["http://h/lv", "http://h/lv/jaunumi", "http://h/lv/jaunumi?page=2"])
@pytest.mark.parametrize(
    "entry",
    [
        "<li><a href=/lv/raksts-{0}/{0}>Raksts {0}</a> <i>01.02.2016</i>",
        "<div>01.02.2016</div><div><a href=/lv/raksts-{0}/{0}>Raksts {0}</a></div><p>" + PROSE + "</p>",
        "<a href=/lv/raksts-{0}/{0}><h4>Raksts {0}</h4><small>01.02.2016</small></a>",
        "<h3>Raksts {0}</h3><p>" + PROSE + "</p><a href=/lv/raksts-{0}/{0}>Lasīt vairāk</a>",
    ],
)
def test_a_list_page_names_its_articles_in_order(url: str, entry: str) -> None:
    page = read(f"{CALENDAR}<h1>Jaunumi</h1>{''.join(entry.format(n) for n in (30, 20, 10))}<p>{FOOTER}</p>", url)
    assert isinstance(page, Listing), page
    assert page.articles == tuple(f"http://h/lv/raksts-{n}/{n}" for n in (30, 20, 10))


def test_the_last_page_of_a_list_may_have_one_entry() -> None:
    entry = f"<h2><a href=/lv/raksts-30/30>Raksts 30</a></h2><p>{PROSE}</p>"
    page = read(f"<h1>Jaunumi</h1>{entry}<p>{FOOTER}</p>", "http://h/lv/jaunumi?page=9")
    assert isinstance(page, Listing), page
    assert page.articles == ("http://h/lv/raksts-30/30",)


@pytest.mark.parametrize("url", [URL, "http://h/lv/greta"])
@pytest.mark.parametrize("text", ["Lapa nav atrasta", "Kļūda 404", "Page not found", "404"])
def test_a_soft_404_is_no_article(url: str, text: str) -> None:
    page = read(f"{CALENDAR}<h1>{text}</h1><p>Šādas lapas nav vai tā ir pārvietota.</p><p>{FOOTER}</p>", url)
    assert page == Other(url, "error page", page.links)


def test_the_block_of_the_month_makes_no_difference() -> None:
    html = f"{CALENDAR}<h1>{TITLE}</h1><p>29.09.2016</p><p>{PROSE}</p>"
    other = html.replace("Jūnijs, 2023", "Maijs, 2021").replace(
        "09.06.2023. Sanāksme Rīgā", "03.05.2021. Cits pasākums"
    )
    assert article(html).content_hash == article(other).content_hash


@pytest.mark.parametrize("heading", ["summary", "caption", "th", "h3"])
def test_a_calendar_between_title_and_date_gives_no_date(heading: str) -> None:
    label = f"<{heading}>Notikumu kalendārs - Novembris, 2026</{heading}>"
    calendar = {
        "caption": f"<table>{label}<tr><td>11.11.2026.</td><td>Darba grupas sēde</td></tr></table>",
        "th": f"<table><tr>{label}</tr><tr><td>11.11.2026.</td></tr><tr><td>Darba grupas sēde</td></tr></table>",
    }.get(heading, f"<details>{label}<dl><dt>Darba grupas sēde</dt><dd>11.11.2026.</dd></dl></details>")
    assert with_date(f"{calendar}<p>29.09.2016</p>").published_on == dt.date(2016, 9, 29)
    assert with_date(calendar).published_on is None
    assert with_date(calendar).body == PROSE


@pytest.mark.parametrize(
    "matter",
    [
        "<iframe src=https://v/embed/abc></iframe>",
        "<ul><li><a href=/lv/pirma-zina/130>Pirmā ziņa</a></li><li><a href=/lv/otra-zina/131>Otrā ziņa</a></li></ul>",
        "<p><a href=/lv/greta>GRETA ziņojums</a></p>",
        "",
    ],
    ids=["film", "digest", "link", "nothing"],
)
def test_a_numbered_page_with_title_and_date_is_an_article(matter: str) -> None:
    page = article(f"<div><h1>{TITLE}</h1><p>29.09.2016</p>{matter}</div>")
    assert (page.title, page.published_on) == (TITLE, dt.date(2016, 9, 29))
    assert isinstance(read(f"<div><h1>{TITLE}</h1>{matter}</div>"), Listing | Other) or "GRETA" in matter


@pytest.mark.parametrize(("title", "slug"), [("Notikumu kalendārs", "notikumu-kalendars"), ("Events", "events")])
def test_an_article_may_be_called_as_the_calendar_is(title: str, slug: str) -> None:
    page = article(f"<h1>{title}</h1><p>29.09.2016</p><p>{PROSE}</p>", f"http://h/lv/{slug}/129")
    assert (page.title, page.published_on, page.body) == (title, dt.date(2016, 9, 29), PROSE)


@pytest.mark.parametrize(
    ("top", "shown"),
    [
        ("<div><img src=/f/1.jpg alt=Zāle>{}</div>", True),
        ("<article><figure><img src=/f/1.jpg></figure>{}</article>", True),
        ("<article><header><img src=/f/1.jpg></header>{}</article>", True),
        ("<div><div><a href=/><img src=/f/1.jpg></a></div>{}</div>", False),
        ("<div><img src=/f/1.jpg alt=Zāle><p>Viens</p><p>Divi</p><p>Trīs</p><p>Četri</p>{}</div>", False),
        ("<img src=/f/1.jpg alt=Zāle>{}", False),
        ("<div>{}<img src=/f/1.jpg alt=Drukāt></div>", False),
    ],
    ids=["part", "figure", "header", "link home", "head of the page", "no part", "print"],
)
def test_a_picture_may_stand_above_the_title(top: str, shown: bool) -> None:
    page = article(top.format(f"<h1>{TITLE}</h1><p>29.09.2016</p><p>{PROSE}</p>"))
    assert [image.url for image in page.images] == (["http://h/f/1.jpg"] if shown else [])
