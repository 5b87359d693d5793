"""What holds of any text in any frame: each paragraph comes out once and in order, and the frame changes nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.texts.shape_page import ASIDE, DATE, DAY, H1, MENU, TITLE, read

_WORDS = (
    "mācību policists patversme darbiniece ziņo atbalsts cietušajiem Kuldīgā pašvaldība sarunā uzticas pazīmes "
    "biedrība ministrija skolotāji 2018. gadā 27. novembrī projekts programma palīdz bērniem drošība tālrunis un kas"
).split()
_SHARE = "<div class=share>Dalīties: <a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a></div>"
_RELATED = f"<div class=box>{ASIDE}</div>"

sentences = st.lists(st.sampled_from(_WORDS), min_size=14, max_size=40).map(lambda words: f"{' '.join(words)}.")
texts = st.lists(sentences, min_size=2, max_size=9).map(
    lambda lines: tuple(f"Rindkopa {number} {line}" for number, line in enumerate(lines))
)
elements = st.sampled_from(
    ["<p>{}</p>", "<div>{}</div>", "<p><span>{}</span></p>", "{}<br><br>", "<div><p>{}</p></div>"]
)
between = st.sampled_from(
    (
        "",
        "<h2>Otrā diena</h2>",
        "<ul><li>Sarunas sākums</li><li>Ziņošana</li></ul>",
        "<p><img src='/i.jpg'></p>",
        "<figure><img src='/i.jpg'><figcaption>Mācības Kuldīgā</figcaption></figure>",
        "<blockquote>Bērnu neuztaujā.</blockquote>",
        "<table><tr><td>10.00</td><td>Sarunas sākums</td></tr></table>",
        "<p><strong>Kāpēc viņi klusē?</strong></p>",
        "<p>&nbsp;</p>",
        "<hr>",
        "<p>Lasi arī: <a href='/lv/a/9'>Cits</a></p>",
        _SHARE,
        _RELATED,
    )
)
heads = st.sampled_from(
    (
        f"{H1}{DATE}",
        f"{DATE}{H1}",
        f"<div>{H1}{DATE}</div>",
        f"<header>{H1}{DATE}<p>Ilze Paraudziņa</p></header>",
        f"{H1}<div>Publicēts: 27.11.2018.</div>{_SHARE}",
        f"<div>{H1}</div><div>{DATE}<span>Skatīts: 3</span></div>",
    )
)
wrappers = st.sampled_from(
    [
        "<div>{}</div>",
        "<section class='c-7 text'>{}</section>",
        "<table><tr><td>{}</td></tr></table>",
        "<main>{}</main>",
        "<div class='col-md-8 node'><div class=inner>{}</div></div>",
        "<article>{}</article>",
        "<form>{}</form>",
    ]
)
afters = st.sampled_from([_SHARE, _RELATED, f"<div>{MENU}</div>", "<p><a href='#top'>Uz augšu</a></p>", "<hr>"])


def _fill(text: tuple[str, ...], element: str, gaps: list[str]) -> str:
    return "".join(element.format(line) + gap for line, gap in zip(text, gaps, strict=True))


@given(st.data(), texts, elements, heads)
@settings(max_examples=150)
def test_each_paragraph_of_a_text_comes_out_once_and_in_order(
    data: st.DataObject, text: tuple[str, ...], element: str, head: str
) -> None:
    gaps = data.draw(st.lists(between, min_size=len(text), max_size=len(text)))
    article = read(f"{head}<div>{_fill(text, element, gaps)}</div>")
    words = " ".join(article.body.split())
    places = [words.find(line) for line in text]
    assert -1 not in places
    assert places == sorted(places)
    assert all(words.count(line) == 1 for line in text)
    assert (article.title, article.published_on) == (TITLE, DAY)


@given(texts, elements, heads, st.lists(wrappers, max_size=4), st.lists(afters, max_size=3))
@settings(max_examples=150)
def test_what_is_around_or_below_a_text_changes_nothing(
    text: tuple[str, ...], element: str, head: str, around: list[str], below: list[str]
) -> None:
    matter = f"{head}<div>{_fill(text, element, [''] * len(text))}</div>"
    plain = read(matter)
    assert plain.body.split("\n\n") == list(text)
    for wrapper in around:
        matter = wrapper.format(matter)
    framed = read(matter + "".join(below))
    assert (framed.title, framed.published_on, framed.body) == (plain.title, plain.published_on, plain.body)
