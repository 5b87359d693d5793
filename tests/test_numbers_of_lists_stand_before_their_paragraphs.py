"""Numbers that Word and LibreOffice give to paragraphs by themselves are in the text, as readers see them."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from archive import documents
from archive.documents import kinds
from archive.documents.formats.office.numbering.counts import Counts, bullet, written

W = nsdecls("w")
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:style="{ODF}:style:1.0" '
    f'xmlns:draw="{ODF}:drawing:1.0"'
)


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list of Word."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


LEVELS = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")
CHAPTERS = level(0, "upperRoman", "%1.", '<w:pStyle w:val="Heading1"/>') + level(
    1, "decimal", "%1.%2.", '<w:pStyle w:val="Heading2"/><w:isLgl/>'
)
AGAIN = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
DELETED = '<w:rPr><w:del w:id="1"/></w:rPr>'


def item(text: str, number: int, at: int = 0, more: str = "") -> str:
    """A paragraph of a list of Word; what is no markup is text."""
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>{more}</w:pPr>'
    run = text if text.startswith("<") or not text else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p>{place}{run}</w:p>"


def styled(text: str, style: str) -> str:
    """A paragraph with a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def lines_of_docx(body: str, *lists: str, uses: dict[int, str] | None = None) -> list[str]:
    """The lines of a DOCX with such lists, of which each is used under its number from 1, and `uses` besides."""
    made = docx.Document()
    numbering = made.part.numbering_part.element
    for one in list(numbering):
        numbering.remove(one)
    described = [f'<w:abstractNum {W} w:abstractNumId="{at}">{one}</w:abstractNum>' for at, one in enumerate(lists, 1)]
    used = {at: f'<w:abstractNumId w:val="{at}"/>' for at in range(1, len(lists) + 1)} | (uses or {})
    for one in [*described, *(f'<w:num {W} w:numId="{at}">{use}</w:num>' for at, use in used.items())]:
        numbering.append(parse_xml(one))
    for at, name in enumerate(("Heading 1", "Heading 2")):
        place = f'<w:numPr {W}><w:ilvl w:val="{at}"/><w:numId w:val="2"/></w:numPr>'
        made.styles[name].element.get_or_add_pPr().append(parse_xml(place))
    for one in parse_xml(f"<w:body {W}>{body}</w:body>"):
        made.element.body[-1].addprevious(one)
    made.save(buffer := io.BytesIO())
    reading = documents.read(buffer.getvalue())
    assert (reading.mime, reading.problem) == (kinds.DOCX, None)
    return [line for page in reading.pages for line in page.split("\n")]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1), ["1. a", "1.1. b", "a) c", "2. d"]),
        (item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1), ["1. a", "1.1. b", "2. c", "2.1. d"]),
        (item("a", 1) + "<w:p><w:r><w:t>starp</w:t></w:r></w:p>" + item("b", 1), ["1. a", "starp", "2. b"]),
        (item("a", 1) + item("b", 3) + item("c", 3) + item("d", 1), ["1. a", "1. b", "2. c", "3. d"]),
        (item("a", 1, 1), ["1.1. a"]),
        (item("a", 0) + item("b", 9), ["a", "b"]),
        (
            styled("A", "Heading1") + styled("B", "Heading2") + styled("C", "Heading1") + styled("D", "Heading2"),
            ["I. A", "1.1. B", "II. C", "2.1. D"],
        ),
        (
            "<w:tbl>" + f"<w:tr><w:tc>{item('', 1)}</w:tc><w:tc>{item('x', 0)}</w:tc></w:tr>" * 2 + "</w:tbl>",
            ["1.\tx", "2.\tx"],
        ),
        (item("<w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r>", 1), ["1. a"]),
        (item("a", 1) + item("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", 1, 0, HIDDEN), ["1. a"]),
        (item("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", 1, 0, DELETED) + item("a", 1), ["1. a"]),
        (item("a", 1, 0, DELETED) + item("b", 1) + item("c", 1), ["1. a", "b", "2. c"]),
    ],
)
def test_lists_of_word(body: str, lines: list[str]) -> None:
    uses = {3: f'<w:abstractNumId w:val="1"/>{AGAIN}'}
    read = lines_of_docx(body, LEVELS, CHAPTERS, uses=uses)
    assert [line for line in read if line] == lines


def test_signs_and_further_levels_of_word() -> None:
    signs = level(0, "bullet", "\uf0b7") + level(1, "bullet", "–")
    annexes = level(0, "decimalZero", "%1. pielikums", '<w:suff w:val="space"/>', 9) + level(
        1, "lowerRoman", "(%2)", '<w:lvlRestart w:val="0"/>'
    )
    body = item("a", 1) + item("b", 1, 1) + item("c", 2) + item("d", 2, 1) + item("e", 2) + item("f", 2, 1)
    expected = ["• a", "– b", "09. pielikums c", "(i) d", "10. pielikums e", "(ii) f"]
    assert lines_of_docx(body, signs, annexes) == expected


