"""Other articles that a page lists in JSON-LD, as a box of related ones, give it neither their day nor their title."""

from __future__ import annotations

import datetime as dt
import json

from archive.extract import Article, extract

TEXT = "Biedrība šogad palīdzējusi vairāk nekā piecdesmit cietušajiem, informē tās vadītāja, un palīdzēs arī turpmāk."
OTHER = {"@type": "NewsArticle", "headline": "Cits raksts par palīdzību", "datePublished": "2019-02-03"}


def read(told: object) -> Article:
    script = f"<script type=application/ld+json>{json.dumps(told)}</script>"
    html = f"<html><head><title>Lapa</title>{script}</head><body><h1>Biedrības darbs</h1><p>{TEXT}</p></body></html>"
    found = extract(html.encode(), "http://h/lv/raksts/8123", "text/html; charset=utf-8", today=dt.date(2024, 5, 6))
    assert isinstance(found, Article)
    return found


def test_a_listed_article_tells_no_day() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}
    assert read(listed).published_on is None


def test_the_article_itself_tells_its_day() -> None:
    assert read({"@graph": [{**OTHER, "headline": "Biedrības darbs"}]}).published_on == dt.date(2019, 2, 3)
