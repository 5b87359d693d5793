"""A paragraph that is withheld is known again in whatever repeats it, and what many articles say counts for nothing."""

from __future__ import annotations

import json
import unicodedata
from email.message import EmailMessage
from html import escape
from textwrap import wrap
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.store.takedowns.matching.repeats import LEAST, Marks, mark_of, paragraphs_of
from archive.store.withholding.scope.repeated_texts import MOST, Texts, without_shared

SAID = (
    "Semināra dalībnieki vienojās, ka Vanadziņu pašvaldībā nākamgad darbosies trīs jaunas atbalsta grupas, un lūdza "
    "valsti tās finansēt."
)
MARKS = Marks([mark_of(SAID)])


@pytest.mark.parametrize(
    "answer",
    [
        f"<html><body><p>{SAID}</p></body></html>",
        f"<p>Pirms tam. {SAID.upper()} Pēc tam.</p>",
        "<p>" + SAID.replace("Vanadziņu", "<b>Vanadziņu</b>").replace(" un ", "<br>\n  un&nbsp;") + "</p>",
        "<p><span>S</span>" + SAID[1:].replace("Vanadziņu", "Vanadz<b>iņ</b>u") + "</p>",
        unicodedata.normalize("NFD", f"<p>{SAID}</p>"),
        f'<html><head><meta name="description" content="{escape(SAID)}"></head></html>',
        f"<script>{json.dumps({'text': SAID})}</script>",
        f'<a href="mailto:?subject=Semin%C4%81rs&amp;body={quote(SAID)}">Nosūtīt</a>',
        f"<a href='https://share.example/?text={quote_plus(SAID)}'>Dalīties</a>",
        "BEGIN:VCALENDAR\r\nDESCRIPTION:Vakar\\n" + "\r\n ".join(wrap(SAID.replace(" ", "~"), 31)).replace("~", " "),
        f"<rss><item><description>{escape(f'<p>{SAID}</p>')}</description></item></rss>",
    ],
)
def test_it_is_known_in_any_markup(answer: str) -> None:
    assert MARKS.found_in_answer(answer.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1257", "utf-16"])
def test_it_is_known_in_any_encoding(encoding: str) -> None:
    assert MARKS.found_in_answer(f"<html><body><p>{SAID}</p></body></html>".encode(encoding))


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1257"])
def test_it_is_known_in_a_saved_page_with_all_its_files(coding: str, charset: str) -> None:
    page = EmailMessage()
    page.set_content(f"<html><body><p>{SAID}</p></body></html>", subtype="html", charset=charset, cte=coding)
    page.add_related(b"\x89PNG\r\n", "image", "png")
    assert MARKS.found_in_answer(page.as_bytes())


def test_parts_of_a_mail_within_one_another_without_end_stop_nothing() -> None:
    kind = b"Content-Type: multipart/related; boundary=%d\r\n\r\n"
    parts = b"".join(b"--%d\r\n%b" % (number, kind % (number + 1)) for number in range(2000))
    assert not MARKS.found_in_answer(b"MIME-Version: 1.0\r\n" + kind % 0 + parts)


@given(st.text(max_size=300))
def test_other_texts_are_not_taken_for_it(text: str) -> None:
    assert not MARKS.found_in(text)
    assert not MARKS.found_in(SAID.replace("trīs", "četras"))


@given(st.text(max_size=100), st.text(max_size=100))
def test_it_is_known_wherever_it_stands(before: str, after: str) -> None:
    assert MARKS.found_in(f"{before}\n{SAID}\n{after}")
    (span,) = Marks.of_titles([mark_of(SAID)]).spans_in(f"{before}\n{SAID}\n{after}")[:1]
    assert f"{before}\n{SAID}\n{after}"[span.start : span.end] == SAID.rstrip(".")


def test_short_paragraphs_are_not_looked_for() -> None:
    assert paragraphs_of(f"Labdien!\n\n{SAID}\n\n{'x' * LEAST}") == [SAID]


def test_what_many_others_say_does_not_count() -> None:
    title, rare = "Semināri Kurzemē", f"{SAID} Vēl."
    others = {f"lv-{number}" for number in range(MOST + 1)}
    texts = Texts({mark_of(SAID): SAID, mark_of(rare): rare}, {mark_of(title): title})
    kept = without_shared(texts, {mark_of(SAID): others, mark_of(rare): {"lv-1"}, mark_of(title): {"lv-2"}})
    assert kept.paragraphs == {mark_of(rare): rare}
    assert kept.titles == {}
    assert kept.shared == {SAID: MOST + 1, title: 1}
