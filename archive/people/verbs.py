"""Latvian verbs of speaking, and how to tell a verb from a noun of the same ending."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.latvian.verb_roots import FIRST_CONJUGATION, PREFIXES
from archive.latvian.verbs import entries

# Second conjugation: informēja, informē, informējis, informējusi, informējot.
_SECOND = (
    "informēt komentēt minēt pieminēt akcentēt atbildēt atzīmēt ziņot paziņot skaidrot paskaidrot izskaidrot "
    "apgalvot jautāt vaicāt oponēt prezentēt uzrunāt runāt rezumēt precizēt kritizēt referēt raksturot ironizēt "
    "argumentēt rekomendēt pamatot jokot atkārtot salīdzināt citēt "
    "uzslavēt slavēt pasvītrot prognozēt piezīmēt deklarēt diskutēt ieskicēt debatēt"
).split()
# Third conjugation: norādīja, norāda, norādījis, norādījusi, norādot; those in -ināt: atgādināja, atgādina.
_THIRD = (
    "norādīt pastāstīt stāstīt pavēstīt vēstīt sacīt apliecināt apstiprināt atgādināt brīdināt aicināt mudināt "
    "rosināt ierosināt iepazīstināt papildināt izklāstīt piekodināt uzskatīt secināt solīt apsolīt "
    "izstāstīt uzskaitīt mierināt klāstīt pārliecināt aprakstīt atstāstīt noraidīt pieprasīt"
).split()
# The first conjugation has stems of its own: past, present, perfect of a man and of a woman, gerund.
_FIRST = (
    "atzina atzīst atzinis atzinusi atzīstot uzsvēra uzsver uzsvēris uzsvērusi uzsverot pauda pauž paudis paudusi "
    "paužot piebilda piebilst piebildis piebildusi piebilstot iebilda iebilst iebildis iebildusi iebilstot teica "
    "saka teic teicis teikusi sakot pateica ieteica iesaka ieteicis ieteikusi iesakot izteicās izteicies "
    "izteikusies uzstājās uzstājies uzstājusies izteica izteikusi izteicis dalījās dalās dalījies dalījusies "
    "pateicās pateicas pateicies "
    "pateikusies noliedza noliedz lūdza lūdz lūdzis lūgusi lūdzot piekrita piekrīt piekritis piekritusi novēlēja "
    "novēl piemetināja piemetina piebalsoja piebalso min atbild cer cerēja domā spriež sprieda lēš lēsa tic "
    "ticēja atklāja atklāj konstatēja konstatē atcerējās atceras vērtē vērtēja turpināja turpina iesaucās zina "
    "raksta rakstīja rakstījis rakstījusi bilda bilst bildis bildusi pateicis pateikusi pasaka "
    "pasacīja izsakās izteicās nopūšas nopūtās pieļauj pieļāva "
    "pieļāvis pieļāvusi izsaka pauž paredz paredzēja izcēla izceļ uzteica uzteic lepojas priecājas priecājās "
    "neslēpa neslēpj nenoliedza nenoliedz neizslēdza neizslēdz nešaubās nepiekrīt nepiekrita atcirta atcērt noteica "
    "iestarpināja iestarpina atteica sūdzas sūdzējās sūrojas pārliecināts "
    "pārliecināta pārmet pārmeta pārmetis pārmetusi"
    " ieminējās šaubās šaubījās baidās baidījās bažījas "
    "bažījās pavaicā pavaicāja apjautājās apjautājas"
).split()
# These report what somebody said only where a clause with `ka`, an infinitive or a quotation says what.
NEEDS_CLAUSE = frozenset(
    "atklāja atklāj konstatēja konstatē cer cerēja domā uzskata uzskatīja spriež sprieda lēš lēsa tic ticēja "
    "secina secināja vērtē vērtēja turpina turpināja atceras atcerējās iesaucās zina min solīja apsolīja sola "
    "apsola lūdza lūdz lūdzis lūgusi aicina aicināja aicinājis aicinājusi mudina mudināja novērtē pieļauj "
    "pieļāva pieļāvis pieļāvusi paredz paredzēja izcēla izceļ lepojas priecājas priecājās neslēpa neslēpj "
    "nenoliedza nenoliedz neizslēdza neizslēdz nešaubās raksta rakstīja "
    "rakstījis rakstījusi noteica atteica pārliecināts pārliecināta šaubās "
    "šaubījās baidās baidījās bažījas bažījās noraida noraidīja pieprasa pieprasīja debatēja debatē pārliecina "
    "pārliecināja diskutē diskutēja pateica pateicis pateikusi pasaka pasacīja".split()
)
# Of those, the ones that behind a comma can only have what went before as what is said: `…, sola N`.
SAYS_WHAT_WENT_BEFORE = frozenset(
    "cer cerēja domā uzskata uzskatīja spriež sprieda lēš lēsa tic secina secināja atceras atcerējās zina min solīja "
    "apsolīja sola apsola apliecina apliecināja ieteica iesaka lepojas priecājas priecājās iesaucās".split()
)


def _forms() -> frozenset[str]:
    forms = set(_FIRST)
    for infinitive in _SECOND:
        stem = infinitive[:-1]
        forms |= {stem + "ja", stem, stem + "jis", stem + "jusi", stem + "jot"}
    for infinitive in _THIRD:
        stem = infinitive[:-1]
        forms |= {stem + "ja", stem[:-1] + "a", stem + "jis", stem + "jusi", stem[:-1] + "ot"}
    return frozenset(forms)


_ALL = _forms()
# A gerund only goes along with another verb: `stāstot par projektu, smaidīja`.
SPEAKING = frozenset(word for word in _ALL if not word.endswith("ot"))
# Verbs that are of speaking with their object alone: `vērsa uzmanību uz to, ka …`.
SPEAKING_WITH = {
    **dict.fromkeys("vērsa vērš vērsis vērsusi".split(), ("uzmanību",)),
    **dict.fromkeys("uzdeva uzdod".split(), ("jautājumu", "jautājumus")),
    **dict.fromkeys(
        "pateica pateicis pateikusi pasaka pasacīja".split(), ("paldies", "viedokli", "runu", "uzrunu", "ko")
    ),
    **dict.fromkeys(
        "sniedza sniedz".split(),
        "ieskatu komentāru skaidrojumu paziņojumu interviju pārskatu prezentāciju".split(),
    ),
}
# What is beside a verb of speaking, between marks and with the verb, where it tells of something else than of speech.
_NO_SPEECH_WITH = {
    "runāja runā runājis runājusi": (
        r"^(?!.*\bpar\b).*\b(?:(?:latv|kriev|angl|vāc|igaun|lietuv|franc|pol|som|zviedr|itāl|spān|ukrain)iski|valodā)\b"
    ),
    "iepazīstināja iepazīstina iepazīstinājis iepazīstinājusi": (
        r"\b{0} iepazīstin|\biepazīstin\w+ {0}\b".format("(?:viņu|mani|tevi|sievieti|meiteni|jaunieti|puisi)")
    ),
    "atbildēja atbild atbildējis atbildējusi": (
        r"\buz (?:(?!par )\w+ ){0,2}(?:sludinājum|reklām|piedāvājum|īsziņ|zvan)(?:u|us|iem|ām)\b"
    ),
    "stāstīja stāsta stāstījis stāstījusi pastāstīja": r"^(?!.*\bpar\b).*\b(?:pasak|teik|anekdot|jok)(?:u|as|us)\b",
    "uzstājās uzstājies uzstājusies": r"\bar (?:(?!par )\w+ ){0,3}(?:dziesm|dej|koncert|priekšnesum|muzik|uzvedum)",
    # One shares rooms, food and money too; but what one shares about something, or what one knows or feels, is told.
    "dalījās dalās dalījies dalījusies": (
        r"^(?!.*\b(?:par\b|pieredz|viedok|\w*stāst|atziņ|iespaid|zināšan|padom|ieteikum|informācij|novērojum|pārdom"
        r"|atmiņ|idej|redzējum|skatījum|secinājum|izjūt|sajūt|emocij|jaunum)).*\b(?:(?:telp|istab|istabiņ|gult|kamer|māj"
        r"|mājviet|naud|peļņ|pārtik)[āu]|dzīvokl[īi]|mājokl[īi]|maizi|maizē|laupījum[āu]|ienākum(?:os|us|iem))\b"
    ),
}
NO_SPEECH_WITH = {form: re.compile(pattern) for forms, pattern in _NO_SPEECH_WITH.items() for form in forms.split()}
# Artists who appear (`uzstājās`) perform; what they would say is told by another verb.
APPEARS = frozenset("uzstājās uzstājies uzstājusies".split())
ARTIST = re.compile(
    r"(?:\w*dziedātāj|solist|mūziķ|dejotāj|pianist|vijolniek|vijolniec|aktier|aktris|dīdžej|reper)(?:s|is|a|e)"
)
# With an infinitive these move somebody to do something: `pārliecināja meitenes braukt`.
PERSUADES = frozenset("pārliecināja pārliecina".split())

# `pēc Viļņa Ābeltiņa teiktā`, `L.Vanadziņas ieskatā`: a genitive before one of these gives the sentence to the person.
ATTRIBUTING = frozenset(
    "teiktā teiktais teiktajam vārdiem domām ieskatā uzskatā viedoklī atzinuma sacītā aprēķiniem prognozēm "
    "stāstītā skatījumā vērtējumā stāstītais paustā minētā teikto sacīto pausto apgalvojumiem izteikumiem "
    "novērojumiem vērtējuma ziņām apgalvotā norādītā uzskatiem pārliecības prāta".split()
)

# Past and present of frequent verbs that end as a noun in the genitive does; those in -āja, -ēja, -īja, -oja follow
# by rule.
_FREQUENT = frozenset(
    "notika sāka uzsāka veica uzdeva deva sniedza sniedz vada nāca ienāca gāja brauca lika palika ņēma ieņēma "
    "saņēma pieņēma guva ieguva beidza noslēdza pabeidza kļuva bija tika ir būs nebija satika vēlas varēja var "
    "spēja lēma nolēma pārņēma uzņēmās veda aizveda rada nodeva pasniedza izsniedza ieradās devās tikās piedalās "
    "vērsās pievērsās pulcējās sākās noslēdzās klausījās vienojās izpelnījās nesa pienesa raksta uzrakstīs izdeva "
    "ievada sēdēs strādā dzīvo mēģina turpina palīdz palīdzēs iepazina apskata iesniedza izvirza apbalvo vadīs "
    "vedīs tiekas tiksies uzstāsies piedalīsies runās pārstāv pieder guļ stāv sauc dēvē ievēlēja iecēla izcēla "
    "pārsūdzēja pārsūdz".split()
)
# The past and the present of all verbs of the first conjugation, but for forms that are nouns, or particles, first.
_NO_VERBS = frozenset(
    "ar vēl kur kar pakaļ laka bāra smaka gaisa sala mala rieta laba sīka pārtika atpūta nostāja vilka auga raga sarga "
    "kalna dara lauka kapa krusta loka maka pirka tēla veļa vēja zaga dega cepa laika pieeja ieeja izeja "
    "ceļ palīga palīgu".split()
)
_FIRST_CONJUGATION = {
    prefix + form
    for infinitive, present, past in entries(FIRST_CONJUGATION)
    for prefix in ("", "ne", *PREFIXES)
    for form in (past + "a", present, *((past + "u", infinitive + "s", infinitive + "a") if prefix else ()))
    if len(prefix + form) > 2
} - _NO_VERBS
_VERBAL = re.compile(
    r".*(?:(?<!t)(?<!st)āja"
    r"|(?<!dev)(?<!dēv)(?<!ņēm)(?<!sniedz)(?<!cēl)(?<!pirc)(?<!nes)(?<!grāb)(?<!nom)(?<!glāb)(?<!slēdz)(?<!sūdz)(?<!iecēl)ēja|īja|(?<!bir)oja|ējās|ājās|ījās|ojās|ies|jot|šot|dams|dama|jis|jusi|(?!termin|kamin|ordin)\w+[^aeiouāēīū]ina)$"
)


@lru_cache(maxsize=8192)
def is_verb(word: str) -> bool:
    """Whether a word in lower case is a verb or a participle rather than a noun: `atklāja`, but not `vadītāja`."""
    return word in SPEAKING or word in _FREQUENT or word in _FIRST_CONJUGATION or bool(_VERBAL.match(word))


# Words at which a phrase about a person ends: no part of an office's name.
NO_OFFICE_WORDS = frozenset(
    "ar par no pie pēc uz aiz bez līdz starp pret caur pār virs zem kopš pirms dēļ ap gar ārpus labad ka kad kur "
    "kurš kura kuri kuras kuru kuram kurai kas ko kam lai ja jo bet tomēr taču arī gan nevis kā tā tad tāpēc "
    "tādēļ savukārt tikmēr turklāt tāpat vakar šodien rīt toreiz tagad jau vēl tikai pat vai ne nav ir bija būs "
    "tika tiks tiek esot būtu viņš viņa viņi viņas viņu viņam viņai savu savas sava savā mūsu jūsu mēs es šo šī "
    "šis šīs šajā tas tie tās to tam tai visi visas ikviens kāds kāda viens viena divi trīs daudzi kopā klāt "
    "piemēram proti tostarp šeit tur te ik ļoti pats pati paši pašas "
    "abi abas cits cita katrs katra neviens nekas vienlaikus turpretī turpretim "
    "toties laikā ietvaros noslēgumā sākumā atklāšanā dienā gadā".split()
)
