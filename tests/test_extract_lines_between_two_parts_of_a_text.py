"""What programs and lawyers leave among the paragraphs neither ends a text nor belongs to it."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

DATA = '{ "modules": [{"name": "video"}], "id": "174", "section": "jaunumi", "title": "Mācības Kuldīgā, otrā diena" }'
RIGHTS = "© 2018 Biedrība “Gaismas sala”"


@pytest.mark.parametrize(
    "line", [f"<div class=data>{DATA}</div>", f"<p>{RIGHTS}</p>", "<div>Copyright 2018 Gaismas sala</div>"]
)
def test_the_text_goes_on_below(line: str) -> None:
    article = read(f"{H1}{DATE}<div>{paragraphs(*PROSE[:2])}{line}{paragraphs(*PROSE[2:])}{paragraphs(*PROSE)}</div>")
    assert text_of(article)[:4] == PROSE


def test_little_below_the_rights_is_no_text() -> None:
    assert text_of(read(f"{H1}{DATE}<div>{paragraphs()}<p>{RIGHTS}</p>{paragraphs(PROSE[0][:90])}</div>")) == PROSE


def test_data_that_an_article_shows_is_text() -> None:
    assert DATA in read(f"{H1}{DATE}<div>{paragraphs(*PROSE[:2])}<pre>{DATA}</pre>{paragraphs(*PROSE[2:])}</div>").body
