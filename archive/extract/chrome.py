"""What is page furniture: texts that the site or any site prints around its articles, known by their words alone.

Each rule works on `slugify`-ed text (lower case, no diacritics, words joined by hyphens), so that case, punctuation and
lost diacritics make no difference.
"""

from __future__ import annotations

import re

from archive.extract.address import fold, slugify
from archive.extract.blocks import Block
from archive.latvian.date_words import MONTHS_EN, MONTHS_LV

SITE_TAIL = re.compile(r"\s*[|\-–—:»]\s*(?:www\.)?(?:cilvektirdznieciba|trafficking)\.lv\s*$", re.I)
"""facts.md, "A page's text" (6): a caption in the gallery is followed by ` | Cilvektirdznieciba.lv`."""

# facts.md, "A page's text" (7): the sentence in the footer, and its like in English.
_FOOTER = re.compile(
    r"valsts-informativais-resurss-par-cilvek|state-information(?:al)?-(?:resource|portal)-(?:on|about|for)"
    r"|(?:c-)?(?:copyright-)?(?:\d{4}-)?(?:visas-tiesibas-(?:aizsargatas|rezervetas)|all-rights-reserved)"
    r"|(?:c|copyright)-(?:19|20)\d\d(?:-|$)"
)
_MONTHS = "|".join(slugify(month) for month in (*MONTHS_LV, *MONTHS_EN))
_CALENDAR = re.compile(
    r"(?:(?:notikumu|pasakumu)-kalendars|kalendars|calendar(?:-of-events)?|events?-calendar|events)"
    rf"(?:-(?:(?P<month>{_MONTHS})-(?P<year>20\d\d)|(?P<year2>20\d\d)-(?:gada-)?(?P<month2>{_MONTHS})))?"
)
_MONTH_ONLY = re.compile(rf"(?:(?P<month>{_MONTHS})-(?P<year>20\d\d)|(?P<year2>20\d\d)-(?:gada-)?(?P<month2>{_MONTHS}))")

_WORDS = frozenset(
    # share, print, navigate: Latvian
    "drukat izdrukat drukas-versija drukajama-versija druka printet dalities dalies kopigot padalies padalities ieteikt"
    " iesaki ieteikt-draugam nosutit-draugam sutit-draugam nosutit tvitot patik draugiem draugiem-lv facebook twitter x"
    " whatsapp telegram linkedin e-pasts atpakal uz-augsu uz-sakumu uz-sarakstu atpakal-uz-sarakstu lasit-vairak lasit-talak"
    " vairak talak skatit-visus visi-jaunumi visas-zinas meklet meklesana sakums sakumlapa lapas-karte izvelne galvena-izvelne"
    " piekritu sapratu aizvert apstiprinat noraidit pariet-uz-saturu parlekt-uz-saturu izlaist-navigaciju publicets publicesanas-datums datums"
    " ieprieksejais nakamais ieprieksejais-raksts nakamais-raksts komentari komentet pievienot-komentaru klausities viegli-lasit teksta-versija"
    " dalies-ar-so-rakstu dalies-socialajos-tiklos dalities-socialajos-tiklos dalities-ar-rakstu kopet-saiti"
    # English
    " print print-version print-this-page share share-this share-this-article share-on-facebook tweet like send send-to-a-friend"
    " email e-mail back go-back back-to-top top back-to-list back-to-news read-more more continue-reading view-all all-news search home"
    " sitemap menu main-menu accept accept-all i-agree agree ok close decline reject skip-to-content skip-to-main-content published"
    " date previous next previous-article next-article comments add-a-comment copy-link listen".split()
)
_COUNTER = re.compile(
    r"(?:skatits|skatijumi|skatijumu-skaits|apskatits|lasits|views|viewed|hits|read)-\d+(?:-(?:reizes?|times?|x))?|\d+-(?:skatijumi|views|komentari|comments)"
)
_COOKIES = re.compile(r"(?:vietne|vietneː|lapa|majaslapa|portals|site|website|page|we)\b.{0,120}(?:sikdat|cookie)|(?:sikdat|cookie)\w*-(?:politika|policy|izmanto|lieto)")
_RELATED = re.compile(
    r"(?:saistit(?:ie|as)|lidzig(?:ie|as)|citi|citas|jaunakie|jaunakas|pedejie|pedejas|populara(?:kie|kas)|lasitakie)"
    r"(?:-(?:raksti|zinas|jaunumi|publikacijas|temas|aktualitates|pasakumi))?"
    r"|(?:las(?:i|it|iet)|skat(?:i|it|iet))-(?:ari|vel|citus-rakstus)|vel-par-so-temu|par-so-temu"
    r"|aktualitates|jaunumi|aktuali|zinas|noderigi|noderigas-saites|baneri"
    r"|related(?:-(?:articles?|news|posts|content|stories|pages))?|read-(?:also|next)|see-also|you-may-also-like"
    r"|(?:latest|other|more|recent|similar|popular)-(?:news|articles|posts|stories)|news|useful(?:-links)?|banners"
)
_DOCUMENTS = re.compile(
    r"(?:pievienot(?:ie|as)-|saistit(?:ie|as)-)?(?:pielikum[is]|dokument[is]|fail[is]|lejupielades?|datnes?)(?:-lejupieladei)?"
    r"|(?:attached-|related-)?(?:attachments?|documents?|downloads?|files?)"
)
_GALLERY = re.compile(
    r"(?:foto|foto-?galerija|attelu-galerija|galerija|atteli|bildes|fotografijas)|(?:photo-?|image-|picture-)?(?:gallery|photos?|images|pictures)"
)
_SIGNATURE = re.compile(
    r"(?:(?:preses-)?(?:informacij[au]|zinu|zinas|zinojumu|relizi|rakstu|materialu|publikaciju|tekstu)-)?"
    r"(?:sagatavoj(?:a|usi|is)|publiceja|apkopoja|sagatavots|sagatavota)(?:-un-(?:publiceja|sagatavoja|ievietoja))?(?:-|$)"
    r"|(?:the-)?(?:information-|article-|news-|press-release-)(?:was-|is-)?(?:prepared|published|provided|compiled)(?:-and-(?:published|prepared))?-by(?:-|$)"
    r"|(?:prepared|published)(?:-and-(?:published|prepared))?-by(?:-|$)"
)
_CONTACT = re.compile(r"t[aā]l(?:r|\.|runis)|phone|\btel\b|e-pasts|e-mail|@|\b\d{8}\b|\+371", re.I)
_ERROR = re.compile(
    r"(?:kluda-)?404(?:-|$)|(?:lapa|saturs|raksts|adrese)-(?:nav|netika)-(?:atrast[as]|pieejam[as])|(?:sada(?:s)?|pieprasita|mekleta)-lapa(?:s)?-(?:nav|neeksiste)"
    r"|(?:page|article|content|the-page|file)(?:-you-requested)?-(?:was-|is-|could-not-be-|cannot-be-|can-t-be-)?(?:not-)?(?:found|unavailable)(?:-|$)|not-found$"
    r"|(?:error|kluda|5\d\d|403)(?:-\d{3})?$|(?:internal-)?server-error|servera-kluda|access-denied|forbidden|service-unavailable"
)


