"""The whole text of an article, and nothing but it, in the shapes that pages of public offices and newspapers have."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import ASIDE, DATE, DAY, H1, PROSE, SITE, TITLE, URL, paragraphs, read, text_of

AGENDA = "Mācību programma:"
BYLINE = "Ilze Paraudziņa"
PHOTO = "Foto: Kuldīgas novada pašvaldība"
LEAD = "Kuldīgā mācījās trīsdesmit patversmju darbinieku no visas Kurzemes un Zemgales."
READ_ALSO = "Lasi arī: Izstāde Alsungā par bērnu drošību"
READ_MORE = "Vairāk lasi šeit: Saruna radio par viltus darba piedāvājumiem"
OTHER = "<a href='/lv/izstade-alsunga/175'>Izstāde Alsungā par bērnu drošību</a>"
THIRD = "<a href='/lv/saruna-radio/176'>Saruna radio par viltus darba piedāvājumiem</a>"
RELATED = f"<div class=box><h3>Saistītie raksti</h3><ul><li>{OTHER}</li><li>{THIRD}</li></ul></div>"


@pytest.mark.parametrize(
    "beside_the_title",
    [
        "",
        f"<div>{BYLINE}</div>",
        "<div class=fontsize><a href='#'>A</a> <a href='#'>A</a> <a href='#'>A</a></div>",
        "<div>A A A</div>",
        f"<div class=credit>{PHOTO}</div>",
        "<ul class=icons><li><a href='/lv/print/174'>Drukas versija (PDF)</a></li></ul>",
        "<span class=section>Iekšlietu ministrija</span>",
        f"<div>{BYLINE}</div><div>Skatīts: 318</div><div>A A A</div>",
    ],
    ids=["nothing", "byline", "letters to click", "letters", "photo", "print", "section", "all"],
)
@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        (paragraphs(), PROSE),
        (f"<p>{AGENDA}</p>{paragraphs()}", (AGENDA, *PROSE)),
        (
            f"{paragraphs(*PROSE[:2])}<h2>Otrā diena</h2>{paragraphs(*PROSE[2:])}",
            (*PROSE[:2], "Otrā diena", *PROSE[2:]),
        ),
        (
            f"{paragraphs(*PROSE[:2])}<ul><li>Sarunas sākums</li><li>Ziņošana</li></ul>{paragraphs(*PROSE[2:])}",
            (*PROSE[:2], "Sarunas sākums\nZiņošana", *PROSE[2:]),
        ),
        ("".join(f"<div><div class=field-item>{paragraphs(text)}</div></div>" for text in PROSE), PROSE),
        (
            f"<div><div>{paragraphs(PROSE[0])}</div></div>"
            f"<section><h2>Otrā diena</h2>{paragraphs(*PROSE[1:])}</section>",
            (PROSE[0], "Otrā diena", *PROSE[1:]),
        ),
        ("<br><br>".join(PROSE), PROSE),
    ],
    ids=["prose", "short line first", "sub-heading", "list", "wrappers", "sections", "line breaks"],
)
def test_the_title_may_stand_in_a_box_of_its_own(beside_the_title: str, box: str, wanted: tuple[str, ...]) -> None:
    article = read(f"<div class=top>{H1}{DATE}{beside_the_title}</div><div class=text>{box}</div>")
    assert text_of(article, BYLINE, PHOTO, "Iekšlietu ministrija") == wanted
    assert (article.title, article.published_on) == (TITLE, DAY)


@pytest.mark.parametrize(
    "matter",
    [
        f"<div>{H1}{DATE}<p><strong>{LEAD}</strong></p></div><div>{paragraphs()}</div>",
        f"<div>{H1}<p class=lead>{LEAD}</p></div><div>{DATE}</div><div><div>{paragraphs()}</div></div>",
        f"<div><div>{H1}</div><div>{DATE}</div><h2 class=intro>{LEAD}</h2></div><div>{paragraphs()}</div>",
        f"<div>{H1}{DATE}<div>{LEAD}</div><div><img src='/upload/images/a.jpg'></div></div><div>{paragraphs()}</div>",
    ],
    ids=["paragraph", "before the date", "heading", "picture between"],
)
def test_a_lead_beside_the_title_is_text(matter: str) -> None:
    article = read(matter)
    assert text_of(article) == (LEAD, *PROSE)
    assert article.published_on == DAY


@pytest.mark.parametrize(
    "matter",
    [
        f"{H1}{DATE}{paragraphs(*PROSE[:2])}{RELATED}{paragraphs(*PROSE[2:])}",
        f"{H1}{DATE}<div>{paragraphs(*PROSE[:1])}</div>{RELATED}<div>{paragraphs(*PROSE[1:])}</div>",
        f"{H1}{DATE}<div>{paragraphs(PROSE[0])}<p>Lasi arī: {OTHER}</p>{paragraphs(*PROSE[1:])}</div>",
        f"{H1}{DATE}{paragraphs(*PROSE[:2])}<p>Lasi arī: {OTHER}</p>{paragraphs(PROSE[2])}"
        f"<p>Vairāk lasi šeit: {THIRD}</p>{paragraphs(PROSE[3])}",
        f"{H1}{DATE}{paragraphs(*PROSE[:2])}<p>{OTHER}</p><p>{THIRD}</p>{paragraphs(*PROSE[2:])}",
        f"{H1}{DATE}{paragraphs(*PROSE[:3])}<p>Komentāri (2)</p>{paragraphs(PROSE[3])}",
        f"{H1}{DATE}{paragraphs(*PROSE[:3])}<blockquote><p>{PROSE[3]}</p></blockquote>{RELATED}",
    ],
    ids=["box", "box between boxes", "a line", "two lines", "bare links", "comments", "box at the end"],
)
def test_a_box_of_other_articles_does_not_end_the_text(matter: str) -> None:
    links = ("Izstāde Alsungā par bērnu drošību", "Saruna radio par viltus darba piedāvājumiem")
    assert text_of(read(matter), READ_ALSO, READ_MORE, *links, "Komentāri (2)") == PROSE


def test_a_box_of_other_articles_is_no_text() -> None:
    assert text_of(read(f"{H1}{DATE}{paragraphs(*PROSE[:2])}{RELATED}{paragraphs(*PROSE[2:])}")) == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='#comments'>Komentāri (0)</a></p>",
        "<h3>Komentāri</h3>",
        "<div class=meta>2 komentāri</div>",
        "<p><a href='#respond'>2 responses</a></p>",
        "<ul><li><a href='/lv'>Sākums</a></li><li><a href='/lv/jaunumi'>Jaunumi</a></li></ul>",
        "<div><a href='/lv/jaunumi'>Jaunumi</a></div>",
        "<div>Skatīts 318 reizes</div>",
        "<div class=share>Dalīties: <a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a></div>",
        "<p>Izdrukāt | Nosūtīt</p>",
        "<p>Diskusija ir slēgta šim ierakstam.</p>",
        "<p>Lai komentētu, jāpiesakās ar savu kontu.</p>",
        "<p><a href='/login'>Log in</a> to post comments</p>",
    ],
    ids=[
        *("to comments", "comments", "count", "responses", "breadcrumbs", "category", "views", "share", "tools"),
        *("closed", "account", "log in"),
    ],
)
def test_furniture_above_the_text_does_not_end_it(line: str) -> None:
    article = read(f"{H1}{DATE}{line}{paragraphs()}")
    assert text_of(article, "Jaunumi") == PROSE
    assert article.published_on == DAY


def test_a_category_above_a_text_that_opens_with_a_link_does_not_end_it() -> None:
    first = "Kuldīgas novada dome informē, ka mācības patversmju darbiniekiem pašvaldība rīkos arī turpmāk."
    linked = first.replace("Kuldīgas novada dome", "<a href='https://www.kuldiga.example/'>Kuldīgas novada dome</a>")
    article = read(f"{H1}{DATE}<div><a href='/lv/jaunumi'>Jaunumi</a></div>{paragraphs(linked, *PROSE)}")
    assert text_of(article, "Jaunumi") == (first, *PROSE)


# A signature may stand above the text too. It is the article's, unless another follows the text.


@pytest.mark.parametrize(
    "line",
    [
        "Sagatavoja: Iekšlietu ministrija",
        "Publicēja: Ilze Paraudziņa",
        "Pārpublicēts no kuldiga.example",
        "Informāciju sagatavoja: Kuldīgas novada pašvaldība, tālrunis 67000174",
    ],
    ids=["Sagatavoja", "Publicēja", "Pārpublicēts", "Informāciju sagatavoja"],
)
@pytest.mark.parametrize("boxed", [False, True], ids=["one box", "two boxes"])
def test_a_signature_may_stand_above_the_text(line: str, boxed: bool) -> None:
    text = f"<div>{paragraphs()}</div>" if boxed else paragraphs()
    article = read(f"<div>{H1}{DATE}<p>{line}</p>{'</div><div>' if boxed else ''}{text}</div>")
    assert text_of(article) == PROSE
    assert (article.signature, article.published_on) == (line, DAY)


def test_the_signature_that_follows_the_text_is_the_articles() -> None:
    below = "Informāciju sagatavoja un publicēja: Iekšlietu ministrija, tālrunis 67000174"
    article = read(f"{H1}{DATE}<p>Publicēja: Ilze Paraudziņa</p>{paragraphs()}<p>{below}</p>")
    assert text_of(article) == PROSE
    assert article.signature == below


@pytest.mark.parametrize(
    "sentence",
    [
        "Sagatavots pārskats par patversmju darbu 2017. gadā, un tajā pirmoreiz apkopotas cietušo atbildes.",
        "Publicēts ziņojums par piespiedu darbu, kurā aplūkota arī patversmju loma cietušo atpazīšanā.",
        "Informāciju sagatavoja piecas pašvaldības, un tā palīdzēs saprast, kur patversmēm trūkst zināšanu.",
    ],
    ids=["Sagatavots", "Publicēts", "sagatavoja"],
)
def test_a_sentence_that_goes_on_is_no_signature(sentence: str) -> None:
    article = read(f"{H1}{DATE}{paragraphs(sentence, *PROSE)}")
    assert text_of(article) == (sentence, *PROSE)
    assert article.signature is None


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<header class=page-head>", ""),
        ("<nav class=main>", ""),
        ("<aside class=content>", "</aside>"),
        ("<div style='display:none' id=app>", "</div>"),
        ("<div hidden id=app>", "</div>"),
        ("<footer>", "</footer>"),
    ],
    ids=["header", "nav", "aside", "display:none", "hidden", "footer"],
)
def test_a_region_that_holds_title_and_text_is_none(opening: str, closing: str) -> None:
    article = read(f"{opening}{H1}{DATE}{paragraphs()}{closing}")
    assert text_of(article) == PROSE
    assert (article.title, article.published_on) == (TITLE, DAY)


def test_a_text_that_a_script_shows_is_text() -> None:
    article = read(f"{H1}{DATE}<div style='display: none' class=fade-in>{paragraphs()}</div>")
    assert text_of(article) == PROSE


def test_a_region_beside_the_text_stays_one() -> None:
    hidden = "<div style='display:none'><p>Šis logs rādās tikai tad, ja lapa nav atrasta vai ir slēgta.</p></div>"
    article = read(
        f"<header><p>Atbalsta tālrunis cietušajiem ir bez maksas.</p></header>{H1}{DATE}{paragraphs()}{hidden}"
    )
    assert text_of(article) == PROSE


def test_a_caption_is_no_text() -> None:
    figure = "<figure><img src='/upload/images/a.jpg' alt=''><figcaption>Mācības Kuldīgā</figcaption></figure>"
    article = read(f"{H1}{DATE}{figure}{paragraphs()}")
    assert text_of(article, "Mācības Kuldīgā") == PROSE
    assert article.published_on == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<div class=share>Dalies: <a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a></div>",
        "<p>Kļūda rakstā? Iezīmē to un nospied Ctrl+Enter!</p>",
        "<div><p>Piesakies jaunumiem e-pastā!</p><form><input name=mail><button>Pieteikties</button></form></div>",
        "<p>Šī vietne izmanto sīkdatnes. Turpinot to lietot, jūs piekrītat sīkdatņu izmantošanai.</p>",
        "<p>© 2018 Iekšlietu ministrija. Visas tiesības aizsargātas.</p>",
        "<h3>Komentāri</h3><p>Komentāru nav.</p>",
        "<h3>Pievienot komentāru</h3><form><label>Vārds</label><input name=n><textarea name=t></textarea></form>",
        "<p>Vai šī lapa bija noderīga?</p><button>Jā</button><button>Nē</button>",
        "<p>Birkas: <a href='/lv/birka/patversmes'>patversmes</a>, <a href='/lv/birka/macibas'>mācības</a></p>",
        f"<p>« Iepriekšējais raksts {OTHER}</p><p>Nākamais raksts » {THIRD}</p>",
        "<p><a href='javascript:window.print()'>Drukāt</a></p>",
        "<p><a href='#top'>Uz augšu</a></p>",
        f"<div>{ASIDE}</div>",
    ],
    ids=[
        "share",
        "mistake",
        "subscribe",
        "cookies",
        "copyright",
        "no comments",
        "comment form",
        "useful",
        "tags",
        "previous and next",
        "print",
        "to the top",
        "other news",
    ],
)
@pytest.mark.parametrize("in_the_box", [True, False], ids=["in the box", "below it"])
def test_furniture_below_the_text_is_no_text(line: str, in_the_box: bool) -> None:
    box = f"{paragraphs()}{line}</div>" if in_the_box else f"{paragraphs()}</div>{line}"
    assert text_of(read(f"<article>{H1}{DATE}<div class=text>{box}</article>")) == PROSE


@pytest.mark.parametrize(
    "opening",
    [
        "Projekts Nr. 174/2018 tiek finansēts no Iekšējās drošības fonda, un tas māca patversmju darbiniekus.",
        "No 2018. gada janvāra līdz 2019. gada decembrim pašvaldības kopā ar biedrībām īsteno projektu.",
        "Projekta vadītāja: Ilze Paraudziņa, tālrunis 67000174.",
    ],
    ids=["grant", "time in words", "manager"],
)
@pytest.mark.parametrize("title", [f"{TITLE} | {SITE}", f"{SITE} - {TITLE}", SITE], ids=["first", "last", "no title"])
@pytest.mark.parametrize(
    "url", [URL, "http://www.cilvektirdznieciba.lv/lv/macibu-projekts-57"], ids=["numbered", "un-numbered"]
)
def test_a_page_without_a_heading_is_text_from_its_first_word(opening: str, title: str, url: str) -> None:
    article = read(paragraphs(opening, *PROSE), url, title=title)
    assert text_of(article) == (opening, *PROSE)
    assert title == SITE or article.title == TITLE
    assert (article.kind, article.published_on) == ("page", None)


@pytest.mark.parametrize(
    "heading",
    ["More from news and insights", "Explore other responsibility stories", "Read more news", "Saistītie raksti"],
)
def test_a_box_of_other_articles_goes_by_its_heading(heading: str) -> None:
    related = RELATED.replace("Saistītie raksti", heading)
    assert text_of(read(f"{H1}{DATE}{paragraphs(*PROSE[:2])}{related}{paragraphs(*PROSE[2:])}")) == PROSE
