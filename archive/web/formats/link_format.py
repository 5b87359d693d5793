"""Links with relations, in headers and in TimeMaps: RFC 8288, RFC 6690, and RFC 7089 for Memento."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime

from archive.web.parts.history.mementos import Memento
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.addresses import as_reference

LINK_FORMAT = "application/link-format"
_HTTP_DATE = "%a, %d %b %Y %H:%M:%S GMT"


def http_date(moment: datetime) -> str:
    """A moment in UTC as HTTP writes it: "Thu, 31 May 2007 20:35:00 GMT"."""
    return format_datetime(moment, usegmt=True)


def from_http_date(text: str) -> datetime | None:
    """Parse such a text to an aware time. None for anything else, even if only the weekday is wrong."""
    try:
        moment = datetime.strptime(text.strip(), _HTTP_DATE).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment if moment.strftime("%a") == text.strip()[:3].title() else None


def link(address: str, relation: str, **attributes: str) -> str:
    """One link. The address must be legal between `<` and `>`."""
    return "; ".join(
        [f"<{address}>", f'rel="{relation}"', *(f'{name}="{value}"' for name, value in attributes.items())]
    )


def timemap_address(request: PageRequest, original: str, number: int = 1) -> str:
    """The address of the TimeMap of an address; `number` counts its parts."""
    return f"{request.url('/timemap/link/')}{f'{number}/' if number > 1 else ''}{original}"


def memento_address(request: PageRequest, memento: Memento) -> str:
    """The address of a memento, which is that of its bytes."""
    return request.url(f"/capture/{memento.id}/content")


def of_original(request: PageRequest, original: str) -> list[str]:
    """The links of a memento to its original, TimeGate and TimeMap. None if the original is not a web address."""
    address = as_reference(original)
    if not address:
        return []
    return [
        link(address, "original"),
        link(f"{request.url('/timegate/')}{address}", "timegate"),
        link(timemap_address(request, address), "timemap", type=LINK_FORMAT),
    ]


def to_mementos(mementos: Sequence[Memento], here: int, address: Callable[[Memento], str]) -> list[str]:
    """The links to the memento at an index of the list, to its neighbours, and to the first and the last."""
    relations: dict[int, list[str]] = {}
    for place, relation in ((0, "first"), (here - 1, "prev"), (here, ""), (here + 1, "next"), (-1, "last")):
        place = len(mementos) - 1 if relation == "last" else place
        if 0 <= place < len(mementos):
            relations.setdefault(place, []).extend(filter(None, [relation]))
    return [
        link(address(one), " ".join([*names, "memento"]), datetime=http_date(one.moment))
        for place, names in sorted(relations.items())
        for one in [mementos[place]]
    ]
