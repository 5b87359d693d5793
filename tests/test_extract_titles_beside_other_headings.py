"""The heading with the author or with the name of the site is no title, although the head of the page has it too."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, PROSE, TITLE, UNNUMBERED, paragraphs, read, text_of

URL = UNNUMBERED.replace("macibas-patversmju-darbiniekiem-kuldiga", "x") + "/174"


@pytest.mark.parametrize("author", ["By Zelma Ozolkalne", "byZelma Ozolkalne", "Autore: Zelma Ozolkalne"])
def test_a_heading_with_the_author_is_none(author: str) -> None:
    matter = f"<h2>{TITLE}</h2><h3>{author}</h3>{DATE}{paragraphs()}"
    assert read(matter, URL, title="Gaismas sala").title == TITLE


@pytest.mark.parametrize("separator", ["|", "–", ":"])
def test_the_longer_part_of_the_head_is_the_title(separator: str) -> None:
    matter = f"<h1 id=site>Gaismas salas ziņas</h1><h1>{TITLE}</h1>{DATE}{paragraphs()}"
    assert read(matter, URL, title=f"{TITLE} {separator} Gaismas salas ziņas").title == TITLE


def test_a_title_that_looks_like_a_byline_is_one_if_the_head_says_so() -> None:
    matter = f"<h1>Ziņas</h1><h2>By Law Alone</h2>{DATE}{paragraphs()}"
    assert read(matter, URL, title="By Law Alone").title == "By Law Alone"


def test_an_entry_of_a_list_with_the_same_name_and_a_date_is_none() -> None:
    popular = "<h3>Lasītākie</h3>" + "".join(
        f"<div><h4><a href='/lv/{at}'>{name}</a></h4><div>{at}.11.2018</div></div>"
        for at, name in ((12, "Izstāde Alsungā"), (27, TITLE), (14, "Saruna radio"))
    )
    matter = f"<div class=meta>27.11.2018 Zelma Ozolkalne</div><h2><a href='/lv/27'>{TITLE}</a></h2>{paragraphs()}"
    assert text_of(read(f"<div>{matter}</div><div>{popular}</div>", URL, title=TITLE)) == PROSE
