"""What style sheets name so that a page looks as it does, and how other addresses are put in its place."""

from __future__ import annotations

import pytest
import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.requisites import Kind, Requisite, in_style_sheet, rewrite_style_sheet, text_of

SHEET = "http://www.example.lv/css/a/style.css"


@pytest.mark.parametrize(
    ("css", "path", "kind"),
    [
        ("p{background:url(../b.png)}", "/css/b.png", "picture"),
        ("p{background:URL( '../b.png' )}", "/css/b.png", "picture"),
        ('p{background:u\\72l("b.png")}', "/css/a/b.png", "picture"),
        ("p{background:url(b\\2e png)}", "/css/a/b.png", "picture"),
        ("p{background:url(/* no comment */)} q{background:url(/b.png", "/b.png", "picture"),
        ('@import "b.css" screen;', "/css/a/b.css", "style"),
        ("@IMPORT url(b.css) layer(x) supports(background: url());", "/css/a/b.css", "style"),
        ('@\\69mport/**/"b.css"', "/css/a/b.css", "style"),
        ("@font-face{font-family:x;src:local('y'),url(b.woff2) format('woff2')}", "/css/a/b.woff2", "font"),
        ("@media print{@font-face{src:url(b.woff)}}", "/css/a/b.woff", "font"),
        ('p{background:-webkit-image-set("b.png" type("image/png") 1x)}', "/css/a/b.png", "picture"),
        ("p{background:image-set(url(b.png) 1x)}", "/css/a/b.png", "picture"),
        ("p{content:src('b.png')}", "/css/a/b.png", "picture"),
        ("p{--x:url(b.png)}", "/css/a/b.png", "picture"),
        ("p{cursor:url(b.cur),auto}", "/css/a/b.cur", "picture"),
        ("p{behavior:url(b.htc)}", "/css/a/b.htc", "script"),
        ("}}p{color:red;;background:url(b.png)", "/css/a/b.png", "picture"),
        ("@media screen{@supports (a:b){p{q{background:url(b.png)}}}}", "/css/a/b.png", "picture"),
    ],
)
def test_each_way_of_css_to_name_a_requisite_is_known(css: str, path: str, kind: Kind) -> None:
    found = [one for one in in_style_sheet(css, SHEET) if one.url != SHEET]
    assert [(one.url.removeprefix("http://www.example.lv"), one.kind) for one in found if "comment" not in one.url] == [
        (path, kind)
    ]


@pytest.mark.parametrize(
    "css",
    [
        "/* url(b.png) */ p{content:'url(b.png)'}",
        "p{background:url(data:image/png;base64,AA)}",
        "p{clip-path:url(#kontūra)}",
        '@namespace svg url(http://www.w3.org/2000/svg); @charset "utf-8";',
        "p{content:'b.png'} @media \"b.css\"{}",
        "p{background:url(b.png c.png)}",  # bad, and so nothing to a browser
        "@font-face{src:local('b')} @keyframes x{} p{width:calc(1px + 2px)}",
    ],
)
def test_what_is_no_requisite_of_a_style_sheet_is_none(css: str) -> None:
    assert in_style_sheet(css, SHEET) == ()


def test_a_style_sheet_is_decoded_as_browsers_decode_it() -> None:
    css = "p{background:url(ēka.png)}"
    address = "http://www.example.lv/css/a/ēka.png"
    assert in_style_sheet(css.encode(), SHEET) == (Requisite(address, "picture"),)
    assert in_style_sheet(b'@charset "windows-1257";' + css.encode("windows-1257"), SHEET)[0].url == address
    assert in_style_sheet(css.encode("windows-1257"), SHEET, "text/css; charset=windows-1257")[0].url == address
    assert text_of("p{}".encode("utf-16")) == "p{}"


def test_addresses_of_a_style_sheet_are_replaced_and_all_else_stays() -> None:
    css = (
        '@import "b.css" print;@font-face{font-family:"Ēka";src:url(c.woff2)}'
        "p>a:hover{background:#fff url( 'd.svg#a' ) no-repeat;width:calc(100% - 2px)}"
        "q{background:image-set('e.png' 1x);mask:url(#f);list-style:url(data:image/png;base64,AA==)}"
    )
    written = rewrite_style_sheet(css, SHEET, lambda one: f"/x/{one.kind}/{one.url.rpartition('/')[2]}")
    assert written == (
        '@import "/x/style/b.css" print;@font-face{font-family:"Ēka";src:url("/x/font/c.woff2")}'
        'p>a:hover{background:#fff url( "/x/picture/d.svg#a" ) no-repeat;width:calc(100% - 2px)}'
        'q{background:image-set("/x/picture/e.png" 1x);mask:url(#f);list-style:url(data:image/png;base64,AA==)}'
    )


