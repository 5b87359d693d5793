"""The heading with the author or with the name of the site is no title, although the head of the page has it too."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, TITLE, UNNUMBERED, paragraphs, read

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
