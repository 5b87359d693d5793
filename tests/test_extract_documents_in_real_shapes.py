"""Documents of an article in boxes such as other programs make, and lines beside them."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of


def test_the_size_of_a_document_may_be_told_in_words() -> None:
    box = "<div><h3><a href='/f/parskats.pdf'>Pārskats</a></h3><p>PDF in English, 14 pages</p></div>"
    box += "<div><a href='/f/anketa.docx'>anketa.docx</a> <span>44 K</span></div>"
    article = read(f"<div>{H1}{DATE}{paragraphs()}{box}</div>")
    assert [document.label for document in article.attachments] == ["Pārskats", "anketa.docx"]
    assert text_of(article) == PROSE


def test_type_and_size_may_stand_before_the_link() -> None:
    box = "<div><div>PDF · 1,2 MB</div><a href='/f/anketa.pdf'>Lejupielādēt anketu</a></div>"
    article = read(f"<div>{H1}{DATE}{paragraphs()}{box}</div>")
    assert [document.label for document in article.attachments] == ["Lejupielādēt anketu"]
    assert text_of(article) == PROSE


@pytest.mark.parametrize("line", ["PDF in English has 14 pages.", "Pārskats: 14 pages"])
def test_a_line_beside_a_document_that_tells_more_is_text(line: str) -> None:
    box = f"<div><p><a href='/f/parskats.pdf'>Pārskats</a></p><p>{line}</p></div>"
    assert line in text_of(read(f"<div>{H1}{DATE}{paragraphs()}{box}</div>"))


@pytest.mark.parametrize("caption", ["Dalībnieki ar diplomiem", "Mācības 2017. gadā"])
def test_a_document_below_a_gallery_is_an_attachment(caption: str) -> None:
    gallery = f"<div><h3>Galerija</h3><a href='/i/1.jpg'><img src='/i/1t.jpg'></a><span>{caption}</span></div>"
    article = read(f"{H1}{DATE}<div>{paragraphs()}</div>{gallery}<div><a href='/f/nolikums.doc'>Nolikums</a></div>")
    assert [document.label for document in article.attachments] == ["Nolikums"]
    assert text_of(article) == PROSE


DOCUMENTS = (
    "<div><div>{}</div><div><a href='/f/anketa.pdf'>Anketa</a> (412 KB)</div><a href='/f/plans.doc'>Plāns</a></div>"
)


@pytest.mark.parametrize("heading", ["Pielikumi", "Dokumenti", "Attachments"])
def test_fields_of_the_article_may_stand_before_its_documents(heading: str) -> None:
    fields = "<div><div>Pasākuma diena</div><div>3. maijs, 2019</div></div><div>Vieta: Kuldīga</div>"
    article = read(f"<div>{H1}{DATE}<div>{paragraphs()}</div>{fields}{DOCUMENTS.format(heading)}</div>")
    assert [document.label for document in article.attachments] == ["Anketa", "Plāns"]
    assert text_of(article) == PROSE


def test_documents_of_the_page_are_not_those_of_the_article() -> None:
    beside = f"<div><h3>Jaunumi e-pastā</h3><p>Vēstule reizi nedēļā.</p></div>{DOCUMENTS.format('Dokumenti')}"
    article = read(f"<div><div>{H1}{DATE}<div>{paragraphs()}</div></div><div>{beside}</div></div>")
    assert article.attachments == ()


def test_line_breaks_may_part_documents_and_their_heading() -> None:
    links = "<a href='/f/anketa.pdf'>Anketa</a><br><a href='/f/plans.doc'>Plāns</a>"
    box = f"<div><b>Saistītie dokumenti</b><br>{links}</div>"
    article = read(f"<div>{H1}{DATE}<div>{paragraphs()}</div>{box}</div>")
    assert [document.label for document in article.attachments] == ["Anketa", "Plāns"]
    assert text_of(article) == PROSE


def test_pictures_of_those_who_comment_are_none_of_the_article() -> None:
    comments = "<ol class=comments><li><img src='/a1.png' alt='Zane'><p>Paldies!</p></li></ol>"
    assert read(f"<div>{H1}{DATE}{paragraphs()}<img src='/i.jpg' alt='Zāle'>{comments}</div>").images[1:] == ()


def test_a_class_may_say_that_a_box_has_the_documents_of_the_article() -> None:
    box = "<div>311 skatījumi</div><div class=lfr-attachments><a href='/f/anketa.pdf/6d0c?version=1.0'>Anketa</a></div>"
    article = read(f"<div>{H1}{DATE}<div>{paragraphs()}</div>{box}</div>")
    assert [document.label for document in article.attachments] == ["Anketa"]


def test_a_recording_may_stand_beside_a_document() -> None:
    box = "<div><a href='/f/protokols.edoc'>Protokols</a><br><a href='/f/sede.mp3'>Ieraksts</a></div>"
    article = read(f"<div>{H1}{DATE}<div>{paragraphs()}</div>{box}</div>")
    assert [document.label for document in article.attachments] == ["Protokols"]
    assert text_of(article) == PROSE


@pytest.mark.parametrize(
    "address", ["/-/media/Files/apkopojums.ashx?la=lv-LV", "/getmedia/5b1e-44/apkopojums.pdf.aspx"]
)
def test_the_media_of_sitecore_and_kentico_are_documents(address: str) -> None:
    box = f"<div><a href='{address}'>Apkopojums</a></div>"
    article = read(f"<div>{H1}{DATE}{paragraphs()}{box}</div>")
    assert [document.label for document in article.attachments] == ["Apkopojums"]
