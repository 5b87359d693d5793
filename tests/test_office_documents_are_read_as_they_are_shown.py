"""What an office document shows is read, once and in its place; what was deleted, hidden or remarked is not."""

from __future__ import annotations

import io
import zipfile

import pytest

from archive.documents import LIMITS, kinds
from archive.documents.collector import PageCollector
from archive.documents.formats.office import docx, odf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(**parts: str) -> bytes:
    """A zip; `__` stands for `/`, and a last `_xml` is the extension."""
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def pages_of_docx(body: str, namespace: str = W, **notes: str) -> list[str]:
    """The pages of a DOCX with notes, headers and footers."""
    names = f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    kinds_of = {name: name.rstrip("0123456789") for name in notes}
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for name, kind in kinds_of.items()
    )
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as made:
        made.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        made.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for name, content in notes.items():
            made.writestr(f"word/{name}.xml", f"<w:{name} {names}>{content}</w:{name}>")
    collector = PageCollector(LIMITS)
    docx.read(buffer.getvalue(), collector)
    assert collector.problem is None
    return collector.pages


def p(*runs: str) -> str:
    """A paragraph of runs; what is no markup is text."""
    return "<w:p>" + "".join(one if one.startswith("<") else f"<w:r><w:t>{one}</w:t></w:r>" for one in runs) + "</w:p>"


BREAK = '<w:r><w:br w:type="page"/></w:r>'
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"


@pytest.mark.parametrize("namespace", [W, STRICT])
@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (p("Viens", "a", " divi") + p("trīs"), ["Viensa divi\ntrīs"]),
        (
            p("<w:ins><w:r><w:t>likts</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>lauk</w:delText></w:r></w:del>"),
            ["likts"],
        ),
        (p("<w:moveFrom><w:r><w:t>vecā vietā</w:t></w:r></w:moveFrom>") + p("x"), ["x"]),
        (p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>slēpts</w:t></w:r>", "redzams"), ["redzams"]),
        (p('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>redzams</w:t></w:r>'), ["redzams"]),
        (p("<w:r><w:instrText>PAGE</w:instrText></w:r>", "x"), ["x"]),
        (p("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", "x"), ["x"]),
        (p("ne", "<w:r><w:softHyphen/></w:r>", "dalāms", "<w:r><w:noBreakHyphen/></w:r>", "x"), ["nedalāms-x"]),
        (p("a", BREAK, "b"), ["a", "b"]),
        (p("a", BREAK) + p(RENDERED, "b"), ["a", "b"]),
        (p("a") + p("<w:pPr><w:pageBreakBefore/></w:pPr>", "b"), ["a", "b"]),
        (p("<w:pPr><w:sectPr/></w:pPr>", "a") + p("b") + "<w:sectPr/>", ["a", "b"]),
        (p("<w:pPr><w:sectPr><w:type w:val='nextPage'/></w:sectPr></w:pPr>", "a") + p(RENDERED, "b"), ["a", "b"]),
        (p("<w:pPr><w:sectPr><w:type w:val='continuous'/></w:sectPr></w:pPr>", "a") + p("b"), ["a\nb"]),
        (p("izmek", RENDERED, "lēšana ir"), ["izmeklēšana", "ir"]),
        (p("Viens.", RENDERED, "Divi"), ["Viens.", "Divi"]),
        (p("a", "<w:r><w:br/></w:r>", "b"), ["a\nb"]),
    ],
)
def test_runs_of_word(namespace: str, body: str, pages: list[str]) -> None:
    assert pages_of_docx(body, namespace) == pages


def test_a_table_of_word_has_its_cells_between_tabs() -> None:
    rows = [["Gads", "Skaits"], ["2020", ""], ["", "7"]]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    two = f"<w:tr><w:tc>{p('pirmā')}{p('otrā')}</w:tc><w:tc>{p('x')}</w:tc></w:tr>"
    assert pages_of_docx(p("a") + f"<w:tbl>{table}{two}</w:tbl>" + p("b")) == [
        "a\nGads\tSkaits\n2020\n\t7\npirmā otrā\tx\nb"
    ]


