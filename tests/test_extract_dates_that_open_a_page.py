"""A date above the title, where nothing stands above it: pages captured for print, and bare ones."""

from __future__ import annotations

from datetime import date

import pytest

from archive.extract import Article, extract

URL = "https://www.cilvektirdznieciba.lv/lv/seminars-skolotajiem/129"
DAY = date(2026, 5, 14)
CAPTURED = date(2026, 11, 25)
TEXT = f"<h1>Seminārs skolotājiem Kurzemē</h1><p>{'Valsts policija stāstīja, kā pamanīt cietušos skolā. ' * 6}</p>"


def published_on(body: str) -> date | None:
    page = f"<!doctype html><html lang=lv><body>{body}</body></html>"
    read = extract(page.encode(), URL, "text/html; charset=utf-8", today=CAPTURED)
    assert isinstance(read, Article)
    return read.published_on


@pytest.mark.parametrize("line", ["<p>14.05.2026</p>", "<div>Publicēts: 14.05.2026</div>", "<time>14.05.2026</time>"])
def test_it_is_that_of_publication(line: str) -> None:
    assert published_on(f"<main><article>{line}{TEXT}</article></main>") == DAY


@pytest.mark.parametrize("line", ["<p>14.05.2026</p>", "<time>2026-05-14 20:36:00</time>"])
def test_the_name_of_the_list_may_stand_above_it(line: str) -> None:
    section = f"<div><h2>Novados</h2>{line}</div>"
    assert published_on(f"<nav><a href='/lv/'>Sākums</a></nav><main><article>{section}{TEXT}</article></main>") == DAY


@pytest.mark.parametrize(
    "body",
    [
        f"<main><article><h1>Novados</h1><p>14.05.2026</p>{TEXT}</article></main>",  # of the rank of the title
        f"<main><article><h2>Novados</h2><p>25.11.2026</p>{TEXT}</article></main>",
        f"<main><article><p>25.11.2026</p>{TEXT}</article></main>",  # the day of the visit
        f"<header><p>14.05.2026</p></header><main>{TEXT}</main>",
        f"<div><p>14.05.2026</p><p><a href='/lv/'>Sākums</a></p><p><a href='/lv/zinas'>Ziņas</a></p>{TEXT}</div>",
    ],
)
def test_one_that_may_be_of_the_visit_is_not(body: str) -> None:
    assert published_on(body) is None
