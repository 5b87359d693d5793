"""The stand-in site is the witness of the other tests, so it is held to its own files first."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.replica.content import HERE, ReplicaArticle, from_real, load_article, load_calendar, multiply, parse_article
from tests.replica.files import document, picture
from tests.replica.labels import LABELS
from tests.replica.markup import HARD_BREAK, ItemList, Paragraph, Part, Quote, Table, block_text, parse_markdown
from tests.replica.pages import SKINS
from tests.replica.site import Answer, Site
from tests.support.articles import all_articles
from tests.support.sampled import sampled

VISIT = dt.date(2026, 11, 24)
REAL = Path(__file__).parents[2] / "shared" / "real"
BY_SKIN = pytest.mark.parametrize("skin", SKINS)


class Reader(HTMLParser):
    """The text, the addresses and the titles of a page as any reader of HTML gets them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links: list[list[str]] = []  # pairs of address and label
        self.titles: list[str] = []
        self.times: list[str] = []
        self.head_title = ""
        self._silent = self._in_link = self._in_title = False
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return readable("".join(self.pieces))

    def link(self, label: str) -> str | None:
        return next((href for href, text in self.links if readable(text).strip("«» ") == label), None)

    @property
    def hrefs(self) -> list[str]:
        return [href for href, _ in self.links]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._silent = tag in ("script", "style", "title")
        self._in_title = tag == "title"
        if tag == "time":
            self.times.append(attributes.get("datetime", "")[:10])
        if "href" in attributes:
            self.links.append([attributes["href"], ""])
            self._in_link = tag == "a"
        self.titles += [attributes[name] for name in ("title", "data-title") if name in attributes]

    def handle_endtag(self, tag: str) -> None:
        self._silent = self._in_title = False
        if tag == "a":
            self._in_link = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.head_title += data
        if not self._silent:
            self.pieces.append(data)
            if self._in_link:
                self.links[-1][1] += data


