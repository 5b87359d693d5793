"""What RTF, HTML and plain text show is read, in whatever encoding; what they hide is not."""

from __future__ import annotations

import pytest

from archive.documents import LIMITS
from archive.documents.collector import PageCollector
from archive.documents.formats import html, plain, rtf
from archive.documents.problems import DAMAGED


def test_a_note_of_rtf_that_is_cut_off_is_kept() -> None:
    collector = PageCollector(LIMITS)
    rtf.read(rb"{\rtf1 viens{\footnote divi {\b tr\'ees", collector)
    assert (collector.pages, collector.problem) == (["viens\ndivi trīs"], DAMAGED)


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        (r"{\rtf1\ansicpg1257 Pirm\'e2\page Otr\'e2}", ["Pirmā", "Otrā"]),
        (r"{\rtf1\ansicpg1252{\fonttbl{\f1\fcharset186 A;}}\f1 r\'fb\'ed\'ee\'f0i}", ["rūķīši"]),
        (r"{\rtf1\uc1 r\u363\'fbk\u299?\u353 ?i}", ["rūkīši"]),
        (r"{\rtf1 iz\-mek\-l\'e7\-\'f0ana}", ["izmeklēšana"]),
        (r"{\rtf1\trowd\cellx900\cellx1800 a\cell b|c\cell\row d}", ["a\tb|c\nd"]),
        (r"{\rtf1 a{\*\comment slepens}{\pict\pngblip 89504e47}b}", ["ab"]),
        (r"{\rtf1 \\page}", [r"\page"]),
        (r"{\rtf1 a{\v sl\'e7pts}b\v hidden\v0 c\v hidden\plain d}", ["abcd"]),
        (r"{\rtf1 a{\deleted\revauthdel1 dz\'e7sts\u299?}b{\revised c}}", ["abc"]),
        (r"{\rtf1 a{\super\chftn{\footnote\pard 1. \'e7rts}}b\par c\page d}", ["ab\nc\n1. ērts", "d"]),
        (r"{\rtf1 a{\shp{\*\shpinst{\sp{\sn x}}{\shptxt\pard kaste\par}}}b\par c}", ["ab\nkaste\n\nc"]),
        (
            r"{\rtf1{\header Galvene\par}{\headerf Galvene\par}{\footer 7\par}{\footerr K\'e2jene}a\page b}",
            ["Galvene\na", "b\nKājene"],
        ),
        (r"{\rtf1\uc2{\fonttbl{\f1{\*\panose 02}\fcharset204 A;}}\f1{\footnote \'e0\u257xxb}a}", ["a\nаāb"]),
        (r"{\rtf1 a{\pict\wmetafile8\bin5 }}{{x}b}", ["ab"]),
        (
            r"{\rtf1\ansicpg1252 Koment\'e2rs par tirdzniec\'eebu, v\'e7l da\'fe\'e2di}",
            ["Komentārs par tirdzniecību, vēl dažādi"],
        ),
    ],
)
def test_text_of_rtf(written: str, pages: list[str]) -> None:
    collector = PageCollector(LIMITS)
    rtf.read(written.encode(), collector)
    assert (collector.pages, collector.problem) == (pages, None)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<html><p>Viens <b>d</b>ivi</p><p>trīs</html>", "Viens divi\ntrīs"),
        ("<script>a</script><style>b</style><p>c<!-- d -->e", "ce"),
        ("<p>a</p><div hidden>b</div><div style='display: none'>c<p>d</p></div>e<span hidden>f</span>g", "a\neg"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"),
        ("a<br>b<ul><li>c<li>d</ul>", "a\nb\nc\nd"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<p></p>", ""),
    ],
)
def test_text_of_html(written: str, text: str) -> None:
    collector = PageCollector(LIMITS)
    html.read(written.encode(), collector)
    assert collector.pages == [text]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1257"])
def test_letters_of_any_encoding(encoding: str) -> None:
    text = "Ķekavas rūķīši čukst, žņaudz ģērbējas šūpoles. Ļoti!"
    for read, written in (
        (plain.read, text),
        (html.read, f"<html><p>{text}"),
        (html.read, f"<meta charset=utf-8><p>{text}"),
    ):
        collector = PageCollector(LIMITS)
        read(written.encode(encoding), collector)
        assert collector.pages == [text]
