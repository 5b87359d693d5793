"""Documents and signature of an article, each on the smallest page that shows it."""

from __future__ import annotations

import pytest

from archive.extract import Attachment
from tests.support.texts.small_page import HEAD, PROSE, SIGNATURE, TITLE, article

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    "signature",
    [SIGNATURE, "Information prepared by: Ministry of the Interior", "Pārpublicēts no prokuratūras preses relīzes"],
)
def test_the_signature_is_kept_apart(signature: str) -> None:
    page = article(f"{HEAD}<p><i>{signature}</i></p>")
    assert (page.body, page.signature) == (PROSE, signature)


def test_a_signature_may_have_several_lines() -> None:
    html = "<p>Informāciju sagatavoja: Sociālais dienests</p><p>Tālrunis 64000106</p><p>Foto no semināra</p>"
    page = article(f"{HEAD}{html}")
    assert page.signature == "Informāciju sagatavoja: Sociālais dienests\nTālrunis 64000106"


def test_attachments_are_links_to_documents() -> None:
    html = f"""<h1>{TITLE}</h1><p>29.09.2016</p>
    <p>{PROSE} Skat. <a href=/f/plans.docx>plānu</a> un <a href=/x>vietni</a>.</p>
    <h4>Pielikumi</h4><p><a href="/f/a.pdf"><img src=/i/pdf.gif width=16 alt=PDF></a>
    <a href="/f/a.pdf">Dalībnieku saraksts.</a> (120 KB)</p>
    <ul><li><a href="../../f/b%20c.XLS">Dati (xls)</a></li>
    <li>Programma <a href="/f/d.odt">Lejupielādēt</a></li></ul><p>{SIGNATURE}</p>"""
    page = article(html)
    assert page.attachments == (
        Attachment("http://h/f/plans.docx", "plānu", DOCX),
        Attachment("http://h/f/a.pdf", "Dalībnieku saraksts.", "application/pdf"),
        Attachment("http://h/f/b%20c.XLS", "Dati (xls)", "application/vnd.ms-excel"),
        Attachment("http://h/f/d.odt", "Programma", "application/vnd.oasis.opendocument.text"),
    )
    assert page.body == f"{PROSE} Skat. plānu un vietni."
    assert '<a href="http://h/f/plans.docx"' in page.html


@pytest.mark.parametrize("ending", ["ppsx", "pps", "dotx", "docm", "xlsm", "PPTM"])
def test_so_are_links_to_shows_templates_and_what_has_macros(ending: str) -> None:
    (attachment,) = article(f"{HEAD}<p><a href=/f/a.{ending}>Veidlapa</a></p>").attachments
    assert (attachment.url, attachment.label) == (f"http://h/f/a.{ending}", "Veidlapa")
    assert attachment.mime


@pytest.mark.parametrize("label", ["Informāciju sagatavoja:", "Sagatavoja"])
def test_the_lines_below_the_label_of_a_signature_are_the_signature(label: str) -> None:
    signer = ("Anna Zariņa", "Sabiedrisko attiecību nodaļas vadītāja", "Tālr. 64000106")
    lines = "".join(f"<p>{line}</p>" for line in (label, *signer))
    page = article(f"{HEAD}{lines}<h3>Galerija</h3><p>Foto no semināra</p>")
    assert (page.signature, page.body) == ("\n".join((label, *signer)), PROSE)


