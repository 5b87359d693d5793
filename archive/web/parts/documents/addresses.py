"""Documents in words and addresses: where a page is shown, the type of a document, what its pages are called."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import quote, unquote, urlencode, urlsplit

from archive.web.serving.i18n import N_

PART = 50  # pages of a document that are shown at once


class Kind(NamedTuple):
    """A type of document: its name, whether its parts are "pages", "sheets", "slides" or "parts", its file extensions.

    If it `counts`, its number of pages is fixed; in other types, it depends on the program that lays them out.
    """

    name: str
    unit: str
    endings: tuple[str, ...]
    counts: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
KINDS: dict[str | None, Kind] = {
    "application/pdf": Kind("PDF", "pages", ("pdf",), True),
    f"{_OFFICE}.wordprocessingml.document": Kind(N_("Word document"), "pages", ("docx", "docm", "dotx")),
    f"{_OFFICE}.presentationml.presentation": Kind(N_("PowerPoint slides"), "slides", ("pptx", "ppsx", "pptm"), True),
    f"{_OFFICE}.spreadsheetml.sheet": Kind(N_("Excel workbook"), "sheets", ("xlsx", "xlsm"), True),
    f"{_OPEN}.text": Kind(N_("OpenDocument text"), "pages", ("odt", "ott")),
    f"{_OPEN}.presentation": Kind(N_("OpenDocument slides"), "slides", ("odp", "otp", "odg"), True),
    f"{_OPEN}.spreadsheet": Kind(N_("OpenDocument spreadsheet"), "sheets", ("ods", "ots"), True),
    "application/rtf": Kind(N_("RTF document"), "pages", ("rtf", "doc")),
    "application/msword": Kind(N_("Word document"), "pages", ("doc", "dot")),
    "application/vnd.ms-excel": Kind(N_("Excel workbook"), "sheets", ("xls", "xlt"), True),
    "application/vnd.ms-powerpoint": Kind(N_("PowerPoint slides"), "slides", ("ppt", "pps"), True),
    "text/plain": Kind(N_("Text file"), "pages", ("txt", "log")),
    "text/csv": Kind(N_("CSV table"), "pages", ("csv",)),
    "text/html": Kind(N_("Web page"), "pages", ("html", "htm")),
    "application/vnd.etsi.asic-e+zip": Kind(N_("Signed container"), "parts", ("asice", "edoc", "sce")),
    "application/zip": Kind(N_("ZIP archive"), "parts", ("zip",)),
    "application/vnd.rar": Kind(N_("RAR archive"), "parts", ("rar",)),
    "application/x-7z-compressed": Kind(N_("7z archive"), "parts", ("7z",)),
}
_OTHER = Kind(N_("File"), "pages", ())


def kind_of(mime: str | None) -> Kind:
    """The type with a MIME type; defaults for an unknown one."""
    return KINDS.get(mime, _OTHER)


def part_of(page: int) -> int:
    """The part of a long document that shows a page; both are counted from 1."""
    return (page - 1) // PART + 1


def document_address(document_id: str, query: str = "", page: int | None = None) -> str:
    """The path of a document, with the words of a query marked; with `page`, of the part that has that page."""
    parameters: dict[str, str] = {"q": query} if query else {}
    if page and part_of(page) > 1:
        parameters["part"] = str(part_of(page))
    asked = f"?{urlencode(parameters)}" if parameters else ""
    return f"/document/{document_id}{asked}" + (f"#page-{page}" if page else "")


_NO_ENDINGS = ("php", "asp", "aspx", "jsp", "cgi", "do", "ashx")  # of programs that generate files
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]+')
_LONGEST = 120  # characters of the name of a file, before its ending
_LONGEST_ENDING = 10  # a longer ending is part of the name


def file_part(url: str) -> str:
    """The last segment of the path of an address, decoded and without invisible characters."""
    try:
        last = unquote(urlsplit(url).path.rpartition("/")[2])
    except ValueError:
        return ""
    return "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()


def file_name(url: str, mime: str | None) -> str:
    """A file name for a document: the one in its address, with an extension of its type if it has another."""
    name = _NOT_IN_NAMES.sub("-", file_part(url)).strip("-. ") or "document"
    stem, dot, ending = name.rpartition(".")
    endings = kind_of(mime).endings
    if len(ending) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    if dot and (ending.lower() in endings or (not endings and ending.lower() not in _NO_ENDINGS)):
        return f"{stem[-_LONGEST:]}.{ending}"
    if dot and ending.lower() in _NO_ENDINGS:
        name = stem
    return f"{name[-_LONGEST:]}.{endings[0]}" if endings else name[-_LONGEST:]


def as_attachment(name: str) -> str:
    """The value of Content-Disposition that has a browser save a file under a name (RFC 6266, RFC 8187)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._ ()-]+", "-", plain)
    exact = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'attachment; filename="{plain}"{exact}'
