"""The addresses for programs in OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.0"""

from __future__ import annotations

from typing import Any

from archive.web.formats.ignored_parameters import HEADER, REFUSAL
from archive.web.formats.openapi.endpoints import ENDPOINTS, Endpoint
from archive.web.formats.openapi.schemas import SCHEMAS, ref

_STATUSES = {
    206: "A part of it",
    302: "It is elsewhere",
    304: "It is as it was",
    400: "What was asked for cannot be read",
    404: "There is nothing at this address",
    412: "It is not what it was",
    416: "It has no such part",
    451: "It is withheld",
    503: "It takes too long, or too many ask just now",
}
_LEFT_OUT = {
    "description": "The names of the parameters that mean nothing here and were left out; without any there is no such "
    "header. The subtitle of the feed, or the description of the calendar, says why.",
    "schema": {"type": "string"},
}
_PROBLEMS = (400, 404, 451, 503)


def description(title: str, about: str, licence: tuple[str, str], server: str) -> dict[str, Any]:
    """The whole description; `licence` is a name and an address, `server` the base of the paths."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "description": about,
            "version": "1",
            "license": {"name": licence[0], "url": licence[1]},
        },
        "servers": [{"url": server}],
        "paths": {one.path: {"get": _operation(one)} for one in ENDPOINTS},
        "components": {"schemas": SCHEMAS},
    }


def _operation(one: Endpoint) -> dict[str, Any]:
    told: dict[str, Any] = {"operationId": one.id, "summary": one.summary}
    if one.more:
        told["description"] = one.more
    if one.parameters:
        told["parameters"] = [parameter.as_openapi() for parameter in one.parameters]
    responses: dict[str, Any] = {}
    if one.content:
        content = {media_type: {"schema": schema} for media_type, schema in one.content.items()}
        responses["200"] = {"description": one.summary, "content": content}
        if one.path.endswith((".atom", ".ics")):
            responses["200"]["headers"] = {HEADER: _LEFT_OUT}
    for status in one.statuses:
        responses[str(status)] = {"description": _STATUSES[status]}
        if status in _PROBLEMS and one.path.endswith(".json"):
            responses[str(status)]["content"] = {"application/json; charset=utf-8": {"schema": ref("Error")}}
        elif status == 400 and one.content:
            responses[str(status)]["content"] = {REFUSAL: {"schema": {"type": "string"}}}
    return {**told, "responses": responses}