@pytest.mark.parametrize("below", ["", "<h3>Galerija</h3><p>Foto</p>", "<p><a href='mailto:a@b.lv'>Nodaļa</a></p>"])
def test_the_label_alone_is_no_signature(below: str) -> None:
    page = article(f"<div>{HEAD}</div><div><div>Sagatavoja</div>{below}</div>")
    assert (page.signature, page.body) == (None, PROSE)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Darbus gaidīsim līdz 15. maijam, nolikums <a href=/f/n.pdf>šeit</a>.", ""),
        ("Ziņojums pieejams <a href=/f/n.pdf>šeit</a>.", ""),
        ("Ar nolikumu iepazīstieties un pieteikumu konkursam iesniedziet <a href=/f/n.pdf>šeit</a>", ""),
        ("Mācības beigušās. Programma ir <a href=/f/n.pdf>šeit</a>. Paldies!", "Programma ir šeit."),
    ],
)
def test_a_sentence_whose_last_word_is_a_document_stays_in_the_text(line: str, label: str) -> None:
    text = line.replace("<a href=/f/n.pdf>šeit</a>", "šeit")
    page = article(f"{HEAD}<p>{line}</p>")
    assert page.body == f"{PROSE}\n\n{text}"
    assert page.attachments == (Attachment("http://h/f/n.pdf", label or text, "application/pdf"),)
    assert article(f"<h1>{TITLE}</h1><p>29.09.2016</p><p>{line}</p>").body == text


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Nolikums: <a href=/f/n.pdf>šeit</a>", "Nolikums"),
        ("Konkursa nolikums <a href=/f/n.pdf>lejupielādēt</a> (PDF, 120 KB)", "Konkursa nolikums"),
        ("<a href=/f/n.pdf>Skatīt</a>.", "Skatīt"),
    ],
)
def test_words_beside_a_document_that_are_no_sentence_are_its_label(line: str, label: str) -> None:
    page = article(f"{HEAD}<p>{line}</p>")
    assert (page.body, [document.label for document in page.attachments]) == (PROSE, [label])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('<a href="/x/7" type="application/pdf; length=9">Plāns</a>', ("Plāns", "application/pdf")),
        ("<a href=/lv/media/244/download?attachment>Plāns</a>", ("Plāns", None)),
        ("<a href=/get?id=7>Plāns.docx</a>", ("Plāns.docx", DOCX)),
        ("<a href=/get?id=7>Plāns</a> [1,2 MB]", ("Plāns", None)),
        ("<a href=/get?id=7>Plāns</a> (PDF)", ("Plāns", "application/pdf")),
        ("<a href=/f/a.pdf><b>PDF, 2 MB</b> Plāns</a>", ("Plāns", "application/pdf")),
        ("<a href=/get?id=7>Plāns (PDF, 90 KB)</a>", ("Plāns (PDF, 90 KB)", "application/pdf")),
        ("<iframe src=/f/plans.pdf></iframe>", ("plans.pdf", "application/pdf")),
        ("<object data=/f/plans.pdf title=Plāns><a href=/f/plans.pdf>PDF</a></object>", ("Plāns", "application/pdf")),
        ("<embed src=/f/plans.pdf>", ("plans.pdf", "application/pdf")),
        ("<iframe src='https://v/viewer?url=http%3A%2F%2Fh%2Ff%2Fa.pdf&x=1'></iframe>", ("a.pdf", "application/pdf")),
    ],
)
def test_a_document_is_known_without_the_ending_of_its_address(line: str, found: tuple[str, str | None]) -> None:
    page = article(f"{HEAD}<p>{line}</p><p>{PROSE} Vēl.</p>")
    assert [(document.label, document.mime) for document in page.attachments] == [found]
    assert page.body == f"{PROSE}\n\n{PROSE} Vēl."


@pytest.mark.parametrize(
    "line",
    [
        "Lasiet <a href=/lv/plans/130>plānu</a> (PDF) un citur.",
        "Skatiet <a href=http://l/ta/id/2 type=text/html>likumu</a> un citur.",
        "Skatiet <a href=http://l/ta/id/2>likumu</a> (154. pants) un citur.",
        "Skatiet <a href=/b?7>attels.jpg</a> (90 KB) un citur.",
        "Skatiet <a href='#p'>plānu</a> (PDF) un citur.",
        "<iframe src=https://v/embed/abc></iframe>",
    ],
)
def test_a_link_to_no_file_is_no_document(line: str) -> None:
    assert article(f"{HEAD}<p>{line}</p><p>{PROSE} Vēl.</p>").attachments == ()
