"""A page that says that there is none, or that the server failed, is no article, however systems word it."""

from __future__ import annotations

import pytest

from archive.extract import Article, Other
from archive.extract.page import read_page
from tests.support.texts.shape_page import DATE, H1, PROSE, SITE, TITLE, URL, page, paragraphs, read, text_of

MESSAGES = {
    "relative clause": (SITE, "<h1>Ups!</h1><p>Lapa, kuru meklējat, nav atrasta.</p>"),
    "we": (SITE, "<h1>Oops!</h1><h2>Mēs nevaram atrast lapu, kuru meklējāt</h2><p>Pārbaudiet adresi.</p>"),
    "in the head": (f"404 – Lapa nav atrasta | {SITE}", "<h1>Ak vai!</h1><p>Te nekā nav, bet ir sākumlapa.</p>"),
    "passive": (SITE, "<h2>Meklētā lapa netika atrasta</h2><ul><li>Pārbaudiet adresi</li></ul>"),
    "regrets": (SITE, "<p>Diemžēl šāda lapa neeksistē.</p>"),
    "not any more": (SITE, "<h1>Šis raksts vairs nav pieejams</h1><p>Tas ir pārvietots uz arhīvu.</p>"),
    "no access": (SITE, "<h1>Piekļuve liegta</h1><p>Jums nav tiesību skatīt šo lapu.</p>"),
    "no session": (SITE, "<h1>Jūsu sesija ir beigusies</h1><p>Lūdzu, pieslēdzieties vēlreiz.</p>"),
    "WordPress": ("Nekas netika atrasts", "<h1>Nekas netika atrasts</h1><p>Varbūt pamēģiniet meklēt?</p>"),
    "WordPress in English": (SITE, "<h1>Oops! That page can’t be found.</h1><p>Maybe try a search?</p>"),
    "ASP.NET": (SITE, "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2><p>Details are hidden.</p>"),
    "nginx": ("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx/1.18.0</center>"),
    "new nginx": ("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>The web server is successfully installed.</p>"),
    "Apache": (SITE, "<div>It works!</div><p>The server has no pages yet.</p>"),
    "redirect": ("Object moved", "<h1>Object Moved</h1>This document may be found <a href='/lv/'>here</a>"),
    "firewall": (SITE, "<p>The requested URL was rejected. Please consult with your administrator.</p>"),
    "Tomcat": ("HTTP Status 404", "<h1>HTTP Status 404 – Not Found</h1><p>There is no such resource.</p>"),
    "at work": (SITE, "<h1>Mājaslapa tiek atjaunota</h1><p>Drīz būsim atpakaļ.</p>"),
    "no script": (SITE, "<p>Jūsu pārlūkprogrammā ir izslēgts JavaScript. Lūdzu, ieslēdziet to.</p>"),
    "file": (SITE, "<h1>Forbidden</h1><p>You don't have permission to access /lv/zinas/ on this server.</p>"),
    "no file": (SITE, "<p>You don't have permission to access /lv/zinas/ on this server.</p>"),
    "not found by us": (SITE, "<p>Diemžēl neizdevās atrast pieprasīto lapu.</p>"),
    "gateway": (SITE, "<p>502 Bad Gateway</p>"),
    "error at work": (SITE, "<p>An error occurred while processing your request.</p>"),
    "blocked": (SITE, "<h1>Sorry, you have been blocked</h1><p>This site uses a security service.</p>"),
}
TITLES = (
    "404 dienas bez brīvības",
    "Lapa nav atrasta – ko darīt, ja krāpnieks pazūd",
    "Tehniskās problēmas vairs nav šķērslis ziņot",
    "Access denied: victims without help",
    "Kļūda, kas maksāja brīvību",
)


@pytest.mark.parametrize(("title", "matter"), MESSAGES.values(), ids=MESSAGES)
def test_a_message_is_no_article(title: str, matter: str) -> None:
    alone = f"<html><head><title>{title}</title></head><body>{matter}</body></html>".encode()
    for html in (alone, page(matter, title=title)):
        got = read_page(html, URL, "text/html; charset=utf-8")
        assert isinstance(got, Other), got
        assert got.reason == "error page"


@pytest.mark.parametrize("title", TITLES)
def test_an_article_may_be_called_like_one(title: str) -> None:
    slug = title.lower().translate(str.maketrans("āēīūļķšņžģč–:,", "aeiulksnzgc   ")).split()
    url = f"http://www.cilvektirdznieciba.lv/lv/{'-'.join(slug)}/174"
    for date in (DATE, ""):
        article = read(f"<h1>{title}</h1>{date}{paragraphs(*PROSE[:2])}", url, title=f"{title} | {SITE}")
        assert (article.title, text_of(article)) == (title, PROSE[:2])


@pytest.mark.parametrize(
    "line",
    [
        "Jums nav atļaujas pievienot komentārus.",
        "Nekas netika atrasts arī pēc kratīšanas.",
        "400 nav atgriezušies mājās.",
        "Sesija beigusies bez lēmuma.",
        "Nothing was found at the scene of the fire.",
        "Neizdevās atrast upura adresi, jo saimnieks to bija noslēpis.",
        "Mēs nevaram atrast lapas, kurās vervēja sievietes, teica policists.",
        "Jums nav tiesību atvērt citu cilvēku vēstules, atgādina juriste.",
        "Piekļuve liegta: jums jāzina, kam lūgt palīdzību.",
        "Sesija ir beigusies, spriedums būs maijā.",
        "Nothing found at the house helped the police.",
        "An error occurred in her visa, and the recruiter used it.",
        "You do not have access to this labour market without a permit.",
        "The document has moved many to tears.",
        "500 service workers came to the training.",
    ],
)
def test_a_line_beside_a_short_text_is_no_message(line: str) -> None:
    got = read_page(page(f"{H1}{paragraphs(PROSE[0])}<p>{line}</p>"), URL)
    assert isinstance(got, Article)
    assert got.title == TITLE


def test_a_film_that_is_not_shown_makes_no_error_of_a_page() -> None:
    html = page(f"{H1}{paragraphs(*PROSE[:2])}<div>Saturs nav pieejams</div>")
    assert isinstance(read_page(html, URL.removesuffix("/174")), Article)


def test_a_page_whose_address_tells_of_an_error_is_one() -> None:
    html = page(f"<h1>Lapa nav atrasta</h1>{paragraphs(PROSE[0])}", title=f"Lapa nav atrasta | {SITE}")
    url = "http://www.cilvektirdznieciba.lv/lv/lapa-nav-atrasta"
    assert isinstance(read_page(html, url), Other)
