"""Files over HTTP on loopback, with range requests, as viewers in browsers need them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_TYPES = {".js": "text/javascript", ".html": "text/html", ".svg": "image/svg+xml", ".wacz": "application/wacz+zip"}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@contextmanager
def serving(files: Mapping[str, Path]) -> Iterator[str]:
    """The address of a server with these files, by name; a folder means everything in it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = _found(files, self.path.partition("?")[0].lstrip("/") or "index.html")
            content = path.read_bytes() if path else b""
            status, headers = (200 if path else 404), {"Accept-Ranges": "bytes"}
            asked = _RANGE.fullmatch(self.headers.get("Range") or "")
            if path and asked:
                first = int(asked[1]) if asked[1] else max(0, len(content) - int(asked[2]))
                last = min(int(asked[2]), len(content) - 1) if asked[1] and asked[2] else len(content) - 1
                headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
                status, content = 206, content[first : last + 1]
            self.send_response(status)
            headers |= {"Content-Type": _TYPES.get(path.suffix if path else "", "application/octet-stream")}
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content)

        do_HEAD = do_GET  # noqa: N815  # the name is the library's

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _found(files: Mapping[str, Path], name: str) -> Path | None:
    if name in files:
        return files[name]
    for folder in files.values():
        path = (folder / name).resolve()
        if folder.is_dir() and path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None