def readable(text: str) -> str:
    """Text without what the eye does not see: soft hyphens, kinds of space, ways to write a letter."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())


def read(answer: Answer, skin: str) -> Reader:
    return Reader(answer.body.decode(SKINS[skin].encoding))


def lines_of(article: ReplicaArticle) -> Iterator[str]:
    """Every line and table cell of the body."""
    yield from (readable(line) for line in re.split(r"[\n\t]", article.body_text) if line)


def shown(article: ReplicaArticle, skin: str) -> Iterator[str]:
    """The texts of an article in the order of the skin."""
    parts = {
        "title": [article.title],
        "date": [article.date_line],
        "body": lines_of(article),
        "attachments": [attachment.label for attachment in article.attachments],
        "signature": (article.signature or "").splitlines(),
    }
    for part in SKINS[skin].order:
        yield from parts[part]


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    return {skin: Site(skin, VISIT) for skin in SKINS}


@BY_SKIN
@pytest.mark.parametrize("name", sorted(path.stem for path in (HERE / "articles").glob("*.md")))
def test_every_article_in_every_skin(name: str, skin: str, sites: dict[str, Site]) -> None:
    article = load_article(HERE / "articles" / f"{name}.md")
    answer = sites[skin].answer(article.path)
    page = read(answer, skin)
    assert answer.status == 200
    position = 0
    for text in shown(article, skin):
        position = page.text.index(readable(text), position)
    if "title" not in SKINS[skin].order:
        assert article.title in page.head_title
    if "date" not in SKINS[skin].order and article.date_line:
        assert page.times == [str(article.date)]
    assert {attachment.path for attachment in article.attachments} <= set(page.hrefs)
    assert [image.path for image in article.images] == [href for href in page.hrefs if "/upload/images/" in href]
    for image in article.images:
        assert image.lightbox_title in page.titles or image.lightbox_title in page.text


@pytest.mark.parametrize("skin", sampled(SKINS, {"malformed", "semantic", "tables", "wordpress"}))
def test_the_calendar_of_the_visit_the_navigation_and_the_footer_are_on_every_page(
    skin: str, sites: dict[str, Site]
) -> None:
    site = sites[skin]
    for path in [*site.paths(), "/lv/nav-tadas", "/en/no-such-page", "/lv/nav/99999", "/lv/ads?id=999"]:
        answer = site.answer(path)
        page = read(answer, skin)
        labels = LABELS["en" if path.startswith("/en") else "lv"]
        heading = f"{labels.calendar} - {labels.months[10]}, 2026"
        assert (answer.status == 200) == (path in site.paths())
        assert readable(heading) in page.text
        assert readable(labels.footer) in page.text
        assert labels.news_path in page.hrefs


@BY_SKIN
def test_the_calendar_block_comes_first_but_for_one_skin(skin: str, sites: dict[str, Site]) -> None:
    article = all_articles()[0]
    text = read(sites[skin].answer(article.path), skin).text
    block = text.index(LABELS[article.lang].calendar + " - ")
    first = next(shown(article, skin)) or next(lines_of(article))
    assert (block < text.index(first)) == (skin != "sidebar")


@BY_SKIN
def test_every_event_is_on_the_page_of_its_month(skin: str, sites: dict[str, Site]) -> None:
    for event in load_calendar():
        month = f"{LABELS[event.lang or 'lv'].calendar_path}/{event.starts_on:%Y/%m}"
        page = read(sites[skin].answer(month), skin)
        assert readable(event.title) in page.text
        assert (event.starts_at or "") in page.text
        assert not event.place or event.place in page.text or event.place in page.titles


@BY_SKIN
def test_the_lists_lead_to_every_news_article(skin: str, sites: dict[str, Site]) -> None:
    for lang, labels in LABELS.items():
        path: str | None = labels.news_path
        seen: set[str] = set()
        while path:
            page = read(sites[skin].answer(path), skin)
            seen.update(page.hrefs)
            path = page.link(labels.next)
        assert {article.path for article in all_articles() if (article.lang, article.kind) == (lang, "news")} <= seen


@BY_SKIN
def test_the_calendar_goes_from_its_first_month_to_its_last_and_no_further(skin: str, sites: dict[str, Site]) -> None:
    events = load_calendar()
    path: str | None = f"/lv/kalendars/{min(event.starts_on for event in events):%Y/%m}"
    assert read(sites[skin].answer(path or ""), skin).link(LABELS["lv"].previous) is None
    while path:
        last = path
        path = read(sites[skin].answer(path), skin).link(LABELS["lv"].next)
    assert last == f"/lv/kalendars/{max(event.ends_on for event in events):%Y/%m}"
    assert sites[skin].answer("/lv/kalendars/2031/01").status == 404


def test_the_month_of_the_calendar_is_that_of_the_visit() -> None:
    days = iter([dt.date(2023, 6, 30), dt.date(2023, 7, 1)])
    site = Site("divs", lambda: next(days))
    june, july = site.answer("/lv"), site.answer("/lv")
    assert "Notikumu kalendārs - Jūnijs, 2023" in june.body.decode()
    assert "Notikumu kalendārs - Jūlijs, 2023" in july.body.decode()
    assert june.etag != july.etag


def test_the_number_decides_and_not_the_slug() -> None:
    site = Site("semantic", VISIT)
    article = next(article for article in all_articles() if article.number and article.kind == "news")
    assert site.answer(f"/{article.lang}/cits-nosaukums/{article.number}") == site.answer(article.path)


def test_robots_sitemap_and_admin() -> None:
    site = Site()
    assert site.answer("/robots.txt").body == b"User-agent: *\nDisallow: /admin/\n"
    assert [site.answer(path).status for path in ("/sitemap.xml", "/admin/", "/favicon.ico")] == [404, 404, 404]


def test_pictures_and_documents_are_genuine_and_distinct() -> None:
    site = Site()
    paths = {image.path for article in all_articles() for image in article.images}
    bodies = {path: site.answer(path) for path in paths}
    assert len({answer.body for answer in bodies.values()}) == len(paths)
    assert {answer.content_type for answer in bodies.values()} <= {"image/jpeg", "image/png"}
    starts = {"jpg": b"\xff\xd8\xff", "png": b"\x89PNG"}
    for suffix, start in starts.items():
        assert picture(f"a.{suffix}").startswith(start)
    starts = {"pdf": b"%PDF-", "docx": b"PK", "odt": b"PK", "zip": b"PK", "rtf": b"{\\rtf", "doc": b"\xd0\xcf\x11\xe0"}
    for suffix, start in starts.items():
        assert document(f"a.{suffix}", "Semināra programma.").startswith(start)
    for attachment in (attachment for article in all_articles() for attachment in article.attachments):
        assert site.answer(attachment.path).status == 200


def test_a_page_keeps_its_skin_and_all_skins_are_in_the_mix() -> None:
    site = Site()
    assert {site.skin_of(path) for path in site.paths()} == set(SKINS)
    with pytest.raises(ValueError, match="no skin 'plaid'"):
        Site("plaid")


@pytest.mark.skipif(not REAL.exists(), reason="the text of the real page is not part of the project")
@BY_SKIN
def test_a_real_page_in_every_skin(skin: str) -> None:
    article = from_real(REAL / "129.txt", REAL / "129.json", "/lv/sanaksme/129")
    page = read(Site(skin, VISIT, [article]).answer(article.path), skin)
    assert len(article.images) == 31
    assert article.body_text.startswith("2016.gada 23.septembrī")
    assert article.body_text.endswith("atbalstu.")
    assert all(line in page.text for line in lines_of(article))


def test_the_small_markdown() -> None:
    source = (
        "2016. gada **treknā** rindā\nun [saite](/lv/greta)\\\njauna rinda\n\n"
        "- viens;\n- divi.\n\n1. pirmais\n\n2. otrais"
        "\n\n23. septembrī\n\n> Citāts.\n>\n> Otrs.\n\n|a|b|\n|-|-|\n|1|2|"
    )
    opening, *rest = parse_markdown(source)
    assert isinstance(opening, Paragraph)
    assert opening.parts == (
        Part("2016. gada "),
        Part("treknā", bold=True),
        Part(" rindā un "),
        Part("saite", href="/lv/greta"),
        Part(HARD_BREAK),
        Part("jauna rinda"),
    )
    assert [type(block) for block in rest] == [ItemList, ItemList, Paragraph, Quote, Table]
    assert [block.kind for block in rest[:2]] == ["list", "ordered list"]
    assert [block_text(block) for block in rest] == [
        "viens;\ndivi.",
        "pirmais\notrais",
        "23. septembrī",
        "Citāts.\n\nOtrs.",
        "a\tb\n1\t2",
    ]


def test_a_date_may_open_the_body_and_a_misspelt_field_is_refused() -> None:
    front = "id: lv-7\nlang: lv\nslug: x\nnumber: 7\nkind: news\ntitle: X\ndate: 2017-12-11\ndate_style: opens-body\n"
    article = parse_article(f"---\n{front}---\nTeksts.\n")
    assert (article.date_line, article.body_text, article.path) == ("", "11.12.2017. Teksts.", "/lv/x/7")
    with pytest.raises(ValueError, match="signatur"):
        parse_article(f"---\n{front}signatur: X\n---\nTeksts.\n")


def test_copies_for_benchmarks_have_addresses_of_their_own() -> None:
    many = multiply(all_articles(), 300)
    assert len({article.path for article in many}) == len({article.id for article in many}) == 300
    assert f"{LABELS['lv'].news_path}?page=10" in Site("divs", VISIT, many).paths()
