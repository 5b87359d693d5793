"""The fixed texts of the stand-in site in its two languages, and the addresses of its lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Labels:
    """The fixed texts of one language, and the addresses of its lists."""

    calendar: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    footer: str
    home: str
    news: str
    latest: str
    previous: str
    next: str
    page: str
    not_found: str
    no_such_page: str
    gallery: str
    related: str
    share: str
    print: str
    back: str
    views: str
    cookies: str
    accept: str
    search: str
    banners: str
    other: str
    home_path: str
    news_path: str
    calendar_path: str


LABELS = {
    "lv": Labels(
        calendar="Notikumu kalendārs",
        months=(
            "Janvāris",
            "Februāris",
            "Marts",
            "Aprīlis",
            "Maijs",
            "Jūnijs",
            "Jūlijs",
            "Augusts",
            "Septembris",
            "Oktobris",
            "Novembris",
            "Decembris",
        ),
        weekdays=("P", "O", "T", "C", "Pk", "S", "Sv"),
        footer="Valsts informatīvais resurss par cilvēktirdzniecības mazināšanas tēmu un aktualitātēm Latvijā",
        home="Sākums",
        news="Jaunumi",
        latest="Jaunākās ziņas",
        previous="Iepriekšējā",
        next="Nākamā",
        page="Lapa",
        not_found="Lapa nav atrasta",
        no_such_page="Šādas lapas nav vai tā ir pārvietota.",
        gallery="Galerija",
        related="Saistītie raksti",
        share="Dalīties",
        print="Drukāt",
        back="Atpakaļ",
        views="Skatīts",
        cookies="Šī vietne izmanto sīkdatnes, lai uzlabotu lietošanas pieredzi.",
        accept="Piekrītu",
        search="Meklēt",
        banners="Noderīgi",
        other="English",
        home_path="/lv",
        news_path="/lv/jaunumi",
        calendar_path="/lv/kalendars",
    ),
    "en": Labels(
        calendar="Calendar of Events",
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        weekdays=("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
        footer="State information resource on topics and developments in reducing human trafficking in Latvia",
        home="Home",
        news="News",
        latest="Latest news",
        previous="Previous",
        next="Next",
        page="Page",
        not_found="Page not found",
        no_such_page="There is no such page, or it has moved.",
        gallery="Gallery",
        related="Related articles",
        share="Share",
        print="Print",
        back="Back",
        views="Viewed",
        cookies="This site uses cookies to improve your experience.",
        accept="Accept",
        search="Search",
        banners="Useful",
        other="Latviešu",
        home_path="/en",
        news_path="/en/news",
        calendar_path="/en/calendar",
    ),
}
