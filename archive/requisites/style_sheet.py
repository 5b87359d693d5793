"""Finds the requisites of a style sheet (imports, fonts and pictures), and rewrites their addresses.

tinycss2 does the tokenising, so that escapes, comments, strings and bad syntax are treated as in a browser. Addresses
are recognised by their position: `url()` anywhere, and strings after `@import` and in `image-set()`, `image()`,
`src()`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import tinycss2
from tinycss2.bytes import decode_stylesheet_bytes
from tinycss2.serializer import serialize_string_value

from archive.extract.dom.links import Resolver
from archive.requisites.types import Kind, Requisite
from archive.site import MAX_URL_LENGTH

MAX_CHARACTERS = 2_000_000  # of one style sheet; the rest is not read. The largest frameworks have 300,000
MAX_DEPTH = 50  # levels of brackets; what is deeper is left out
_REMEMBERED = 250_000  # characters of a style sheet that is cached, so that the cache takes a few megabytes
NOWHERE = "about:invalid"  # an address of nothing (CSS Values 4, 4.5.4)

_MAY_HAVE = re.compile(r"\\|url\(|@import|image|src\(", re.I)  # a quick check, which settles most style attributes
# A rule in which no address can stand, its selector with it: without comments and escapes, and of functions and strings
# only plain ones, such as `rgba(…)`, `var(…)` and `"Open Sans"`. Most of a style sheet is such rules.
_PLAIN_RULE = re.compile(
    r"""(?:(?<=[{}])(?:[\w\s.#:,>+~=*)\[\]-]+|(?<![lceLCE])\()*+)?"""
    r"""\{(?=\s*(?:[\w-]+\s*:|\}))(?:[\w\s:;,.#%!+/-]+|(?<=[abr])\([\w\s,.#%+/-]*\)|"[\w\s,-]*"|'[\w\s,-]*')*+\}"""
)
_LONG_NUMBER = re.compile(r"[0-9]{1000,}")  # Python does not parse numbers of thousands of digits
_SURROGATE = re.compile("[\ud800-\udfff]")  # surrogates, which an escape may name; no text has half a character
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_OF_PICTURES = frozenset(("image-set", "-webkit-image-set", "image"))  # functions in which a string is an address
# Functions whose strings are as written. Others, such as `var()`, may insert a string that is written elsewhere.
_AS_WRITTEN = re.compile(r"-?(?:[a-z]+-)*(?:url|src|image|image-set|cross-fade|gradient|type|calc|rgba?|hsla?)")
_NO_REQUISITES = frozenset(("namespace", "document", "-moz-document"))  # at-rules whose addresses browsers do not fetch
_PROGRAMS = frozenset(("behavior", "-ms-behavior", "-moz-binding"))  # properties by which old browsers ran code
_INLINE = re.compile(r"\s*data:(?:image|font|application/(?:x-)?font)", re.I)
_EMPTY = frozenset(("whitespace", "comment"))

_Take = Callable[[str, Kind], str | None]
"""Takes an address as written, and returns the one to replace it, or None to leave it."""


def text_of(css: bytes, content_type: str | None = None) -> str:
    """Decode a style sheet, by its BOM, the charset of its `Content-Type`, its `@charset`, or as UTF-8."""
    told = _CHARSET.search(content_type or "")
    return str(decode_stylesheet_bytes(css, told.group(1) if told else None)[0])


def in_style_sheet(css: bytes | str, url: str, content_type: str | None = None) -> tuple[Requisite, ...]:
    """What the style sheet at `url`, or a `style` element or attribute of the page there, needs, each once."""
    text = text_of(css, content_type) if isinstance(css, bytes) else css
    if not _MAY_HAVE.search(text):
        return ()
    resolve = Resolver(url)
    addresses = (_addresses if len(text) > _REMEMBERED else _known_addresses)(text)
    found = ((resolve(written), kind) for written, kind in addresses)
    return tuple(dict.fromkeys(Requisite(one, kind) for one, kind in found if one and len(one) <= MAX_URL_LENGTH))


def _addresses(css: str) -> tuple[tuple[str, Kind], ...]:
    """The addresses in a style sheet as written, each once, and what kind of requisite each is."""
    found: dict[tuple[str, Kind], None] = {}
    tokens = _parsed(_PLAIN_RULE.sub("{}", css[:MAX_CHARACTERS]))
    _visit(tokens, lambda written, kind: found.setdefault((written, kind)))
    return tuple(found)


_known_addresses = lru_cache(maxsize=16)(_addresses)  # all pages of a site have the same `style` elements


def rewrite_style_sheet(css: str, url: str, replace: Callable[[Requisite], str | None]) -> str:
    """The style sheet at `url` (or the text of a `style` element or attribute of the page there) with other addresses.

    `replace` gives what to write for each http(s) address; what it gives None for, and what has any other scheme, leads
    nowhere. The fragment is kept, as are fragments alone and pictures and fonts that the sheet has inline (`data:`).
    Never raises. What is written is a style sheet that a browser reads as it would have read the first, but for what
    lies in more than MAX_DEPTH brackets or after MAX_CHARACTERS.
    """
    resolve = Resolver(url)

    def take(written: str, kind: Kind) -> str | None:
        written = written.strip()
        if written.startswith("#") or (kind in ("picture", "font", "icon") and _INLINE.match(written)):
            return None
        address = resolve(written)
        other = replace(Requisite(address, kind)) if address and len(address) <= MAX_URL_LENGTH else None
        if other is None:
            return NOWHERE
        _, mark, fragment = written.partition("#")
        return f"{other}{mark}{fragment}"

    tokens = _parsed(css)
    _visit(tokens, take)
    return _whole(tinycss2.serialize(tokens))


def _parsed(css: str) -> list[Any]:
    text = _LONG_NUMBER.sub("0", css[:MAX_CHARACTERS])
    return list(tinycss2.parse_component_value_list(text))


def _whole(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def _visit(tokens: list[Any], take: _Take, kind: Kind = "picture", depth: int = 0, *, strings: bool = False) -> None:
    """Hand each address among tokens, and in what they hold, to `take`, and put in its place what that gives.

    `kind` is what an address is that nothing else is said of; with `strings`, each string is an address.
    """
    rule = name = before = ""  # the at-rule, the property and the word that we are behind
    for at, token in enumerate(tokens):
        now: Kind = kind
        if rule == "import":
            now = "style"
        elif name in _PROGRAMS:
            now = "script"
        match token.type:
            case "whitespace" | "comment":
                continue
            case "at-keyword":
                rule, name = token.lower_value, ""
            case "literal" if token.value == ";":
                rule = name = ""
            case "literal" if token.value == ":":
                name = name or before
            case "url" if rule not in _NO_REQUISITES:
                tokens[at] = _rewritten(token, take, now)
                rule = _after(rule)
            case "string" if strings or rule == "import":
                tokens[at] = _rewritten(token, take, now)
                rule = _after(rule)
            case "function" if token.lower_name in ("url", "src") and rule not in _NO_REQUISITES:
                _take_argument(token.arguments, take, now)
                rule = _after(rule)
            case "{} block" | "[] block" | "() block" | "function":
                if strings and token.type == "function" and not _AS_WRITTEN.fullmatch(token.lower_name):
                    tokens[at] = _nowhere(token)
                    continue
                content = token.arguments if token.type == "function" else token.content
                if depth >= MAX_DEPTH:
                    content.clear()
                elif token.type == "{} block":
                    _visit(content, take, "font" if rule == "font-face" else kind, depth + 1)
                    rule = name = ""
                else:
                    of_pictures = token.type == "function" and token.lower_name in _OF_PICTURES
                    _visit(content, take, now, depth + 1, strings=of_pictures)
        before = token.lower_value if token.type == "ident" else ""


def _after(rule: str) -> str:
    """The rule behind its first address: what `@import` says after that is not an address."""
    return "imported" if rule == "import" else rule


def _take_argument(arguments: list[Any], take: _Take, kind: Kind) -> None:
    """The address in `url("…")`: the first that is neither white space nor a comment, where it is a string."""
    at = _first(arguments)
    if at is not None and arguments[at].type == "string":
        arguments[at] = _rewritten(arguments[at], take, kind)
    elif at is not None:
        arguments[at] = _nowhere(arguments[at])


def _nowhere(token: Any) -> Any:
    """In the place of a token that may stand for an address which is written elsewhere, such as `var(--address)`."""
    return tinycss2.ast.StringToken(token.source_line, token.source_column, NOWHERE, f'"{NOWHERE}"')


def _first(tokens: Sequence[Any]) -> int | None:
    return next((at for at, token in enumerate(tokens) if token.type not in _EMPTY), None)


def _rewritten(token: Any, take: _Take, kind: Kind) -> Any:
    """A token with the address that `take` gives for its own; the token itself where it gives none."""
    other = take(_whole(token.value), kind)
    if other is None:
        return token
    quoted = f'"{serialize_string_value(_whole(other))}"'
    if token.type == "url":
        return tinycss2.ast.URLToken(token.source_line, token.source_column, other, f"url({quoted})")
    return tinycss2.ast.StringToken(token.source_line, token.source_column, other, quoted)
