"""What stands in a column beside a short text is none of it, whatever its class."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, TITLE, paragraphs, read, text_of

ADDRESS = "Brīvības iela 0, Rīga, LV-1000. Tālrunis saziņai darba dienās no 9.00 līdz 17.00 ir 67000000."
ABOUT = "Biedrība “Ziemeļu krasts” kopš 2006. gada palīdz cilvēkiem, kuri cietuši no piespiedu darba un verdzības."
TEASER = "Ogrē aizvadīts seminārs pedagogiem par to, kā runāt ar jauniešiem par drošību internetā un darbā."
COLUMNS = {
    "contacts": f"<div><h4>Kontakti</h4><p>{ADDRESS}</p></div>",
    "about": f"<div><div><h3>Par mums</h3></div><div><p>{ABOUT}</p></div></div>",
    "teaser": f"<div><h4>Jaunākās ziņas</h4><h5><a href='/lv/seminars-ogre/176'>Seminārs</a></h5><p>{TEASER}</p></div>",
}


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
@pytest.mark.parametrize(
    "frame",
    [
        "<div><div>{title}{date}{text}</div>{column}</div>",
        "<div><div><div>{title}</div>{date}<div>{text}</div></div>{column}</div>",
        "<div>{title}</div><div><div>{date}{text}</div>{column}</div>",
        "<table><tr><td>{title}{date}{text}</td><td>{column}</td></tr></table>",
    ],
    ids=["together", "boxed", "title above", "table"],
)
@pytest.mark.parametrize(
    "texts",
    [
        ("Uzvarētājus paziņosim 10. maijā Kuldīgas bibliotēkā.", "Paldies visiem dalībniekiem par darbiem!"),
        PROSE[:1],
        PROSE,
    ],
    ids=["two lines", "a paragraph", "long"],
)
def test_a_column_with_a_heading_of_its_own_is_no_text(frame: str, column: str, texts: tuple[str, ...]) -> None:
    matter = frame.format(title=H1, date=DATE, text=paragraphs(*texts), column=column)
    article = read(matter)
    assert text_of(article) == texts
    assert article.title == TITLE


@pytest.mark.parametrize(
    "sections",
    [
        "<section><h2>Otrā diena</h2>{0}</section>",
        "<section><div><h2>Otrā diena</h2></div><div>{0}</div></section>",
        "<div><h2>Otrā diena</h2>{0}<h2>Trešā diena</h2>{0}{0}{0}{0}</div>",
    ],
    ids=["section", "boxed", "much larger"],
)
def test_sections_of_a_text_are_none(sections: str) -> None:
    article = read(f"<div><div>{H1}{DATE}{paragraphs(PROSE[0])}</div>{sections.format(paragraphs(PROSE[1]))}</div>")
    assert {PROSE[0], "Otrā diena", PROSE[1]} <= set(text_of(article))


def test_within_an_article_element_a_part_with_a_heading_is_text() -> None:
    article = read(
        f"<article><div>{H1}{DATE}{paragraphs(PROSE[0])}</div><div><h2>Otrā diena</h2>{paragraphs(PROSE[1])}</div>"
        "</article>"
    )
    assert text_of(article) == (PROSE[0], "Otrā diena", PROSE[1])


def test_without_a_date_parts_with_headings_are_text() -> None:
    article = read(
        f"<div><div>{H1}{paragraphs(PROSE[0])}</div><div><h2>Ko mēs darām</h2>{paragraphs(PROSE[1])}</div></div>"
    )
    assert text_of(article) == (PROSE[0], "Ko mēs darām", PROSE[1])
