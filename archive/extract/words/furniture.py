"""Page furniture: texts that this site, or any site, prints around its articles, recognised by their words alone.

The rules compare slugs (`slugify`: lower case, no diacritics, words joined by hyphens), so that case, punctuation and
lost diacritics make no difference.
"""

from __future__ import annotations

import re
import string

from archive.extract.words import buttons, counters
from archive.extract.words.headings import MONTHS
from archive.latvian.fold import slugify

_FOOTER = re.compile(
    r"valsts-informativais-resurss-par-cilvek"
    r"|state-information(?:al)?-(?:resource|portal)-(?:on|about|for)"
    r"|(?:(?:c|copyright)-)?(?:\d{4}-)?(?:visas-tiesibas-(?:aizsargatas|rezervetas)|all-rights-reserved)"
    r"|(?:c|copyright)-(?:19|20)\d\d(?:-|$)"
)
_NEVER_OPENS_FOOTER = frozenset(string.ascii_letters) - frozenset("vVsScCaA")
"""Letters with which no footer begins: for most lines, checking the first letter is enough."""

_COPYRIGHT = re.compile(r"©.{0,60}\b(?:19|20)\d\d\b|©.{0,80}\b(?:tiesības|rights)\b", re.I)
_FURNITURE_LV = """
    drukat izdrukat druka drukas-versija drukajama-versija dalities dalies kopigot padalies padalities ieteikt iesaki
    ieteikt-draugam nosutit-draugam sutit-draugam nosutit tvitot patik draugiem draugiem-lv e-pasts kopet-saiti
    dalies-ar-so-rakstu dalities-ar-rakstu dalies-socialajos-tiklos dalities-socialajos-tiklos
    atpakal uz-augsu uz-sakumu uz-sarakstu atpakal-uz-sarakstu lasit-vairak lasit-talak vairak talak sikak
    skatit-visus visi-jaunumi visas-zinas meklet meklesana sakums sakumlapa lapas-karte izvelne galvena-izvelne
    ieprieksejais ieprieksejie iepriekseja ieprieksejas nakamais nakamie nakama nakamas lapa lapas lappuses
    ieprieksejais-raksts nakamais-raksts ieprieksejais-menesis nakamais-menesis
    piekritu piekrist sapratu aizvert apstiprinat noraidit labi komentari komentet pievienot-komentaru klausities
    viegli-lasit teksta-versija pariet-uz-saturu parlekt-uz-saturu izlaist-navigaciju
    drukat-lapu drukat-so-lapu drukat-rakstu drukat-so-rakstu izdrukat-lapu izdrukat-so-lapu izdrukat-rakstu
    izdrukat-so-rakstu versija-drukai
    saglabat-ka-pdf saglabat-pdf nosutit-pa-e-pastu sutit-pa-e-pastu kopigot-ar-facebook kopigot-ar-twitter
    dalities-ar-facebook dalities-facebook dalities-twitter ieteikt-facebook pastastit-draugam iesaki-draugam
    radit-vairak skatit-vairak radit-visu radit-visu-tekstu radit-visu-rakstu lasit-visu-tekstu lasit-visu-rakstu
    paradit-vairak publicets publicesanas-datums datums teksta-izmers burtu-izmers fonta-izmers
"""
_FURNITURE_EN = """
    print printer print-version print-this-page share share-this share-this-article share-on-facebook tweet like send
    send-to-a-friend email e-mail copy-link facebook twitter x whatsapp telegram linkedin
    back go-back back-to-top top back-to-list back-to-news
    back-to-the-list back-to-the-top back-to-the-news read-more more details continue-reading view-all all-news
    search home sitemap menu main-menu previous prev next older newer page pages previous-article next-article
    previous-month next-month accept accept-all i-agree agree ok close decline reject comments add-a-comment listen
    continue-reading-the-main-story print-page print-this-article save-as-pdf email-this e-mail-this
    email-this-page e-mail-this-page email-to-a-friend
    show-more show-all show-full-text read-all read-full-article read-the-full-article
    skip-to-content skip-to-main-content published date text-size font-size
"""
_FURNITURE = frozenset(_FURNITURE_LV.split()) | frozenset(_FURNITURE_EN.split())
_MORE_TEXTS = """
    lasit-vairak lasit-talak vairak talak sikak uzzinat-vairak skatit-vairak uzzini-vairak detalas informacija
    pieteikties registreties karte read-more more details more-info learn-more view-event view-details find-out-more
    register map ics
"""
_MORE = frozenset(_MORE_TEXTS.split())
_ASKED_FORM = (
    r"(?:vai-(?:si|sis)|(?:was|is)-this)-(?:informacija|raksts|lapa|information|page|article)-.{0,20}"
    r"(?:noder(?:ig[as]|eja)|useful|helpful)(?:-(?:ja|ne|yes|no))*"
)
_ASKED = re.compile(_ASKED_FORM)
_MISTAKE = (
    r"(?:kluda-(?:raksta|teksta|lapa)|(?:atradi|pamaniji|ievero(?:ji|jat)|atradat)-kludu"
    r"|(?:found|spotted|see)-an?-(?:mistake|error|typo))"
    r"(?:-.{0,120})?"
    r"|(?:zino|zinot|zinojiet|pazino)-par-klud(?:u|am)(?:-(?:raksta|teksta|lapa|vietne))?"
    r"|report-an?-(?:mistake|error|typo)"
    r"|(?:(?:iezime|atzime)(?:jiet)?|select|highlight)-(?:.{0,60}-)?(?:ctrl-enter|zinot-par-kludu)(?:-.{0,80})?"
)
_PROMOTION = re.compile(
    r"(?:pieraksties|pierakstieties|piesakies|piesakieties|abone"
    r"|abonejiet|seko|sekojiet|lejupielade-lietotni|atbalsti-mus)"
    r"-.{0,60}(?:jaunum|vestkop|e-pasta|mums|socialaj|lietotn|facebook|twitter|telegram|zinam)"
    r"|registrej(?:ies|ieties)-un-sanem(?:iet)?-.{0,60}(?:jaunum|vestkop|apskat)"
    r"|(?:sign-up|subscribe|register|follow-(?:us|me|him|her|them)|join-our"
    r"|like-(?:us|this-story)|download-(?:the|our)|get-the-latest|support-us)"
    r"(?:-.{0,60}(?:newsletter|e-?mail|inbox|updates|app|news"
    r"|facebook|twitter|telegram|youtube|friend|forums?|reviews)|$)"
    r"|follow-.{2,60}-(?:on|at)-(?:facebook|twitter|instagram|linkedin|youtube)(?:-.{0,60})?$"
    r"|(?:jus|tu)-san(?:emat|em)-so-(?:vestuli|e-pastu|zinu|zinojumu)-jo-"
    r"|you-(?:are-receiving|received|are-getting)-this-(?:e-?mail|newsletter|message|letter)-because"
)
_HANDLE = re.compile(r"(?:follow|seko(?:t|jiet)?|tweets by|tweet to) @\w{1,30}", re.I)
"""The label of a button: `Follow @vards`."""
_LONGEST = 160  # characters of a furniture text, except for notices about cookies; judged, free
_COOKIES = re.compile(
    r"(?:vietn|lapa|majaslapa|portals|site|page|we)\w*-.{0,120}(?:sikdat|cookie)"
    r"|(?:sikdat|cookie)\w*-(?:politika|policy|izmanto|lieto)"
    r"|(?:izmanto|lieto)\w*-(?:sikdat|cookie).{0,120}(?:vietn|site)"
)
_WEEKDAYS = r"(?:pirm|otr|tres|ceturt|piekt|sest|svet)diena|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_CHANGE = (
    r"(?:(?:pedejo-reizi|pedejais|pedejas|last)-)?(?:atjauninats|atjauninajums|atjaunots|labots|labojums|mainits"
    r"|aktualizets|papildinats|parskatits|precizets|reviewed|revised|amended"
    r"|izmainas|grozits|grozijumi|labojumi|redigets|izdrukats|drukats|updated?|modified|modification|edited"
    r"|changed|printed)"
)
_CHANGED = re.compile(rf"{_CHANGE}(?:-|$)")
_LATER = (
    rf"{_CHANGE}(?:-(?:on|at|from|no))?"
    rf"(?:-veikt(?:s|as|i))?(?:-(?:\d{{1,4}}|gada|plkst|at|[ap]m|gmt|utc|{MONTHS}|{_WEEKDAYS}))+(?:-https?-.*)?"
)
_CLOSED = (
    r"(?:komentari|komentesana|diskusija|comments?|commenting|discussion)-(?:(?:ir|are|is)-)?"
    r"(?:slegt[ai]|izslegt[ai]|atslegt[ai]|closed|disabled)"
    r"(?:-(?:sim|sai)-(?:ierakstam|rakstam|zinai|lapai|publikacijai)|-for-this-(?:post|article|entry|page|story))?"
    r"|lai-(?:rakstitu|komentetu|(?:pievienotu|atstatu|publicetu)-komentaru)-(?:jums-)?"
    r"(?:jabut|japiesakas|jaielogojas|jaautorizejas|jaregistrejas|ludzu|nepieciesams|piesaki).{0,60}"
    r"|(?:you-must-be-logged-in|(?:please-)?(?:log-in|login|sign-in)(?:-or-register)?)-to-"
    r"(?:post|leave|comment|reply).{0,40}"
)
"""Texts in the place of comments: `Diskusija ir slēgta šim ierakstam.`, `Log in to comment`."""
_GOES_ON = (
    r"(?:(?:rakst|tekst|zin|video)\w{1,2}-)?turpina(?:s|jums)-(?:zemak"
    r"|(?:pec|zem|aiz)-(?:reklam|attel|foto|video|galerij)\w*)"
    r"|reklamas?-turpinas-pec-(?:raksta|zinas)"
    r"|(?:(?:article|story|text|advertisement)-)?continu(?:es?|ed)-(?:reading-)?(?:below"
    r"|after(?:-the)?-(?:ad|advertisement|photo|video|gallery))"
    r"(?:-(?:the-)?(?:ad|advertisement))?"
)
"""Texts around an inset: `Turpinājums pēc reklāmas`."""
_PRINTED = (
    r"(?:izdrukats|drukats|izdruka|printed)-(?:no|from)-(?:https?|www)-.*"
    r"|(?:lapas|raksta|page|article)-(?:adrese|address|url)-https?-.*"
    r"|(?:(?:iz)?drukas|izdrukas|(?:iz)?drukasanas|print)-(?:datums|laiks|date|time)-\d.*"
)
"""Texts below a version for printing: the address from which it was printed, and when."""
_CONSENT = (
    r"(?:mes-)?(?:cienam|sargajam|rupejamies-par|aizsargajam)-jusu-privatumu|jusu-privatums-(?:mums-)?ir-svarigs(?:-mums)?"
    r"|we-(?:value|respect|care-about)-your-privacy|your-privacy-(?:matters|is-important)(?:-to-us)?"
    r"|(?:sikdatnu|privatuma|piekrisanas|cookie|privacy|consent)-(?:iestatijumi|izvele|settings|preferences|consent|choices)"
    r"|(?:parvaldi|pielago|maini|manage|customi[sz]e|change)(?:t|et|iet)?-(?:(?:savu|jusu|your|my)-)?"
    r"(?:sikdatn\w+|piekrisanu|cookies?|consent|privacy)(?:-(?:iestatijumus|izveli|settings|preferences|choices))?"
)
"""Headings and buttons of requests for consent to cookies."""
_GUARDED = (
    r"(?:so|si|sis)-\w+(?:-(?:vietni|lapu|formu|vietne|lapa|forma))?-(?:aizsarga|(?:ir-)?aizsargat[as]?(?:-ar)?)-(?:google-)?"
    r"[rh]e?captcha(?:-.*)?"
    r"|(?:this|the)-(?:web)?(?:site|page|form)-is-protected-by-(?:google-)?[rh]e?captcha(?:-.*)?"
)
_SHARED = (
    r"(?:(?:vai-)?patik(?:a|s)?-(?:sis-)?(?:raksts|ieraksts|teksts|zina)-)?(?:pa)?dal(?:ies|ieties)-(?:(?:ar-)?(?:to|taja|so)-)?"
    r"ar-(?:draugiem|citiem|savejiem)"
    r"|(?:(?:did-you-)?liked?-(?:this|the)-(?:article|story|post|page)-)?share-(?:it|this)-with-(?:your-)?friends"
)
"""Texts above the links that share a page: `Patika raksts? Dalies ar draugiem:`."""
_AFTERWORD = re.compile(
    rf"{_GUARDED}|{_SHARED}|{_LATER}|{_GOES_ON}|{_CLOSED}|{_ASKED_FORM}|{_MISTAKE}|{_PRINTED}|{_CONSENT}"
)
FORMS = (_FOOTER, buttons.FORM, counters.FORM, _AFTERWORD, _ASKED)
"""The patterns of slugs here, for a quick check whether any of them can match (`says`)."""
FIRST_WORDS = frozenset(slug.partition("-")[0] for slug in _FURNITURE)
"""The first words of the texts listed as a whole, for the same check."""
_PARTS = re.compile(r"[|/·•»«›‹,:]")


