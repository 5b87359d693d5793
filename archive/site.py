"""What is known about the site: its names, the structure of its addresses, and one key for all spellings of one.

If the site moves, add a host or a section here. The facts have their numbers in docs/site.md. The site answers under
several names (F1), over http and perhaps https; `page_key` maps all spellings of a page to one string.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from typing import Literal, NamedTuple
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit, urlunsplit

from archive.latvian.fold import slugify

Language = Literal["lv", "en"]

NAME = "cilvektirdznieciba.lv"
ENGLISH_NAME = "trafficking.lv"
CANONICAL_HOST = f"www.{NAME}"
DEFAULT_SITE = f"http://{CANONICAL_HOST}/"

# The names under which the one site answers (docs/site.md, F1).
ALIASES = frozenset({NAME, CANONICAL_HOST, ENGLISH_NAME, f"www.{ENGLISH_NAME}"})

# Addresses that are known without having met a link to them: the English news list was seen; a sitemap may exist.
KNOWN_PATHS = ("/sitemap.xml", "/en/news")

# The sections of articles' addresses that are not `/<lang>/<slug>/<number>` but `/<lang>/<section>/<slug>`, perhaps
# with a year, a month or a day in between: Latvia's unified platform for state sites has `/lv/jaunums/<slug>` and
# `/en/article/<slug>`. A section that names one article holds nothing else; in one that names many there are
# categories and archives too, whose names have one word.
ONE_ARTICLE = frozenset({"jaunums", "zina", "raksts", "aktualitate", "article", "story", "press-release"})
MANY_ARTICLES = frozenset(
    {"jaunumi", "zinas", "raksti", "aktualitates", "preses-relizes", "articles", "news", "stories", "press-releases"}
)

# Parameters that name the visitor or the campaign that sent them, never the page. `id` and `page` are not among them.
SESSION_AND_TRACKING = frozenset(
    "phpsessid jsessionid aspsessionid sessionid session_id session sid cfid cftoken "
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid _ga _gl _hsenc _hsmi "
    "utm_source utm_medium utm_campaign utm_term utm_content utm_id utm_name".split()
)
# Servers that set no cookie write the session into the path: Java behind a part of it, ASP.NET as the first part.
_PATH_SESSION = re.compile(
    r";(?:jsessionid|phpsessid|sid)=[^/;?#]*|^/(?:\(|%28)(?:[A-Z](?:\(|%28)[\w-]*(?:\)|%29))+(?:\)|%29)(?=/|$)",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_URL_LENGTH = 2000  # characters; a longer address is a trap or a mistake; the longest seen on the site has 180
# Addresses that have nothing to be normalised: without a port, a slash at their end, parameters, escapes, and parts
# that are empty or begin with a dot.
_NORMAL_ADDRESS = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+)")

# What a page adds to the address of a file to defeat caches. After a script's name, a number alone may well say which
# file is meant.
_DEFEATS_CACHES = re.compile(
    r"[?&](?:v|ver|version|t|ts|time|timestamp|rnd|rand|cb|itok|nocache|_)=[^&;#]*"
    r"|(?<=\.)(?!(?:php|aspx?|jsp|cgi|pl)\?)(\w{1,5})\?\d+=?(?=#|$)",
    re.IGNORECASE,
)

# Addresses whose path and query can simply be cut out; others are left to urllib.
_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?(/[!$->@-~]*)?(?:\?([!$-~]*))?")
_NUMBER = re.compile(r"0*([1-9][0-9]{0,8})")
_DATE_PART = re.compile(r"[0-9]{1,2}|(?:19|20)[0-9]{2}")  # of `/lv/jaunums/2026/03/<slug>`
_PAGE_OF_LIST = re.compile(r"(?:page|lapa)-[0-9]+")
_YEAR = re.compile(r"(?:19|20)\d\d")  # `/lv/2023/6` is a month
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ENDING = re.compile(r"\.(html?|php|aspx?)$")
_NO_PAGE = {"", "index", "home", "sakums", "index.php", "index.html", "index.htm", "default.aspx"}


class ArticleAddress(NamedTuple):
    """What an address says about its article: the id, the language, and whether the id is a number of the site."""

    id: str
    lang: Language
    numbered: bool


def split_address(url: str) -> tuple[Language | None, list[str], str]:
    """Language, the path's other parts (percent-decoded) and the query of an address. Empty for a malformed one.

    A session id in the path is removed.
    """
    if plain := _PLAIN_ADDRESS.fullmatch(url):
        written, query = plain.group(1) or "", plain.group(2) or ""
    else:
        try:
            _, _, written, query, _ = urlsplit(url)
        except ValueError:
            return None, [], ""
    path = [part for part in _without_session(written).split("/") if part]
    if "%" in written:
        path = [unquote(part) for part in path]
    lang: Language | None = None
    if path and path[0].lower() in ("lv", "en"):
        lang = "lv" if path[0].lower() == "lv" else "en"
        path = path[1:]
    return lang, path, query


@lru_cache(maxsize=8192)  # the same navigation stands on every page
def identify(url: str) -> ArticleAddress | None:
    """What an address says about its article; None if it cannot be an article's.

    `/lv/<slug>/129` -> ("lv-129", "lv", True): the slug may change, the number is the identity (F3). `/lv/greta` ->
    ("lv-greta", "lv", False); `/lv/ads?id=6` -> ("lv-ads-6", "lv", False). The host does not matter.
    """
    lang, path, query = split_address(url)
    if lang is None or not path:
        return None
    number = _NUMBER.fullmatch(path[-1])
    if len(path) == 2 and number and not _YEAR.fullmatch(path[0]):
        return ArticleAddress(f"{lang}-{number.group(1)}", lang, numbered=True)
    slug = "-".join(filter(None, (slugify(_ENDING.sub("", part)) for part in path)))
    # An un-numbered id must never look like a numbered one.
    if slug in _NO_PAGE or slug.replace("-", "").isdigit():
        return None
    wanted = parse_qs(query).get("id", [""])[0] if query else ""
    if wanted.isalnum():
        slug = f"{slug}-{slugify(wanted)}".strip("-")
    return ArticleAddress(f"{lang}-{slug}", lang, numbered=False)


def without_cache_defeat(url: str) -> str:
    """The address of a file without cache-busting parameters: `a.pdf` for `a.pdf?v=17` and `a.pdf?170001`."""
    return _DEFEATS_CACHES.sub(r"\1", url) if "?" in url else url


def is_banner(url: str) -> bool:
    """Whether an address is that of a banner page, `/lv/ads?id=6`."""
    return split_address(url)[1] == ["ads"]


def is_numbered(url: str) -> bool:
    """Whether an address has the shape of a numbered article."""
    found = identify(url)
    return found is not None and found.numbered


@lru_cache(maxsize=8192)
def is_article_address(url: str) -> bool:
    """Whether an address has the shape of an article's: numbered, or a slug below a section of articles.

    A page at such an address is an article, unless it is a list; a page at another address may be one too.
    """
    if is_numbered(url):
        return True
    lang, path, _ = split_address(url)
    if lang is None or len(path) < 2 or not all(map(_DATE_PART.fullmatch, path[1:-1])):
        return False
    section, slug = slugify(path[0]), slugify(_ENDING.sub("", path[-1]))
    if slug.replace("-", "").isdigit() or slug in _NO_PAGE or _PAGE_OF_LIST.fullmatch(slug):
        return False
    return section in ONE_ARTICLE or (section in MANY_ARTICLES and "-" in slug)


def leads_to_article(href: str) -> bool:
    """Whether a link, as written in a page, has the shape of a link to an article."""
    return is_article_address(href if "://" in href else f"http://site/{href.lstrip('/')}")


def split_web_address(url: str) -> SplitResult | None:
    """The parts of an http(s) address with a host, or None for anything else (`mailto:`, `data:`, `http://[`, ...)."""
    if len(url) > MAX_URL_LENGTH:
        return None
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # urllib checks the port only when it is asked for
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname or parts.username or parts.password:
        return None
    return parts


def web_address(url: str | None) -> str:
    """The address if our pages may link to it, else an empty one: an address in a captured page may be a script.

    A control character, which would end a line of a calendar file, excludes it too.
    """
    return url if url and split_web_address(url) and not _CONTROL.search(url) else ""


def host_and_port(parts: SplitResult) -> str:
    """Lower-case host, with the port unless it is the scheme's default: "127.0.0.1:8123", "www.example.lv"."""
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port is None or port == _DEFAULT_PORTS.get(parts.scheme.lower()) else f"{host}:{port}"


