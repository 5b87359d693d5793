"""What a reader unfolds is text: the rest behind a button, tabs, and panels below labels. A hidden copy is not."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of


@pytest.mark.parametrize(
    "rest",
    [
        "<div class=rest style='display: none'>{}</div><button type=button>Show more</button>",
        "<span>…</span><section hidden>{}</section><p><a href='#'>Lasīt visu rakstu</a></p>",
        "<div style='display:none'>{}</div><a href='javascript:void(0)'>Skatīt vairāk</a>",
        "<p>Par to stāsta sociālie darbinieki.<span>…</span><span hidden>{}</span></p><button>Lasīt vairāk</button>",
    ],
)
def test_the_rest_behind_a_button_is_text(rest: str) -> None:
    article = read(f"<div>{H1}{DATE}<div>{paragraphs(*PROSE[:2])}{rest.format(paragraphs(*PROSE[2:]))}</div></div>")
    shown = [text for text in text_of(article) if text != "…" and not text.startswith("Par to stāsta")]
    assert shown == list(PROSE)


def test_an_answer_of_an_accordion_without_names_is_text() -> None:
    panel = "<div class=sppb-panel><div>Vai var nākt ar suni?</div>"
    panel += "<div class=sppb-panel-collapse style='display:none'><div>Var, ja suns ir mierīgs.</div></div></div>"
    assert "Var, ja suns ir mierīgs." in text_of(read(f"<div>{H1}{DATE}{paragraphs()}{panel}</div>"))


def test_a_folded_menu_is_not_text() -> None:
    menu = "<div class=navbar-collapse style='display:none'><div>Rindas kārtība ir mierīga.</div></div>"
    assert text_of(read(f"<div>{H1}{DATE}{menu}{paragraphs()}</div>")) == PROSE


@pytest.mark.parametrize(
    "panels",
    [
        "<div><div role=tabpanel>{}</div><div role=tabpanel hidden>{}</div></div>",
        "<ul><li><a href='#viens'>Par</a><li><a href='#divi'>Kad</a></ul><div><div id=viens class=tabs-panel>{}</div>"
        "<div id=divi class=tabs-panel style='display:none'>{}</div></div>",
    ],
)
def test_what_a_tab_shows_is_text(panels: str) -> None:
    tabs = panels.format(paragraphs(*PROSE[:2]), paragraphs(*PROSE[2:]))
    assert set(PROSE) <= set(text_of(read(f"<div>{H1}{DATE}{tabs}</div>")))


@pytest.mark.parametrize(
    "item",
    [
        "<div class=q>{}</div><div class=a style='display:none'><p>{}</p></div>",
        "<div><button aria-expanded=false>{}</button><div class=answer hidden><p>{}</p></div></div>",
        "<p><b><a href='#'>{}</a></b></p><div hidden>{}</div>",
        "<button class=fold>{}</button><div class=folded><p>{}</p></div>",
        "<div role=button tabindex=0>{}</div><div>{}</div>",
    ],
    ids=["line", "button", "link", "button above what is seen", "role"],
)
def test_labels_of_panels_and_what_is_below_are_text(item: str) -> None:
    items = item.format("Kas drīkst mācīties", PROSE[2]) + item.format("Kas maksās par mācībām", PROSE[3])
    expected = (*PROSE[:2], "Kas drīkst mācīties", PROSE[2], "Kas maksās par mācībām", PROSE[3])
    assert text_of(read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{items}</div>")) == expected


@pytest.mark.parametrize(
    "opener",
    [
        "<button data-target='#norise'>Norises plāns</button>",
        "<a data-toggle=collapse data-bs-target='#norise'>Norises plāns</a>",
        """<a href="#" onclick="toggle('norise'); return false"><b>Norises plāns</b></a>""",
        """<a href="javascript:$('#norise').show()">Norises plāns</a>""",
    ],
)
def test_what_one_click_shows_is_text(opener: str) -> None:
    hidden = f"<div id=norise style='display:none'>{paragraphs(*PROSE[2:])}</div>"
    text = text_of(read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{opener}{hidden}</div>"))
    assert [line for line in text if line != "Norises plāns"] == list(PROSE)


@pytest.mark.parametrize(
    ("before", "within"),
    [
        ("""<a href="#" onclick="show('logs')">Ziņot par kļūdu</a>""", ""),
        ("""<a href="#" onclick="show('logs')"><img src='/s.png'></a>""", ""),
        ("", """<button onclick="hide('logs')">Paslēpt paziņojumu</button>"""),
        ("""<button onclick="save()">Norises plāns</button>""", ""),
    ],
    ids=["furniture", "picture", "what closes it", "another script"],
)
def test_what_a_click_shows_or_hides_besides_is_none(before: str, within: str) -> None:
    notice = "<p>Paldies, jūsu ziņa ir saņemta, un redakcija to izlasīs vēl šodien.</p>"
    hidden = f"<div id=logs style='display:none'>{within}{notice}</div>"
    assert "redakcija" not in read(f"<div>{H1}{DATE}{paragraphs()}{before}{hidden}</div>").body


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div style='display:none'>{paragraphs(*PROSE[:2])}</div><a href='#'>Lasīt vairāk</a>",
        "<div hidden><p>Paldies, jūsu balss ir saņemta, un rezultātus rādīsim vakarā.</p></div>",
        "<button>Klausīties</button>",
        "<button>Nosūtīt jautājumu redakcijai</button>",
        "<p><a href='/lv/par-mums'>Par mums</a></p><div class=d hidden><p>Te ir visa mūsu vēsture no sākuma.</p></div>"
        "<p><a href='/lv/kontakti'>Kontakti</a></p><div class=d hidden><p>Te ir visi mūsu tālruņi un pasts.</p></div>",
    ],
    ids=["copy", "notice", "furniture", "one button", "menu"],
)
def test_other_hidden_parts_and_buttons_are_none(hidden: str) -> None:
    text = text_of(read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:3])}{hidden}{paragraphs(PROSE[3])}</div>"))
    assert [line for line in text if line not in ("Par mums", "Kontakti")] == list(PROSE)