def is_footer(block: Block) -> bool:
    """The footer's sentence or a copyright line."""
    return len(block.text) < 400 and _FOOTER.match(slugify(block.text)) is not None


def is_furniture(text: str) -> bool:
    """A line that is nothing but a share, print, navigation or cookie text."""
    if len(text) > 400:
        return False
    slug = slugify(text)
    if slug in _WORDS or (len(slug) < 40 and _COUNTER.fullmatch(slug)):
        return True
    return ("sikdat" in slug or "cookie" in slug) and _COOKIES.search(slug.replace("-", "-")) is not None


def is_furniture_row(text: str) -> bool:
    """Several furniture words in one line: `Drukāt | Dalīties`."""
    if is_furniture(text):
        return True
    parts = [part for part in re.split(r"\s*[|/·•»«›‹]\s*|\s{2,}", text) if part.strip()]
    if len(parts) > 1 and len(text) < 120 and all(is_furniture(part) for part in parts):
        return True
    words = slugify(text).split("-")
    return 0 < len(words) <= 6 and all(word in _WORDS for word in words)


def calendar_heading(text: str) -> tuple[int | None, int | None] | None:
    """(year, month) of a heading such as `Notikumu kalendārs - Jūnijs, 2023`; Nones where only the words stand there.

    facts.md, "A page's text" (1): its month is that of the visit and says nothing of the article.
    """
    if len(text) > 60:
        return None
    found = _CALENDAR.fullmatch(slugify(text))
    return _year_and_month(found) if found else None


def month_heading(text: str) -> tuple[int | None, int | None] | None:
    """(year, month) of a line that is nothing but `Jūnijs, 2023`."""
    found = _MONTH_ONLY.fullmatch(slugify(text)) if len(text) < 30 else None
    return _year_and_month(found) if found else None


def is_related_heading(text: str) -> bool:
    return len(text) < 40 and _RELATED.fullmatch(slugify(text)) is not None


def is_documents_heading(text: str) -> bool:
    return len(text) < 40 and _DOCUMENTS.fullmatch(slugify(text)) is not None


def is_gallery_heading(text: str) -> bool:
    return len(text) < 40 and _GALLERY.fullmatch(slugify(text)) is not None


def is_signature(text: str) -> bool:
    """The start of a line such as `Informāciju sagatavoja un publicēja: Iekšlietu ministrija, tālrunis 67829674`."""
    return len(text) < 400 and _SIGNATURE.match(slugify(text[:80])) is not None


def is_contact(text: str) -> bool:
    """A short line with a telephone number or an e-mail address, as it may follow a signature."""
    return len(text) < 160 and _CONTACT.search(text) is not None


def is_error(text: str) -> bool:
    """A heading such as `Lapa nav atrasta`."""
    return len(text) < 100 and _ERROR.match(slugify(text)) is not None


def without_site_name(text: str) -> str:
    return SITE_TAIL.sub("", text)


def is_site_name(text: str) -> bool:
    """The name of the site, alone or with its domain: never a title."""
    return slugify(text) in ("cilvektirdznieciba-lv", "cilvektirdznieciba", "trafficking-lv", "www-cilvektirdznieciba-lv", "www-trafficking-lv")


def _year_and_month(found: re.Match[str]) -> tuple[int | None, int | None]:
    name = found["month"] or found["month2"]
    year = found["year"] or found["year2"]
    if not name or not year:
        return None, None
    names = [slugify(month) for month in MONTHS_LV]
    if name not in names:
        names = [slugify(month) for month in MONTHS_EN]
    return int(year), names.index(fold(name)) + 1
