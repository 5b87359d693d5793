"""Finds the block that is the title.

Facts used: the slug of an address is the transliterated title; `<title>`, og:title and JSON-LD repeat the title, if the
page has them; a title is usually a heading; the publication date stands on a line of its own next to it.
"""

from __future__ import annotations

import re

from archive.extract.article.dates.date_lines import own_line
from archive.extract.article.head import Claims, path_of, title_key
from archive.extract.boilerplate.bylines import is_full_name
from archive.extract.dom.blocks import FRAME, Block, Outline, Region
from archive.extract.limits import PARAGRAPH
from archive.extract.when import spans_in
from archive.extract.words.says import Says

# Points for each sign of a title, set by hand on the skins of tests/replica and checked against real pages by
# tests.eval_pages. Their order is what counts: the slug of the address (6) before what the head says (4), and either
# before a heading (3 for the first level, half a point less for each below) or a date on the next line (3). The place
# in the page only tips the scales (1), but a menu or a footer (-5) outweighs a heading or a date. Measured on both sets
# of pages: changing most of these by a quarter changes no page; changing the 4 for the head, the 3.5 of a heading, the
# 5 for a menu or the 3 that a link costs changes one page in one skin.
_LONGEST = 400  # characters: by hand, about twice the longest title of the stand-in site; doubled the same
_LEAST = 1.4  # a heading of the fourth level alone is worth 1.5, one of the fifth nothing
_SURE = 4.5  # more than heading and place alone can give
_PER_LETTER = 0.0005  # decides between headings that are as good: the name of the site is mostly the shorter; judged
_BY = re.compile(r"(?:by\s*(?=(?-i:[A-Z]))|autor[ei]?s?:\s*)", re.I)
_MAIN = 2  # the lowest level of a page's own heading; lower ones may head its parts
_NEVER_TITLE = Says.SITE_NAME | Says.CALENDAR_HEADING | Says.FURNITURE | Says.FOOTER | Says.SIGNATURE
_BESIDE = 3  # blocks from title to date, with share and print texts between them; halved and doubled the same


def find_title(outline: Outline, said: Claims, calendars: set[int]) -> Block | None:
    """The block that is most likely the title, or None. `calendars` are the blocks that seem to belong to calendars."""
    blocks = outline.blocks
    dated = {block.index for block in blocks if own_line(block)}
    best, best_score = None, _LEAST
    for block in blocks:
        if len(block.text) > _LONGEST or not (block.level or _could_be(block, said, dated)):
            continue
        of_calendar = block.index in calendars
        score = _score(block, blocks, said, dated, of_calendar) - (4 if of_calendar else 0)
        if score > best_score:
            best, best_score = block, score
    if best is not None and (best_score >= _SURE or _name_score(best, said)):
        return best
    # No block has the name of the page: take the first line of its matter, unless a heading comes before any text.
    if best is not None and (_is_in_text(best, blocks) or (best.level > _MAIN and said.named_by_address)):
        best = None
    opening = _opening(outline, calendars)
    if opening is None:
        return best
    if best is not None:
        between = blocks[opening.index + 1 : best.index]
        if not any(len(block.text) >= PARAGRAPH and not block.links for block in between):
            return best
    # If the page begins with its text, its title is the one in the head (F14).
    begins = opening.prose or said.names_page
    return None if begins else opening


def _is_in_text(heading: Block, blocks: list[Block]) -> bool:
    """Whether a heading stands in a text: right below a paragraph, in the same part of the page."""
    before = blocks[heading.index - 1] if heading.index else None
    return before is not None and before.prose > 0 and before.node.parent is heading.node.parent


def _could_be(block: Block, said: Claims, dated: set[int]) -> bool:
    """A quick check whether a block that is no heading may be the title: a date follows, or it has the page's name."""
    if block.node.item is not None and block.linked == len(block.text):
        return False  # an entry of a menu or a list
    return block.index + 1 in dated or (said.may_be_named(block.text) and _name_score(block, said) > 0)


def _name_score(block: Block, said: Claims) -> float:
    """Points for how well a block agrees with the address and the head of the page."""
    if not said.may_be_named(block.text):
        return 0.0
    key = title_key(block.text)
    score = 0.0
    if key == said.url_slug:
        score += 6
    elif min(len(key), len(said.url_slug)) > 12 and (key.startswith(said.url_slug) or said.url_slug.startswith(key)):
        score += 4  # a slug may be cut short
    if key in said.titles or key in said.parts:
        score += 4 + len(key) * _PER_LETTER
    elif len(key) > 10 and key in said.head_title:
        score += 2
    return score


