"""Which block is the title.

Facts used: the slug of an address is the transliterated title; a page repeats its title in `<title>`, og:title or JSON-LD
where it has them; a title is usually a heading; the publication date stands on a line of its own next to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from archive.extract import chrome
from archive.extract.address import slugify, split_address
from archive.extract.blocks import Block, Outline, Region
from archive.extract.encoding import clean
from archive.latvian.dates import read_date_line


@dataclass(slots=True)
class Claims:
    """What the address and the head of a page say about it. Titles as slugs."""

    url_slug: str = ""
    titles: set[str] = field(default_factory=set)
    head_title: str = ""
    best_text: str = ""
    published: list[str] = field(default_factory=list)


def claims(outline: Outline, url: str) -> Claims:
    """Titles and dates that a page claims outside its text."""
    _, path, _ = split_address(url)
    if len(path) > 1 and path[-1].isdigit():
        path = path[:-1]
    result = Claims(url_slug=slugify(path[-1]) if path else "")
    named = [outline.meta.get(name, "") for name in ("og:title", "twitter:title", "dc.title", "headline")]
    for data in _json_objects(outline.json_ld):
        if isinstance(data.get("headline"), str):
            named.append(clean(data["headline"]))
        if isinstance(data.get("datePublished"), str):
            result.published.append(data["datePublished"])
    for name in ("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "publish_date", "pubdate"):
        if outline.meta.get(name):
            result.published.append(outline.meta[name])
    head = outline.title
    while (shorter := chrome.without_site_name(head)) != head:
        head = shorter
    for text in (*named, head):
        text = chrome.without_site_name(text)
        if text and not chrome.is_site_name(text):
            result.titles.add(slugify(text))
            result.best_text = result.best_text or text
    result.titles.discard("")
    result.head_title = slugify(outline.title)
    return result


def find_title(outline: Outline, said: Claims) -> Block | None:
    """The block that is most likely the title, or None."""
    best, best_score = None, 1.9
    blocks = outline.blocks
    for block in blocks:
        if len(block.text) > 400 or (block.level == 0 and not _could_be(block, blocks, said)):
            continue
        score = _score(block, blocks, said)
        if score > best_score:
            best, best_score = block, score
    return best


def _could_be(block: Block, blocks: list[Block], said: Claims) -> bool:
    """A quick look at whether a block that is no heading has any claim to be the title."""
    slug = block.slug
    if slug in said.titles or slug == said.url_slug:
        return True
    if len(slug) > 14 and (slug in said.head_title or slug.startswith(said.url_slug[:40] or "-")):
        return True
    following = blocks[block.index + 1].text if block.index + 1 < len(blocks) else ""
    return len(following) < 60 and following[-1:].isalnum() + following[-2:-1].isalnum() > 0 and _is_date(following)


def _score(block: Block, blocks: list[Block], said: Claims) -> float:
    slug, text = block.slug, block.line
    if not slug or chrome.is_site_name(text) or chrome.calendar_heading(text) or chrome.is_furniture(text):
        return 0.0
    if chrome.is_footer(block) or chrome.is_signature(text) or _is_date(text):
        return 0.0
    score = 0.0
    if slug == said.url_slug:
        score += 6
    elif len(slug) > 14 and len(said.url_slug) > 14 and (slug.startswith(said.url_slug) or said.url_slug.startswith(slug)):
        score += 4
    if slug in said.titles:
        score += 4
    elif len(slug) > 10 and slug in said.head_title:
        score += 2
    if block.level:
        score += 3.5 - 0.5 * block.level
    if chrome.is_related_heading(text) and score < 5:
        return 0.0
    after = _neighbour(blocks, block.index, 1)
    before = _neighbour(blocks, block.index, -1)
    if after is not None and _is_date(after.text):
        score += 2
    elif before is not None and _is_date(before.text):
        score += 1
    region = block.node.region
    if block.all_linked:
        score -= 3
    if region & (Region.NAV | Region.HIDDEN | Region.DIALOG | Region.FOOTER):
        score -= 5
    elif region & (Region.ASIDE | Region.FORM):
        score -= 3
    elif region & Region.HEADER:
        score -= 1
    if region & (Region.ARTICLE | Region.MAIN):
        score += 1
    if block.node.item is not None and not block.level:
        score -= 1
    return score


def _neighbour(blocks: list[Block], index: int, step: int) -> Block | None:
    """The nearest block before or after that is not a share or print text."""
    for offset in range(1, 4):
        at = index + step * offset
        if not 0 <= at < len(blocks):
            return None
        if not chrome.is_furniture_row(blocks[at].text):
            return blocks[at]
    return None


def _is_date(text: str) -> bool:
    return len(text) < 80 and read_date_line(text) is not None


def _json_objects(sources: list[str]) -> Iterator[dict[str, Any]]:
    """All objects of the JSON-LD blocks, `@graph` and lists opened; broken JSON counts as none."""
    for source in sources[:20]:
        try:
            waiting: list[Any] = [json.loads(source)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < 200:
            seen += 1
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value[:100])
            elif isinstance(value, dict):
                yield value
                waiting.extend(v for k, v in value.items() if k in ("@graph", "mainEntity"))