def is_loopback(url: str) -> bool:
    """Whether the host of an address is this machine, by name or by number."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


@lru_cache(maxsize=1 << 16)  # the same navigation stands on every page, and every known address is met several times
def page_key(url: str) -> str:
    """The one key of a page: the same for every spelling of its address, different for different pages.

    Drops scheme, `www` and alias names, default port, fragment, trailing slash, session and tracking parameters; sorts
    the remaining parameters and normalises percent-encoding (`w3lib.canonicalize_url`). The letter case of the path is
    kept: servers may distinguish `/A` and `/a`. Idempotent. Raises ValueError if `url` is not an http(s) address.
    """
    plain = _NORMAL_ADDRESS.fullmatch(url) if len(url) <= MAX_URL_LENGTH else None  # as most that were captured
    if plain:
        return f"http://{CANONICAL_HOST if plain[1] in ALIASES else plain[1]}{plain[2]}"
    return _normalised(url)


def _normalised(url: str) -> str:
    """The key of any page, also of one whose address has something to be normalised."""
    from w3lib.url import canonicalize_url  # here, because it loads an HTTP client, which readers of pages do not need

    parts = split_web_address(url)
    if parts is None:
        raise ValueError(f"not an http(s) address: {url[:200]!r}")
    host = host_and_port(parts)
    host = CANONICAL_HOST if host in ALIASES else host
    path = _without_session(parts.path).rstrip("/") or "/"
    key = canonicalize_url(urlunsplit(("http", host, path, _page_parameters(parts.query), "")))
    # What means a slash (`\`, `/.`) has become one only now.
    return key if key == url else _normalised(key)


def key_of(url: str) -> str:
    """The key of a page; what is not an address of the web is returned as it is."""
    try:
        return page_key(url)
    except ValueError:
        return url


def _without_session(path: str) -> str:
    may_have_one = ";" in path or path[1:2] in ("(", "%")
    return _PATH_SESSION.sub("", path) if may_have_one else path


def _page_parameters(query: str) -> str:
    if not query:
        return ""
    from w3lib.url import url_query_cleaner

    names = {pair.partition("=")[0] for pair in query.split("&")}
    dropped = [name for name in names if name.lower() in SESSION_AND_TRACKING]
    return urlsplit(url_query_cleaner(f"http://x/?{query}", dropped, unique=False, remove=True)).query


def spellings(url: str) -> list[str]:
    """The addresses at which the crawler may have requested the page that a page links to as `url`.

    Letters and spaces are percent-encoded, as browsers do it, and the site answers under several names.
    """
    from w3lib.url import safe_url_string

    try:
        asked = safe_url_string(url)
        parts = urlsplit(asked)
    except ValueError:
        return [url]
    if parts.netloc not in ALIASES:
        return [asked]
    return [parts._replace(scheme=scheme, netloc=name).geturl() for scheme in ("http", "https") for name in ALIASES]
