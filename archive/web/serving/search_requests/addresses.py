"""Web addresses as people type them into the search, or append them to an address of ours."""

from __future__ import annotations

import re
from urllib.parse import unquote

from archive.site import page_key, web_address

# Some proxies collapse two slashes into one.
_SCHEME = re.compile(r"(https?):/*", re.IGNORECASE)
# What is legal between `<` and `>` in a header: https://www.rfc-editor.org/rfc/rfc8288#section-3
_REFERENCE = re.compile(r"[!#-;=?-~]+")


def typed_addresses(typed: str) -> list[str]:
    """The addresses that may be meant, the most likely first: as typed, or percent-encoded as a whole.

    Each is legal in a header. The scheme may be missing, or have lost a slash on the way.
    """
    meant: dict[str, None] = {}
    for text in (typed.strip(), unquote(typed).strip()):
        scheme = _SCHEME.match(text)
        written = f"{scheme[1].lower()}://{text[scheme.end() :]}" if scheme else f"http://{text}"
        if address := as_reference(written):
            meant[address] = None
    return list(meant)


def as_reference(url: str) -> str:
    """An address percent-encoded for a header; empty if it is not a web address, or has no key."""
    from w3lib.url import safe_url_string  # imported here, as in archive.site

    try:
        address = safe_url_string(url).partition("#")[0]
        page_key(address)
    except ValueError:
        return ""
    return address if web_address(address) and _REFERENCE.fullmatch(address) else ""