def test_a_text_box_of_word_stands_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('ra', 'kstīts')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    choice = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert pages_of_docx(p("vār", choice, "ds") + p("b")) == ["vārds\nrakstīts\nb"]


def test_a_diagram_of_word_stands_once_after_its_paragraph() -> None:
    diagram = f'<w:r><w:drawing><relIds xmlns:r="{OFFICE}" r:dm="rdiagramData1"/></w:drawing></w:r>'
    points = "<w:pt><w:t><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:t></w:pt>"
    pages = pages_of_docx(
        p("vār", diagram, "ds") + p("b"), diagramData1=points.format("pazīt") + points.format("ziņot")
    )
    assert pages == ["vārds\npazīt\nziņot\nb"]
    assert pages_of_docx(p("vār", diagram, "ds"), diagramData1="<w:t>&amp") == ["vārds"]


def test_notes_of_word_end_their_page_and_margins_stand_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    pages = pages_of_docx(
        p("a", reference, BREAK, "b"),
        footnotes=f'<w:footnote w:id="1">{p("—")}</w:footnote><w:footnote w:id="2">{p("skaidro", "jums")}</w:footnote>',
        header1=p("Galvene"),
        header2=p("Galvene"),
        header3=p("7"),
        footer1=p("Kājene"),
        comments=p("piezīme malā"),
    )
    assert pages == ["Galvene\na\nskaidrojums", "b\nKājene"]


def pages_of_odf(body: str, styles: str = "") -> list[str]:
    """The pages of an OpenDocument."""
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "text", "table", "draw", "style", "svg-compatible")
    )
    names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    collector = PageCollector(LIMITS)
    content = zipped(
        content_xml=f"<office:document {names}>{body}</office:document>", styles_xml=f"<a {names}>{styles}</a>"
    )
    odf.read(content, collector)
    assert collector.problem is None
    return collector.pages


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        ("<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>", ["a b\tc\nd"]),
        ("<text:p>izmek<text:soft-page-break/>lēšana ir</text:p>", ["izmeklēšana", "ir"]),
        ("<text:p>a</text:p><text:soft-page-break/><text:p>b</text:p>", ["a", "b"]),
        ("<text:p>a<office:annotation><text:p>piezīme</text:p></office:annotation>b</text:p>", ["ab"]),
        ("<text:tracked-changes><text:p>dzēsts</text:p></text:tracked-changes><text:p>a</text:p>", ["a"]),
        (
            "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>skaidrojums</text:p>"
            "</text:note-body></text:note>b</text:p><text:p>c</text:p>",
            ["ab\nc\nskaidrojums"],
        ),
        (
            "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
            "<style:style style:name='P2' style:parent-style-name='T1'/>"
            "<text:p>a<text:span text:style-name='T1'>slēpts</text:span>b</text:p>"
            "<text:p text:style-name='P2'>slēpts</text:p>"
            "<text:section text:display='none'><text:p>slēpts</text:p></text:section><text:p>c</text:p>",
            ["ab\nc"],
        ),
        ("<text:p>vār<draw:text-box><text:p>rakstīts</text:p></draw:text-box>ds</text:p>", ["vārds\nrakstīts"]),
        (
            "<text:p>vār<draw:frame><draw:image/><svg-compatible:title>attēls</svg-compatible:title>"
            "<svg-compatible:desc>apraksts</svg-compatible:desc></draw:frame>ds "
            "<text:title>nosaukums</text:title></text:p>",
            ["vārds nosaukums"],
        ),
        ("<text:p>vār<draw:rect><text:p>rakstīts</text:p></draw:rect>ds</text:p>", ["vārds\nrakstīts"]),
        ("<draw:page><draw:text-box><text:p>a</text:p></draw:text-box></draw:page><draw:page/>", ["a", ""]),
        (
            "<table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell><table:table-cell/>"
            "<table:table-cell><text:p>c</text:p></table:table-cell></table:table-row><text:p>d</text:p>",
            ["a b\t\tc\nd"],
        ),
        (
            "<style:style style:name='P1'><style:paragraph-properties fo:break-before='page'/></style:style>"
            "<text:p>a</text:p><text:p text:style-name='P1'>b</text:p>",
            ["a", "b"],
        ),
    ],
)
def test_text_of_opendocument(body: str, pages: list[str]) -> None:
    assert pages_of_odf(body) == pages


