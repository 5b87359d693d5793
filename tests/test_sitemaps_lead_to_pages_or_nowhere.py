from __future__ import annotations

import pytest

from scraper.spiders.cilvektirdznieciba import sitemap_links

PAGE = "http://www.cilvektirdznieciba.lv/lv/raksts/129"


@pytest.mark.parametrize(("root", "entry"), [("urlset", "url"), ("sitemapindex", "sitemap")])
def test_a_sitemap_names_addresses(root: str, entry: str) -> None:
    assert sitemap_links(f"<{root}><{entry}><loc>{PAGE}</loc></{entry}></{root}>".encode()) == (PAGE,)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html/>", b"<!-- <urlset> -->", b"<urlset", b"<urlset/>", b"<urlset>\x00\xff", b"<urlset><url/></urlset>"],
)
def test_what_names_none_leads_nowhere(content: bytes) -> None:
    assert sitemap_links(content) == ()
