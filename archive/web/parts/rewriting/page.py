"""Rewrites the HTML of a captured page to keep only its look: what runs, sends or leads anywhere is removed or dead.

The frame's policy forbids all of that, too (archive.web.serving.middleware.security); neither trusts the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape, unescape

from archive.extract.dom.links import Resolver
from archive.requisites import Requisite, candidates
from archive.web.parts.rewriting.element_names import (
    BLANK,
    DEAD,
    IN_PAINT,
    IN_STYLE,
    INLINE_PICTURE,
    LAZY,
    LEFT_OUT,
    NAME,
    NEVER,
    PLAIN,
    REFERENCE,
    RENAMED,
    WAITING,
    WITHOUT_CONTENT,
)
from archive.web.parts.rewriting.rewritten import MOST_OF_STYLES, Need, RewrittenPage
from archive.web.parts.rewriting.style_sheets import sheet, within_markup
from archive.web.parts.rewriting.tokens import RAW, Doctype, End, Start, Text, Token, tokens

Replace = Callable[[Requisite], str | None]
"""Our address for a requisite; None if there is no capture of it."""


def write_page(
    html: str,
    url: str,
    replace: Replace,
    lead: Callable[[str], str | None],
    dead: Callable[[str], str],
    *,
    with_styles: bool = True,
) -> RewrittenPage:
    """The page at `url`, inert.

    `lead` returns our address for a link; if there is none, `dead` returns a title for the dead link.
    Without `with_styles`, it has neither style sheets nor styles.
    """
    found = list(tokens(html))
    writer = _Writer(_base(found, url), url, replace, lead, dead, with_styles=with_styles)
    for token in found:
        writer.write(token)
    writer.written.html = "".join(writer.out)
    return writer.written


def _base(found: list[Token], url: str) -> str:
    """The base address of a page's links: that of its first `base`, or else its own."""
    for token in found:
        if isinstance(token, Start) and token.name == "base" and (href := token.attributes.get("href")):
            return Resolver(url)(_decoded(href)) or url
    return url


