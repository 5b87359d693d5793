"""Parses payload digests in the forms that other programs write, and compares them with payloads."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable

_SIZES = {"sha1": 20, "sha256": 32, "md5": 16, "sha512": 64, "sha384": 48, "sha224": 28}  # bytes
EMPTY = "sha1:" + hashlib.sha1(b"", usedforsecurity=False).hexdigest()


def read_digest(told: str | None) -> str | None:
    """A digest in a uniform form, `sha1:` and hex; None if there is none, or of an unknown kind.

    Hex, base32 (both in upper or lower case) and base64 are accepted, and so are names of the algorithm with a hyphen
    or none at all.
    """
    name, colon, value = (told or "").strip().partition(":")
    name, value = (name.lower().replace("-", ""), value) if colon else ("", name)
    for algorithm in [name] if name else ["sha1", "sha256", "md5"]:
        size = _SIZES.get(algorithm)
        raw = _bytes(value.strip(), size) if size else None
        if raw is not None:
            return f"{algorithm}:{raw.hex()}"
    return None


def digest_of(algorithm: str, payload: bytes) -> str:
    """The digest of a payload by an algorithm, in the form of `read_digest`."""
    return f"{algorithm}:{hashlib.new(algorithm, payload, usedforsecurity=False).hexdigest()}"


def sha1(payload: bytes) -> str:
    """The SHA-1 digest of a payload, which most programs use, in the form of `read_digest`."""
    return digest_of("sha1", payload)


def matches(digest: str, payloads: Iterable[bytes | None]) -> bool:
    """Whether a digest, in the form of `read_digest`, is that of one of these payloads."""
    algorithm = digest.partition(":")[0]
    return any(payload is not None and digest_of(algorithm, payload) == digest for payload in payloads)


def as_written(digest: str) -> str:
    """A digest, in the form of `read_digest`, as WARC files have it: `sha1:` in base32, others in hex."""
    algorithm, _, value = digest.partition(":")
    return f"sha1:{base64.b32encode(bytes.fromhex(value)).decode()}" if algorithm == "sha1" else digest


def sha1_base32(payload: bytes) -> str:
    """The digest of a payload as WARC files and indexes of captures have it: `sha1:` and base32."""
    return as_written(sha1(payload))


def _bytes(text: str, size: int) -> bytes | None:
    """The bytes of a digest of this size in hex, base32 or base64."""
    bare = text.rstrip("=")
    try:
        if len(text) == 2 * size:
            return bytes.fromhex(text)
        if len(bare) == -(-size * 8 // 5):
            return base64.b32decode(bare.upper() + "=" * (-len(bare) % 8))
        if len(bare) == -(-size * 8 // 6):
            return base64.b64decode(bare.replace("-", "+").replace("_", "/") + "=" * (-len(bare) % 4), validate=True)
    except (ValueError, binascii.Error):
        pass
    return None
