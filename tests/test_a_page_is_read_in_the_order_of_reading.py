"""PDF pages whose order of drawing, or whose gaps, are not those of reading."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from archive.documents import LIMITS
from archive.documents.collector import PageCollector
from archive.documents.formats import pdf
from archive.documents.formats.layout import reading_order

LEFT = [f"{'Pirma sleja' if number % 3 == 0 else 'un ta pati'}, {number} rinda, kas beidzas" for number in range(9)]
RIGHT = [f"{'Otra sleja' if number % 3 == 0 else 'un ta pati'}, {number} rinda, kas beidzas" for number in range(9)]
Place = Callable[[int], tuple[int, int]]
VERSE = [f"Zane Paraudzina teica {number} vardus." for number in range(9)]


def drawn(*content: str, page: str = "", pages: int = 1) -> bytes:
    """A PDF of one page, of A4, with this content, or of several that are the same; F is its font."""
    stream = "\n".join(content)
    font = "/Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{'3 0 R ' * pages}]>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>{page}>>",
        f"<<{font}>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    ]
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer<</Size 6/Root 1 0 R>>\n%%EOF".encode("cp1252")


def at(x: float, y: float, text: str, *, size: int = 10, matrix: str = "1 0 0 1", more: str = "") -> str:
    """Text at a place."""
    return f"BT /F {size} Tf {more} {matrix} {x} {y} Tm ({text}) Tj ET"


def page_of(content: bytes) -> str:
    """The text of the only page."""
    pdf.read(content, collector := PageCollector(LIMITS))
    (page,) = collector.pages
    return page


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    rows = [
        piece
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for piece in (at(50, 700 - 13 * number, left), at(310, 700 - 13 * number, right))
    ]
    page = page_of(drawn(at(50, 730, "Virsraksts"), *rows, at(50, 500, "Beigas.")))
    assert one_line(page) == one_line(" ".join(["Virsraksts", *LEFT, *RIGHT, "Beigas."]))


def test_rows_of_a_table_are_read_row_by_row() -> None:
    rows = [
        at(x, 700 - 13 * number, cell)
        for number in range(9)
        for x, cell in ((50, f"{number}. novads"), (310, f"{number}12"), (400, f"{number}34"))
    ]
    assert one_line(page_of(drawn(*rows))).startswith("0. novads 012 034 1. novads 112 134")
    labels = [f"{number}. pasakums ir seminars pedagogiem" for number in range(9)]
    rows = [
        at(x, 700 - 13 * number, cell)
        for number, label in enumerate(labels)
        for x, cell in ((50, label), (310, "par to atbild Valsts darba inspekcija"))
    ]
    assert one_line(page_of(drawn(*rows))).startswith(f"{labels[0]} par to atbild Valsts darba inspekcija {labels[1]}")
    terms = [
        ("darbs, kas ir piespiedu, un kalpiba", "labour that is forced"),
        ("atputa un pardomas", "rest, and time for it"),
    ]
    rows = [
        at(x, 700 - 13 * number, terms[number % 2][x > 50] + ", piemeram, te")
        for number in range(12)
        for x in (50, 310)
    ]
    assert one_line(page_of(drawn(*rows))).startswith(
        " ".join(f"{term}, piemeram, te" for pair in terms for term in pair)
    )


@pytest.mark.parametrize(
    ("matrix", "place", "page"),
    [
        ("0 -1 1 0", lambda number: (500 - 13 * number, 700), ""),  # clockwise, as a table is put on an upright page
        ("0 1 -1 0", lambda number: (100 + 13 * number, 100), ""),
        ("-1 0 0 -1", lambda number: (500, 100 + 13 * number), ""),
        ("0 1 -1 0", lambda number: (100 + 13 * number, 100), "/Rotate 90"),
        ("1 0 0 1", lambda number: (50, 700 - 13 * number), "/Rotate 90"),
    ],
)
def test_turned_text_is_read_from_its_first_line_to_its_last(matrix: str, place: Place, page: str) -> None:
    lines = [at(*place(number), line, matrix=matrix) for number, line in enumerate(VERSE)]
    assert one_line(page_of(drawn(*lines, page=page))) == " ".join(VERSE)


def test_lines_drawn_from_the_last_to_the_first_are_turned_round() -> None:
    lines = [at(50, 700 - 13 * number, f"{line} Un vel kaut kas.") for number, line in enumerate(VERSE)]
    assert one_line(page_of(drawn(*reversed(lines)))) == " ".join(f"{line} Un vel kaut kas." for line in VERSE)


def test_a_shadow_is_no_second_letter() -> None:
    glyphs = [at(50 + 10 * number + shift, 700, letter) for number, letter in enumerate("Koalas") for shift in (0, 0.7)]
    assert page_of(drawn(*glyphs)) == "Koalas"
    assert page_of(drawn(at(50, 700, "aa bb cc dd ee ff"))) == "aa bb cc dd ee ff"


def test_letters_that_are_spaced_out_make_words() -> None:
    assert page_of(drawn(at(50, 700, "VALSTS POLICIJA", more="6 Tc"))) == "VALSTS POLICIJA"
    words = [at(x, 700, word) for x, word in ((50, "Parskats"), (92, "par"), (109, "gadu"))]  # as TeX draws them
    contents = [*words, *(at(133 + 6 * number, 700, ".") for number in range(12)), at(50, 600, "V", size=34)]
    assert one_line(page_of(drawn(*contents))).startswith("Parskats par gadu .")
    without_a_space = at(50, 700, "LATVIJAS", more="6 Tc"), at(156, 700, "POLICIJA")
    assert page_of(drawn(*without_a_space)) == "LATVIJAS POLICIJA"
    assert page_of(drawn(at(50, 700, "V A L S T S   P O L I C I J A"))) == "VALSTS POLICIJA"


def test_a_high_first_letter_belongs_to_its_word() -> None:
    text = (at(75, 712, "alsts policija lidz ar citiem"), at(75, 700, "aicina zinot."))
    for drawing in ((at(50, 700, "V", size=34), *text), (*text, at(50, 700, "V", size=34))):
        assert one_line(page_of(drawn(*drawing))) == "Valsts policija lidz ar citiem aicina zinot."
    beside = (at(50, 700, "V"), at(75, 700, "alus"))
    assert one_line(page_of(drawn(*beside))) == "V alus"  # as high as the others


def test_marks_that_were_drawn_on_their_own_belong_to_letters() -> None:
    page = drawn(at(50, 700, "Ri"), at(58, 700, "\\257"), at(60, 700, "ga"), at(67, 700, "\\257"), at(90, 700, "\\257"))
    assert page_of(page) == "Rīgā ¯"


def test_what_stands_beside_the_part_that_is_shown_is_not_read() -> None:
    content = at(50, 700, "Teksts."), at(50, 820, "parskats.indd 1")
    assert page_of(drawn(*content, page="/CropBox[0 0 595 800]")) == "Teksts."
    assert page_of(drawn(*content)) == "Teksts.\nparskats.indd 1"
    assert page_of(drawn(*content, page="/CropBox[595 800 0 0]")) == "Teksts."


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 10", "600 900 700 1000"])
def test_a_page_that_shows_nothing_by_mistake_is_read(box: str) -> None:
    assert page_of(drawn(at(50, 700, "Teksts."), page=f"/CropBox[{box}]")) == "Teksts."


def test_the_mark_of_a_footnote_stays_in_its_line() -> None:
    high = at(50, 600, "V", size=34)  # so that the letters are looked at
    page = page_of(drawn(at(50, 700, "Sis ir teksts"), at(110, 704, "1", size=6), at(118, 700, "un vel."), high))
    assert page.partition("\n")[0] in ("Sis ir teksts1 un vel.", "Sis ir teksts 1 un vel.")
    assert page_of(drawn(at(50, 704, "12", size=6), at(57, 700, "Skat. sarakstu."), high)) == "12 Skat. sarakstu.\nV"


def test_after_very_many_letters_pages_stay_as_they_were_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    content = at(50, 700, "V", size=34), at(75, 712, "alsts policija lidz ar citiem"), at(75, 700, "aicina zinot.")
    monkeypatch.setattr(reading_order, "_MOST_OF_ALL", 100)  # two pages have less, three more
    pdf.read(drawn(*content, pages=3), collector := PageCollector(LIMITS))
    assert [one_line(page).startswith("Valsts") for page in collector.pages] == [True, True, False]