@pytest.mark.parametrize(
    "css",
    [
        "p{background:url(//evil.example/x)}",
        "p{background:url('javascript:alert(1)')}",
        "@import 'data:text/css,p{background:url(http://evil.example/)}';",
        "@import url(http://evil.example/x.css)",
        "p{background:\\75\\72\\6c(http://evil.example/x",
        "p{behavior:url(http://evil.example/x.htc)}",
        "p{background:image-set('http://evil.example/x' 1x)}",
        "p{background:image-set(linear-gradient(red,blue) 1x,'http://evil.example/x' type('image/png') 2x)}",
        "p{background:url(http://evil.example/\\22\\29\\7d x)}",
        "@font-face{src:url(http://evil.example/x)}",
    ],
)
def test_what_is_not_replaced_leads_nowhere(css: str) -> None:
    written = rewrite_style_sheet(css, SHEET, lambda _: None)
    assert "evil" not in written
    assert "javascript" not in written
    assert in_style_sheet(written, SHEET) == ()


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("image-set(var(--u) 1x)", 'image-set("about:invalid" 1x)'),
        ("-webkit-image-set(V\\61r(--u) 1x)", '-webkit-image-set("about:invalid" 1x)'),
        ("image-set(if(style(--a):'//evil.example') 1x)", 'image-set("about:invalid" 1x)'),
        ("image-set(--made() 1x)", 'image-set("about:invalid" 1x)'),
        ("src(var(--u))", 'src("about:invalid")'),
        (
            "image-set(-webkit-linear-gradient(red,var(--c)) calc(1x*var(--n)))",
            "image-set(-webkit-linear-gradient(red,var(--c)) calc(1x*var(--n)))",
        ),
    ],
)
def test_no_address_comes_from_where_it_is_no_address(css: str, expected: str) -> None:
    # A browser puts the string that is in the property, which is any text to a reader of style sheets, in its place.
    sheet = f":root{{--u:'http://evil.example/x'}}p{{background:{css}}}"
    assert rewrite_style_sheet(sheet, SHEET, lambda _: None).endswith(f"p{{background:{expected}}}")


@pytest.mark.parametrize(
    "css",
    [
        "(" * 100_000,
        "{" * 20_000 + "p" + "}" * 20_000,
        "p{width:" + "9" * 20_000 + "px}",
        "url(" * 20_000,
        "@import " * 20_000,
        "p{content:'\\d800\\110000'}",
        "/*" * 20_000,
        "\x00\x01\\",
    ],
    ids=["brackets", "blocks", "digits", "urls", "imports", "half characters", "comments", "controls"],
)
def test_a_hostile_style_sheet_is_read_to_its_end(css: str) -> None:
    in_style_sheet(f"a{{background:url(b.png)}}{css}", SHEET)
    written = rewrite_style_sheet(css, SHEET, lambda one: one.url)
    assert len(written.encode()) <= 2 * len(css) + 100


PIECES = (
    *(
        "url(",
        ")",
        "'",
        '"',
        "@import ",
        "@font-face",
        "{",
        "}",
        "(",
        ";",
        ":",
        "\\",
        "/*",
        "*/",
        "\n",
        " ",
        "-",
        "a.png",
    ),
    *("image-set(", "behavior", "http://e.lv/x", "#", "data:image/png,", "ē", "\\75 ", "1", "src(", ",", "\\\n", "!"),
)
RULES = (
    "p{color:red;margin:0 auto}",
    "a:not(.b)>i,h1 a[href]{width:calc(1px + 2px);color:rgba(0,0,0,.5)}",
    "li{font-family:\"Open Sans\",'Arial',serif}",
    "@media (min-width: 30em){td{display:none}th{top:0}}",
    ".c{.d{color:red}}",
    'q{content:"{"} s{content:"}"}',
    "/* { } b{background:url(x) */",
    "u{background:url(/a.png)}",
    '@media print{@import "/b.css";}',
    "@font-face{font-family:x;src:url(/c.woff)}",
    ".e{background:image-set('/d.png' 1x);.f{color:red}}",
)
CSS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)


@given(CSS)
@settings(max_examples=300, deadline=None)
def test_what_is_written_names_only_what_was_given(css: str) -> None:
    asked: list[str] = []

    def replace(one: Requisite) -> str | None:
        asked.append(one.url)
        return f"http://www.example.lv/kept/{len(asked)}" if len(asked) % 2 else None

    written = rewrite_style_sheet(css, SHEET, replace)
    assert set(asked) == {one.url for one in in_style_sheet(css, SHEET)}
    left = {one.url for one in in_style_sheet(written, SHEET)}
    assert left == {f"http://www.example.lv/kept/{at}" for at in range(1, len(asked) + 1, 2)}


@given(CSS)
@settings(max_examples=200, deadline=None)
def test_a_style_sheet_that_names_nothing_is_written_as_it_is_read(css: str) -> None:
    if not in_style_sheet(css, SHEET):
        written = rewrite_style_sheet(css, SHEET, lambda one: one.url)
        again = rewrite_style_sheet(written, SHEET, lambda one: one.url)
        assert tinycss2.serialize(tinycss2.parse_component_value_list(written)) == again


@given(st.lists(st.sampled_from(RULES), max_size=12).map(" ".join))
def test_rules_without_an_address_change_nothing_about_those_beside_them(css: str) -> None:
    beside = [rule for rule in RULES if "/" in rule and rule in css]
    found = {one.url.rpartition("/")[2] for one in in_style_sheet(css, SHEET)}
    assert found == {name for rule in beside for name in ("a.png", "b.css", "c.woff", "d.png") if name in rule}
