"""The title and the event of an article in the shapes that pages of public offices and newspapers have."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.texts.shape_page import DATE, DAY, H1, PROSE, SITE, TITLE, paragraphs, read, text_of

BANNER = "<div class=widget><h2>Zvani, ja redzi ko aizdomīgu</h2><p>Tālrunis 116006</p></div>"
WIDGET = "<div class=widget><h2>Populārākais</h2><ul><li><a href='/lv/saruna-radio/176'>Saruna radio</a></ul></div>"

SILENT = "http://www.cilvektirdznieciba.lv/lv/raksts/174"  # an address that does not tell the title


@pytest.mark.parametrize(
    "matter",
    [
        f"<h2 class=kicker>Patversmes</h2>{H1}{DATE}{paragraphs()}",
        f"<div class=kicker>Apmācības un semināri</div>{H1}{DATE}{paragraphs()}",
        f"<h1><a href='/'>{SITE}</a></h1><h3>Jaunumi</h3><h2>{TITLE}</h2>{DATE}{paragraphs()}",
        f"{BANNER}{H1}{DATE}{paragraphs()}",
        f"{BANNER}<h2>{TITLE}</h2>{DATE}{paragraphs()}{WIDGET}",
        f"{WIDGET}<div><h3>{TITLE}</h3>{DATE}<div>{paragraphs()}</div></div>",
        f"{WIDGET}<div><div class=title>{TITLE}</div>{DATE}<div>{paragraphs()}</div></div>{BANNER}",
        f"<h1>Jaunumi</h1><div><h2>{TITLE}</h2>{DATE}</div><div>{paragraphs()}</div>",
        f"<div>{H1}{DATE}</div><div>{paragraphs(*PROSE[:2])}<h1>Otrā diena</h1>{paragraphs(*PROSE[2:])}</div>",
    ],
    ids=["h2", "div", "site", "widget", "same level", "below widget", "no heading", "section", "h1 in the text"],
)
@pytest.mark.parametrize("title", [f"{TITLE} | {SITE}", f"{SITE} - {TITLE}", SITE], ids=["first", "last", "no title"])
def test_a_kicker_or_a_widget_is_not_the_title(matter: str, title: str) -> None:
    article = read(matter, title=title)
    assert (article.title, article.published_on) == (TITLE, DAY)
    assert text_of(article, "Otrā diena") == PROSE


@pytest.mark.parametrize(
    "line",
    [f"<div class=title>{TITLE}</div>", f"<table><tr><td><b>{TITLE}</b></table>", f"<p><strong>{TITLE}</strong></p>"],
    ids=["div", "cell", "strong"],
)
@pytest.mark.parametrize("head", [f"Portāls – {TITLE}", f"{TITLE} :: Portāls", f"Ziņas | {TITLE} | Portāls", "Portāls"])
def test_a_part_of_the_head_names_a_line_that_is_no_heading(line: str, head: str) -> None:
    article = read(f"<div>{line}{paragraphs()}</div><div>{DATE}</div>", SILENT, title=head)
    assert (article.title, text_of(article)) == (TITLE, PROSE)


@pytest.mark.parametrize("title", [f"{TITLE} | {SITE}", SITE], ids=["named", "no title"])
def test_a_heading_may_lead_to_the_page_that_it_is_on(title: str) -> None:
    heading = f"<h1><a href='{SILENT}'>{TITLE}</a></h1>"
    article = read(f"<h4>Jaunumi</h4><div>{heading}{paragraphs()}</div><div>{DATE}</div>", SILENT, title=title)
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Šā gada 20. novembrī Kuldīgā tika aizvadīta mācību diena patversmju darbiniekiem.", (20, 20)),
        ("2018. gada 20. novembrī biedrība Kuldīgā novadīja nodarbību patversmju darbiniekiem.", (20, 20)),
        ("2018. gada 20. novembrī policisti iepazīstināja patversmju darbiniekus ar jauno kārtību.", (20, 20)),
        ("No 2018. gada 20. līdz 22. novembrim Kuldīgā tika aizvadītas mācības.", (20, 22)),
    ],
    ids=["aizvadīta", "novadīja", "iepazīstināja", "days"],
)
def test_verbs_tell_of_an_event(sentence: str, days: tuple[int, int]) -> None:
    article = read(H1 + DATE + paragraphs(sentence, *PROSE))
    assert [(event.starts_on, event.ends_on) for event in article.events] == [
        (dt.date(2018, 11, days[0]), dt.date(2018, 11, days[1]))
    ]


def test_an_event_may_lie_most_of_a_year_back() -> None:
    sentence = "2018. gada 15. janvārī Kuldīgā tika aizvadīta konference par patversmju darbu."
    article = read(H1 + DATE + paragraphs(sentence, *PROSE))
    assert [event.starts_on for event in article.events] == [dt.date(2018, 1, 15)]


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("On 20 November 2018 a conference on Forced Labour and Debt Bondage took place in Kuldīga.", "Forced"),
        ("On 20 November 2018 a seminar on Sham Marriages and Shelters was held at the town hall.", "Sham"),
    ],
)
def test_the_topic_is_no_venue(sentence: str, venue: str) -> None:
    title = "Shelters learn"
    url = "http://www.trafficking.lv/en/shelters-learn/174"
    article = read(f"<h1>{title}</h1>{DATE}{paragraphs(sentence)}", url, title=title, lang="en")
    assert [event.starts_on for event in article.events] == [dt.date(2018, 11, 20)]
    assert all(venue not in (event.place or "") for event in article.events)


def test_the_head_names_a_text_that_begins_at_once_and_has_headings_of_its_own() -> None:
    first = "Kad, ja ne tagad?"
    matter = f"<div><p>{first}</p>{paragraphs(*PROSE[:2])}<div><h1>Otrā diena</h1></div>{paragraphs(*PROSE[2:])}</div>"
    article = read(matter, SILENT, head=f"<meta property='og:title' content='{TITLE}'>", title=SITE)
    assert (article.title, article.body.split("\n\n")[0]) == (TITLE, first)
