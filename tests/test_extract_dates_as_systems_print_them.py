"""The date of publication in lines as widespread systems print them, beside authors, lists and counters."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.texts.shape_page import DAY, H1, PROSE, TITLE, paragraphs, read, text_of


@pytest.mark.parametrize(
    "line",
    [
        "<div>27. novembris, 2018</div>",
        "<div>Publicēts 27. novembris, 2018</div>",
        "<div>27.11.2018 0:00:00</div>",
        "<div>otrdiena, 27 novembris 2018 - 16:44:10</div>",
        "<div>27-11-18 17:05</div>",
        "<div>27.11.2018 / 14:40</div>",
        "<h2><a href='/lv/jaunumi/'>«</a> 27.11.2018</h2>",
        "<div>\U0001f552 27.11.2018</div>",
        "<div><i class=fa>\uf073</i> 27. novembris, 2018</div>",
        "<div>Rakstīts 27.11.2018 sadaļā <a href='/lv/jaunumi'>Jaunumi</a></div>",
        "<div>Iesūtīts: 27.11.2018</div>",
        "<div><b>27.</b><br>novembris<br>2018</div>",
        "<div>27.11.2018 14:40 (EET)</div>",
        "<div>Published: Tuesday, 27 Nov 2018 | 4:35 PM EET</div>",
        "<span>Iesniedza redaktors, O, 11/27/2018 - 13:02</span>",
        "<span>Otr, 11/27/2018 - 13:02 — administrators</span>",
        "<div><span>Publicēts 2018. gada 27. novembrī</span><span>Raksta Ilze Paraudziņa</span></div>",
        "<p>Ilze Paraudziņa, Kuldīgas novada pašvaldības preses sekretāre, 27.11.2018.</p>",
        "<p>Laikraksts “Ziemeļu Balss”, 27.11.2018.</p>",
        "<p>Žurnāls “Ziemeļu Balss”, 27.11.2018., Nr. 39 (942)</p>",
        "<div>Ilze Paraudziņa, 27.11.18</div>",
        "<div>27.11.18. plkst. 12:05</div>",
        "<div>Datums: 27.11.2018, Sadaļa: Ārzemes</div>",
        "<div>27.11.2018 10:22 | Kategorijas: Drošība, Bērni | Skatīt komentārus</div>",
        "<div>November 27, 2018 at 08:45 AM | categories: Children, Work | View Comments</div>",
        "<div>Ievietots mājaslapā: 27.11.2018.</div>",
        "<div>Informācija publicēta: 27.11.2018.</div>",
        "<div>27.11.2018 / Jaunumi / Projekti</div>",
        "<div>Preses relīze Nr. 12, 27.11.2018</div>",
        "<p><i>27.11.2018</i> <b>Ilze Paraudziņa / “Likums un dzīve”</b> <a href='#c'>Komentāri (12)</a></p>",
        "<p><a href='#p1'>Ziņa</a> <span>by <a href='/u/2'>Ziemelis</a> » </span>27 Nov 2018, 19:45</p>",
        "<div class=article-meta><span>27 Nov 2018</span><span>Konsulārās lietas</span></div>",
        "<p><abbr title='2018-11-27T23:14:02+02:00'>27. nov 18, 23:14</abbr> | <a href='/k/darbs'>darbs</a></p>",
        "<div>Ziņas, <time title='2018-11-27 16:05'>pirms 3 stundām</time></div>",
        "<span><span itemprop='datePublished'> 27. novembris, 2018 </span>"
        "<span itemprop='dateModified'> 3. decembris, 2019 </span></span>",
        "<span>Submitted on Tue, 2018-11-27 13:49</span>",
        "<p>27.11.2018 (ip)</p>",
        "<p>Ilze Paraudziņa, Kuldīgas Vēstis, 27.11.2018.</p>",
        "<p>Kuldīga, 2018. gada 27. novembris — Paziņojums presei</p>",
        "<div class=post-meta>Autore <a href='/u/2'>Ilze Paraudziņa</a> 2018. gada 27. novembrī sadaļā "
        "<a href='/k/1'>Darbs</a>, <a href='/k/2'>Bērni</a> | 17 atsauksmes</div>",
        "<div><a href='/u/2' rel=author>Ziemelis</a> <span class=post-timestamp>27 Nov 2018</span></div>",
    ],
    ids=[
        "WordPress",
        "WordPress with a label",
        "ASP.NET",
        "e107",
        "TYPO3",
        "slash before the clock",
        "arrow back",
        "emoji",
        "icon font",
        "written in a section",
        "sent in",
        "day, month and year below each other",
        "zone in brackets",
        "bar before a clock with its zone",
        "Drupal with a weekday of one letter",
        "Drupal 6",
        "label and date in an element of their own",
        "author with an office",
        "newspaper",
        "issue of a magazine",
        "short year behind a name",
        "short year before a clock",
        "label before a section",
        "several categories",
        "several categories in English",
        "label with a place on the web",
        "label with what was published",
        "trail",
        "number of a press release",
        "own element beside an author and comments",
        "forum",
        "own element beside a list",
        "hAtom",
        "tooltip of a relative date",
        "itemprop of a text",
        "Drupal without an author",
        "initials",
        "newspaper behind its author",
        "place and kind of text",
        "class of the line",
        "class of the date",
    ],
)
def test_it_is_read_above_the_text(line: str) -> None:
    article = read(f"{H1}{line}{paragraphs()}")
    assert article.published_on == DAY
    assert set(PROSE) <= set(text_of(article))


@pytest.mark.parametrize(
    "line",
    [
        "<p><abbr title='2018-11-27T23:14:02+02:00'>27. nov 18, 23:14</abbr> | <a href='#c'>Komentāri (3)</a></p>",
        "<span class=hidden><span itemprop='datePublished'>2018-11-27 10:12:01</span></span>",
    ],
    ids=["hAtom with comments", "itemprop of a text"],
)
def test_it_is_read_below_the_text(line: str) -> None:
    assert read(f"<div>{H1}{paragraphs()}{line}</div>").published_on == DAY


@pytest.mark.parametrize("opening", ["<span class=news-date-time>27.11.2018</span>", "27.11.2018 ", "27.11.2018. – "])
def test_it_may_touch_the_first_word_of_the_text(opening: str) -> None:
    article = read(f"{H1}<div class=news-detail>{opening}{PROSE[0]}<br><br>{'<br><br>'.join(PROSE[1:])}</div>")
    assert article.published_on == DAY
    assert text_of(article) == PROSE


def test_the_text_may_tell_of_a_place_behind_its_first_paragraph() -> None:
    matter = f"{H1}<p>Datums: 27.11.2018.</p>{paragraphs(*PROSE[:1])}<p>Vieta: Ogrē</p>{paragraphs(*PROSE[1:])}"
    assert read(matter).published_on == DAY


def test_tags_may_stand_between_the_text_and_what_says_when_it_was_published() -> None:
    tags, day = "<div class=tags><a href='/t/darbs'>darbs</a></div>", "<div>Publicēts: 27.11.2018</div>"
    text = f"<main><div>{H1}{paragraphs()}</div>"
    assert read(f"{text}{tags}{day}</main>").published_on == DAY
    box = f"<div class=related><a href='/lv/izstade/175'>Izstāde Alsungā</a>{day}</div>"
    card = f"<div><h3>Izstāde Alsungā</h3>{day}</div>"
    comment = f"<div><p>Ilze Paraudziņa</p>{day}<p>Paldies par rakstu, tas noderēja.</p></div>"
    for other in (box, card, comment):
        assert read(f"{text}{other}</main>").published_on is None


@pytest.mark.parametrize("zone", ["Z", "+00:00"])
@pytest.mark.parametrize(
    "form",
    [
        "<meta property='article:published_time' content='{}'>",
        f'<script type=application/json>{{{{"title":"{TITLE}","publishedAt":"{{}}"}}}}</script>',
        "<p>Pirms 3 gadiem <time datetime='{}' itemprop=datePublished></time></p>",
    ],
    ids=["head", "data", "attribute"],
)
def test_midnight_in_latvia_is_of_the_day_that_begins_and_any_other_moment_of_the_day_written(
    form: str, zone: str
) -> None:
    assert read(f"{H1}{form.format(f'2018-11-26T22:00:00.000{zone}')}{paragraphs()}").published_on == DAY
    for at in ("00:00:00", "21:59:59.999", "22:00:40"):
        assert read(f"{H1}{form.format(f'2018-11-27T{at}{zone}')}{paragraphs()}").published_on == DAY


@pytest.mark.parametrize("shown", ["27.11.2018", "26.11.2018"])
def test_a_line_has_the_day_that_it_shows(shown: str) -> None:
    line = f"<p>Publicēts <time datetime=2018-11-26T22:00:00Z>{shown}</time>, autors Ilze Paraudziņa</p>"
    article = read(f"{H1}{line}{paragraphs()}")
    assert f"{article.published_on:%d.%m.%Y}" == shown
    assert text_of(article) == PROSE


@pytest.mark.parametrize(
    "said",
    [
        "property='article:published' itemprop='datePublished dateCreated'",
        "property='og:article:published_time'",
        "property='og:day' itemprop=datePublished",
        *(f"name='{name}'" for name in ("publish-date", "publishdate", "article.published", "sailthru.date")),
        *(f"name='{name}'" for name in ("DC.date", "DC:date", "dcterms.date", "dcterms.created", "date")),
        *(f"name='{name}'" for name in ("citation_publication_date", "citation_date")),
    ],
)
@pytest.mark.parametrize("written", ["2018-11-27T09:00:00+02:00", "20181127T090000+0200", "20181127"])
def test_the_head_may_call_it_by_many_names(said: str, written: str) -> None:
    assert read(f"<meta {said} content='{written}'>{H1}{paragraphs()}").published_on == DAY


def test_a_row_to_share_may_follow_the_date_below_the_text() -> None:
    row = "<div>Dalīties: <a href='https://facebook.com/sharer'>Facebook</a> <a href='https://x.com/share'>X</a></div>"
    assert read(f"<div>{H1}{paragraphs()}<p>27.11.2018</p>{row}</div>").published_on == DAY


def test_a_link_to_another_article_may_not() -> None:
    entry = "<p>27.11.2018</p><p><a href='/lv/izstade/175'>Izstāde Alsungā par bērnu drošību</a></p>"
    assert read(f"<div>{H1}{paragraphs()}{entry}</div>").published_on is None


@pytest.mark.parametrize(
    "line",
    [
        "<p>By <a href='/a'>Ilze Paraudziņa</a> <span>Updated</span> <i>27 Nov 2018, 2:15</i></p>",
        "<p><b>27.11.2018</b> <span>Semināra diena Kuldīgā, plkst. 10, Kalna iela 5</span></p>",
        "<p><b>Norises laiks:</b> <i>27.11.2018</i> <span>Kuldīga</span></p>",
        "<p><abbr title='Valsts darba inspekcija'>VDI</abbr> | <a href='#c'>Komentāri (3)</a></p>",
        "<p><span itemprop='datePublished'>nesen</span></p>",
        "<div><span>27.11.2018</span><span>Kuldīga</span></div>",
        "<div class=event-meta><span>27.11.2018</span><span>Novada dome</span></div>",
        "<p><b>27.11.2018</b> <span>Kuldīga</span> <a href='#c'>Komentāri (3)</a></p>",
        "<p><b>Pieteikties līdz</b> <span>27.11.2018</span> <a href='#p'>Drukāt</a></p>",
        "<p>Notiks <abbr class=dtstart title='2018-11-27T10:00'>otrdien</abbr> Kuldīgā</p>",
        "<p>05-06-07 10:00</p>",
        "<p>27.11.2018 10:00 — seminars</p>",
        "<div><span>Atjaunots 27.11.2018</span><span>Raksta Ilze Paraudziņa</span></div>",
        "<dl><dt>Norises laiks</dt><dd>27.11.2018</dd></dl>",
        "<dl><dt>Publicēts konkurss</dt><dd>27.11.2018</dd></dl>",
        "<div class=post-meta>Projekta īstenošana līdz 27.11.2018</div>",
        "<div class=entry-meta><b>Ziemelis</b> labots 27.11.2018</div>",
        "<div class=post-meta>No 27.11.2018 līdz 29.11.2018</div>",
        "<p>27.11.2018 (ot)</p>",
        "<div class=post-meta>Pasākuma datums: 27.11.2018</div>",
        "<div class=post-meta>27.11.2018 plkst. 10.00, Kuldīgas bibliotēka</div>",
        "<p class=meta>Projekts Nr. 1.1/2017, īstenošana 27.11.2018</p>",
    ],
    ids=[
        "of a change",
        "of an event",
        "with a label",
        "abbreviation",
        "no day",
        "beside a place",
        "in the facts of an event",
        "beside a place and comments",
        "of a deadline",
        "hCalendar",
        "any of three days",
        "beside what takes place",
        "of a change in an element of its own",
        "field of an event",
        "field of a call",
        "of a deadline in a line of facts",
        "of a change in a line of facts",
        "of a period in a line of facts",
        "with its weekday",
        "of an event in a line of facts",
        "of an event with its place in a line of facts",
        "of a project in a line of facts",
    ],
)
def test_the_day_of_something_else_is_none(line: str) -> None:
    article = read(f"{H1}{line}{paragraphs()}")
    assert article.published_on is None
    assert set(PROSE) <= set(text_of(article))


@pytest.mark.parametrize(
    "other",
    [
        "<div itemprop=review itemscope><b>Ilze</b> <span itemprop=datePublished>27.11.2018</span></div>",
        "<p><time datetime='2018-11-27'>27. novembris</time> <a href='/lv/izstade/175'>Izstāde</a> "
        "<a href='/lv/izstade/175#c'>Komentāri (3)</a></p>",
        "<p>Nākamās mācības <time datetime='2018-11-27'>otrdien</time> <a href='#p'>Drukāt</a></p>",
    ],
    ids=["review", "other article", "event"],
)
def test_the_day_of_something_else_below_the_text_is_none(other: str) -> None:
    assert read(f"<div>{H1}{paragraphs()}{other}</div>").published_on is None


def test_the_day_of_an_article_announced_in_the_text_is_none() -> None:
    card = "<div><a href='/lv/izstade/175'>Izstāde Alsungā</a> <span itemprop=datePublished>27.11.2018</span></div>"
    assert read(f"{H1}{paragraphs(*PROSE[:2])}{card}{paragraphs(*PROSE[2:])}").published_on is None


def test_a_date_in_the_head_that_is_that_of_the_visit_may_be_of_any_page() -> None:
    today = dt.date.today().isoformat()
    assert read(f"<meta name=date content='{today}'>{H1}{paragraphs()}").published_on is None
    assert read(f"<meta name=pubdate content='{today}'>{H1}{paragraphs()}").published_on == dt.date.today()


@pytest.mark.parametrize(
    "line",
    [
        "Ilze Paraudziņa, seminārs “Droši darbā”, 27.11.2018.",
        "Ilze Paraudziņa, biedrības vadītāja, 27.11.2018., no 10",
        "Laikraksts “Ziemeļu Balss”, 27.11.2018., no 10",
        "Izstāde Kuldīgā, 27.11.18",
        "Datums: 27.11.2018, Vieta: Ogre",
        "27.11.2018 / Ogre / Bauska",
    ],
)
def test_a_line_that_may_tell_of_an_event_has_none(line: str) -> None:
    assert read(f"{H1}<p>{line}</p>{paragraphs()}").published_on is None
