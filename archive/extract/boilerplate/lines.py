"""Recognises lines by their links and the words beside them: share rows, tags, entries of lists, steps."""

from __future__ import annotations

import re
from itertools import pairwise

from archive.extract.dom.blocks import Block, Link
from archive.extract.dom.links import ending
from archive.extract.when import line_date
from archive.extract.words.furniture import is_furniture_row, is_more
from archive.extract.words.headings import asks_to_read, is_related_heading, may_be_of_text, points_out
from archive.latvian.fold import slugify
from archive.site import leads_to_article

_SHARE_LINK = re.compile(
    r"mailto:\?|(?:https?:)?//(?:wa|t)\.me/|(?:https?:)?//(?:[\w-]+\.)*"
    r"(?:facebook|twitter|x|linkedin|draugiem|whatsapp|telegram|pinterest|reddit|addthis|addtoany)\.(?:com|lv|me|org)/"
    r".*(?:share|intent|say/ext|send|[?&](?:url|u|text|link)=)",
    re.I,
)
_OUTSIDE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|#)", re.I)  # a full or e-mail address, a place on the page
_ARROWS = re.compile(r"^(?:[«‹<]|<<)\s|^[←⟵]|\s(?:[»›>]|>>)$|[→⟶]$")

_TAG_LABELS = """
    temas tema birka birkas tagi temturi etiketes atslegvardi kategorija kategorijas tags topics topic category
    categories labels keywords filed-under posted-in
"""
_TAGS = frozenset(_TAG_LABELS.split())
_BACK = re.compile(
    r"(?:atpakal|atgriezties|doties-atpakal|atgriezties-atpakal)-(?:uz|pie|visa[ms])?-?(?:\w+-){0,2}"
    r"(?:sarakst[aui]|sakum[ua]|sakumlap[aiu]|jaunum(?:iem|os)"
    r"|zin(?:am|as)|aktualitat(?:em|es)|rakst(?:iem|os)|arhiv[aiu])"
    r"|uz-(?:(?:visam|visiem)-)?(?:zinam|jaunumiem|rakstiem|aktualitatem|\w+-(?:sarakstu|arhivu|sadalu))"
    r"|(?:go-)?(?:back|return)-to-(?:the-|all-|our-)?(?:\w+-){0,2}"
    r"(?:list|listing|overview|index|news|articles|archive|home|homepage|results|blog|stories|press-releases)"
)
_BACK_LINE = 60  # characters of such a link; judged
_ADVERTISEMENT = re.compile(r"(?:reklāma|reklāmraksts|advertisement|sponsored)\s*[:|]", re.I)
_STEPS = frozenset(
    "ieprieksejais-raksts nakamais-raksts ieprieksejais-ieraksts nakamais-ieraksts ieprieksejas-zinas nakama-zina"
    " ieprieksejais nakamais previous-article next-article previous-post next-post previous next".split()
)
_STEP = 30  # characters of one of these texts; free
_SIGN = 3  # characters of `A+` and the like; judged
_LABEL = 60  # characters of a label before tags; judged


def is_step(block: Block) -> bool:
    """Whether a line links to the previous or next article: `« Iepriekšējais raksts`, or marked by `rel="next"`."""
    if len(block.links) == 1 and 0 < len(block.unlinked) <= _STEP and slugify(block.unlinked) in _STEPS:
        return True
    if not block.all_linked or len(block.text) > 300:
        return False
    return all(link.step for link in block.links) or _ARROWS.search(block.line) is not None


def is_way_back(block: Block) -> bool:
    """Whether a line is a link back to a list of pages: `Atpakaļ uz ziņu sarakstu`, `Atgriezties sarakstā`."""
    return block.all_linked and len(block.text) <= _BACK_LINE and _BACK.fullmatch(block.slug) is not None


def is_share_row(block: Block) -> bool:
    """Whether a line consists of links that share, print or go back."""
    if not block.links or len(block.text) > 200:
        return False
    rest = block.unlinked
    if rest and not is_furniture_row(rest):
        return False
    if not rest and len(block.links) > 1 and all(is_furniture_row(link.text) for link in block.links):
        return True
    others = [link for link in block.links if not _SHARE_LINK.match(link.href.strip())]
    if not all(link.href.strip().lower().startswith(("#", "javascript:")) for link in others):
        return False
    # If all links lead to a script or a place on the page, they may open parts of the text: `Kur zvanīt?`
    return len(others) < len(block.links) or all(
        len(link.text) <= _SIGN or is_furniture_row(link.text) for link in others
    )


