"""Makes the links of a page absolute, and recognises links to documents by their endings."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

# An absolute address that joining and parsing would not change.
_PLAIN_ADDRESS = re.compile(
    r"https?://[a-z0-9.-]+(?::\d+)?(?:/[!$-:=@A-Z_a-z~%]*(?:\?[!$-;=?@A-Z_a-z~%]+)?)?(?:#[!-~]*)?"
)
_PATH = re.compile(r"[^?#]*")
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.I)  # mailto:, javascript:

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_MACROS = "macroEnabled.12"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": f"{_OPEN_XML}.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": f"{_OPEN_XML}.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": f"{_OPEN_XML}.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "csv": "text/csv",
    "edoc": "application/vnd.etsi.asic-e+zip",
    "asice": "application/vnd.etsi.asic-e+zip",
    "txt": "text/plain",
    # Slide shows, templates and documents with macros.
    "pps": "application/vnd.ms-powerpoint",
    "ppsx": f"{_OPEN_XML}.presentationml.slideshow",
    "pptm": f"application/vnd.ms-powerpoint.presentation.{_MACROS}",
    "dot": "application/msword",
    "dotx": f"{_OPEN_XML}.wordprocessingml.template",
    "docm": f"application/vnd.ms-word.document.{_MACROS}",
    "xlsm": f"application/vnd.ms-excel.sheet.{_MACROS}",
    "xlsb": f"application/vnd.ms-excel.sheet.binary.{_MACROS}",
    "ott": "application/vnd.oasis.opendocument.text-template",
    "odg": "application/vnd.oasis.opendocument.graphics",
}
_ENDING = re.compile(rf"\.({'|'.join(MEDIA_TYPES)})(?:\.aspx)?(?:$|[?#&/])", re.I)  # Kentico adds `.aspx`


class Resolver:
    """Makes the links of one page absolute. Caches them, because pages repeat their links."""

    def __init__(self, base: str) -> None:
        self._base = base
        try:
            parts = urlsplit(base)
            self._scheme = parts.scheme
            self._origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        except ValueError:
            self._scheme = self._origin = ""
        self._known: dict[str, str | None] = {}

    def __call__(self, href: str) -> str | None:
        """The absolute http(s) address without fragment; None for other schemes, bare fragments, malformed links."""
        if href in self._known:
            return self._known[href]
        address = self._known[href] = self._resolve(href)
        return address

    def _resolve(self, href: str) -> str | None:
        if _PLAIN_ADDRESS.fullmatch(href) and "/." not in href:  # as in most
            return _without_fragment(href)
        if "\n" in href or "\t" in href:
            href = href.replace("\n", "").replace("\t", "")
        href = href.strip()
        if "\\" in href:
            href = _PATH.sub(lambda path: path[0].replace("\\", "/"), href, count=1)  # as browsers do
        if not href or href[0] == "#":
            return None
        if href[0] == "/" and href[:2] != "//" and self._origin and "/." not in href:
            return _without_fragment(self._origin + href)
        if href[:2] == "//" and self._scheme:
            href = f"{self._scheme}:{href}"
        if _PLAIN_ADDRESS.fullmatch(href) and "/." not in href:
            return _without_fragment(href)
        if _OTHER_SCHEME.match(href):
            return None
        try:
            url = urldefrag(urljoin(self._base, href))[0]
            parts = urlsplit(url)
        except ValueError:
            return None
        return url if parts.scheme in ("http", "https") and parts.netloc else None


def _without_fragment(address: str) -> str:
    return address.partition("#")[0] if "#" in address else address


def ending(href: str) -> str | None:
    """`pdf` for a link to a document; None for other links. The query counts too: `?file=a.pdf`."""
    if "." not in href:
        return None
    match = _ENDING.search(href)
    return match.group(1).lower() if match else None
