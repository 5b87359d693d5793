"""What a captured page is shown with is served as what its bytes are, under a policy that names nothing else."""

from __future__ import annotations

import pytest

from tests.support.sites.one_site import FONT, HTML, PNG, SVG, OneSite, put_page


@pytest.mark.parametrize(
    ("body", "declared", "served"),
    [
        (PNG, "image/png", "image/png"),
        (PNG, "text/css", "image/png"),
        (b"\x00\x00\x01\x00\x01\x00" + bytes(20), "image/vnd.microsoft.icon", "image/x-icon"),
        (b"\x00\x00\x00\x20ftypavif", "image/avif", "image/avif"),
        (FONT, "application/octet-stream", "font/woff2"),
        (b"\x00\x01\x00\x00" + bytes(20), "application/x-font-ttf", "font/ttf"),
        (SVG, "image/svg+xml", "image/svg+xml"),
        (SVG, "text/xml", None),
        (b"alert(1)", "image/svg+xml", None),
        (b"alert(1)", "text/javascript", None),
        (b"a{}", "text/css", None),
        (b"<p>", "text/html", None),
        (b"alert(1)", "image/png", None),
    ],
)
def test_requisites_are_what_their_bytes_say(body: bytes, declared: str, served: str | None, one_site: OneSite) -> None:
    answer = one_site.room.get(f"/requisite/{one_site.put(body, declared, path='/x').id}")
    if served is None:
        assert answer.status_code == 404
        return
    assert answer.content == body
    headers = answer.headers
    assert headers["content-type"] == served
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers.get("access-control-allow-origin") == ("*" if served.startswith("font/") else None)
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none';")
    assert headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize(
    ("body", "declared", "is_style"),
    [
        (b"a{}", "text/css", True),
        (b"a{}", "text/css; charset=windows-1257", True),
        (b"a{}", "", True),
        (b"a{}", "text/plain", False),
        (b"a{}", "text/html", False),
        (b"alert(1)", "text/javascript", False),
        (PNG, "text/css", False),
    ],
)
def test_style_sheets_are_what_was_sent_as_such(body: bytes, declared: str, is_style: bool, one_site: OneSite) -> None:
    page, css = put_page(one_site, "<p>"), one_site.put(body, declared, path="/a.css")
    answer = one_site.room.get(f"/capture/{page.id}/style/{css.id}")
    assert answer.status_code == (200 if is_style else 404)
    if is_style:
        assert answer.headers["content-type"] == "text/css; charset=utf-8"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize(
    ("css", "declared", "expected"),
    [
        ("p{content:'Ā'}".encode("windows-1257"), "text/css; charset=windows-1257", 'p{content:"Ā"}'),
        (b"@charset 'utf-7'; p{content:'+ADw-'}", "text/css", 'p{content:"+ADw-"}'),
        ("p{content:'Ā'}".encode("utf-16"), "text/css", 'p{content:"Ā"}'),
        ("@charset \"utf-16\"; p{content:'Ā'}".encode(), "text/css", 'p{content:"Ā"}'),
    ],
)
def test_charsets_play_no_tricks(css: bytes, declared: str, expected: str, one_site: OneSite) -> None:
    page, sheet = put_page(one_site, "<p>"), one_site.put(css, declared, path="/a.css")
    assert expected in one_site.room.text(f"/capture/{page.id}/style/{sheet.id}")


def test_the_policy_of_a_page_names_its_own_addresses_alone(one_site: OneSite) -> None:
    page = put_page(one_site, "<p>")
    answer = one_site.room.get(f"/capture/{page.id}/page", host="archive.example:8001")
    policy = dict(one.strip().partition(" ")[::2] for one in answer.headers["content-security-policy"].split(";"))
    styles, files = (
        " ".join(f"{scheme}://archive.example:8001/{path}/" for scheme in ("http", "https"))
        for path in (f"capture/{page.id}/style", "requisite")
    )
    assert policy == {
        "sandbox": "allow-top-navigation-by-user-activation",
        "default-src": "'none'",
        "style-src": f"'unsafe-inline' {styles}",
        "img-src": f"data: {files}",
        "font-src": f"data: {files}",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'self'",
    }
    assert answer.headers.get_list("cross-origin-opener-policy") == ["unsafe-none"]
    assert answer.headers["content-type"] == HTML


@pytest.mark.parametrize("host", ["[::1]:8001", "x'y", "a;script-src", "a,b"])
def test_no_host_gets_into_the_policy_that_is_none(host: str, one_site: OneSite) -> None:
    policy = one_site.room.get(f"/capture/{put_page(one_site, '<p>').id}/page", host=host).headers[
        "content-security-policy"
    ]
    assert "img-src data: 'self';" in policy
    assert host not in policy