class _Writer:
    """Writes the tokens of a page."""

    def __init__(
        self,
        base: str,
        url: str,
        replace: Replace,
        lead: Callable[[str], str | None],
        dead: Callable[[str], str],
        *,
        with_styles: bool,
    ) -> None:
        self._base, self._url, self._resolve = base, url.partition("#")[0], Resolver(base)
        self._replace, self._lead, self._dead, self._with_styles = replace, lead, dead, with_styles
        self.written, self.out = RewrittenPage(), list[str]()
        self._style: Start | None = None  # the element whose text comes next
        self._is_hidden = False  # whether that text is left out
        self._noscript: tuple[int, dict[Need, None]] | None = None
        self._shown: set[str] = set()  # pictures
        self._shown_before: set[str] = set()

    def write(self, token: Token) -> None:
        """Write a token, or leave it out."""
        match token:
            case Start():
                self._start(token)
            case End(name):
                self._end(name)
            case Text(written, is_raw):
                self._text(written, is_raw=is_raw)
            case Doctype(written):
                self.out.append(f"<!{written.replace('<', '')}>")

    def _text(self, written: str, *, is_raw: bool) -> None:
        if self._is_hidden:
            return
        if self._style is not None:
            self._write_style(self._style, written)
            return
        self.out.append(escape(written, quote=False) if is_raw else written.replace("<", "&lt;"))

    def _end(self, name: str) -> None:
        self._style, self._is_hidden = None, False
        if name == "noscript":
            self._end_noscript()
        elif name not in LEFT_OUT | WITHOUT_CONTENT | {"style"} and NAME.fullmatch(name):
            self.out.append(f"</{RENAMED.get(name, name)}>")

    def _start(self, tag: Start) -> None:
        name = tag.name
        self._is_hidden = (name in WITHOUT_CONTENT or name == "iframe") and not tag.is_closed
        if name == "noscript":
            self._noscript, self._shown_before = (len(self.out), dict(self.written.needs)), set(self._shown)
        elif name == "style":
            self._style = None if tag.is_closed else tag
        elif name == "link":
            self._link(tag)
        elif name == "meta":
            if _decoded(tag.attributes.get("name", "")).strip().lower() in ("viewport", "color-scheme"):
                content = escape(_decoded(tag.attributes.get("content", "")))
                self.out.append(f'<meta name="{tag.attributes["name"].strip().lower()}" content="{content}">')
        elif name not in LEFT_OUT | WITHOUT_CONTENT and NAME.fullmatch(name):
            attributes = {**self._kept(tag), **dict(self._own(tag))}
            if name == "source" and "srcset" not in attributes:
                return  # of a video, or of a missing picture: the next one is shown
            self._write(tag, attributes)

    def _write(self, tag: Start, attributes: dict[str, str]) -> None:
        """Write a tag with these attributes; only markup in their values is escaped."""
        written = "".join(
            f' {name}="{value.replace(chr(34), "&quot;").replace("<", "&lt;").replace(">", "&gt;")}"'
            for name, value in attributes.items()
        )
        name = RENAMED.get(tag.name, tag.name)
        self.out.append(f"<{name}{written}{' /' if tag.is_closed else ''}>")
        if tag.name in RAW and tag.is_closed:  # to a browser, it has begun
            self.out.append(f"</{name}>")

    def _kept(self, tag: Start) -> dict[str, str]:
        """The attributes that affect the look, with our addresses."""
        kept = {}
        for name, value in tag.attributes.items():
            if not NAME.fullmatch(name) or name.startswith("on") or name in NEVER:
                continue
            may_name, styles = IN_STYLE if name == "style" else IN_PAINT, _decoded(value)
            if name in PLAIN or name.startswith(("data-", "aria-")):
                kept[name] = value
            elif may_name.search(styles):
                kept[name] = escape(self._styled(styles), quote=False)
            elif name != "style" or self._with_styles:  # written as it was checked: `&#40;` is a bracket
                kept[name] = escape(styles, quote=False) if "&" in value else value
            if name == "style":
                self.written.styles += len(value)
        return kept

    def _own(self, tag: Start) -> Iterator[tuple[str, str]]:
        """The attributes of a tag that we rewrite."""
        name, attributes = tag.name, tag.attributes
        href = _decoded(attributes.get("href") or attributes.get("xlink:href") or "").strip()
        if name in ("a", "area"):
            yield from self._links(tag)
        elif name == "img" or (name == "input" and _decoded(attributes.get("type", "")).strip().lower() == "image"):
            yield from self._picture(tag)
        elif name == "source" and ("srcset" in attributes or "data-srcset" in attributes):
            yield from self._set(tag, [])
        elif name == "image" and href:
            yield "href", self._one_of([href]) or BLANK
        elif href.startswith("#"):
            yield "href", escape(href)
        if name == "video" and (poster := attributes.get("poster")):
            yield "poster", self._one_of([_decoded(poster)]) or BLANK
        if background := attributes.get("background"):
            yield "background", self._one_of([_decoded(background)]) or BLANK
        if (area := attributes.get("usemap", "")).startswith("#"):
            yield "usemap", area

    def _links(self, tag: Start) -> Iterator[tuple[str, str]]:
        written = tag.attributes.get("href", tag.attributes.get("xlink:href"))
        if written is None:
            return
        href = _decoded(written).strip()
        address = self._resolve(href) if href else self._url
        if href.startswith("#") or ("#" in href and address == self._url):
            yield "href", escape(href[href.index("#") :])
            return
        ours = None
        if address:
            self.written.links.setdefault(address)
            ours = self._lead(address)
        if ours:
            yield from (("href", escape(ours)), ("target", "_top"))
            return
        style = tag.attributes.get("style", "") if self._with_styles else ""
        style = self._styled(_decoded(style)) + ";" if style else ""
        yield from (("href", DEAD), ("aria-disabled", "true"), ("title", escape(self._dead(address or href))))
        yield "style", escape(f"{style}cursor:not-allowed", quote=False)

    def _picture(self, tag: Start) -> Iterator[tuple[str, str]]:
        """A picture as it looked after all scripts had run."""
        attributes = tag.attributes
        lazy = [_decoded(value) for name in LAZY if (value := attributes.get(name))]
        plain = [_decoded(value)] if (value := attributes.get("src")) else []
        written = [*lazy, *plain]
        in_set = dict(self._set(tag, written))
        yield from in_set.items()
        if not written and not in_set and "srcset" not in attributes and "data-srcset" not in attributes:
            return
        # A size that the set lacks may have been captured outside it.
        yield "src", self._first(written) or BLANK
        if lazy or "data-srcset" in attributes:
            classes = [WAITING.get(one, one) for one in attributes.get("class", "").split()]
            if classes:
                yield "class", " ".join(classes)

    def _set(self, tag: Start, alone: list[str]) -> Iterator[tuple[str, str]]:
        """The captured sizes of a picture. `alone` are its addresses outside of the set."""
        name = "data-srcset" if "data-srcset" in tag.attributes else "srcset"
        sizes = candidates(_decoded(tag.attributes.get(name, "")))
        self._need([*alone, *(written for written, _ in sizes)])
        there = [(address, size) for written, size in sizes if (address := self._first([written]))]
        if there:
            yield "srcset", escape(", ".join(f"{address} {size}".strip() for address, size in there))
            if value := tag.attributes.get("sizes"):
                yield "sizes", value

    def _one_of(self, written: list[str]) -> str | None:
        self._need(written)
        return self._first(written)

    def _need(self, written: list[str]) -> None:
        """Note that the page needs the picture at any one of these addresses."""
        if any(map(INLINE_PICTURE.fullmatch, written[:1])):
            return
        urls = tuple(dict.fromkeys(url for one in written if (url := self._resolve(one.strip()))))
        if urls:
            self.written.needs.setdefault(Need("picture", urls))
            self.written.requisites.update((Requisite(url, "picture"), None) for url in urls)

    def _first(self, written: list[str]) -> str | None:
        """Our address of the first picture that was captured, or the picture itself if it is within the page."""
        for one in written:
            if INLINE_PICTURE.fullmatch(one.strip()):
                return escape(one.strip())
            if (url := self._resolve(one.strip())) and (ours := self._replace(Requisite(url, "picture"))):
                self._shown.add(url)
                return escape(ours)
        return None

    def _link(self, tag: Start) -> None:
        """A style sheet. One that a script would enable after loading is enabled from the beginning."""
        attributes = {name: _decoded(value) for name, value in tag.attributes.items()}
        rel, when_loaded = attributes.get("rel", "").lower().split(), attributes.get("onload", "").lower()
        is_style = "stylesheet" in rel or ("preload" in rel and "stylesheet" in when_loaded)
        is_css = attributes.get("type", "").strip().lower() in ("", "text/css")
        url = self._resolve(attributes.get("href", "").strip())
        if not is_style or "alternate" in rel or not is_css or not url or not self._with_styles:
            return
        requisite = Requisite(url, "style")
        self.written.needs.setdefault(Need("style", (url,)))
        self.written.requisites.setdefault(requisite)
        if ours := self._replace(requisite):
            kept = _only(tag, "media", "title", "id", "disabled")
            if "media" in when_loaded:
                kept.pop("media", None)
            self._write(tag, {**kept, "rel": "stylesheet", "href": escape(ours)})

    def _write_style(self, tag: Start, css: str) -> None:
        self.written.styles += len(css)
        if not self._with_styles or _decoded(tag.attributes.get("type", "")).strip().lower() not in ("", "text/css"):
            return
        self._write(tag, _only(tag, "media", "title", "id"))
        self.out.append(f"{within_markup(self._styled(css))}</style>")

    def _styled(self, css: str) -> str:
        """Styles within the page, with our addresses."""
        if not self._with_styles or self.written.styles > MOST_OF_STYLES:
            return ""
        styles = sheet(css, self._base)
        for requisite in styles.needs:
            self.written.requisites.setdefault(requisite)
            if requisite.kind in ("style", "picture"):
                self.written.needs.setdefault(Need(requisite.kind, (requisite.url,)))
        return styles.filled(self._replace)

    def _end_noscript(self) -> None:
        """Drop what only browsers without scripts showed, unless it has a picture that is not elsewhere."""
        if self._noscript is not None and self._shown <= self._shown_before:
            place, needs = self._noscript
            del self.out[place:]
            self.written.needs = needs
        self._noscript = None


def _only(tag: Start, *names: str) -> dict[str, str]:
    return {name: value for name, value in tag.attributes.items() if name in names}


def _decoded(value: str) -> str:
    """The value of an attribute, its character references resolved."""
    return REFERENCE.sub(lambda found: unescape(found.group()), value) if "&" in value else value
