"""The key of an address in our index is the one that other programs make of it, or they would not find it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from surt import surt as theirs  # comes with pywb, which looks by it

from archive.export.files.wacz.surt import surt


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.cilvektirdznieciba.lv/", "lv,cilvektirdznieciba)/"),
        ("https://trafficking.lv/en/news?page=4", "lv,trafficking)/en/news?page=4"),
        ("http://WWW2.Ozoli.LV:80/Lv//Zinas/./a/../?b=2&A=1#c", "lv,ozoli)/lv/zinas?a=1&b=2"),
        ("http://ozoli.lv/lv/zi%C5%86a/", "lv,ozoli)/lv/zi%c5%86a"),
        ("http://ozoli.lv/lv/ziņa", "lv,ozoli)/lv/zi%c5%86a"),
        ("http://ozoli.lv?", "lv,ozoli)/"),
        ("http://ozoli.lv/a?PHPSESSID=0123456789abcdef0123456789abcdef", "lv,ozoli)/a"),
        ("http://žagari.lv/", "lv,xn--agari-tib)/"),
        ("http://127.0.0.1:8080/lv", "1,0,0,127:8080)/lv"),
        ("urn:ctarchive:outcome", "urn:ctarchive:outcome"),
        ("http://[/", "http://[/"),
    ],
)
def test_spellings_of_a_page_have_one_key(url: str, key: str) -> None:
    assert surt(url) == key


HOSTS = st.sampled_from(
    "ozoli.lv www.ozoli.lv www12.trafficking.lv 127.0.0.1:8080 ozoli.lv:443 OZOLI.LV:80 a.ozoli.lv.".split()
)
PARTS = st.lists(
    st.sampled_from(["/", "//", "..", ".", "%", "%25", "%c4", "%81", "&", "=", "?", "a=1", "#", ";", "+", " "])
    | st.sampled_from(["sid=0123456789abcdef0123456789abcdef", "cfid=a&cftoken=b", "phpsessid=0"])
    | st.text("aBzā\\-~:@'\"<>|{}^`,_", max_size=3),
    max_size=12,
).map("".join)


@given(HOSTS, PARTS)
@example("ozoli.lv", "a?cfid=1&cftoken=2&b")
def test_the_key_is_that_of_the_wayback_machine(host: str, rest: str) -> None:
    for scheme in ("http", "https"):
        url = f"{scheme}://{host}/{rest}"
        assert surt(url) == theirs(url), url
