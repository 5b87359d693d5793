"""People and municipalities are links at the very words that name them, whatever the markup around these."""

from __future__ import annotations

import re
from html import escape, unescape

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.extract.article.body import sanitise
from archive.web.parts.texts.article_text import Link, article_text


def link(body: str, name: str, kind: str = "person") -> Link:
    """A link from the first place of a name."""
    return Link(body.index(name), body.index(name) + len(name), f"/{kind}", "Ilze Liepa", kind)


def plain(html: str) -> str:
    """The letters of some HTML, without its tags."""
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize(
    ("html", "body", "name", "linked"),
    [
        ("<p>Runā Ilze Liepa.</p>", "Runā Ilze Liepa.", "Ilze Liepa", "<p>Runā {Ilze Liepa}.</p>"),
        ("<ul>\n<li>Ilze Liepa</li>\n<li>b</li>\n</ul>", "Ilze Liepa\nb", "Ilze Liepa", "<li>{Ilze Liepa}</li>"),
        ("<p>Ilze<br>Liepa runā</p>", "Ilze Liepa runā", "Ilze Liepa", "<p>{Ilze}<br>{Liepa} runā</p>"),
        ("<p><strong>Ilze</strong> Liepa</p>", "Ilze Liepa", "Ilze Liepa", "<strong>{Ilze}</strong> {Liepa}</p>"),
        ("<p><strong>Ilze Liepa</strong></p>", "Ilze Liepa", "Ilze Liepa", "<strong>{Ilze Liepa}</strong>"),
        ("<p>&lt;b&gt; &amp; Liepa</p>", "<b> & Liepa", "Liepa", "<p>&lt;b&gt; &amp; {Liepa}</p>"),
        ("<p>x &amp; y</p>", "x & y", "x & y", "<p>{x &amp; y}</p>"),
    ],
)
def test_a_name_is_linked(html: str, body: str, name: str, linked: str) -> None:
    tag = '<a class="person" href="/person" title="Ilze Liepa">'
    assert linked.replace("{", tag).replace("}", "</a>") in article_text(html, body).html([link(body, name)])


def test_within_a_link_of_the_article_there_is_no_other() -> None:
    html = '<p><a href="http://example.lv/" rel="noopener noreferrer nofollow">Ilze Liepa</a> runā</p>'
    assert article_text(html, "Ilze Liepa runā").html([link("Ilze Liepa runā", "Ilze Liepa")]) == html


def test_a_link_to_another_article_leads_to_it_in_the_archive() -> None:
    text = article_text('<p><a href="http://a.lv/?id=1&amp;lang=lv">a</a> <a href="http://b.lv/">b</a></p>', "a b")
    assert text.addresses() == {
        "http://a.lv/?id=1&amp;lang=lv": "http://a.lv/?id=1&lang=lv",
        "http://b.lv/": "http://b.lv/",
    }
    shown = text.html([], {"http://a.lv/?id=1&amp;lang=lv": "/article/lv-1"})
    assert re.findall('href="([^"]*)"', shown) == ["/article/lv-1", "http://b.lv/"]


def test_headings_follow_upon_the_title() -> None:
    shown = article_text("<h3>a</h3><p>b</p><h4>c</h4>", "a b c").html()
    assert shown == "<h2>a</h2><p>b</p><h3>c</h3>"


def test_of_overlapping_names_the_outer_is_linked() -> None:
    body = "Rīgas domes Ilze Liepa"
    shown = article_text(f"<p>{body}</p>", body).html([link(body, "Rīgas", "place"), link(body, "Rīgas domes")])
    assert re.findall(r'class="(\w+)"[^>]*>([^<]*)', shown) == [("person", "Rīgas domes")]


@pytest.mark.parametrize("html", ["", "<p>Cits teksts</p>", "<p>Runā Liepa Ilze</p>"])
def test_text_that_does_not_fit_its_markup_is_shown_in_paragraphs(html: str) -> None:
    body = "Runā <Ilze Liepa>\n\nAtbild\ncits"
    shown = article_text(html, body).html([link(body, "Ilze Liepa")])
    assert re.sub("</?a[^>]*>", "", shown) == "<p>Runā &lt;Ilze Liepa&gt;</p>\n<p>Atbild<br>cits</p>"
    assert ">Ilze Liepa</a>" in shown


def test_stored_markup_is_made_harmless_again() -> None:
    shown = article_text('<p onclick="x()">a</p><script>alert(1)</script><a href="javascript:x">b</a>', "ab").html()
    assert re.sub(r' rel="[^"]*"', "", shown) == "<p>a</p><a>b</a>"


def test_what_a_link_says_cannot_end_its_attribute() -> None:
    shown = article_text("<p>a</p>", "a").html([Link(0, 1, '/"><script>', '"><script>', "person")])
    assert '<a class="person" href="/&quot;&gt;&lt;script&gt;"' in shown
    assert "<script>" not in shown


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 0), (2, 1), (0, 99), (98, 99)])
def test_a_place_outside_the_text_is_left_out(start: int, end: int) -> None:
    assert article_text("<p>abc</p>", "abc").html([Link(start, end, "/x", "", "person")]) == "<p>abc</p>"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
STYLES = st.sampled_from(["{}", "<strong>{}</strong>", "<em>{}</em>", '<a href="http://a.lv/">{}</a>', "{}<br>", "{} "])
PARAGRAPHS = st.lists(st.lists(st.tuples(STYLES, WORDS), max_size=5), max_size=4)
PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


@example([[("{}", "a\xa0b")]], [(0, 3)])
@given(PARAGRAPHS, PLACES)
def test_whatever_is_linked_the_text_stays_and_each_link_is_on_its_words(
    paragraphs: list[list[tuple[str, str]]], places: list[tuple[int, int]]
) -> None:
    html = "".join(f"<p>{''.join(s.format(escape(w)) for s, w in runs)}</p>" for runs in paragraphs)
    body = "\n\n".join("".join(w + " " * s.endswith((" ", "<br>")) for s, w in runs) for runs in paragraphs)
    links = [Link(start, end, f"/{number}", "", "person") for number, (start, end) in enumerate(places)]
    shown = article_text(html, body).html(links)
    assert plain(shown) == plain(sanitise(html)) == "".join(body.split())
    for number, one in enumerate(links):
        on = "".join(re.findall(rf'href="/{number}" title="">(.*?)</a>', shown, re.DOTALL))
        assert plain(on) in "".join(body[one.start : one.end].split()) or "http://a.lv/" in html
    # Well-formed, for a parser of HTML has nothing to mend, but for how it writes a space that does not break.
    tags, attributes = {"p", "strong", "em", "a", "br"}, {"a": {"href", "class", "title", "rel"}}
    mended = nh3.clean(shown, tags=tags, attributes=attributes, link_rel=None)
    assert mended.replace("&nbsp;", "\xa0") == shown.replace("&nbsp;", "\xa0")
