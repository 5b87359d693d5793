"""PDF as programs write it beside plain text: forms, stamps, remarks, fonts that do not say which letters they draw."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from archive.documents import LIMITS
from archive.documents.collector import PageCollector
from archive.documents.formats import pdf
from archive.documents.problems import EMBEDDED, PICTURES, SOME_PICTURES
from archive.documents.text import as_the_text_has_it, with_baltic_letters

WESTERN = "/Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding"
WITHOUT_LETTERS = "/Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R"
TO_NOTHING = (
    "begincmap 1 begincodespacerange <00><FF> endcodespacerange 1 beginbfrange <20><7e><F020> endbfrange endcmap"
)
SHOWN = "BT /F 12 Tf 2 5 Td (Anna Kalnina) Tj ET"
LOOK = "/F 4/AP<</N 6 0 R>>"


def written(text: str, more: str = "", font: str = WESTERN) -> bytes:
    """A PDF of one page in the code page of Windows; 6 is how a field looks, and `more` an annotation."""
    page = f"BT /F 12 Tf 14 TL 72 700 Td {' '.join(f'({line}) Tj T*' for line in text.split(chr(10)))} ET"
    box = "/Type/XObject/Subtype/Form/BBox[0 0 300 20]/Resources<</Font<</F 4 0 R>>>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]/DR<</Font<</F 4 0 R>>>>>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>/Annots[8 0 R]>>",
        f"<<{font}>>",
        f"<</Length {len(page.encode('cp1257'))}>>stream\n{page}\nendstream",
        f"<<{box}/Length {len(SHOWN)}>>stream\n{SHOWN}\nendstream",
        f"<</Length {len(TO_NOTHING)}>>stream\n{TO_NOTHING}\nendstream",
        f"<</Type/Annot/Rect[72 500 372 520]{more or '/Subtype/Link'}>>",
    ]
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer<</Size 9/Root 1 0 R>>\n%%EOF".encode("cp1257")


def read(content: bytes, ocr: pdf.Ocr | None = None) -> PageCollector:
    collector = PageCollector(LIMITS)
    pdf.read(content, collector, ocr)
    return collector


@pytest.mark.parametrize(
    ("annotation", "pages"),
    [
        (f"/Subtype/Widget/FT/Tx/T(a)/V(Anna Kalnina){LOOK}", ["Name:\nAnna Kalnina"]),
        ("/Subtype/Widget/FT/Tx/T(a)/V(Anna Kalnina)/DA(/F 12 Tf 0 g)/F 4", ["Name:\nAnna Kalnina"]),
        (f"/Subtype/FreeText/Contents(Anna Kalnina){LOOK}", ["Name:\nAnna Kalnina"]),
        (f"/Subtype/Stamp{LOOK}", ["Name:\nAnna Kalnina"]),
        ("/Subtype/Widget/FT/Tx/T(a)/V(Anna Kalnina)/F 2/AP<</N 6 0 R>>", ["Name:"]),
        ("/Subtype/Text/Contents(Anna Kalnina)/F 4", ["Name:"]),
        ("/Subtype/Link/F 4", ["Name:"]),
    ],
)
def test_what_was_filled_in_or_stamped_is_read_and_notes_of_reviewers_are_not(
    annotation: str, pages: list[str]
) -> None:
    assert read(written("Name:", annotation)).pages == pages


def test_letters_of_the_baltic_code_page_are_told_from_western_ones() -> None:
    text = "Cilvēku tirdzniecības novēršana\nRīgas pašvaldība ziņo"
    assert read(written(text)).pages == [text]


@pytest.mark.parametrize(
    ("pages", "mended"),
    [
        (["Rîgas paðvaldîba", "þçl"], ["Rīgas pašvaldība", "žēl"]),
        (["Rîgas paðvaldîba", "Rīga un maître"], ["Rîgas paðvaldîba", "Rīga un maître"]),
        (["Rîgas paðvaldîbas çka", "Rīga un maître"], ["Rīgas pašvaldības ēka", "Rīga un maître"]),
        (["Þmonës, kurie iðvyko á uþsiená, sûnûs, bûdai"], ["Žmonės, kurie išvyko į užsienį, sūnūs, būdai"]),
        (["maître français, où il reçoit"], ["maître français, où il reçoit"]),
        (["Það er íslenska, þótt önnur sé"], ["Það er íslenska, þótt önnur sé"]),
        ([], []),
    ],
)
def test_no_other_language_is_taken_for_latvian(pages: list[str], mended: list[str]) -> None:
    assert with_baltic_letters(pages) == mended


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("Par cilvēku\ntirdzniecību un tās novēršanu", "Pārskats par cilvēku tirdzniecību"),
        ("Par kaut ko citu", "Pârskats par cilvçku tirdzniecîbu"),
    ],
)
def test_a_title_in_the_baltic_code_page_is_told_by_the_words_of_the_text(page: str, title: str) -> None:
    about = "9 0 obj\n<</Title(Pārskats par cilvēku tirdzniecību)>>\nendobj\ntrailer<</Info 9 0 R"
    assert read(written(page).replace(b"trailer<<", about.encode("cp1257"))).title == title


def test_a_title_in_another_language_stays_as_it_is() -> None:
    assert as_the_text_has_it("La forêt", ["La forêt et la foręt"]) == "La forêt"
    assert as_the_text_has_it("Pārskats", ["Pārskats"]) == "Pārskats"


def test_a_page_whose_font_does_not_say_its_letters_is_read_as_a_picture() -> None:
    content = written("There are letters on this page, but nobody says which", font=WITHOUT_LETTERS)
    told = read(content)
    assert (told.pages, told.problem, told.lacks) == ([""], PICTURES, "tesseract")
    seen = read(content, lambda _: "Burti")
    assert (seen.pages, seen.problem) == (["Burti"], None)


def scanned(text: str, *, fills: bool) -> bytes:
    """A picture of a page, or a small one, with some words over it."""
    document = pypdfium2.PdfDocument(written(text))
    Image.new("L", (60, 80), 200).save(buffer := io.BytesIO(), "JPEG")
    picture = pypdfium2.PdfImage.new(document)
    picture.load_jpeg(buffer)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(*((595, 842) if fills else (90, 90))))
    page = document[0]
    page.insert_obj(picture)
    page.gen_content()
    document.save(made := io.BytesIO())
    return made.getvalue()


def test_a_stamp_on_a_scan_does_not_hide_that_it_is_one() -> None:
    stamp = "This document is signed electronically and has a time stamp"
    page = "What the scan says of the trade in people " * 5
    assert read(scanned(stamp, fills=True), lambda _: page).pages == [page.strip()]
    assert read(scanned(stamp, fills=True)).problem == SOME_PICTURES
    assert read(scanned(stamp, fills=False), lambda _: page).pages == [stamp]


def layered(*texts: tuple[int, str], off: str = "7 0 R") -> bytes:
    """A PDF of one page with such texts, each in a layer, 6 or 7, or in both by a rule, 8; 0 is none."""
    drawn = "".join(
        f"{f'/OC /L{layer} BDC' if layer else ''} BT /F 12 Tf 20 {300 - 30 * at} Td {text} ET {'EMC' if layer else ''} "
        for at, (layer, text) in enumerate(texts)
    )
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[{off}]>>>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>"
        "/Properties<</L6 6 0 R/L7 7 0 R/L8 8 0 R>>>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/OCG/Name(Viens)>>",
        "<</Type/OCG/Name(Divi)>>",
        "<</Type/OCMD/OCGs[6 0 R 7 0 R]/P/AllOn>>",
    ]
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.6\n{body}trailer<</Size 9/Root 1 0 R>>\n%%EOF".encode()


def test_text_in_layers_that_are_off_is_left_out() -> None:
    texts = ((0, "(visur) Tj"), (6, "(viens) Tj"), (7, "(divi) Tj"), (8, "(abi) Tj"))
    assert read(layered(*texts)).pages == ["visur\nviens"]
    assert read(layered(*texts, off="")).pages == ["visur\nviens\ndivi\nabi"]


def test_text_that_is_seen_by_no_colour_stays_in_layers_that_are_on() -> None:
    assert read(layered((6, "3 Tr (viens) Tj"), (6, "1 g (balts) Tj"), (7, "3 Tr (divi) Tj"))).pages == ["viens\nbalts"]


def test_embedded_files_are_told() -> None:
    document = pypdfium2.PdfDocument(layered((0, "(visur) Tj")))
    document.new_attachment("pielikums.txt").set_data(b"teksts")
    document.save(buffer := io.BytesIO())
    collector = read(buffer.getvalue())
    assert (collector.pages, collector.problem) == (["visur"], EMBEDDED)
    assert read(written("Name:", "/Subtype/FileAttachment/FS<</F(a.txt)>>")).problem == EMBEDDED


SECOND = "Anna Kalnina pastastija, ka seminara piedalijas pedagogi, konsuli, robezsargi un palidzosas biedribas"
SENTENCE = (
    "Valsts policija aicina iedzivotajus zinot par cilveku tirdzniecibas gadijumiem un palidzet tiem, kas cietusi"
)


def shifted(text: str) -> str:
    """What is read if a font numbers its letters in its own way, as many do, and does not say so."""
    return "".join(chr(ord(one) - 29) if one > "=" else one for one in text)


def test_letters_under_other_numbers_are_no_words() -> None:
    lines = [shifted(SENTENCE), shifted(SECOND)] * 2
    text = "\n".join(lines).translate({ord(one): "x" for one in "()\\"})
    assert (read(written(text)).pages, read(written(text)).problem) == ([""], PICTURES)
    assert read(written(text), lambda _: SENTENCE).pages == [SENTENCE]
    for others in (
        "\n".join([SENTENCE.upper()] * 3),
        "\n".join("MPMTGYWNVEGTSPKMFFYTGSS YGKKYTMGTPNFNKSQWTNKFKTG "[at:] for at in range(20)),
        "\n".join(f"LV80 TRLV 0000 4351 9500 {n}" for n in range(60)),
    ):
        assert read(written(others)).problem is None


def test_words_with_holes_are_read_and_told() -> None:
    text = "\n".join(["\\004dazos un J\\004nis p\\005c tam izv\\005rt\\005ja"] * 12)
    told = read(written(text))
    assert told.pages[0].startswith("dazos un Jnis")
    assert (told.problem, told.lacks) == (SOME_PICTURES, "tesseract")
    seen = "Adazos un Janis pec tam izverteja " * 12
    assert read(written(text), lambda _: seen).pages == [seen.strip()]


def test_ligatures_and_quotation_marks_of_tex_are_letters() -> None:
    said = written("O\\034ci\\034 e\\033ekts \\022at\\036ce\\020 \\023a\\024 10\\02511")
    assert read(said).pages == ["Oficifi effekts „atffice“ «a» 10–11"]
    assert read(written("O\\034ci, J\\004nis")).pages == ["Oci, Jnis"]  # it is something else
