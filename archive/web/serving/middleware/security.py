"""HTTP headers that keep stored pages from doing anything: https://www.w3.org/TR/CSP3/ and related ones."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from archive.web.serving.datasette_pages.datasette_templates import mended

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Send], Awaitable[None]]

# Our own pages need no scripts, and nothing from other hosts.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# Captured pages are shown in a frame of ours with an opaque origin, without scripts, forms and pop-ups (sandbox), and
# without loading anything. Only their inline styles apply.
CAPTURE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

_LOOK_POLICY = (
    "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline' {styles}; "
    "img-src data: {files}; font-src data: {files}; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Other sites must be able to load what CORS allows them to read (Datasette's --cors).
_SHARED = "Access-Control-Allow-Origin"
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FACETING = "DATASETTE_ALLOW_FACET = {};"


def look_policy(styles: Iterable[str], files: Iterable[str]) -> str:
    """The same for a page as it looked: it may load its style sheets and pictures, but only from our addresses.

    A click may lead to another page, which is one of ours, because other links have been removed.
    """
    return _LOOK_POLICY.format(styles=" ".join(styles), files=" ".join(files))


@cache
def datasette_policy() -> str:
    """The policy of Datasette's own pages: they may run their files, and exactly the inline scripts of templates."""
    scripts = [_FACETING.format(value) for value in ("true", "false")]
    for template in (files("datasette") / "templates").iterdir():
        if template.name.endswith(".html"):
            source = mended(template.name, template.read_text())
            scripts += [script for script in _INLINE_SCRIPT.findall(source) if "{{" not in script]
    digests = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return (
        f"default-src 'self'; script-src 'self' {digests}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def with_security_headers(app: App) -> App:
    """Middleware that adds these headers to each answer, unless it already has its own."""

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            # With "not modified" (304), a client replaces the stored headers of the page with those of this answer.
            if message["type"] == "http.response.start" and message["status"] != 304:
                headers = list(message.get("headers", ()))
                present = {bytes(name).lower().decode("latin-1") for name, _ in headers}
                wanted = {**_EVERYWHERE, "Content-Security-Policy": datasette_policy()}
                if _SHARED.lower() in present:
                    del wanted["Cross-Origin-Resource-Policy"]
                headers += [
                    (name.encode(), value.encode()) for name, value in wanted.items() if name.lower() not in present
                ]
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, send_with_headers)

    return answer