def test_margins_of_opendocument_stand_once() -> None:
    margin = "<style:{0}><text:p>Galvene <text:page-number>7</text:page-number></text:p></style:{0}>"
    assert pages_of_odf("<text:p>a</text:p>", margin.format("header") * 2 + margin.format("footer")) == ["Galvene\na"]


def test_words_of_a_margin_of_opendocument_stay_apart() -> None:
    said = "Birojs<text:tab/>Nodaļa<text:line-break/>Rīgas<text:s/>iela"
    more = "<office:annotation><text:p>piezīme</text:p></office:annotation>"
    margin = f"<style:header><text:p>{said}{more}</text:p></style:header>"
    assert pages_of_odf("<text:p>a</text:p>", margin) == ["Birojs Nodaļa Rīgas iela\na"]


def test_a_hyphen_of_word_that_does_not_break_is_one_in_notes_too() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1">{p("e", "<w:r><w:noBreakHyphen/></w:r>", "pasts")}</w:footnote>'
    assert pages_of_docx(p("a", reference), footnotes=note) == ["a\ne-pasts"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
    '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
    '<w:style w:styleId="S"><w:basedOn w:val="H"/><w:rPr>'
    '<w:vanish w:val="0"/></w:rPr></w:style><w:style w:styleId="O"><w:basedOn w:val="O"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "run", "page"),
    [
        ("N", "", "a b c"),
        ("H", "", "a c"),
        ("H2", "", "a c"),
        ("S", "", "a b c"),
        ("O", "", "a b c"),
        ("X", "", "a b c"),
        ("N", '<w:rStyle w:val="H2"/>', "a c"),
        ("H", '<w:vanish w:val="0"/>', "a b c"),
    ],
)
def test_what_a_style_of_word_hides_is_left_out(style: str, run: str, page: str) -> None:
    hidden = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>b</w:t></w:r></w:p>'
    (read,) = pages_of_docx(p("a") + hidden + p("c"), styles=STYLES)
    assert read.split() == page.split()


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Pārskats par 2020. gadu", "Pārskats par 2020. gadu"),
        ("Microsoft Word - Pārskats par gadu", "Pārskats par gadu"),
        *((one, None) for one in ("", " ", "Microsoft Word - parskats.doc", "Document1", "PowerPoint Presentation")),
        *(
            (one, None)
            for one in ("untitled", "Slide 1", "2020-05-04", "Bez nosaukuma 1", "scan0001", "a.pdf", "x" * 400)
        ),
    ],
)
def test_a_title_that_a_program_gave_is_none(said: str, title: str | None) -> None:
    collector = PageCollector(LIMITS)
    collector.set_title(said)
    assert collector.title == title


def test_every_type_that_is_read_has_a_version() -> None:
    from archive.documents import extractor_of

    read = {kinds.PDF, kinds.DOCX, kinds.PPTX, kinds.XLSX, kinds.ODT, kinds.ODP, kinds.ODS, kinds.RTF, kinds.TEXT}
    read |= {kinds.CSV, kinds.HTML, kinds.DOC, kinds.XLS, kinds.PPT, kinds.ASICE, kinds.ZIP}
    assert all(map(extractor_of, read))
    assert not any(map(extractor_of, (kinds.RAR, kinds.SEVEN, kinds.OLE, "image/png", "")))
