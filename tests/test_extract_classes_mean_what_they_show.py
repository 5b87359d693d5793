"""A class such as `widget` or `sidebar` takes nothing from a text that it is the name of."""

from __future__ import annotations

import re

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

SHORT = "No šodienas zvanīt var arī naktī."
ABOUT = "Biedrība “Ziemeļu krasts” kopš 2006. gada palīdz cilvēkiem, kuri cietuši no piespiedu darba un verdzības."
SIDEBAR = f"<div class='sidebar widget-area'><div class=box><h3>Par mums</h3><p>{ABOUT}</p></div></div>"
HEAD = f"{H1}{DATE}"
ELEMENTOR = "elementor-element elementor-widget elementor-widget-text-editor"
WIDGETS = [ELEMENTOR, "so-panel widget widget_sow-editor", "span12 widget-span widget-type-cell", "footer-note"]


def boxed(classes: str, *parts: str) -> str:
    """Each part in a box of its own, as programs that build pages from boxes write it."""
    return "".join(f"<div class='{classes}'><div>{part}</div></div>" for part in parts)


@pytest.mark.parametrize("classes", WIDGETS)
@pytest.mark.parametrize("beside", ["", SIDEBAR], ids=["alone", "sidebar"])
@pytest.mark.parametrize(
    "texts",
    [PROSE, PROSE[:2], ("Ieeja brīva.",), ("Pērc godīgi", "Strādā droši")],
    ids=["long", "two paragraphs", "a line", "slogans"],
)
def test_paragraphs_that_are_each_called_a_widget_are_text(classes: str, beside: str, texts: tuple[str, ...]) -> None:
    column = f"<div>{HEAD}{boxed(classes, *(f'<p>{text}</p>' for text in texts))}</div>"
    assert text_of(read(f"<div>{column}{beside}</div>")) == texts


@pytest.mark.parametrize("classes", WIDGETS)
def test_a_list_alone_may_be_called_a_widget(classes: str) -> None:
    column = boxed(classes, "<ul><li>Valsts policija: 110</li><li>Krīzes tālrunis: 116123</li></ul>")
    assert text_of(read(f"<div>{HEAD}{column}</div>")) == ("Valsts policija: 110\nKrīzes tālrunis: 116123",)


def test_a_caption_may_stand_before_the_widgets() -> None:
    caption = "<div>Mācību dalībnieki Kuldīgā šā gada novembrī.</div>"
    column = f"<div>{HEAD}<img src='/i.jpg'>{caption}{boxed('widget', *map('<p>{}</p>'.format, PROSE))}</div>"
    assert set(PROSE) <= set(text_of(read(column)))


def test_a_name_that_the_title_has_too_says_nothing() -> None:
    column = boxed(ELEMENTOR, H1, DATE, "<p>Ieeja brīva.</p>", "<ul><li>Kuldīgā</li><li>Talsos</li></ul>")
    assert text_of(read(f"<div>{column}</div>")) == ("Ieeja brīva.", "Kuldīgā\nTalsos")


def test_names_that_begin_with_one_that_says_nothing_say_nothing_either() -> None:
    title = f"<div class='elementor-widget elementor-widget-theme-post-title'>{H1}</div>"
    date = f"<div class='elementor-widget elementor-widget-post-info'><span>admin</span>{DATE}<span>10:42</span></div>"
    text = boxed("elementor-widget elementor-widget-text-editor", f"<p>{SHORT}</p>")
    teasers = f"<h4>Citi raksti</h4><article><h3><a href='/lv/cits/33'>Cits raksts</a></h3><p>{ABOUT}</p></article>"
    column = f"<div>{title}{date}{text}</div><div><div class=elementor-posts>{teasers}</div></div>"
    assert SHORT in text_of(read(f"<div>{column}</div>"))


@pytest.mark.parametrize("named", ["comments-enabled", "with-sidebar", "page-share"])
def test_a_frame_around_everything_is_no_part_beside_the_text(named: str) -> None:
    assert text_of(read(f"<div class='{named}'><div>{HEAD}{paragraphs()}</div>{SIDEBAR}</div>")) == PROSE


def test_a_text_alone_below_its_title_may_be_called_comments() -> None:
    assert text_of(read(f"<div>{HEAD}<div class=comment-text>{paragraphs()}</div></div>")) == PROSE


@pytest.mark.parametrize("name", ["social-services", "comments", "sidebar"])
def test_the_anchor_of_a_heading_is_no_name(name: str) -> None:
    article = read(f"{HEAD}<p>{PROSE[0]}</p><h2 id={name}>Palīdzība</h2><p>{PROSE[1]}</p>")
    assert text_of(article) == (PROSE[0], "Palīdzība", PROSE[1])


@pytest.mark.parametrize("named", ["legal-aid", "disclaimer", "print-area", "menu-content", "social-services"])
def test_words_that_name_what_a_text_is_about_are_no_names_of_parts(named: str) -> None:
    assert text_of(read(f"{HEAD}<p>{PROSE[0]}</p><div class='{named}'><p>{PROSE[1]}</p></div>")) == PROSE[:2]


@pytest.mark.parametrize("named", ["sidebar", "widget", "related", "newsletter", "comments"])
@pytest.mark.parametrize("text", [f"<p>{PROSE[0]}</p>", "<p>Pērc godīgi</p>"])
@pytest.mark.parametrize("layout", ["{head}{text}{box}", "<div>{head}{text}</div>{box}"], ids=["within", "beside"])
def test_a_part_whose_name_says_that_it_is_beside_the_text_is_none(named: str, text: str, layout: str) -> None:
    box = boxed(named, f"<p>{ABOUT}</p>", f"<p>{ABOUT}</p>")
    article = read(f"<div>{layout.format(head=HEAD, text=text, box=box)}</div>")
    assert text_of(article) == (re.sub("<[^>]*>", "", text),)


@pytest.mark.parametrize("named", ["sidebar", "widget"])
def test_a_part_that_stands_between_title_and_date_is_beside_the_text(named: str) -> None:
    article = read(f"{H1}<div><div class={named}><p>{ABOUT}</p></div><div>{DATE}<p>Ieeja brīva.</p></div></div>")
    assert text_of(article) == ("Ieeja brīva.",)
