"""A `<div>` that a page leaves open ends with the element around it, as in a browser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import Article, extract
from archive.extract.dom.markup.unclosed import close_divs

SENTENCE = "Seminārs pulcēja policistus un sociālos darbiniekus no visas Latvijas."
TEXT = f"<p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p>"


def body_of(beside: str) -> str:
    """The text of an article with something between its title and its paragraphs."""
    page = f"<html><body><main><h1>Seminārs Rīgā</h1>{beside}{TEXT}</main><footer>Kontakti</footer></body></html>"
    article = extract(page.encode(), "https://www.cilvektirdznieciba.lv/lv/seminars-riga/129", "text/html")
    assert isinstance(article, Article)
    return article.body


@pytest.mark.parametrize("around", ["nav", "aside", "dialog", "NAV", 'nav data-of="<div>"'])
@pytest.mark.parametrize("inside", ["<div>{}", "<div><div>{}", "<ul><li><div>{}</ul>", "<div><!-- </div> -->{}"])
def test_what_is_left_open_beside_the_text_ends_with_the_part_that_it_is_in(around: str, inside: str) -> None:
    menu = inside.format('<a href="/lv/sakums">Sākums</a>')
    body = body_of(f"<{around}>{menu}</{around.split()[0]}>")
    assert body.count(SENTENCE) == 8
    assert "Sākums" not in body


def test_a_page_after_a_broken_one_is_read_for_itself() -> None:
    broken = body_of("<nav><div>Sākums</nav>")
    assert broken == body_of("<nav><div>Sākums</div></nav>")
    assert body_of("") == broken


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        (b"<nav><div><ul><li>a</ul></nav>b", b"<nav><div><ul><li>a</ul></div></nav>b"),
        (b"<div><aside><div><div>a</aside></div>", b"<div><aside><div><div>a</div></div></aside></div>"),
        (b"<nav><div>a</div></nav></div>", b"<nav><div>a</div></nav></div>"),
        (b"<nav><script>'<div>'</script><!-- <div> --></nav>", b"<nav><script>'<div>'</script><!-- <div> --></nav>"),
        (b"<nav><table><tr><td><div>a</nav></table>", b"<nav><table><tr><td><div>a</nav></table>"),
        (b'<nav><div class=a">a</nav>', b'<nav><div class=a">a</div></nav>'),
        (b"<nav><div>a<script></nav>", b"<nav><div>a<script></nav>"),
        (b"<nav><div title='a</nav>", b"<nav><div title='a</nav>"),
        (b"<nav><div>a<!-- </nav>", b"<nav><div>a<!-- </nav>"),
    ],
)
def test_a_division_is_closed_where_a_browser_closes_it(html: bytes, closed: bytes) -> None:
    assert close_divs(html) == closed


elements = st.recursive(
    st.sampled_from(["a", "<!-- <div> -->", "<br>", "<p>b</p>"]),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(["div", "nav", "ul", "li", "section", "table", "b"]),
        st.lists(inner, max_size=3),
    ),
)


@given(elements)
def test_a_page_that_closes_all_it_opens_stays_as_it_is(html: str) -> None:
    assert close_divs(html.encode()) == html.encode()


@given(st.lists(st.sampled_from("<div> </div> <nav> </nav> <table> </table> <script> <!-- a=' > '".split())))
def test_whatever_is_open_nothing_of_a_page_is_lost(tags: list[str]) -> None:
    html = "".join(tags)
    assert close_divs(html.encode()).replace(b"</div>", b"") == html.replace("</div>", "").encode()
