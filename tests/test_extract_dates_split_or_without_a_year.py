"""The date of publication in several elements, without its year, or within the line that ends an entry of a blog."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DAY, H1, PROSE, TITLE, UNNUMBERED, paragraphs, read, text_of

MOMENT = 1_543_269_600  # 2018-11-27T00:00:00+02:00
DATA = f'<script>window.STATE = {{{{"item": {{{{"title": "{TITLE}", "publishOn": {{}}}}}}}}}};</script>'


@pytest.mark.parametrize("sign", [".", "/", "–"])
def test_signs_between_its_parts_may_have_elements_of_their_own(sign: str) -> None:
    parts = "".join(f"<div>{part}</div>" for part in ("27", sign, "11", sign, "2018"))
    article = read(f"{H1}<div>{parts}</div>{paragraphs()}")
    assert article.published_on == DAY
    assert text_of(article) == PROSE


def test_day_and_month_may_stand_above_the_year() -> None:
    article = read(f"{H1}<div><div>27.11</div><div>2018</div></div>{paragraphs()}")
    assert article.published_on == DAY
    assert text_of(article) == PROSE


def test_a_result_and_a_year_are_no_date() -> None:
    parts = "".join(f"<div>{part}</div>" for part in ("3", ":", "2", "2018"))
    assert read(f"{H1}<div>{parts}</div>{paragraphs()}").published_on is None


@pytest.mark.parametrize(
    "line",
    [
        "Ieraksts ievietots kategorijā <a href='/k/darbs'>Darbs</a>, <a href='/?p=7'><time>27.11.2018.</time></a>"
        "<span>, autors <a href='/a/1'>redakcija</a></span>",
        "This entry was posted in <a href='/k/work'>Work</a> on <a href='/?p=7'>November 27, 2018</a> by admin.",
    ],
    ids=["Latvian", "English"],
)
def test_the_line_that_ends_an_entry_of_a_blog_tells_it(line: str) -> None:
    article = read(f"<article>{H1}<div>{paragraphs()}</div><footer class=entry-meta>{line}</footer></article>")
    assert article.published_on == DAY
    assert text_of(article) == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "This entry was posted in <a href='/k/1'>Seminar 27.11.2018</a> by admin.",
        "This entry was posted in <a href='/k/1'>Work</a> and last updated on 27.11.2018.",
        "Raksts publicēts žurnālā “Likums un dzīve” 27.11.2018.",
        "Ieraksts ievietots kategorijā <a href='/k/1'>Darbs</a>. Pieteikšanās no 20.11.2018. līdz 27.11.2018.",
    ],
    ids=["name of a list", "change", "journal", "two dates"],
)
def test_other_days_below_a_text_are_not_it(line: str) -> None:
    page = f"<article>{H1}<div>{paragraphs()}</div><footer class=entry-meta>{line}</footer></article>"
    assert read(page).published_on is None


@pytest.mark.parametrize("who", ["iesūtījis webmaster", "publicējusi Ilze Paraudziņa"])
def test_who_put_the_text_there_may_stand_behind_it(who: str) -> None:
    article = read(f"{H1}<div>Otrdiena, 27. Novembris, 2018 - 11:20, {who}</div>{paragraphs()}")
    assert article.published_on == DAY
    assert text_of(article) == PROSE


@pytest.mark.parametrize("what", ["iesniedza Saeimai", "publicēja jaunus noteikumus", "ievietoja zārkā"])
def test_what_was_done_on_a_day_is_text(what: str) -> None:
    article = read(f"{H1}<p>27.11.2018, {what}</p>{paragraphs()}")
    assert article.published_on is None
    assert text_of(article) == (f"27.11.2018, {what}", *PROSE)


@pytest.mark.parametrize(
    "line", ["Nov 27", "27. novembris", "27.11.", "<span>Autore: Ilze Paraudziņa</span> <b>27 Nov</b>"]
)
@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2018-11-27T10:00:00+02:00'>",
        DATA.format(MOMENT * 1000),
        DATA.format(MOMENT),
    ],
    ids=["head", "milliseconds", "seconds"],
)
def test_the_head_of_a_page_tells_the_year_of_a_day_below_the_title(line: str, head: str) -> None:
    article = read(f"{H1}<div>{line}</div>{paragraphs()}", UNNUMBERED, head=head)
    assert article.published_on == DAY
    assert text_of(article) == PROSE


@pytest.mark.parametrize("line", ["Nov 26", "26. novembris", "20.–27. novembris", "27 klausītāji", "Kopš 27. novembra"])
def test_another_day_below_the_title_proves_nothing(line: str) -> None:
    head = "<meta property='article:published_time' content='2018-11-27T10:00:00+02:00'>"
    article = read(f"{H1}<div>{line}</div>{paragraphs()}", UNNUMBERED, head=head)
    assert article.published_on is None
    assert text_of(article) == (line, *PROSE)


@pytest.mark.parametrize("number", [0, 27, 20181127, -MOMENT, 10**30, "true", '"27"'])
def test_a_number_that_is_no_moment_is_no_date(number: object) -> None:
    assert read(f"{H1}{paragraphs()}", head=DATA.format(number)).published_on is None


@pytest.mark.parametrize(
    "parts",
    [
        ("Ilze Paraudziņa", "27.11.2018", "11:32"),
        ("admin", "27.11.2018"),
        ("27.11.2018", "345"),
        ("NOV", "27", "2018"),
    ],
)
def test_elements_that_touch_are_drawn_apart(parts: tuple[str, ...]) -> None:
    article = read(f"{H1}<div>{''.join(f'<span>{part}</span>' for part in parts)}</div>{paragraphs()}")
    assert article.published_on == DAY
    assert text_of(article) == PROSE


@pytest.mark.parametrize("label", ["Sākums", "Kad", "Termiņš", "Atklāšana", "Seminārs Rīgā", "Pieteikšanās līdz", "no"])
def test_the_label_of_another_day_may_touch_it(label: str) -> None:
    article = read(f"{H1}<div><span>{label}</span><span>27.11.2018</span></div>{paragraphs()}")
    assert article.published_on is None
