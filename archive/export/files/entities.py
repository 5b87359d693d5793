"""The archive as entities of FollowTheMoney, for OpenAleph and other programs: a part of an export.

An entity is a JSON object on a line (https://followthemoney.tech/docs/). There are entities for articles, documents,
events, people and municipalities; a Mention for each person and municipality in an article, with the names as written;
and a Documentation with a person's office in an article and what it quotes or reports of their words. Organisations are
written in any grammatical case, and no rule here knows which are the same, so they remain text in a Documentation.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from urllib.parse import unquote, urlsplit

import msgspec

from archive.documents import kinds
from archive.export.parts import Output, Source
from archive.site import DEFAULT_SITE, NAME, web_address

FILE = "entities.ftm.json"
TITLE = "people, articles and events as entities of FollowTheMoney, for OpenAleph"
_TYPE = "application/json+ftm"  # as OpenSanctions calls such files
_EVERY = 1000  # entities between two reports of progress
_PREFIX = "ct"  # the namespace of all ids, so that they differ from those of other data sets
_KEY = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z-]{0,80}[0-9a-zA-Z])?")  # what may be in an id unchanged
_LANGUAGES = {"lv": "lav", "en": "eng"}
_PUBLISHER = {"publisher": [NAME], "publisherUrl": [DEFAULT_SITE]}
_PAGES = (kinds.PDF, kinds.DOC, kinds.DOCX, kinds.ODT, kinds.RTF, kinds.PPT, kinds.PPTX, kinds.ODP)
_SCHEMATA = {
    **dict.fromkeys(_PAGES, "Pages"),
    **dict.fromkeys((kinds.XLS, kinds.XLSX, kinds.ODS), "Workbook"),
    **dict.fromkeys((kinds.ZIP, kinds.RAR, kinds.SEVEN), "Package"),
    **{kinds.CSV: "Table", kinds.HTML: "HyperText", kinds.TEXT: "PlainText"},
}

_encode = msgspec.json.Encoder(order="sorted").encode


def write_entities(source: Source, output: Output) -> None:
    """Write `entities.ftm.json`."""
    with output.file(FILE, _TYPE, "ftm") as path, path.open("wb") as file:
        for count, one in enumerate(entities(source), 1):
            file.write(_encode(one) + b"\n")
            if not count % _EVERY:
                output.tell(FILE, count)


def entities(source: Source) -> Iterator[dict[str, object]]:
    """All entities, kind by kind, each in the order of its key."""
    return chain(
        _articles(source),
        _people(source),
        _municipalities(source),
        _successions(source),
        _appearances(source),
        _mentions(source),
        _documents(source),
        _attachments(source),
        _events(source),
    )


def entity_id(kind: str, *keys: object) -> str:
    """The id of an entity: the same for the same keys, with the characters and the length that the model allows."""
    if all(_KEY.fullmatch(str(key)) for key in keys):
        return f"{_PREFIX}-{kind}-{'.'.join(map(str, keys))}"
    return f"{_PREFIX}-{kind}-{hashlib.sha256(repr(keys).encode()).hexdigest()[:32]}"


def _entity(schema: str, id: str, **properties: Iterable[object]) -> dict[str, object]:
    """An entity with all values as texts, each once; properties without a value are left out."""
    said = {
        name: list(dict.fromkeys(str(value) for value in values if value not in (None, "")))
        for name, values in properties.items()
    }
    return {"id": id, "schema": schema, "properties": {name: values for name, values in said.items() if values}}


def _links(source: Source, path: str, *originals: object) -> list[str]:
    """The address of something on the site, and that of its page in this copy, if known."""
    own = [source.link(path)] if source.settings.archive.address else []
    return [web_address(str(one)) for one in originals if one] + own


def _day(moment: object) -> str | None:
    """A moment to the second, as the model writes it."""
    return str(moment)[:19] if moment else None


def _articles(source: Source) -> Iterator[dict[str, object]]:
    sql = (
        "SELECT id, url, lang, title, published_on, body, last_seen_at, iif(revision > 1, (SELECT captured_at "
        "FROM revisions WHERE article_id = id AND revisions.revision = articles.revision), NULL) "
        "FROM articles ORDER BY id"
    )
    for id, url, lang, title, published_on, body, seen_at, changed_at in source.db.execute(sql):
        yield _entity(
            "Article",
            entity_id("article", id),
            name=[title],
            title=[title],
            fileName=[f"{id}.html"],
            mimeType=["text/html"],
            language=[_LANGUAGES[lang]],
            bodyText=[body],
            publishedAt=[published_on],
            modifiedAt=[_day(changed_at)],
            retrievedAt=[_day(seen_at)],
            sourceUrl=_links(source, f"/article/{id}", url),
            **_PUBLISHER,
        )


def _people(source: Source) -> Iterator[dict[str, object]]:
    sql = (
        "SELECT people.id, slug, name, name_certain, article_id, coalesce(role_nominative, role) FROM people "
        "JOIN appearances ON person_id = people.id ORDER BY people.id, article_id, start"
    )
    for (id, slug, name, is_certain), found in groupby(source.db.execute(sql), key=itemgetter(0, 1, 2, 3)):
        rows = list(found)
        yield _entity(
            "Person",
            entity_id("person", id),
            name=[name],
            position=[row[5] for row in rows],
            notes=[None if is_certain else "No text has the name in the nominative: this one is a guess by rules."],
            proof=[entity_id("article", row[4]) for row in rows],
            sourceUrl=_links(source, f"/speaker/{slug}"),
            **_PUBLISHER,
        )


# Municipalities that are named, and their successors.
_NAMED = """
WITH RECURSIVE named(id) AS (
    SELECT municipality_id FROM mentions
    UNION SELECT successor_id FROM municipality_successors JOIN named ON predecessor_id = named.id
)
"""


def _municipalities(source: Source) -> Iterator[dict[str, object]]:
    sql = (
        f"{_NAMED} SELECT id, name, type, valid_from, valid_to, slug "
        "FROM municipalities JOIN named USING (id) ORDER BY id"
    )
    for id, name, kind, begins, ends, slug in source.db.execute(sql):
        yield _entity(
            "PublicBody",
            entity_id("municipality", id),
            name=[name],
            country=["lv"],
            jurisdiction=["lv"],
            legalForm=[kind],
            incorporationDate=[begins],
            dissolutionDate=[ends],
            description=[f"ATVK {id}"],
            sourceUrl=_links(source, f"/municipality/{slug}"),
        )


def _successions(source: Source) -> Iterator[dict[str, object]]:
    sql = (
        f"{_NAMED} SELECT predecessor_id, successor_id, valid_to FROM municipality_successors JOIN municipalities "
        "ON municipalities.id = predecessor_id JOIN named ON named.id = predecessor_id ORDER BY 1, 2"
    )
    for former, later, ended in source.db.execute(sql):
        yield _entity(
            "Succession",
            entity_id("succession", former, later),
            predecessor=[entity_id("municipality", former)],
            successor=[entity_id("municipality", later)],
            date=[ended],
        )


def _appearances(source: Source) -> Iterator[dict[str, object]]:
    """For each person in each article, the mention, and the office with what is quoted or reported of them."""
    sql = (
        "SELECT article_id, person_id, published_on, name_as_written, coalesce(role_nominative, role), other_roles, "
        "organisation, spoke, may_be_namesake FROM appearances JOIN articles ON articles.id = article_id "
        "ORDER BY article_id, person_id, start"
    )
    said = "SELECT text FROM statements WHERE article_id = ? AND person_id = ? AND revision IS NULL ORDER BY position"
    for (article, person, day), found in groupby(source.db.execute(sql), key=itemgetter(0, 1, 2)):
        rows = list(found)
        document, resolved = entity_id("article", article), entity_id("person", person)
        yield _mention(document, resolved, "Person", (article, person), [row[3] for row in rows])
        yield _entity(
            "Documentation",
            entity_id("appearance", article, person),
            document=[document],
            entity=[resolved],
            role=[*(row[4] for row in rows), *(one.strip() for row in rows for one in (row[5] or "").split(";"))],
            status=[
                "speaker" if any(row[7] for row in rows) else "named",
                "may be another person of the name" if any(row[8] for row in rows) else None,
            ],
            date=[day],
            description=[row[6] for row in rows],
            summary=[text for (text,) in source.db.execute(said, [article, person])],
            **_PUBLISHER,
        )


def _mentions(source: Source) -> Iterator[dict[str, object]]:
    sql = "SELECT article_id, municipality_id, surface FROM mentions ORDER BY article_id, municipality_id, start"
    for (article, municipality), found in groupby(source.db.execute(sql), key=itemgetter(0, 1)):
        document, resolved = entity_id("article", article), entity_id("municipality", municipality)
        yield _mention(document, resolved, "PublicBody", (article, municipality), [row[2] for row in found])


def _mention(document: str, resolved: str, schema: str, keys: tuple[str, str], names: list[str]) -> dict[str, object]:
    return _entity(
        "Mention",
        entity_id("mention", *keys),
        document=[document],
        resolved=[resolved],
        detectedSchema=[schema],
        name=names,
    )


def _documents(source: Source) -> Iterator[dict[str, object]]:
    sql = (
        "SELECT documents.id, documents.mime, bytes, title, fetched_at, url "
        "FROM documents JOIN captures ON captures.id = capture_id ORDER BY documents.id"
    )
    pages = "SELECT text FROM document_pages WHERE document_id = ? ORDER BY page"
    for id, mime, size, title, fetched_at, url in source.db.execute(sql):
        name = unquote(urlsplit(url).path.rpartition("/")[2]) or id
        yield _entity(
            _SCHEMATA.get(mime, "Document"),
            entity_id("document", id),
            name=[title or name],
            title=[title],
            fileName=[name],
            mimeType=[mime],
            fileSize=[size],
            bodyText=["\n\n".join(text for (text,) in source.db.execute(pages, [id]))],
            retrievedAt=[_day(fetched_at)],
            sourceUrl=_links(source, f"/document/{id}", url),
            **_PUBLISHER,
        )


def _attachments(source: Source) -> Iterator[dict[str, object]]:
    """The documents that articles link to, with the text of the link."""
    sql = (
        "SELECT article_id, document_id, published_on, label FROM attachments JOIN articles ON id = article_id "
        "WHERE document_id IN (SELECT id FROM documents) ORDER BY article_id, document_id, position"
    )
    for (article, document, day), found in groupby(source.db.execute(sql), key=itemgetter(0, 1, 2)):
        yield _entity(
            "Documentation",
            entity_id("attachment", article, document),
            document=[entity_id("document", document)],
            entity=[entity_id("article", article)],
            role=[row[3] for row in found],
            date=[day],
        )


def _events(source: Source) -> Iterator[dict[str, object]]:
    sql = (
        "SELECT id, title, title_en, starts_on, ends_on, place, place_en, url, article_id, article_id_en, notice "
        "FROM events ORDER BY id"
    )
    for row in source.db.execute(sql):
        id, title, title_en, starts_on, ends_on, place, place_en, url, article, article_en, notice = row
        yield _entity(
            "Event",
            entity_id("event", id),
            name=[title, title_en],
            startDate=[starts_on],
            endDate=[ends_on],
            location=[place, place_en],
            notes=[notice],
            proof=[entity_id("article", one) for one in (article, article_en) if one],
            sourceUrl=[web_address(url)],
            **_PUBLISHER,
        )
