"""JSON Schemas (2020-12) of our answers in JSON."""

from __future__ import annotations

from typing import Any, get_args

from archive.search import FACETS
from archive.search.query.parts import Part
from archive.search.statements import STATEMENT_FACETS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_MAYBE_NUMBER: Schema = {"type": ["integer", "null"]}
_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_MOMENT: Schema = {"type": ["string", "null"], "format": "date-time"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_LANGUAGE: Schema = {"type": "string", "enum": ["lv", "en"]}


def _object(needed: Schema, optional: Schema | None = None) -> Schema:
    """An object with these properties and no others; all except the `optional` ones are required."""
    return {
        "type": "object",
        "properties": {**needed, **(optional or {})},
        "required": [*needed],
        "additionalProperties": False,
    }


def _list(of: str | Schema) -> Schema:
    return {"type": "array", "items": ref(of) if isinstance(of, str) else of}


def ref(name: str) -> Schema:
    """The schema of that name in SCHEMAS."""
    return {"$ref": f"#/components/schemas/{name}"}


def _answer(result: str, facets: tuple[str, ...], more: Schema | None = None) -> Schema:
    return _object(
        {
            "total": _NUMBER,
            "results": _list(result),
            "facets": _object({name: _list("Count") for name in facets}),
            "notices": _list(_TEXT),
            "suggestions": _list(_TEXT),
            "without": _list("FewerWords"),
            "next": {**_MAYBE, "format": "uri-reference"},
            **(more or {}),
        }
    )


SCHEMAS: dict[str, Schema] = {
    "SearchAnswer": _answer("SearchResult", FACETS, {"events": ref("FoundEvents")}),
    "SearchResult": _object(
        {
            "id": _TEXT,
            "url": {**_ADDRESS, "description": "Where the site had it"},
            "title": _TEXT,
            "published_on": _DAY,
            "snippet": {**_TEXT, "description": "HTML: escaped, with hits between <mark> and </mark>"},
            "speakers": _list(_TEXT),
            "municipalities": _list(_TEXT),
            "found_in": {"oneOf": [ref("FoundIn"), {"type": "null"}]},
            "kind": {"type": "string", "enum": ["news", "page"]},
            "lang": _LANGUAGE,
            "gone_at": {**_MOMENT, "description": "When it was first found to be no longer on the site"},
            "speakers_with_roles": _list("SpeakerWithRole"),
            "permalink": {**_ADDRESS, "description": "Its page in this archive"},
        },
        {"body": {**_TEXT, "description": "The whole text; paragraphs are parted by a blank line"}},
    ),
    "SpeakerWithRole": _object(
        {
            "name": _TEXT,
            "slug": {**_TEXT, "description": "The last part of the address of their page, /speaker/<slug>"},
            "role": {**_MAYBE, "description": "In the nominative where that is known"},
            "organisation": {**_MAYBE, "description": "As written"},
        }
    ),
    "FoundIn": _object(
        {
            "part": {"type": "string", "enum": [*get_args(Part)]},
            "label": _MAYBE,
            "document_id": _MAYBE,
            "page": _MAYBE_NUMBER,
            "revision": _MAYBE_NUMBER,
            "captured_at": _MOMENT,
            "changed_in": _MAYBE_NUMBER,
        }
    ),
    "StatementAnswer": _answer("StatementResult", STATEMENT_FACETS),
    "StatementResult": _object(
        {
            "text": _TEXT,
            "snippet": {**_TEXT, "description": "HTML: escaped, with hits between <mark> and </mark>"},
            "quoted": {"type": "boolean"},
            "speaker": _TEXT,
            "speaker_slug": _TEXT,
            "role": _MAYBE,
            "organisation": _MAYBE,
            "office": _MAYBE,
            "article_id": _TEXT,
            "title": _TEXT,
            "url": _ADDRESS,
            "lang": _LANGUAGE,
            "published_on": _DAY,
            "revision": {**_MAYBE_NUMBER, "description": "Of what only a former version says: its number"},
            "until": {**_MOMENT, "description": "Of what only a former version says: when the next one was captured"},
            "sentence": {**_ADDRESS, "description": "The very sentence in this archive"},
            "permalink": {**_ADDRESS, "description": "The article in this archive, or the version that says so"},
        }
    ),
    "FoundEvents": _object({"total": _NUMBER, "results": _list("FoundEvent")}),
    "FoundEvent": _object(
        {
            "id": _TEXT,
            "title": _TEXT,
            "title_en": {**_MAYBE, "description": "Where both languages announce it: what it is called in English"},
            "lang": {**_MAYBE, "description": "That of the title, where it is known"},
            "starts_on": _DAY,
            "ends_on": _DAY,
            "starts_at": _MAYBE,
            "place": _MAYBE,
            "place_en": _MAYBE,
            "article_id": _MAYBE,
            "permalink": {**_ADDRESS, "description": "Its entry in the calendar of this archive"},
        }
    ),
    "Count": _object({"value": _MAYBE, "label": _MAYBE, "count": _NUMBER}),
    "FewerWords": _object({"query": _TEXT, "left_out": _TEXT, "total": _NUMBER}),
    "Error": _object({"error": _TEXT}, {"since": {**_DAY}, "reason": _MAYBE}),
}
"""The schemas by name. An answer has everything that its schema says, and nothing else."""
