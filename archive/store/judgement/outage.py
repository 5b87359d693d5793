"""Detects an outage: lists may answer while the articles fail night after night.

A few addresses that fail permanently are reported once. If most of what was requested fails, the site is in trouble,
and every refresh says so as long as that lasts, because nothing new is read meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlite_utils import Database

from archive.site import identify, is_article_address

FEW = 3  # so many articles may fail for reasons of their own, if the archive has articles at all
SHARE = 0.5  # share of the requested articles: if more fail, there is an outage

_ANSWERS = """
SELECT captures.url, status, articles.id IS NOT NULL AND gone_at IS NULL
FROM captures LEFT JOIN articles ON articles.id = article_id WHERE crawl_id = ? AND status < 500
"""


def find(db: Database, crawl_id: str, failures: Mapping[str, str], named: Iterable[str] = ()) -> str | None:
    """A message with an example if most of the articles that a crawl requested failed, else None.

    `failures` maps the addresses that failed after all retries to the reasons; `named` are the addresses on lists. An
    address on a list that is not found has failed too: some servers answer 404 to clients they do not want. That does
    not apply if the article is gone, or was never read although others were: then it may be a dead link. An article
    with several addresses has failed if none of them answered.
    """
    known = {row[0] for row in db.execute("SELECT id FROM articles")}
    answers = db.execute(_ANSWERS, [crawl_id]).fetchall()
    in_lists = {said.id for said in map(identify, named) if said}
    has_read = known or _articles((url for url, status, _ in answers if status == 200), known)
    lacking = {
        url: f"HTTP {status}, although a list names it"
        for url, status, is_there in answers
        if status in (404, 410) and (is_there or not has_read) and (said := identify(url)) and said.id in in_lists
    }
    reasons = {**lacking, **failures}
    answered = set(_articles((url for url, *_ in answers if url not in reasons), known))
    failed = {article_id: url for article_id, url in _articles(reasons, known).items() if article_id not in answered}
    asked = len(failed) + len(answered)
    if len(failed) <= (FEW if known else 0) or len(failed) <= SHARE * asked:
        return None
    url = next(iter(failed.values()))
    return (
        f"{len(failed)} of the {asked} articles that were requested are out of reach ({url}: {reasons[url]}); they "
        "stay as they are, and the next refresh requests them again"
    )


def _articles(urls: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """The articles at some addresses, by id: those in the archive, and those that the addresses themselves name."""
    found = ((url, identify(url)) for url in urls)
    return {said.id: url for url, said in found if said and (said.id in known or is_article_address(url))}
