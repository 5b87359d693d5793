"""A captured page is shown with style sheets and pictures of its time, from addresses for that alone."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date, timedelta

import pytest

from archive.store.folder import DataFolder
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.repeats import mark_of
from archive.store.takedowns.takedowns import Takedowns
from archive.warc.captures import Capture
from archive.web.parts.rewriting import rendered
from archive.web.serving.caching import state
from archive.web.serving.middleware.security import CAPTURE_POLICY
from archive.web.serving.request import PageRequest
from tests.support.archives.shelf import Shelf
from tests.support.reading_room import text_of
from tests.support.sites.one_site import FONT, HOUR, NOON, OTHER, PNG, SVG, OneSite, look, put_page


def note(one_site: OneSite, page: Capture, language: str = "en", more: str = "") -> str:
    (found,) = one_site.room.page(f"/capture/{page.id}{more}", language).find_class("note")
    return text_of(found)


def test_a_page_is_shown_with_what_it_needs(one_site: OneSite) -> None:
    css = one_site.put(
        b"@import 'b.css'; p{background:url(/a.png)} @font-face{src:url(/a.woff2)}", "text/css", path="/css/a.css"
    )
    imported = one_site.put(b"a{}", "text/css", path="/css/b.css")
    picture = one_site.put(PNG, "image/png", path="/a.png")
    font = one_site.put(FONT, "font/woff2", path="/a.woff2")
    page = put_page(one_site, '<link rel=stylesheet href="/css/a.css"><img src="/a.png"><script>a()</script>')
    styles = f"/capture/{page.id}/style"
    assert look(one_site, page) == (
        f'<link rel="stylesheet" href="{styles}/{css.id}"><img src="/requisite/{picture.id}">'
    )
    assert one_site.room.text(f"{styles}/{css.id}") == (
        f'@import "{styles}/{imported.id}"; p{{background:url("/requisite/{picture.id}")}} '
        f'@font-face{{src:url("/requisite/{font.id}")}}'
    )
    assert "not captured" not in note(one_site, page)


def test_the_page_around_frames_it_and_leads_to_its_text(one_site: OneSite) -> None:
    page = put_page(one_site, "<p>a")
    (frame,) = one_site.room.page(f"/capture/{page.id}", "en").iter("iframe")
    assert frame.get("src") == f"/capture/{page.id}/page"
    assert frame.get("sandbox") == "allow-top-navigation-by-user-activation"
    outer = one_site.room.page(f"/capture/{page.id}", "en")
    assert [link.get("href") for link in outer.iter("a") if link.text == "As text"] == [f"/capture/{page.id}?as=text"]
    (frame,) = one_site.room.page(f"/capture/{page.id}?as=text", "en").iter("iframe")
    assert (frame.get("src"), frame.get("sandbox")) == (f"/capture/{page.id}/text", "")
    assert "images and links are disabled" in note(one_site, page, more="?as=text")


def test_what_stood_nearest_before_is_shown_else_what_came_after(one_site: OneSite) -> None:
    one_site.put(OTHER, "image/png", path="/a.png", moment=NOON - 9 * HOUR)
    before = one_site.put(PNG, "image/png", path="/a.png", moment=NOON - 2 * HOUR)
    one_site.put(OTHER, "image/png", path="/a.png", moment=NOON + HOUR)
    after = one_site.put(PNG, "image/png", path="/b.png", moment=NOON + 2 * HOUR)
    one_site.put(OTHER, "image/png", path="/b.png", moment=NOON + 9 * HOUR)
    one_site.call_it_another_visit()
    html = look(one_site, put_page(one_site, '<img src="/a.png"><img src="/b.png">'))
    assert html == f'<img src="/requisite/{before.id}"><img src="/requisite/{after.id}">'


def test_what_the_same_visit_found_comes_first(one_site: OneSite) -> None:
    one_site.put(OTHER, "image/png", path="/a.png", moment=NOON - HOUR)
    one_site.call_it_another_visit()
    page = put_page(one_site, '<img src="/a.png">')
    same = one_site.put(PNG, "image/png", path="/a.png", moment=NOON + timedelta(minutes=3))
    assert look(one_site, page) == f'<img src="/requisite/{same.id}">'


def test_what_had_not_changed_is_shown_by_what_it_was(one_site: OneSite) -> None:
    original = one_site.put(PNG, "image/png", path="/a.png", moment=NOON - HOUR)
    again = one_site.put(b"", "", path="/a.png", status=304, original=original, moment=NOON)
    assert look(one_site, put_page(one_site, '<img src="/a.png">')) == f'<img src="/requisite/{again.id}">'
    assert one_site.room.get(f"/requisite/{again.id}").content == PNG


@pytest.mark.parametrize("status", [301, 302, 307])
def test_redirects_are_followed(status: int, one_site: OneSite) -> None:
    redirect = one_site.put(b"", "", path="/old.png", status=status)
    one_site.db.execute("UPDATE captures SET location = '/new.png' WHERE id = ?", [redirect.id])
    picture = one_site.put(PNG, "image/png", path="/new.png")
    assert look(one_site, put_page(one_site, '<img src="/old.png">')) == f'<img src="/requisite/{picture.id}">'
    one_site.db.execute("UPDATE captures SET location = '/old.png' WHERE id = ?", [redirect.id])
    assert look(one_site, put_page(one_site, '<img src="/old.png">')) == '<img src="data:,">'


@pytest.mark.parametrize("wrong", ["error", "page", "damaged", "cut off"])
def test_what_is_none_is_not_shown(wrong: str, one_site: OneSite) -> None:
    status, mime = (404 if wrong == "error" else 200), "text/html" if wrong == "page" else "image/png"
    picture = one_site.put(PNG, mime, path="/a.png", status=status)
    if wrong == "damaged":
        one_site.db.execute("INSERT INTO damage VALUES (?, 'torn', '2024-01-01')", [picture.id])
    if wrong == "cut off":
        one_site.db.execute("UPDATE captures SET truncated = 'length' WHERE id = ?", [picture.id])
    page = put_page(one_site, '<img src="/a.png">')
    assert look(one_site, page) == '<img src="data:,">'
    assert "1 of 1 style sheets and pictures was not captured." in note(one_site, page)


def test_what_is_missing_is_counted_in_both_languages(one_site: OneSite) -> None:
    one_site.put(b"p{background:url(/c.png)} q{background:url(/a.png)}", "text/css", path="/a.css")
    one_site.put(PNG, "image/png", path="/a.png")
    page = put_page(
        one_site,
        '<link rel=stylesheet href=/a.css><link rel=stylesheet href=/b.css><img src="/a.png"><img src="/a.png">'
        '<img src="http://elsewhere.invalid/x.png"><img src="/not.png" srcset="/a.png 2x"><script src="/a.js">',
    )
    assert "3 of 6 style sheets and pictures were not captured." in note(one_site, page, "en")
    assert "Stila lapas un attēli, kas nav saglabāti: 3 no 6." in note(one_site, page, "lv")
    assert "not captured" not in note(one_site, page, "en", "?as=text")


def test_links_lead_to_the_capture_of_their_time_or_are_dead(one_site: OneSite) -> None:
    before = put_page(one_site, "a", "/lv/cita", NOON - HOUR)
    put_page(one_site, "b", "/lv/cita", NOON + 9 * HOUR)
    page = put_page(one_site, '<a href="/lv/cita#x">a</a><a href="/lv/nav">b</a>')
    first, second = re.findall("<a .*?>", look(one_site, page, "en"))
    assert first == f'<a href="/capture/{before.id}" target="_top">'
    assert f'title="Nav saglabāts: {one_site.host}/lv/nav"' in second
    assert 'aria-disabled="true"' in second
    english = put_page(one_site, '<a href="/en/none">b</a>', "/en/page")
    assert f'title="Not captured: {one_site.host}/en/none"' in look(one_site, english, "lv")


def test_what_is_withheld_is_covered_in_looks_too(one_site: OneSite, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = f"{one_site.host}/lv/slepens/7"
    hidden = Hidden(addresses=frozenset({secret}), titles=frozenset({mark_of("Slepens")}))
    known = Takedowns.of([Entry("withhold", "2026-11-24T10:00:00Z", "lv-7", "privacy", hidden=hidden)], date.max)
    monkeypatch.setattr(PageRequest, "takedowns", property(lambda _: known))
    css = one_site.put(f"a[href='{secret}']{{}} /* {secret} */".encode(), "text/css", path="/a.css")
    drawing = one_site.put(
        SVG.replace(b"<script>", f"<!-- {secret} --><script>".encode()), "image/svg+xml", path="/a.svg"
    )
    page = put_page(one_site, '<link rel=stylesheet href=/a.css><h1>Slepens</h1><a href="/lv/slepens/7">Tas</a><p>Cits')
    html = look(one_site, page)
    assert "slepens" not in html.lower()
    assert html.count("[aizklāts]") == 2
    assert "Cits" in html
    assert "are covered, so this is not byte for byte" in note(one_site, page)
    for path in (f"/capture/{page.id}/style/{css.id}", f"/requisite/{drawing.id}"):
        assert "slepens" not in one_site.room.text(path)


def test_a_style_sheet_that_nobody_may_see_is_missing(one_site: OneSite, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Entry("withhold", "2026-11-24T10:00:00Z", "person:x", "privacy", hidden=Hidden())
    monkeypatch.setattr(PageRequest, "takedowns", property(lambda _: Takedowns.of([entry], date.max)))
    monkeypatch.setattr(Takedowns, "entry_of_content", lambda _, content: entry if b"Slepens" in content else None)
    css = one_site.put(b"p:before{content:'Slepens'}", "text/css", path="/a.css")
    page = put_page(one_site, "<link rel=stylesheet href=/a.css><p>a")
    assert look(one_site, page) == "<p>a"
    assert "1 of 1 style sheets and pictures was not captured." in note(one_site, page)
    assert one_site.room.get(f"/capture/{page.id}/style/{css.id}").status_code == 451


def test_below_another_address_everything_is_there(folder: DataFolder) -> None:
    folder.create()
    folder.settings.write_text('[archive]\naddress = "https://public.example/arhivs"\n')
    with closing(Shelf(folder, base_url="/arhivs/")) as made:
        one_site = OneSite(made, "http://site.example")
        picture = one_site.put(PNG, "image/png", path="/a.png")
        css = one_site.put(b"p{background:url(a.png)}", "text/css", path="/a.css")
        page = put_page(one_site, '<link rel=stylesheet href=/a.css><img src="/a.png"><a href="/lv/lapa">a</a>')
        answer = one_site.room.get_directly(f"http://inside:81/arhivs/capture/{page.id}/page")
        assert f'src="/arhivs/requisite/{picture.id}"' in answer.text
        assert f'href="/arhivs/capture/{page.id}/style/{css.id}"' in answer.text
        assert f'href="/arhivs/capture/{page.id}" target="_top"' in answer.text
        policy = answer.headers["content-security-policy"]
        for place in ("inside:81", "public.example"):
            assert f" http://{place}/arhivs/requisite/ https://{place}/arhivs/requisite/" in policy
        style = one_site.room.get_directly(f"http://inside:81/arhivs/capture/{page.id}/style/{css.id}")
        assert f'url("/arhivs/requisite/{picture.id}")' in style.text


def test_all_of_it_is_kept_and_confirmed_as_captures_are(one_site: OneSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "SETTLED", 0)
    picture, css = one_site.put(PNG, "image/png", path="/a.png"), one_site.put(b"p{}", "text/css", path="/a.css")
    page = put_page(one_site, '<img src="/a.png">')
    look(one_site, page)  # the first who reads the database makes its index of what is in the journal
    for path in (f"/requisite/{picture.id}", f"/capture/{page.id}/style/{css.id}", f"/capture/{page.id}/page"):
        answer = one_site.room.get(path)
        assert answer.headers["cache-control"] == "public, max-age=3600, s-maxage=300, must-revalidate"
        assert "vary" not in answer.headers
        # A checkpoint between the two, when a connection is closed, gives the state another name, which is no harm.
        tags = (one_site.room.get(path).headers["etag"] for _ in range(3))
        assert any(one_site.room.get(path, if_none_match=tag).status_code == 304 for tag in tags)


def test_styles_that_are_too_long_are_left_out(one_site: OneSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendered, "MOST_OF_SHEET", 20)
    css = one_site.put(b"p{color:#123456789abcdef}", "text/css", path="/a.css")
    page = put_page(one_site, '<link rel=stylesheet href=/a.css><style>p{}</style><p style="color:red">a')
    assert look(one_site, page) == "<p>a"
    assert one_site.room.get(f"/capture/{page.id}/style/{css.id}").status_code == 404
    assert "Its style sheets are too long, so it is shown without them." in note(one_site, page, "en")
    assert "Tās stila lapas ir pārāk garas, tāpēc lapa parādīta bez tām." in note(one_site, page, "lv")


@pytest.mark.parametrize("limit", ["MOST_OF_STYLES", "MOST_SHEETS"])
def test_all_styles_together_have_a_bound(limit: str, one_site: OneSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendered, limit, {"MOST_OF_STYLES": 30, "MOST_SHEETS": 1}[limit])
    one_site.put(b"@import 'b.css'; p{color:red}", "text/css", path="/a.css")
    one_site.put(b"p{color:red}", "text/css", path="/b.css")
    page = put_page(one_site, "<link rel=stylesheet href=/a.css>")
    assert look(one_site, page) == ""
    assert "too long" in note(one_site, page)


def test_styles_that_import_one_another_end(one_site: OneSite) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        one_site.put(f"@import '/{other}.css';".encode(), "text/css", path=f"/{name}.css")
    page = put_page(one_site, "<link rel=stylesheet href=/a.css>")
    assert "stylesheet" in look(one_site, page)
    assert "not captured" not in note(one_site, page)


def test_as_text_nothing_of_a_page_names_an_address(one_site: OneSite) -> None:
    one_site.put(PNG, "image/png", path="/a.png")
    one_site.put(b"<p>b", "text/html", path="/b")
    page = put_page(
        one_site,
        "<link rel=preconnect href=//x.invalid><link rel=dns-prefetch href=//x.invalid><style>p{color:red}</style>"
        "<meta http-equiv=refresh content='0;//x.invalid'><p style='color:red'>ā<img src=/a.png alt=b><a href=/b>c</a>",
    )
    answer = one_site.room.get(f"/capture/{page.id}/text")
    assert "<p>ā" in answer.text
    assert answer.headers.get_list("content-security-policy") == [CAPTURE_POLICY]
    named = re.findall(r'(?:href|src)="([^"]*)"', answer.text)
    assert set(named) == {"data:,", "#ctarchive-not-captured"}
    assert not re.search(r"<(?:link|meta|style)|color:red", answer.text)


def test_only_pages_are_shown_as_text(one_site: OneSite) -> None:
    picture = one_site.put(PNG, "image/png", path="/a.png")
    assert one_site.room.get(f"/capture/{picture.id}/text").status_code == 404


def test_of_a_page_that_is_too_long_the_beginning_is_shown(one_site: OneSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendered, "MOST_OF_PAGE", 5)
    page = put_page(one_site, "<p>abcdef")
    assert [one_site.room.text(f"/capture/{page.id}/{way}") for way in ("page", "text")] == ["<p>ab"] * 2
    outer = one_site.room.page(f"/capture/{page.id}", "en")
    assert [frame.get("src") for frame in outer.iter("iframe")] == [f"/capture/{page.id}/text"]
    assert "This page is too long to be shown with its style sheets and pictures." in note(one_site, page)


@pytest.mark.parametrize(
    "path", ["/capture/0/page", "/requisite/0", "/capture/{}/style/0", "/capture/0/style/{}", "/requisite/{}"]
)
def test_what_is_not_there_is_not_found(path: str, one_site: OneSite) -> None:
    assert one_site.room.get(path.format(put_page(one_site, "<p>").id)).status_code == 404


@pytest.mark.parametrize("mime", ["text/plain", "image/png", "application/pdf"])
def test_only_a_page_has_looks(mime: str, one_site: OneSite) -> None:
    body = PNG if mime == "image/png" else b"<p>a"
    assert one_site.room.get(f"/capture/{one_site.put(body, mime).id}/page").status_code == 404
