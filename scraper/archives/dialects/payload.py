"""Finds out in which form the site sent a payload.

A service may have compressed the payload for the transfer, or passed on one that was compressed already. The digest in
its index, which is of the payload as captured, decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from archive.imports.digests import sha1_base32
from archive.imports.message import has_coding
from archive.warc.coding import UNDONE, decode

_GZIP = b"\x1f\x8b"
_LAYERS = 2  # layers of gzip: the site's, and the service's


@dataclass(frozen=True, slots=True)
class Payload:
    """A payload as captured, its content coding, and the digest that the index claims, if it has another."""

    body: bytes
    coding: str | None
    claimed: str | None


def recover(
    received: bytes, on_the_way: Sequence[str], told: str | None, digests: Collection[str], *, is_text: bool
) -> Payload:
    """Find the payload as captured in the bytes received from a service.

    `on_the_way` are the content codings that the answer of the service names, `told` is the one that the site named, as
    far as the service passes that on, and `digests` are those in the index. `is_text` tells whether the media type is
    known and not that of a file: such a payload is gzip only because of a content coding, whereas a file may itself be
    gzip. If no form of the payload has one of the digests, the codings named decide.
    """
    wire = [coding for one in on_the_way if (coding := one.strip().lower()) not in ("", "identity")]
    forms = list(_forms(received))
    depth = next((depth for depth, form in enumerate(forms) if sha1_base32(form) in digests), None)
    claimed = None
    if depth is None:
        claimed = next(iter(digests), None)
        depth = 1 if _is_gzip(wire) and not told and len(forms) > 1 else 0
    body = forms[depth]
    if body.startswith(_GZIP):
        kept = _is_gzip([told or ""]) or is_text or (depth == 0 and _is_gzip(wire))
        return Payload(body, "gzip" if kept else None, claimed)
    others = [coding for coding in [(told or "").lower(), *wire] if coding and not _is_gzip([coding])]
    kept = bool(others) and depth == 0 and not _is_undone(body, others[0])
    return Payload(body, others[0] if kept else None, claimed)


def _forms(received: bytes) -> Iterator[bytes]:
    yield received
    for _ in range(_LAYERS):
        if not received.startswith(_GZIP):
            return
        try:
            received = decode(received, "gzip")
        except ValueError:  # broken, or a bomb
            return
        yield received


def _is_undone(body: bytes, coding: str) -> bool:
    """Whether a service has undone a coding that its header still names: pywb does, if it was not asked for it."""
    return bool(body) and coding in UNDONE and not has_coding(body, coding.encode())


def _is_gzip(codings: Sequence[str]) -> bool:
    return any(coding.strip().lower() in ("gzip", "x-gzip") for coding in codings)
