"""Names of elements and attributes of HTML, by what a captured page may keep of them: only its looks."""

from __future__ import annotations

import re

WITHOUT_CONTENT = frozenset(("script", "noembed", "noframes"))
# Where they stand is known to scripts, or nothing of theirs is shown; those of SVG could turn a link to elsewhere.
LEFT_OUT = frozenset(
    "base basefont bgsound command embed fencedframe frame frameset isindex keygen meta noscript param portal track "
    "set animate animatecolor animatemotion animatetransform discard".split()
)
RENAMED = {"xmp": "pre", "listing": "pre", "plaintext": "pre"}
NAME = re.compile(r"[a-z][a-z0-9:_.-]*")
# What names an address, and what leads, sends, embeds or starts something. They are dropped, or rewritten if needed.
NEVER = frozenset(
    "href xlink:href src srcset imagesrcset sizes data action formaction poster background cite longdesc usemap "
    "classid codebase archive profile manifest ping icon dynsrc lowsrc xml:base srcdoc code content http-equiv target "
    "formtarget download autofocus autoplay nonce integrity crossorigin referrerpolicy attributionsrc is sandbox allow "
    "rel attributename data-src data-lazy-src data-lazy data-original data-srcset".split()
)
LAZY = ("data-src", "data-lazy-src", "data-lazy", "data-original")  # scripts put them in the place of `src`
PLAIN = frozenset(("alt", "title", "class", "id", "name", "value", "placeholder", "lang", "type", "for"))
# What may name an address: in a style, and in an attribute of SVG that says how something is painted.
IN_STYLE = re.compile(r"url\s*\(|image|src\s*\(|\\|@|/\*", re.IGNORECASE)
IN_PAINT = re.compile(r"url\s*\(|image(?:-set)?\s*\(|src\s*\(|\\", re.IGNORECASE)
INLINE_PICTURE = re.compile(r"data:image/(?:png|gif|jpe?g|webp|avif|bmp|x-icon|svg\+xml)[;,].*", re.I | re.DOTALL)
BLANK = "data:,"  # what a picture shows that is not there
# Character references of attributes; a name without its semicolon is none there, as in "?a=1&copy=2".
REFERENCE = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{0,40};)")
WAITING = {"lazyload": "lazyloaded", "lazyloading": "lazyloaded"}  # classes that hide a picture until it is there
DEAD = "#ctarchive-not-captured"  # there is no such place, so nothing happens; the link looks like one
