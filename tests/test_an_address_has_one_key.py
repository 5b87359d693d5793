from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.site import page_key, web_address
from scraper.scope import Site

PAGE = "http://www.cilvektirdznieciba.lv/lv/greta"


@pytest.mark.parametrize(
    "address",
    [
        "http://cilvektirdznieciba.lv/lv/greta",
        "https://www.cilvektirdznieciba.lv/lv/greta",
        "http://trafficking.lv/lv/greta",
        "https://www.trafficking.lv/lv/greta/",
        "HTTP://WWW.CilvekTirdznieciba.LV:80/lv/greta",
        "https://trafficking.lv:443/lv/greta#saturs",
        f"{PAGE}?PHPSESSID=0a1b2c",
        f"{PAGE};jsessionid=0A1B2C",
        "http://www.cilvektirdznieciba.lv/(S(lit3py55t21z5v55vlm25s55))/lv/greta",
        "http://www.cilvektirdznieciba.lv/%28X%281%29S%28lit3py55t21z5v55vlm25s55%29%29/lv/greta",
        f"{PAGE}?utm_source=draugiem&fbclid=x",
        "http://www.cilvektirdznieciba.lv./lv/greta",
    ],
)
def test_spellings_of_one_page_have_one_key(address: str) -> None:
    assert page_key(address) == page_key(PAGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/lv/ads?id=6", "/lv/ads?id=22"),
        ("/lv/jaunumi", "/lv/jaunumi?page=2"),
        ("/lv/greta", "/en/greta"),
        ("/lv/greta", "/lv/Greta"),
        ("/lv/projekts-57", "/lv/projekts/57"),
        ("/lv/(S(a))/greta", "/lv/greta"),
        ("/(pielikums)/lv/greta", "/lv/greta"),
    ],
)
def test_different_pages_have_different_keys(one: str, other: str) -> None:
    assert page_key(f"http://example.org{one}") != page_key(f"http://example.org{other}")


def test_the_order_of_parameters_makes_no_second_page() -> None:
    assert page_key("http://example.org/?a=1&b=2") == page_key("http://example.org/?b=2&a=1")


def test_a_latvian_slug_and_its_percent_encoding_are_one_page() -> None:
    assert page_key("http://example.org/lv/sanāksme/7") == page_key("http://example.org/lv/san%C4%81ksme/7")


@given(
    host=st.sampled_from(["trafficking.lv", "example.org", "127.0.0.1:8000", "[::1]:80"]),
    path=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    query=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
@example(host="trafficking.lv", path="\\", query="")
@example(host="trafficking.lv", path="a/.", query="")
def test_the_key_of_a_key_is_itself(host: str, path: str, query: str) -> None:
    key = page_key(f"http://{host}/{path}?{query}")
    assert page_key(key) == key


@pytest.mark.parametrize(
    "address",
    ["", "mailto:x@example.org", "javascript:alert(1)", "file:///etc/passwd", "http://", "http://[", "http://a:b/"],
)
def test_what_is_no_web_address_has_no_key(address: str) -> None:
    with pytest.raises(ValueError, match="not an http"):
        page_key(address)


@pytest.mark.parametrize(
    ("start", "address", "inside"),
    [
        ("http://www.cilvektirdznieciba.lv/", "https://trafficking.lv/en/news", True),
        ("http://www.cilvektirdznieciba.lv/", "http://iem.gov.lv/", False),
        ("http://www.cilvektirdznieciba.lv/", "http://forum.cilvektirdznieciba.lv/", False),
        ("http://www.cilvektirdznieciba.lv/", "http://cilvektirdznieciba.lv.example.org/", False),
        ("http://www.cilvektirdznieciba.lv/", "http://cilvektirdznieciba.lv:8080/", False),
        ("http://www.cilvektirdznieciba.lv/", "http://cilvektirdznieciba.lv@example.org/", False),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/lv", True),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8001/lv", False),
        ("http://127.0.0.1:8000/", "http://127.0.0.2:8000/lv", False),
        ("http://127.0.0.1:8000/", "http://www.cilvektirdznieciba.lv/", False),
        ("http://127.0.0.1:8000/", "file:///etc/passwd", False),
    ],
)
def test_the_crawl_may_touch_its_own_hosts_only(start: str, address: str, inside: bool) -> None:
    assert Site.from_url(start).contains(address) is inside


@pytest.mark.parametrize("address", [PAGE, "HTTPS://example.org/a b.pdf", "http://example.org/lv/sanāksme?x=1"])
def test_an_address_of_the_web_may_be_linked_as_it_is(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address", [None, "", "javascript:alert(1)", "ftp://x/", "http://", "//example.org/", "https://x/\r\nATTENDEE:x"]
)
def test_anything_else_is_no_link(address: str | None) -> None:
    assert not web_address(address)
