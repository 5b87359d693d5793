"""Cards of other pages, labels of fields and large quotations between the paragraphs, and what looks like them."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DATE, H1, PROSE, paragraphs, read, text_of

SENTENCE = "Otrajā dienā psiholoģes mācīja sarunu, pēc kuras cietušais uzticas palīdzībai"


def _between(inset: str, before: str = "") -> tuple[str, ...]:
    """The text of an article with something between its second and its third paragraph."""
    return text_of(read(f"<div>{H1}{DATE}{paragraphs(*PROSE[:2])}{before}{inset}{paragraphs(*PROSE[2:])}</div>"))


@pytest.mark.parametrize(
    "inset",
    [
        "<figure><a href='https://kaimini.example/x'><div>Vadlīnijas sociālajiem darbiniekiem</div>"
        "<div>Kā runāt ar cilvēku, kas baidās</div></a></figure>",
        "<div><a href='/lv/padomi'><h3>Padomi ceļotājiem</h3><p>Kas jāzina pirms brauciena uz darbu ārzemēs.</p>"
        "<span>3. maijs</span></a></div>",
        "<form><label>Saņemiet mūsu ziņas</label><input type=email><button>Pieteikties</button></form>",
        "<form><label>Jūsu vārds <input></label></form>",
        "<div><div>Turpinājums pēc reklāmas</div></div>",
        "<div>Article continues below advertisement</div>",
        "<p>Teksts turpinās aiz attēla</p>",
        "<p>Reklāma turpinās pēc raksta</p>",
        "<div><a href='/lv/x/9'>Lasi vēl: Jauns atbalsta punkts Kuldīgā</a></div>",
        "<form><h3>Saņem jaunumus</h3><p>Sūtām vēstuli reizi nedēļā, svarīgāko par drošu darbu.</p><input></form>",
        "<div><span>Reklāma</span></div>",
        "<div class=ad><p>Advertisement</p></div>",
        "<div><p>REKLĀMA:</p></div>",
        "<div><span>- Reklāma -</span></div>",
        "<div><div>Reklāma: apdrošini ceļojumu jau šodien</div></div>",
        "<div><span>Reklāma</span><div>Pavasarī riepas par puscenu</div><div>Tikai Zvirbuļu ielā 3</div></div>",
        "<div class='paragraph--type--ad-slot'><div class=ad>Compare van insurance in two minutes</div></div>",
        "<div class=Ad_slot__99sKs><div>Pavasara akcija: riepu maiņa par puscenu</div></div>",
        "<div><div>Reklāma</div><div><a href='https://veikals.example/'>Kļūsti par atbalstītāju</a></div></div>",
        "<div><h4>Saistītā ziņa</h4><a href='/lv/saruna-patversme/91'>Saruna par patversmēm</a></div>",
        "<div><h4>Related Coverage</h4><a href='/en/taxi-drivers-learn/92'>Taxi drivers learn to listen</a></div>",
        "<div>Raksta turpinājums zem reklāmas</div>",
        "<figure><img src='/i/1.jpg'></figure><p><small>Foto: Ilze Kalna</small></p>",
        "<p><img src='/i/1.jpg'></p><p><em>Jauktais koris. Foto no biedrības albuma</em></p>",
        "<div><img src='/i/1.jpg'><span>Cirsma pie upes, foto: Lauma Tēlaina</span></div>",
        "<table><tr><td><img src='/i/1.jpg'><tr><td>Akcijas nozīmīte, zīm. L. Tēlaina</table>",
        "<div><b>Iesakām izlasīt</b><ul><li><a href='/zinas/1'>Saruna par patversmēm</a></li></ul></div>",
        "<div>Vēl ziņas</div><div><a href='/zinas/1'>Saruna par patversmēm</a></div>",
        "<div>Reģistrējies: Jan 2008</div><div>Ziņas: 1 877</div>",
        "<div>Related: <a href='/zinas/1'>Saruna par patversmēm</a></div>",
        "<p><b>SAISTĪTAIS RAKSTS:</b> <a href='/zinas/1'>Saruna par patversmēm</a></p>",
        "<div><span>Read next</span><a href='/news/taxi'>Taxi drivers learn to listen</a></div>",
        "<p>Lasi vēl: <a href='zinas/123.html'>Saruna par patversmēm</a></p>",
        "<div><a href='/lv/saruna-patversme/91'><em>Lasi arī</em><b>Saruna par patversmēm</b></a></div>",
        "<p><a href='/en/taxi-drivers-learn/92'><span>Read more</span> <b>Taxi drivers learn to listen</b></a></p>",
        f"<div class=q><p>“{SENTENCE}.”</p></div>",
        f"<blockquote><p>{SENTENCE}</p></blockquote>",
        "<center><img src='/plakats.jpg'><br>Kampaņas plakāts pie autoostas</center>",
    ],
)
def test_what_is_set_between_the_paragraphs_is_no_text(inset: str) -> None:
    assert _between(inset) == PROSE


@pytest.mark.parametrize(
    ("inset", "words"),
    [
        ("<p><a href='/lv/greta'>GRETA ziņojums<br><br>par Latviju</a></p>", "GRETA ziņojums"),
        ("<p><a href='/lv/lasi-ari-klusumu/93'><b>Lasi arī klusumu</b> ir biedrības grāmata</a></p>", "klusumu"),
        ("<a href='tel:116006'><div>Zvani</div><div>116006</div></a>", "116006"),
        ("<a href='#kontakti'><div>Kur zvanīt</div><div>naktī</div></a>", "naktī"),
        ("<ul><a href='/lv/greta'><li>GRETA pirmais ziņojums</li><li>GRETA otrais ziņojums</li></a></ul>", "otrais"),
        ("<input type=checkbox id=a><label for=a>Kas man jāzina par līgumu?</label>", "Kas man jāzina"),
        ("<label>Kas man jāzina par līgumu?</label><input type=checkbox>", "Kas man jāzina"),
        ("<p>Lasi arī: <a href='https://likumi.example/1'>Krimināllikums</a></p>", "Krimināllikums"),
        ("<p>Skatīt arī: <a href='likumi.html'>Krimināllikums</a></p>", "Krimināllikums"),
        ("<p>Reklāma</p>", "Reklāma"),
        ("<p>Foto: Ilze Kalna</p>", "Foto"),
        ("<img src='/i/1.jpg'><p>Foto: kā atpazīt viltotu līgumu, pirms to paraksti. Stāsta Ilze.</p>", "Stāsta Ilze"),
        ("<img src='/i/1.jpg'><p>Ieradās arī fotogrāfi, foto izstāde būs maijā.</p>", "izstāde"),
        ("<p>Izstādē ir divi darbi, foto: no arhīva.</p>", "divi darbi"),
        ("<p>Iesakām izlasīt</p>", "Iesakām izlasīt"),
        ("<p>Iesakām: <a href='https://likumi.example/1'>Krimināllikums</a></p>", "Krimināllikums"),
        ("<h3>Iesakām izlasīt</h3><p><a href='https://likumi.example/1'>Krimināllikums</a></p>", "Krimināllikums"),
        ("<h3>Ziņas 2016</h3>", "Ziņas 2016"),
        ("<p>Reģistrējies līdz 2018. gada 3. maijam</p>", "Reģistrējies"),
        ("<ul><li>Reklāma</li><li>Sludinājumi</li></ul>", "Reklāma"),
        ("<h3>Reklāma</h3>", "Reklāma"),
        ("<form><p>Kas man jāzina par līgumu?</p><input type=checkbox></form>", "Kas man jāzina"),
        (f"<p>{SENTENCE}.</p>", SENTENCE),
        ("<div class=q><p>Kādi parādi viņiem tiek uzlikti?</p></div>", "Kādi parādi"),
        ("<div class=q><p>Viņi vienojās, kam par pazīmēm ziņot vispirms.</p></div>", "vispirms"),
        ("<div class=q><p>Policisti stāstīja</p></div>", "Policisti stāstīja"),
        ("<ul><li>Otrajā dienā psiholoģes mācīja sarunu</li><li>Mājupceļš</li></ul>", "Mājupceļš"),
        ("<p><img src='/plakats.jpg'><br>Kampaņas plakāts sauc: zvani 116006</p>", "zvani 116006"),
    ],
)
def test_what_only_looks_like_it_is_text(inset: str, words: str) -> None:
    assert words in "\n".join(_between(inset))


def test_a_card_that_the_line_before_announces_is_text() -> None:
    card = "<a href='https://kaimini.example/x'><div>Vadlīnijas</div><div>Kā runāt</div></a>"
    assert "Vadlīnijas" in _between(card, "<p>Vairāk lasiet šeit:</p>")


@pytest.mark.parametrize(
    "line",
    [
        "<div><a href='/lv/jaunumi'>Atpakaļ uz jaunumu sarakstu</a></div>",
        "<p><a href='/lv/jaunumi'>Atgriezties sarakstā</a></p>",
        "<p><a href='/lv/jaunumi'>Uz ziņu sarakstu</a></p>",
        "<p><a href='/en/news'>« Back to all news</a></p>",
        "<p><a href='javascript:print()'>Izdrukāt šo lapu</a> | <a href='/lv/jaunumi'>Atpakaļ</a></p>",
        "<div><span>#drošība</span><span>#patversmes</span></div>",
        "<p>#drošība, #Kuldīga</p>",
        "<p>Tagi: drošība, Kuldīga</p>",
        "<p>Etiķetes: <a href='/t/1'>drošība</a>, <a href='/t/2'>Kuldīga</a></p>",
        "<div>Filed under: <a href='/c/1'>Jaunumi</a></div>",
        "<div>Posted in <a href='/c/1'>Jaunumi</a> by <a href='/a/1'>admin</a></div>",
        "<div>This entry was posted in <a href='/c/1'>Jaunumi</a>. Bookmark the <a href='/p/1'>permalink</a>.</div>",
        "<p>Iepriekšējais raksts: <a href='/zinas/1'>Saruna radio</a></p>",
        "<div><a href='/print'>Print version</a> <a href='mailto:?body=x'>E-mail this</a></div>",
        "<p><a href='?pdf=1'>Saglabāt kā PDF</a></p>",
        "<div>Kopīgot ar Facebook</div><div>Nosūtīt pa e-pastu</div>",
        "<div>Novērtē rakstu: 4.5 / 5 (12 balsis)</div>",
        "<div>Rating: 4.5/5 (12 votes)</div>",
        "<p>Iezīmē tekstu un spied Ctrl+Enter, lai ziņotu par kļūdu</p>",
        "<p>Iezīmējiet kļūdaino vietu un spiediet Ziņot par kļūdu, lai mēs to varētu labot</p>",
        "<p>Ziņo par kļūdu rakstā</p>",
    ],
)
def test_ways_back_and_tags_below_the_text_are_no_text(line: str) -> None:
    assert text_of(read(f"<div>{H1}{DATE}{paragraphs()}{line}</div>")) == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "<p>Atpakaļ uz jaunumu sarakstu</p>",
        "<p><a href='/lv/stasts'>Atpakaļ uz mājām: Ilzes stāsts</a></p>",
        "<p>Lietojiet tēmturi:</p><p>#drošība</p>",
        "<p>#1 līgums</p>",
        "<p>Tags: viens vārds, kas nozīmē birku.</p>",
        "<p>Iepriekšējais projekts: <a href='/lv/projekts'>Droša māja</a></p>",
        "<p>Ziņo par cilvēku tirdzniecību</p>",
        "<p>Vērtējums: nepietiekami</p>",
        "<p>Rating agencies: <a href='/lv/greta'>GRETA</a></p>",
    ],
)
def test_a_last_line_that_looks_like_them_is_text(line: str) -> None:
    assert len(text_of(read(f"<div>{H1}{DATE}{paragraphs()}{line}</div>"))) > len(PROSE)


def test_a_form_around_the_whole_page_is_the_page() -> None:
    article = read(f"<form><input type=text name=q>{H1}{DATE}{paragraphs()}</form>")
    assert text_of(article) == PROSE


def test_a_form_around_a_short_text_and_its_title_is_the_text() -> None:
    article = read(f"<form><input type=text name=q>{H1}{DATE}<p>Mācības notiks Kuldīgā.</p></form>")
    assert text_of(article) == ("Mācības notiks Kuldīgā.",)


@pytest.mark.parametrize("label", ["Reklāma", "Advertisement:", "About these ads"])
def test_the_word_above_an_advertisement_ends_no_text(label: str) -> None:
    assert text_of(read(f"<article>{H1}{DATE}{paragraphs()}<div><p>{label}</p></div></article>")) == PROSE


def test_an_advertisement_without_an_end_tag_hides_no_text() -> None:
    assert PROSE[2] in _between("<div class=ad><small>Reklāma</small>")


def test_random_letters_of_an_id_name_no_advertisement() -> None:
    assert SENTENCE in _between(f"<div id=4ad7>{SENTENCE}</div>")


def test_sentences_beside_a_figure_are_text_and_no_caption() -> None:
    text = "Ārdurvju atslēgu dēls nēsāja kaklā. Pārtiku atveda sestdienās."
    assert text in _between(f"<div><figure><img src='/i/1.jpg'></figure><div><p>{text}</p></div></div>")