def odt(body: str) -> bytes:
    """An ODT with a list style `L`, and a style of headings."""
    one = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    two = '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix=")" '
    three = '<text:list-level-style-bullet text:level="3" text:bullet-char="\uf0b7"/>'
    outline = '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
    styles = (
        f"<office:automatic-styles><text:list-style style:name='L'>{one}{two} text:display-levels='2'/>{three}"
        "</text:list-style><text:list-style style:name='M'><text:list-level-style-number text:level='1' "
        "style:num-format='a' style:num-list-format='(%1%)'/></text:list-style></office:automatic-styles>"
    )
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as made:
        made.writestr("mimetype", kinds.ODT)
        made.writestr("styles.xml", f"<office:a {NAMES}><text:outline-style>{outline}</text:outline-style></office:a>")
        made.writestr(
            "content.xml",
            f"<office:a {NAMES}>{styles}<office:body><office:text>{body}</office:text></office:body></office:a>",
        )
    return buffer.getvalue()


def within(*items: str, more: str = "") -> str:
    """A list of LibreOffice: what is no markup is a paragraph of an item."""
    written = "".join(one if one.startswith("<") else i(p(one)) for one in items)
    return f"<text:list {more}>{written}</text:list>"


def i(content: str, more: str = "") -> str:
    """An item of a list of LibreOffice."""
    return f"<text:list-item {more}>{content}</text:list-item>"


def p(text: str) -> str:
    """A paragraph of LibreOffice."""
    return f"<text:p>{text}</text:p>"


L, M = 'text:style-name="L"', 'text:style-name="M"'


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (within("a", "b", more=L) + within("c", more=L), ["1. a", "2. b", "1. c"]),
        (within("a", more=L) + p("x") + within("b", more=f"{L} text:continue-numbering='true'"), ["1. a", "x", "2. b"]),
        (
            within("a", more=f"{L} xml:id='n1'")
            + within("b", more=M)
            + within("c", more=f"{L} text:continue-list='n1'"),
            ["1. a", "(a) b", "2. c"],
        ),
        (
            within(i(p("a") + p("b") + within("c", "d")), "e", more=L),
            ["1. a", "b", "1.1) c", "1.2) d", "2. e"],
        ),
        (within(i(within(i(within("a")))), more=L), ["• a"]),
        (within("a", i(p("b"), "text:start-value='7'"), "c", more=L), ["1. a", "7. b", "8. c"]),
        (within("a", f"<text:list-header>{p('b')}</text:list-header>", "c", more=L), ["1. a", "b", "2. c"]),
        (within("a", i(p("b"), "text:style-override='M'"), "c", more=L), ["1. a", "(b) b", "3. c"]),
        (
            '<text:h text:outline-level="1">A</text:h>' * 2 + '<text:h text:is-list-header="true">B</text:h>',
            ["I. A", "II. A", "B"],
        ),
        (
            within(i(f"<text:p>a<draw:text-box>{within('b', more=L)}</draw:text-box></text:p>"), "c", more=L),
            ["1. a", "1. b", "2. c"],
        ),
    ],
)
def test_lists_of_libreoffice(body: str, lines: list[str]) -> None:
    reading = documents.read(odt(body))
    assert (reading.mime, reading.problem) == (kinds.ODT, None)
    assert [line for line in reading.pages[0].split("\n") if line] == lines


def test_a_number_is_on_the_page_of_its_text() -> None:
    body = within("a", "<text:list-item><text:p><text:soft-page-break/>b</text:p></text:list-item>", more=L)
    assert documents.read(odt(body)).pages == ("1. a", "2. b")


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "1", "4"),
        (4, "01", "04"), (14, "01", "14"), (26, "a", "z"), (27, "a", "aa"), (54, "A", "BBB"), (49, "I", "XLIX"),
        (0, "a", "0"), (0, "i", "0"), (4000, "i", "4000"), (10**9, "a", "1000000000"), (3, "ordinal", "3"), (3, "", ""),
    ],
)  # fmt: skip
def test_numbers_are_written_in_their_form(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_letters_may_go_on_in_turn() -> None:
    assert [written(number, "a", in_turn=True) for number in (26, 27, 28, 703)] == ["z", "aa", "ab", "aaa"]


def test_signs_of_symbol_fonts_are_bullets() -> None:
    assert [bullet(one) for one in ("–", "o", "\uf0a7", "")] == ["–", "•", "•", "•"]


def test_levels_begin_anew_below_one_that_counts() -> None:
    counts = Counts()
    for at in (0, 1, 1, 0, 1):
        counts.count(at, 1)
    assert [counts.at(one, 1) for one in (0, 1, 2)] == [2, 1, 1]


def test_lists_that_lead_in_circles_take_no_time() -> None:
    circles = "".join(
        f'<w:style {W} w:type="paragraph" w:styleId="S{at}"><w:basedOn w:val="S{(at + 1) % 99}"/></w:style>'
        for at in range(99)
    )
    body = styled("x", "S1") * 20_000 + item("y", 1) * 20_000
    made = docx.Document()
    for one in parse_xml(f"<w:styles {W}>{circles}</w:styles>"):
        made.styles.element.append(one)
    for one in parse_xml(f"<w:body {W}>{body}</w:body>"):
        made.element.body.append(one)
    made.save(buffer := io.BytesIO())
    assert documents.read(buffer.getvalue()).problem is None  # what takes too long has one
