"""A site that attacks whoever shows it again: script in every place that a page or the calendar has for text.

Wherever a script of it runs, it calls `ran` with the name of the place. Nothing here is an attack on the crawler; the
server's misbehaviour is.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from markupsafe import Markup

from .content import Attachment, CalendarEvent, Image, ReplicaArticle
from .markup import Block, ItemList, Paragraph, Part, Quote, Table
from .site import Site

ELSEWHERE = "http://elsewhere.invalid"  # a name that no host can have

# Markup as the site's own editor could have pasted it: what a sanitiser lets through runs. `{}` is `ran('place')`.
MARKUP = {
    "script": "<script>{}</script>",
    "script from elsewhere": f'<script src="{ELSEWHERE}/a.js"></script>',
    "script in svg": "<svg><script>{}</script></svg>",
    "script in a comment": "<!--><script>{}</script>-->",
    "script in a title": "<svg><title><script>{}</script></title></svg>",
    "image": '<img src=x onerror="{}">',
    "image from elsewhere": f'<img src="{ELSEWHERE}/a.png" alt="a">',
    "svg": '<svg onload="{}"></svg>',
    "svg link": '<svg><a xlink:href="javascript:{}"><text x="20" y="20">svg</text></a></svg>',
    "animation": '<svg><animate onbegin="{}" attributeName="x" dur="1s"></animate></svg>',
    "noscript": '<noscript><p title="</noscript><img src=x onerror={}>"></noscript>',
    "mutation in math": "<math><mtext><table><mglyph><style><!--</style>"
    '<img title="--&gt;&lt;img src=1 onerror={}&gt;"></table></mtext></math>',
    "mutation in svg": '<svg></p><style><a id="</style><img src=x onerror={}>"></style></svg>',
    "mutation in form": "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={}></style>",
    "frame": '<iframe srcdoc="<script>parent.{}</script>"></iframe>',
    "frame of an address": '<iframe src="javascript:parent.{}"></iframe>',
    "frame from elsewhere": f'<iframe src="{ELSEWHERE}/"></iframe>',
    "object": '<object data="javascript:{}"></object>',
    "embed": '<embed src="javascript:{}">',
    "focus": '<input autofocus onfocus="{}">',
    "details": '<details open ontoggle="{}"><summary>a</summary></details>',
    "video": '<video src=x onerror="{}"></video>',
    "video source": '<video><source onerror="{}"></video>',
    "marquee": '<marquee onstart="{}">a</marquee>',
    "template": '<template><img src=x onerror="{}"></template>',
    "style": f"<style>@import url({ELSEWHERE}/a.css); body {{{{ background: url({ELSEWHERE}/b.png) }}}}</style>",
    "style attribute": f'<p style="position: fixed; inset: 0; background: url({ELSEWHERE}/c.png)">style</p>',
    "style sheet": f'<link rel="stylesheet" href="{ELSEWHERE}/d.css">',
    "base": f'<base href="{ELSEWHERE}/">',
    "refresh": f'<meta http-equiv="refresh" content="0; url={ELSEWHERE}/">',
    "refresh to a script": '<meta http-equiv="refresh" content="0; url=javascript:{}">',
    "form": f'<form action="{ELSEWHERE}/"><button>form</button></form>',
    "names of the page": '<p id="content" name="body"><input name="cookie"><a id="ran" name="referrer">names</a></p>',
    "old break": '<p title="`onmouseover={}">old</p>',
}

# Addresses of links; with each a label, by which the link can be found.
ADDRESSES = {
    "javascript": "javascript:{}",
    "javascript in capitals": "JaVaScRiPt:{}",
    "javascript with a tab": "java\tscript:{}",
    "javascript with a line break": "java\nscript:{}",
    "javascript after a control": "\x01javascript:{}",
    "javascript after a space": " javascript:{}",
    "javascript with a comment": "javascript://cilvektirdznieciba.lv/%0a{}",
    "javascript encoded": "javascript&colon;{}",
    "data": "data:text/html,<script>{}</script>",
    "data in base64": "data:text/html;base64,PHNjcmlwdD5yYW4oJ2RhdGEnKTwvc2NyaXB0Pg==",
    "vbscript": "vbscript:{}",
    "blob": "blob:null/{}",
    "file": "file:///etc/passwd",
    "out of the attribute": '/lv/"onfocus="{}" autofocus tabindex="1',
}


def call(place: str) -> str:
    """The script that tells that it has run."""
    return f"ran('{place}')"


def attack(place: str) -> str:
    """A text that runs as a script where it is written as it is: between tags, in an attribute, in a block of data."""
    run = call(place)
    unquoted = run.replace(" ", "&#32;")
    return (
        f"""{place} '"></title></textarea></script>--><img src=x onerror="{run}"><svg/onload={unquoted}>"""
        f"<script>{run}</script>{{{{7*7}}}}${{7*7}}]]>"
    )


def hostile_site() -> Site:
    """The site, on loopback as ever."""
    return Site("semantic", articles=hostile_articles(), events=_EVENTS)