def is_footer(text: str) -> bool:
    """Whether a text is the sentence of the footer or a copyright line (F13, and the same in English)."""
    if text[:1] in _NEVER_OPENS_FOOTER or len(text) >= 400:
        return False
    return _FOOTER.match(slugify(text[:80])) is not None or _COPYRIGHT.match(text) is not None


def is_promotion(text: str) -> bool:
    """Whether a text is an advertisement of the site: `Piesakies jaunumiem e-pastā!`, `Follow us on Facebook`."""
    return len(text) < 250 and _PROMOTION.match(slugify(text)) is not None


def is_asked(text: str) -> bool:
    """Whether a text is `Vai šī lapa bija noderīga?` or the like, which a form follows."""
    return len(text) < 160 and _ASKED.match(slugify(text)) is not None


def is_furniture(text: str) -> bool:
    """Whether a line is only for sharing, printing or navigation, or about cookies, or the like."""
    if len(text) > 400:
        return False
    if len(text) > _LONGEST:
        small = text.lower()
        return ("kdat" in small or "cookie" in small) and _COOKIES.search(slugify(text)) is not None
    slug = slugify(text)
    if "@" in text and _HANDLE.fullmatch(text):
        return True
    if slug in _FURNITURE or buttons.is_button(slug) or counters.is_counter(slug) or _is_afterword(slug):
        return True
    return ("sikdat" in slug or "cookie" in slug) and _COOKIES.search(slug) is not None


def _is_afterword(slug: str) -> bool:
    """Whether a line is `Atjaunināts: 03.10.2016.`, `Vai šī lapa bija noderīga?` or `Sīkdatņu iestatījumi`."""
    return len(slug) < 160 and _AFTERWORD.fullmatch(slug) is not None


def tells_of_change(label: str) -> bool:
    """Whether a label announces a date of change, not of publication: `Atjaunināts`, `Last updated`."""
    return len(label) < 60 and _CHANGED.match(slugify(label)) is not None


def is_furniture_row(text: str) -> bool:
    """Whether a line is one furniture text or several: `Drukāt | Dalīties`."""
    if is_furniture(text):
        return True
    if len(text) > 120 or (text[-1:] in ".!?" and len(text) > 12):
        return False
    parts = [part for part in map(str.strip, _PARTS.split(text)) if part]
    if len(parts) > 1 and all(map(is_furniture, parts)):
        return True
    words = slugify(text).split("-")
    return len(words) <= 6 and _FURNITURE.issuperset(words)


def is_more(text: str) -> bool:
    """Whether a text is `Lasīt vairāk` or the like: a link to the full version of what is before it."""
    return slugify(text) in _MORE
