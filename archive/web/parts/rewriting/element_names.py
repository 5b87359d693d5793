"""Names of elements and attributes of HTML, by what a captured page may keep: only how it looks."""

from __future__ import annotations

import re

WITHOUT_CONTENT = frozenset(("script", "noembed", "noframes"))
# Elements that only scripts can use, or that show nothing; those of SVG could redirect a link.
LEFT_OUT = frozenset(
    "base basefont bgsound command embed fencedframe frame frameset isindex keygen meta noscript param portal track "
    "set animate animatecolor animatemotion animatetransform discard".split()
)
RENAMED = {"xmp": "pre", "listing": "pre", "plaintext": "pre"}
NAME = re.compile(r"[a-z][a-z0-9:_.-]*")
# Attributes that name an address, or that link, send, embed or start something. They are dropped, or rewritten if
# needed.
NEVER = frozenset(
    "href xlink:href src srcset imagesrcset sizes data action formaction poster background cite longdesc usemap "
    "classid codebase archive profile manifest ping icon dynsrc lowsrc xml:base srcdoc code content http-equiv target "
    "formtarget download autofocus autoplay nonce integrity crossorigin referrerpolicy attributionsrc is sandbox allow "
    "rel attributename data-src data-lazy-src data-lazy data-original data-srcset".split()
)
LAZY = ("data-src", "data-lazy-src", "data-lazy", "data-original")  # scripts put their values in place of `src`
PLAIN = frozenset(("alt", "title", "class", "id", "name", "value", "placeholder", "lang", "type", "for"))
# What may name an address in a style, or in an attribute of SVG that says how something is painted.
IN_STYLE = re.compile(r"url\s*\(|image|src\s*\(|\\|@|/\*", re.IGNORECASE)
IN_PAINT = re.compile(r"url\s*\(|image(?:-set)?\s*\(|src\s*\(|\\", re.IGNORECASE)
INLINE_PICTURE = re.compile(r"data:image/(?:png|gif|jpe?g|webp|avif|bmp|x-icon|svg\+xml)[;,].*", re.I | re.DOTALL)
BLANK = "data:,"  # the text of a missing picture
# Character references in attributes. There, a name without its semicolon is not a reference, as in "?a=1&copy=2".
REFERENCE = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{0,40};)")
WAITING = {"lazyload": "lazyloaded", "lazyloading": "lazyloaded"}  # classes that hide a picture until it is loaded
DEAD = "#ctarchive-not-captured"  # there is no such anchor, so nothing happens, but it looks like a link