def hostile_articles() -> list[ReplicaArticle]:
    """Its articles: one for each kind of place."""
    return [
        _article(
            301,
            attack("title"),
            Paragraph((Part(attack("paragraph")),)),
            Quote(((Part(attack("quote")),),)),
            ItemList(((Part(attack("item")),), (Part("Otrais vienums."),))),
            Table((((Part(attack("cell")),), (Part("Otrā aile"),)), ((Part("1"),), (Part("2"),)))),
            signature=f"Informāciju sagatavoja un publicēja: {attack('signature')}",
            images=(Image("a.png", attack("caption")),),
            attachments=(Attachment("a.pdf", attack("label")),),
        ),
        _article(302, "Raksts ar svešu marķējumu", *(_raw(html.format(call(place))) for place, html in MARKUP.items())),
        _article(303, "Raksts ar svešām adresēm", *(_link(place) for place in ADDRESSES)),
        _article(304, "Raksts par cilvēkiem", *(Paragraph((Part(text),)) for text in _NAMED)),
        _article(
            305,
            "\u202eRaksts\u202c \u2066ar\u2069 \x00savādām\x0b zīmēm \ufeff\U0001f600\u0301",
            Paragraph((Part("Rinda\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\x85\u2028\u2029\x0c; , \\ \x1b[31m \ufffe\x7f"),)),
            Paragraph((Part("=HYPERLINK(\"http://elsewhere.invalid\")\u200b\u200f"),)),
            signature="Informāciju sagatavoja un publicēja: \u202egro.elpmaxe\u202c",
        ),
        _article(306, "=cmd|' /C calc'!A0", Paragraph((Part("Rindkopa bez beigām " + "nebeidzamsvārds" * 3000),))),
        _article(307, "Virsraksts " + "bez gala " * 1500, Paragraph((Part("Īss teksts."),))),
        _article(308, attack("English title"), Paragraph((Part(attack("English")),)), lang="en"),
    ]  # fmt: skip


def poison(database: Path) -> None:
    """Put attacks where the crawl leaves none, for what shows a name must not trust who found it."""
    with closing(sqlite3.connect(database)) as db:
        for table, columns in _CLEAN.items():
            for column in columns:
                db.execute(f"UPDATE {table} SET {column} = {column} || ?", [attack(f"{table}.{column}")])
        for column in ("title", "mime", "problem", "lacks"):
            db.execute(f"UPDATE documents SET {column} = ?", [attack(f"documents.{column}")])
        for table in ("images", "attachments", "events"):
            db.execute(f"UPDATE {table} SET url = ?", [f"javascript:{call(f'{table}.url')}"])
        db.commit()


_CLEAN = {
    "people": ("name",),
    "appearances": ("name_as_written", "role", "organisation"),
    "municipalities": ("name",),
    "mentions": ("surface",),
    "events": ("title", "place"),
    "attachments": ("mime",),
}


def _article(
    number: int,
    title: str,
    *body: Block,
    lang: str = "lv",
    signature: str | None = None,
    images: tuple[Image, ...] = (),
    attachments: tuple[Attachment, ...] = (),
) -> ReplicaArticle:
    opening = Paragraph((Part("Šis raksts ir izdomāts, un tajā ir tas, ko mēs nekad nedrīkstam izpildīt."),))
    return ReplicaArticle(
        id=f"{lang}-{number}",
        lang=lang,
        kind="news",
        title=title,
        body=(opening, *body),
        slug="raksts",
        number=number,
        date=dt.date(2020, 1, number - 300),
        signature=signature,
        images=images,
        attachments=attachments,
    )


def _raw(html: str) -> Paragraph:
    # The skins escape text, but not Markup.
    return Paragraph((Part("Pirms "), Part(Markup(html)), Part(" pēc.")))


def _link(place: str) -> Paragraph:
    return Paragraph((Part("Adrese: "), Part(f"saite {place}", href=ADDRESSES[place].format(call(place))), Part(".")))


_NAMED = (
    f"Iekšlietu ministrijas <b>vecākā</b> referente Zelma Pūcīte norādīja: „{attack('statement')}”",
    f"Biedrības „{attack('organisation')}” vadītāja Anda Platā pastāstīja par darbu Liepājā un Rīgā.",
    "Valsts policijas inspektors Jānis <img src=x onerror=ran('name')> Bērziņš teica: „Paldies.”",
    "Valsts policijas inspektors Jānis O'Bērziņš-\"><svg/onload=ran('surname')> teica: „Paldies par uzmanību.”",
)

_EVENTS = (
    CalendarEvent(
        "hostile-1", attack("event"), dt.date(2020, 1, 7), dt.date(2020, 1, 8), "10:00", attack("place"),
        url=f"javascript:{call('event address')}",
    ),
    CalendarEvent(
        "hostile-2", "Pasākums\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x; , \\n \\", dt.date(2020, 1, 9),
        dt.date(2020, 1, 9), None, "Rīga\r\nATTACH:http://elsewhere.invalid/", url=f"{ELSEWHERE}/",
    ),
)  # fmt: skip
