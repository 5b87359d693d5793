"""From the row of any table Datasette's pages lead back to the reading room, and every link there answers."""

from __future__ import annotations

import re
from html import unescape

import yaml
from datasette.utils import tilde_encode

from tests.support.command import ROOT
from tests.support.served import Served

ARCHIVE = yaml.safe_load((ROOT / "metadata.yml").read_text())["databases"]["archive"]
TABLES = {name for name, table in ARCHIVE["tables"].items() if not table.get("hidden")}
LEADING = {
    "articles": r"/article/[\w-]+",
    "revisions": r"/article/[\w-]+/history#version-\d+",
    "captures": r"/capture/[\w-]+",
    "documents": r"/document/[0-9a-f]{64}",
    "document_pages": r"/document/[0-9a-f]{64}(\?part=\d+)?#page-\d+",
    "people": r"/speaker/[\w-]+",
    "statements": r"/speaker/[\w-]+",
    "edges": r"/speaker/[\w-]+",
    "mentions": r"/municipality/[\w-]+",
    "municipalities": r"/municipality/[\w-]+",
    "municipality_successors": r"/municipality/[\w-]+",
    "events": r"/calendar/\d{4}/\d\d#\S+",
    "event_ids": r"/calendar/\d{4}/\d\d#\S+",
    "crawls": r"/changes",
    "corrections": r"/speaker/[\w-]+",
}


def links_of_the_first_row(served: Served, table: str) -> list[str]:
    """Where the page of a table's first row leads in the reading room; nothing where the table is empty."""
    if table in ARCHIVE["queries"]:  # which Datasette shows in place of a list of the table of the same name
        (key, *_) = ARCHIVE["tables"][table]["columns"]
        keys = served.json("/archive", sql=f"SELECT {key} FROM {table} LIMIT 1", _shape="arrayfirst")
        paths = [f"/archive/{table}/{tilde_encode(key)}" for key in keys]
    else:
        listed = served.text(f"/archive/{table}", _size="1")
        paths = re.findall(rf'<td class="[^"]*type-pk"><a href="(/archive/{table}/[^"]+)"', listed)
    if not paths:
        return []
    told = re.search(r'<p class="row-links">(.*?)</p>', served.text(unescape(paths[0])), re.DOTALL)
    assert told, table
    return [unescape(link) for link in re.findall(r'href="([^"]+)"', told[1])]


def test_every_row_leads_to_pages_about_the_same_which_answer(served_past: Served) -> None:
    kinds: dict[str, str] = {}
    for table in sorted(TABLES):
        links = links_of_the_first_row(served_past, table)
        assert links or table not in LEADING
        assert not links or any(re.fullmatch(LEADING.get(table, ".*"), link) for link in links), (table, links)
        kinds |= {re.sub(r"[0-9a-f]{8,}|[a-z]+-[\w-]+|\d+", "*", link): link for link in links}
    for link in kinds.values():
        place, _, anchor = link.partition("#")
        page = served_past.text(place)
        assert not anchor or f'id="{anchor}"' in page, link


def test_ids_in_a_query_lead_to_row_and_page(served_past: Served) -> None:
    found = served_past.text("/archive/search", words="policija")
    assert re.search(r'href="/archive/articles/(lv-\d+)">\1</a> <a class="page" href="/article/\1">', found)


def test_ids_of_what_is_no_article_lead_nowhere(served_past: Served) -> None:
    sql = "SELECT article_id FROM captures WHERE article_id NOT IN (SELECT id FROM articles) LIMIT 1"
    (none,) = served_past.json("/archive", sql=sql, _shape="arrayfirst")
    for page in (
        served_past.text("/archive/captures", article_id=none),
        served_past.text("/archive", sql=f"SELECT article_id FROM captures WHERE article_id = '{none}'"),
    ):
        assert f">{none}</td>" in page.replace("\n", "").replace(" ", "")
        assert f"/archive/articles/{none}" not in page
        assert f'href="/article/{none}"' not in page
