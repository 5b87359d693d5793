"""What is known of the site's names and addresses, as data: where to add a host or a section when the site moves."""

from __future__ import annotations

DEFAULT_SITE = "http://www.cilvektirdznieciba.lv/"
CANONICAL_HOST = "www.cilvektirdznieciba.lv"
ENGLISH_NAME = "trafficking.lv"

# The names under which the one site answers (docs/site.md, F1).
ALIASES = frozenset({"cilvektirdznieciba.lv", CANONICAL_HOST, ENGLISH_NAME, f"www.{ENGLISH_NAME}"})

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
