"""What buttons and links around a text offer to do is no part of it, however they word it."""

from __future__ import annotations

import pytest

from archive.extract.boilerplate import lines
from archive.extract.dom.links import ending
from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

BUTTONS = (
    *(
        "Kopīgot šo lapu",
        "Dalīties ar rakstu Facebook",
        "Nosūtīt saiti draugam",
        "Dalīties ar saturu",
        "Klausīties rakstu",
        "Drukāt saturu",
        "Kopēt adresi",
        "Nokopēts!",
    ),
    *("Nākamā ziņa", "Iepriekšējais ieraksts", "Skatīt visas ziņas"),
    *("Palielināt fontu", "Pievienot kalendāram", "Sekot tēmai", "Skatīt galeriju", "Ielādē…", "Atskaņot"),
    *("Print this article", "Save post", "Listen to this story (2 min)", "Copy link", "Link copied"),
    *("Next story", "Show more news", "Click to enlarge", "Loading…"),
    *("Sīkdatņu iestatījumi", "Pārvaldīt sīkdatnes", "Mēs cienām jūsu privātumu", "We value your privacy"),
    "Izdrukāts no http://www.cilvektirdznieciba.lv/lv/macibas/174 27.11.2019. 12:33",
    "Lapas adrese: http://www.cilvektirdznieciba.lv/lv/macibas/174",
    "Izdrukas datums: 27.11.2019",
)


@pytest.mark.parametrize("line", BUTTONS)
@pytest.mark.parametrize("element", ["<p>{}</p>", "<div><a href='/lv/x'>{}</a></div>", "<span>{}</span>"])
def test_they_are_left_out_above_and_below_it(element: str, line: str) -> None:
    button = element.format(line)
    assert text_of(read(f"<div>{H1}{DATE}{button}{paragraphs()}{button}</div>")) == PROSE


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Nosūtīt ziņu policijai",
            "Nosūtīt saiti uz policiju",
            "Saglabāt saraksti ar pāridarītāju",
            "Reklāma internetā",
            "Izdrukāts no avīzes un aizsūtīts",
            "Adrese: www.drosais-krasts.example",
            "Nākamā nodarbība",
            "Ziņojiet mums",
        ),
        *("Copy the link and send it to the police", "Next meeting", "Play Your Part", "Your privacy and the law"),
    ],
)
def test_what_only_begins_like_one_stays(line: str) -> None:
    article = read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}<p>{line}</p>{paragraphs(*PROSE[2:])}</div>")
    assert line in article.body


def test_an_item_of_a_list_of_the_text_stays() -> None:
    steps = ("uzņemt ekrānattēlu", "kopēt saiti", "zvanīt uz tālruni 116006", "pastāstīt kādam, kam uzticaties")
    items = "".join(f"<li>{step}</li>" for step in steps)
    article = read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}<ul>{items}</ul>{paragraphs(*PROSE[2:])}</div>")
    assert all(step in article.body for step in steps)


@pytest.mark.parametrize("label", ["<h4>Tēmas</h4>", "<div>Atslēgvārdi:</div>", "<span>Topics</span>"])
def test_tags_below_a_text_are_left_out_with_their_label(label: str) -> None:
    tags = "<ul><li><a href='/lv/tema/darbs'>Darba tirgus</a></li><li><a href='/lv/tema/b'>Bērni</a></li></ul>"
    assert text_of(read(f"<div>{H1}{DATE}{paragraphs()}<div>{label}{tags}</div></div>")) == PROSE


def test_a_heading_of_topics_that_are_no_links_stays() -> None:
    topics = "<h4>Tēmas</h4><ul><li>Darba tirgus</li><li>Bērnu drošība</li></ul>"
    assert "Tēmas" in read(f"<div>{H1}{DATE}{paragraphs()}{topics}</div>").body


def test_tags_that_look_like_their_label_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(href: str) -> str | None:
        looked.append(href)
        return ending(href)

    monkeypatch.setattr(lines, "ending", counted)
    tags = "<p><a href='/lv/tema/x'>Tēmas</a></p>" * 100
    assert text_of(read(f"<div>{H1}{DATE}{paragraphs()}<div><h4>Tēmas</h4>{tags}</div></div>")) == PROSE
    assert len(looked) < 500