def _score(block: Block, blocks: list[Block], said: Claims, dated: set[int], of_calendar: bool) -> float:
    """How likely a block is the title: having the page's name counts most, then being a heading, then a date."""
    if _is_never_title(block) and not _is_called(block, said, of_calendar):
        key = title_key(block.line)
        if key != said.url_slug or not _is_dated_calendar(block, blocks, dated):
            return 0.0
    score = _name_score(block, said)
    if block.level:
        score += 3.5 - 0.5 * block.level
    if block.says & Says.RELATED_HEADING and score < 5:
        return 0.0
    score += _date_score(block, blocks, dated) + _region_score(block.node.region)
    if block.all_linked and not _links_to_own_page(block, said):
        score -= 3
    if block.node.item is not None and not block.level:
        score -= 1
    return score


def _links_to_own_page(block: Block, said: Claims) -> bool:
    """Whether a heading links to its own page, as in some themes."""
    return block.level > 0 and all(path_of(link.href) == said.path for link in block.links)


def _is_never_title(block: Block) -> bool:
    return (
        bool(block.says & _NEVER_TITLE)
        or not (block.slug or title_key(block.line))  # has no letters, in any script
        or own_line(block) is not None
        or (not block.level and bool(block.says & Says.SIGNED))  # a caption
        or _names_author(block)
    )


def _names_author(block: Block) -> bool:
    """Whether a line or a lower heading is `By` or `Autors:` and a name."""
    label = _BY.match(block.line) if block.level != 1 else None
    return label is not None and is_full_name(block.line[label.end() :])


def _is_called(block: Block, said: Claims, of_calendar: bool) -> bool:
    """Whether such a heading is the title all the same, as the head says.

    It may be that of a calendar above a plan in paragraphs (`Notikumi`), or only look like a byline (`By Law Alone`).
    """
    if not block.level or title_key(block.line) not in said.titles:
        return False
    says_calendar = block.says & _NEVER_TITLE == Says.CALENDAR_HEADING
    return (says_calendar and block.level == 1 and not of_calendar) or _names_author(block)


def _is_dated_calendar(block: Block, blocks: list[Block], dated: set[int]) -> bool:
    """Whether a calendar's heading is the title of an article: `Notikumu kalendārs`, with a date below."""
    says_calendar = block.says & _NEVER_TITLE == Says.CALENDAR_HEADING
    return says_calendar and block.level > 0 and _date_score(block, blocks, dated) > 1


def _date_score(block: Block, blocks: list[Block], dated: set[int]) -> float:
    """Points for a date right after or before a block; `dated` are the indexes of blocks that are only a date.

    A link with a date below may as well be an entry of a list, such as that of the popular articles.
    """
    if dated.isdisjoint(range(block.index - _BESIDE, block.index + 1 + _BESIDE)):  # as for most
        return 0.0
    after, before = _neighbour(blocks, block.index, 1), _neighbour(blocks, block.index, -1)
    if after is not None and after.index in dated:
        return 1.0 if block.all_linked else 3.0
    return 1.0 if before is not None and before.index in dated else 0.0


def _region_score(region: int) -> float:
    score = 1.0 if region & (Region.ARTICLE | Region.MAIN) else 0.0
    if region & (Region.NAV | Region.HIDDEN | Region.DIALOG | Region.FOOTER):
        return score - 5
    if region & Region.ASIDE:
        return score - 3
    return score - 1 if region & Region.HEADER else score


def _neighbour(blocks: list[Block], index: int, step: int) -> Block | None:
    """The nearest block before or after, leaving out share and print texts; None if it is too far away."""
    for at in range(index + step, index + (_BESIDE + 1) * step, step):
        if not 0 <= at < len(blocks):
            return None
        if not blocks[at].says & Says.FURNITURE_ROW:
            return blocks[at]
    return None


def _opening(outline: Outline, calendars: set[int]) -> Block | None:
    """The first line that is no link, furniture or calendar; None if it is a heading such as `Saistītie raksti`."""
    for block in outline.blocks[:400]:
        text = block.line
        if block.index in calendars or block.linked or len(text) > 250:
            continue
        if block.node.region & (FRAME | Region.ASIDE | Region.HIDDEN | Region.CONTROL) or _is_never_title(block):
            continue
        if block.says & Says.FURNITURE_ROW or not any(char.isalpha() for char in text) or _is_today(text):
            continue
        return None if block.says & Says.RELATED_HEADING else block
    return None


def _is_today(text: str) -> bool:
    """Whether a line is today's date with a word or two: `Šodien: 09.06.2023`."""
    return len(text) < 60 and any(len(text) - (span.end - span.start) < 25 for span in spans_in(text))