def is_tag_row(block: Block) -> bool:
    """Whether a line is a label and tags that are links: `Tēmas: upuri, palīdzība`."""
    return bool(block.links) and len(block.unlinked) < _LABEL and slugify(block.unlinked) in _TAGS


def entry_links(block: Block) -> tuple[Link, ...]:
    """The links of an entry of a list, a line with at most a date or a furniture text beside its links; else none."""
    if not block.links or block.linked * 4 < len(block.text) or is_step(block):
        return ()
    rest = block.unlinked
    if rest and line_date(rest) is None and not is_furniture_row(rest):
        return ()
    return block.links


def is_internal(block: Block) -> bool:
    """Whether a line consists of relative links, as in a menu of the site."""
    return block.all_linked and not any("://" in link.href for link in block.links)


def leads_within(block: Block) -> bool:
    """Whether a line links to an article of the site, or has a relative link, as only links within a site are."""
    return any("://" not in link.href or leads_to_article(link.href) for link in block.links)


def is_tag_label(block: Block) -> bool:
    """Whether a line is only a label for tags: `Kategorija:`."""
    return len(block.text) < 20 and block.slug in _TAGS


def tags_below(blocks: list[Block], start: int) -> set[int]:
    """The indexes, from block `start` on, of each label such as `Tēmas` and of the tags below it, lines of links."""
    found: set[int] = set()
    for block, following in pairwise(blocks[start:]):
        if (is_tag_label(block) or block.index in found) and _is_tag(following):
            found |= {block.index, following.index}
    return found


def _is_tag(block: Block) -> bool:
    return block.all_linked and not any(leads_to_article(link.href) or ending(link.href) for link in block.links)


def opens_with_link(block: Block) -> bool:
    """Whether a line begins with a link, or with only a date or a furniture text before it."""
    before = ""
    for run in block.runs:
        if run.link is not None:
            before = " ".join(before.split()).strip(" ,;:|·•–—-()[]<>«»")
            return not before or line_date(before) is not None or is_furniture_row(before)
        before += run.text
    return False


def is_entry(block: Block) -> bool:
    """Whether a line is about the page it links to: it begins with the link, or consists mostly of links.

    A paragraph that links to another article in passing is text.
    """
    if not block.links:
        return False
    return 2 * block.linked >= len(block.text) or opens_with_link(block)


def teaser_link(block: Block) -> Link | None:
    """The link of a paragraph that announces one page: it begins with a link, and ends with the same or with `…`."""
    if len({link.href for link in block.links}) != 1 or not opens_with_link(block):
        return None
    ends = block.line.rstrip().endswith(("…", "...")) or (len(block.links) > 1 and block.runs[-1].link is not None)
    return block.links[0] if ends or block.links[-1] is not block.links[0] else None


def points_aside(block: Block) -> bool:
    """Whether a line is like `Lasi arī: …` with a link to an article, or `Reklāma: …` with one to an advertiser."""
    label = block.unlinked
    if _is_advertisement(block):
        return True
    if block.all_linked and asks_to_read(within := block.text.partition(":")[0]):
        label = within
    if _is_labelled_link(block):
        return True
    if not is_related_heading(label):
        return False
    if any(leads_to_article(link.href) for link in block.links):
        return True
    if asks_to_read(label) and not any(_OUTSIDE.match(link.href) for link in block.links):
        return True
    # `Skatīt arī: Krimināllikums`, with a link to another site, is a reference by the author.
    return not (points_out(label) or may_be_of_text(label)) and any("://" in link.href for link in block.links)


def _is_advertisement(block: Block) -> bool:
    """Whether a line is only a link that begins with `Reklāma:`, outside lists and not to an article or document."""
    if not block.all_linked or block.node.item is not None or _ADVERTISEMENT.match(block.text) is None:
        return False
    return not any(leads_to_article(link.href) or link.download or ending(link.href) for link in block.links)


def _is_labelled_link(block: Block) -> bool:
    """Whether a line is one link to an article with the label in it: `<a><span>Lasi arī</span><b>…</b></a>`."""
    if len(block.links) != 1 or not block.all_linked or not leads_to_article(block.links[0].href):
        return False
    pieces = block.pieces
    return len(pieces) > 1 and (is_more(pieces[0]) or asks_to_read(pieces[0]) or is_related_heading(pieces[0]))
