"""Latvian verbs of speaking, and what each must have beside it to report what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The forms that report speech are the third person, present and past, and the perfect participles of each verb. Verbs
# with a star report it only if a clause with `ka`, an infinitive or a quotation says what was said.
# Second conjugation: informē, informēja, informējis, informējusi.
_SECOND = (
    "informēt komentēt pakomentēt minēt pieminēt akcentēt atbildēt atzīmēt ziņot paziņot skaidrot paskaidrot "
    "izskaidrot apgalvot jautāt pajautāt vaicāt pavaicāt pārjautāt atjautāt taujāt oponēt prezentēt uzrunāt runāt "
    "rezumēt precizēt konkretizēt kritizēt referēt raksturot ironizēt argumentēt rekomendēt pamatot jokot atkārtot "
    "salīdzināt citēt uzslavēt slavēt pasvītrot prognozēt piezīmēt deklarēt ieskicēt atspēkot "
    "piebalsot tvītot "
    "diskutēt* debatēt* konstatēt* iezīmēt* vērtēt* novērtēt* nožēlot* prātot* pareģot* protestēt* reaģēt* vainot* "
    "analizēt* atjokot* pajokot* filozofēt* spriedelēt* prātuļot* replicēt* polemizēt* pravietot* ietvītot*"
).split()
# Third conjugation: norāda, norādīja, norādījis, norādījusi; those in -ināt: atgādina, atgādināja.
_THIRD = (
    "norādīt aizrādīt pastāstīt stāstīt pārstāstīt pavēstīt vēstīt sacīt izsacīt apliecināt apstiprināt atgādināt "
    "brīdināt rosināt ierosināt iepazīstināt papildināt izklāstīt piekodināt izstāstīt uzskaitīt mierināt klāstīt "
    "aprakstīt atstāstīt apšaubīt nosodīt cildināt piemetināt iestarpināt "
    "pasacīt* uzaicināt* skubināt* "
    "aicināt* mudināt* uzskatīt* neuzskatīt* secināt* solīt* apsolīt* pārliecināt* noraidīt* pieprasīt* "
    "prasīt* turpināt* rakstīt* uzrakstīt* ierakstīt* liecināt* murmināt* nomurmināt* atrakstīt* sludināt* pamācīt*"
).split()
# Verbs of the first conjugation, and some others, have irregular stems: present/past. From the past follow noliedzis,
# noliegusi.
_FIRST = (
    "atzīst/atzina uzsver/uzsvēra pauž/pauda piebilst/piebilda iebilst/iebilda bilst/bilda saka/teica iesaka/ieteica "
    "izsakās/izteicās izsaka/izteica dalās/dalījās padalās/padalījās pateicas/pateicās noliedz/noliedza "
    "piekrīt/piekrita nepiekrīt/nepiekrita novēl/novēlēja nopūšas/nopūtās uzteic/uzteica atcērt/atcirta "
    "sūdzas/sūdzējās pasūdzas/pasūdzējās sūrojas/sūrojās sūkstās/sūkstījās žēlojas/žēlojās pārmet/pārmeta "
    "ieminas/ieminējās apjautājas/apjautājās taisnojas/taisnojās atvainojas/atvainojās "
    "pasaka/pateica* atzīstas/atzinās* lūdz/lūdza* cer/cerēja* spriež/sprieda* lēš/lēsa* aplēš/aplēsa* tic/ticēja* "
    "netic/neticēja* atklāj/atklāja* atceras/atcerējās* atminas/atminējās* iesaucas/iesaucās* izsaucas/izsaucās* "
    "pieļauj/pieļāva* paredz/paredzēja* izceļ/izcēla* lepojas/lepojās* priecājas/priecājās* "
    "brīnās/brīnījās* neslēpj/neslēpa* interesējas/interesējās* nenoliedz/nenoliedza* neizslēdz/neizslēdza* "
    "šaubās/šaubījās* "
    "nešaubās/nešaubījās* baidās/baidījās* bažījas/bažījās* raizējas/raizējās* satraucas/satraucās* "
    "uztraucas/uztraucās* apsolās/apsolījās* uzstāj/uzstāja* čukst/čukstēja* nočukst/nočukstēja* "
    "aizbildinās/aizbildinājās* attaisnojas/attaisnojās* dusmojas/dusmojās* gaužas/gaudās* kliedz/kliedza* "
    "attrauc/attrauca* nosmej/nosmēja* nobažījas/nobažījās* solās/solījās* smejas/smējās* pasmejas/pasmējās* "
    "ierunājas/ierunājās* ieteicas/ieteicās* iekliedzas/iekliedzās* iesmejas/iesmējās* nosmejas/nosmējās*"
).split()
# Single forms, where other forms of the verb mean something else or are spelt like other words.
_SINGLE = (
    "teic atteic noteic* uzstājās uzstājies uzstājusies atbild zina* min* domā* nedomā* noteica* atteica* "
    "pārliecināts* pārliecināta* gandarīts* gandarīta* lielījās* lielījies* lielījusies* nosaka* rāda* "
    "rādīja* rādījis* rādījusi* parādīja* parādījis* parādījusi*"
).split()


def _stem_forms(present: str, past: str) -> Iterator[str]:
    """The present, the past, and the perfect of a man and a woman: `noliedz noliedza noliedzis noliegusi`."""
    reflexive = past.endswith("ās")
    stem = past.removesuffix("ās") if reflexive else past.removesuffix("a")
    root = re.sub("c$", "k", re.sub("dz$", "g", stem))
    yield from (present, past)
    yield from (stem + "ies", root + "usies") if reflexive else (stem + "is", root + "usi")


def _forms_of(verb: str) -> tuple[str, ...]:
    """All forms of a verb, which is written as in the lists above."""
    plain = verb.removesuffix("*")
    if "/" in plain:
        return tuple(_stem_forms(*plain.split("/")))
    if verb in _SECOND:
        return tuple(_stem_forms(plain[:-1], plain[:-1] + "ja"))
    if verb in _THIRD:
        return tuple(_stem_forms(plain[:-2] + "a", plain[:-1] + "ja"))
    return (plain,)


def _gerunds_of(verb: str) -> tuple[str, ...]:
    """`norādot`, `norādīdams`, `norādīdama` of a verb written as above; for the first conjugation only `uzsverot`."""
    plain = verb.removesuffix("*")
    if "/" in plain:
        present = plain.partition("/")[0]
        return (f"{present[:-2]}oties",) if present.endswith(("as", "ās")) else (f"{present.removesuffix('a')}ot",)
    if verb in _SINGLE:
        return ()
    stem = plain[:-1] + "j" if verb in _SECOND else plain[:-2]
    return (f"{stem}ot", f"{plain[:-1]}dams", f"{plain[:-1]}dama")


_FORMS = {verb: _forms_of(verb) for verb in (*_SECOND, *_THIRD, *_FIRST, *_SINGLE)}


def _all_of(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in _FORMS[verb])


SPEAKING = _all_of(" ".join(_FORMS))
# Those that report what somebody said only if a clause, an infinitive or a quotation says what.
NEEDS_CLAUSE = _all_of(" ".join(verb for verb in _FORMS if verb.endswith("*")))
# Those whose clause may begin with `lai`; with other verbs, `lai` says for what purpose something is done.
ASKS_FOR = _all_of("lūdz/lūdza* aicināt* mudināt* prasīt* pieprasīt* uzstāj/uzstāja*")
# Those before whose subject an infinitive may stand: `rosina iesaistīties projekta vadītāja Anna Kalna`.
INVITES = ASKS_FOR | _all_of("rosināt ierosināt uzaicināt* skubināt* iesaka/ieteica")
# Those whose clause may begin with `kā`, `kad` or `kur`: `atceras, kā tas notika`.
REMEMBERS = _all_of("atceras/atcerējās* atminas/atminējās* analizēt*")
# Those with which an infinitive says what is done, not what is said: `turpinājis strādāt`.
ACTS = _all_of(
    "analizēt* turpināt* novērtēt* reaģēt* protestēt* vainot* rakstīt* uzrakstīt* ierakstīt* iezīmēt* konstatēt* "
    "liecināt* izceļ/izcēla* pārliecināt* nosaka* rāda* rādīja* rādījis* rādījusi* parādīja* parādījis* parādījusi*"
)
# But these infinitives are speech: `turpina stāstīt par darbu`.
INFINITIVES = frozenset(
    (
        *(verb.removesuffix("*") for verb in (*_SECOND, *_THIRD)),
        *"teikt pateikt uzsvērt piebilst iebilst paust atzīt bilst".split(),
    )
)
# Gerunds and similar forms that report speech if a clause follows: `uzsverot, ka`, `norādīdams, ka`, `sakot: „…”`.
# Not included: one can do something `solot, ka` or `apliecinot, ka` without a word.
GERUNDS = frozenset(
    form
    for verb in _FORMS
    if not verb.endswith("*") and verb not in ("apliecināt", "apstiprināt")
    for form in _gerunds_of(verb)
) | frozenset("teikdams teikdama uzsvērdams uzsvērdama piebilzdams piebilzdama iebilzdams iebilzdama".split())
_OPENING_AND_CLOSING = (
    "noslēdza noslēdz slēdza sāka iesāka uzsāka beidza pabeidza ievadīja sveica sveic apsveica atvadījās vērsās "
    "pieteica piesaka"
)
# What somebody has come to do: `viesojās Anna Kalna, lai pastāstītu par darbu`.
TO_TELL = frozenset(
    "pastāstītu stāstītu iepazīstinātu informētu runātu skaidrotu izskaidrotu uzrunātu prezentētu diskutētu".split()
)
COMES = re.compile(
    r"(?:viesojās|ieradās|(?:at|ie)brauca|(?:at|ie)nāca|tikās|apmeklēja|devās|piedalījās|ciemojās|uzstājās)"
)
# Acts in public that often come with a few words, which a gerund reports: `slēdza sēdi, uzsverot, ka`.
PUBLIC_ACTS = (SPEAKING - ACTS) | frozenset(
    f"{_OPENING_AND_CLOSING} vadīja vada ievada atbalstīja atbalsta neatbalstīja balsoja balso attīstīja ņēma iestājās "
    "iestājas vēršas atsaucās atsaucas nosodīja nosoda pasniedza piedalījās piedalās uzstājas viesojās viesojas tikās "
    "atlika atcēla parakstīja novērtēja".split()
)
# Acts that people perform with the words just quoted: `“…” – ar šādiem vārdiem sanāksmi noslēdza N`.
DONE_WITH_WORDS = (SPEAKING - ACTS) | frozenset(
    f"{_OPENING_AND_CLOSING} sāk iesāk beidz nobeidza atvadās pievērsās".split()
)
# Verbs that report speech only right behind a quotation, though an adverbial may stand between.
UTTERED = (SPEAKING - ACTS) | frozenset(
    "nosaka noteic smej nosmej nosmaida nosmaidīja pasmaida pasmaidīja smaida pasmejas pasmējās smejas smējās nobeidz "
    "nobeidza atmet atmeta attrauc attrauca atsaka".split()
)
# Verbs that may report a deed if they have only an object: `tiesnesis atzina apsūdzēto par vainīgu`.
MAY_BE_DEEDS = _all_of("atzīmēt atkārtot apliecināt apstiprināt papildināt salīdzināt uzskaitīt atspēkot atzīst/atzina")
# Verbs that, behind a comma, can only refer to what precedes the comma: `…, sola N`.
SAYS_WHAT_WENT_BEFORE = frozenset(
    "cer cerēja domā nedomā uzskata uzskatīja spriež sprieda lēš lēsa aplēš aplēsa tic ticēja secina secināja atceras "
    "atcerējās atminas atminējās zina min solīja apsolīja sola apsola apliecina apliecināja ieteica iesaka lepojas "
    "priecājas priecājās brīnās brīnījās lielījās nožēlo nožēloja prāto prātoja iesaucās izsaucās "
    "pārliecināts pārliecināta".split()
)
_ACCOUNTS = "ieskatu komentāru skaidrojumu paziņojumu ziņojumu interviju pārskatu prezentāciju atbildi atbildes"
# Verbs that become verbs of speaking through their object: `vērsa uzmanību uz to, ka …`.
SPEAKING_WITH = {
    # People who begin, hurry or are used to saying something do say it; those who `atteicās komentēt` do not.
    **dict.fromkeys(
        "sāk sāka steidz steidza mēdz mēdza".split(), "stāstīt teikt piebilst uzsvērt atgādināt skaidrot".split()
    ),
    "zina": "teikt stāstīt pastāstīt pateikt".split(),
    **dict.fromkeys("vērsa vērš vērsis vērsusi".split(), ("uzmanību",)),
    **dict.fromkeys("uzdeva uzdod uzdevis uzdevusi".split(), ("jautājumu", "jautājumus")),
    **dict.fromkeys("lūdza lūdz lūdzis lūgusi".split(), ("piedošanu",)),
    **dict.fromkeys("uzskata uzskatīja uzskatījis uzskatījusi".split(), ("par",)),
    **dict.fromkeys("neatzīst neatzina neatzinis neatzinusi".split(), ("vainu",)),
    **dict.fromkeys("uzsauc uzsauca uzsaukusi uzsaucis".split(), ("tostu",)),
    **dict.fromkeys("dara darīja darījis darījusi".split(), ("zināmu",)),
    **dict.fromkeys("liek lika licis likusi".split(), ("saprast", "noprast")),
    **dict.fromkeys("deva devis devusi".split(), ("padomu", "padomus", "mājienu", "solījumu")),
    **dict.fromkeys(
        "pievienojas pievienojās pievienojies pievienojusies".split(), ("viedoklim", "teiktajam", "sacītajam")
    ),
    **dict.fromkeys("nodēvēja nodēvē nodēvējis nodēvējusi dēvē sauc sauca saucis saukusi".split(), ("par",)),
    **dict.fromkeys("nosauca nosaucis nosaukusi".split(), "par iemeslus faktorus piemērus".split()),
    **dict.fromkeys(
        "noraidīja noraida noraidījis noraidījusi".split(),
        "apsūdzības pārmetumus kritiku vainu aizdomas apgalvojumu apgalvojumus".split(),
    ),
    **dict.fromkeys(
        "iezīmēja iezīmē iezīmējis iezīmējusi".split(),
        "izaicinājumus mērķus prioritātes problēmas riskus tendences uzdevumus virzienus".split(),
    ),
    **dict.fromkeys(
        "pateica pateicis pateikusi pasaka pasacīja".split(), ("paldies", "viedokli", "runu", "uzrunu", "ko")
    ),
    **dict.fromkeys(
        "aktualizē aktualizēja aktualizējis aktualizējusi".split(),
        "jautājumu jautājumus problēmu problēmas tēmu".split(),
    ),
    "min": "cēloni cēloņus faktorus iemeslu iemeslus piemēru piemērus".split(),
    **dict.fromkeys(
        "pieskārās pieskaras".split(), "jautājumam jautājumiem problēmai problēmām tēmai tēmām tematam".split()
    ),
    **dict.fromkeys(
        "neslēpa neslēpj".split(),
        "gandarījumu lepnumu neapmierinātību prieku pārsteigumu rūgtumu sašutumu vilšanos".split(),
    ),
    **dict.fromkeys("aizstāvēja aizstāv aizstāvējis aizstāvējusi".split(), ("nostāju", "viedokli")),
    "sniedz": _ACCOUNTS.split(),
    # In the present it is somebody's job: `Informāciju sniedz Anna Kalna, tālrunis 67000000.`
    **dict.fromkeys(
        "sniedza sniedzis sniegusi".split(), f"{_ACCOUNTS} informāciju vērtējumu lekciju padomus ieteikumus".split()
    ),
}
# Verbs of speaking if a talk and its topic stand with them.
GIVES_TALK = frozenset("nolasīja nolasa nolasījis nolasījusi lasīja lasījis lasījusi".split())
# What people do with a talk: `konferenci ar uzrunu atklāja`, `piedalījās ar referātu`.
DONE_WITH_TALK = frozenset(
    "atklāja noslēdza ievadīja sāka iesāka uzsāka turpināja sekoja papildināja piedalījās piedalās uzstājas viesojās "
    "sveica".split()
)
# The same with the title of a future talk: `ar lekciju „Ceļi” uzstāsies`.
WILL_TALK = frozenset("uzstāsies piedalīsies viesosies".split())
# Words beside a verb of speaking, between the same marks, which show that it is not about speech.
_NO_SPEECH_WITH = {
    "runāja runā runājis runājusi": (
        r"^(?!.*\bpar\b).*\b(?:(?:latv|kriev|angl|vāc|igaun|lietuv"
        r"|franc|pol|som|zviedr|itāl|spān|ukrain|arāb|pers|turc|ķīn"
        r"|portugāl|norvēģ|dān|dāņ|vjetnam|uzbek|gruzīn|baltkriev|rumāņ|latgal)iski|\w*valod(?:ā|ās|u|as))\b"
        r"|^(?!.*\bpar\b).*\b(?:latvieš|kriev|angļ|vāc|igauņ|lietuvieš|franč|poļ|som|zviedr|itāļ|spāņ|ukraiņ|lībieš)u$"
    ),
    # Reports and plans are confirmed by a signature, facts in words.
    "apstiprināja apstiprina apstiprinājis apstiprinājusi": (
        r"\b(?:atskait|pārskat|budžet|tām|plān|dokument|protokol"
        r"|nolikum|rīkojum|sarakst|stratēģij|programm|rēķin|grafik"
        r"|līgum|statūt|projekt|logo|vadlīnij|instrukcij|noteikum|lēmum|kārtīb)(?:u|us|as|i|es)\b"
    ),
    "iepazīstināja iepazīstina iepazīstinājis iepazīstinājusi": (
        r"\b{0} iepazīstin|\biepazīstin\w+ {0}\b"
        r"|^(?!.*\bar\b.*\bar\b).*(?<!kopā )\bar (?:kolēģiem|kolektīvu|darbiniekiem|komandu)\b".format(
            "(?:viņu|mani|tevi|sievieti|meiteni|jaunieti|puisi)"
        )
    ),
    "atbildēja atbild atbildējis atbildējusi": (
        r"\buz (?:(?!par )\w+ ){0,2}(?:sludinājum|reklām|piedāvājum|īsziņ|zvan)(?:u|us|iem|ām)\b"
        r"|\b(?:tālrunim|zvaniem)\b"
    ),
    # People show by what they do who they are: `sevi apliecināja Anna Kalna`.
    "apliecināja apliecina apliecinājis apliecinājusi": r"\bsevi\b",
    "piekrita piekrīt piekritis piekritusi nepiekrita nepiekrīt nepiekritis nepiekritusi": (
        r"\b(?:sarunai|intervijai|fotogrāfijai|filmēšanai|darījumam|piedāvājumam|(?:uz)?aicinājumam)\b"
    ),
    "nosauca nosaucis nosaukusi nodēvēja nodēvē nodēvējis nodēvējusi dēvē sauc sauca saucis saukusi": (
        r"\b(?:meit|dēl|bērn|sun|kucēn|kaķ|zirg|kuģ|laiv|sug)\w*\b"
    ),
    "nosodīja nosoda nosodījis nosodījusi": (
        r"\b(?:ar (?:\w+ ){0,3}?\w*(?:sodu|darbu|cietumu)|uz \w+ (?:gad|mēneš)\w+)\b"
    ),
    "stāstīja stāsta stāstījis stāstījusi pastāstīja": r"^(?!.*\bpar\b).*\b(?:pasak|teik|anekdot|jok)(?:u|as|us)\b",
    "uzstājās uzstājies uzstājusies": r"\bar (?:(?!par )\w+ ){0,3}(?:dziesm|dej|koncert|priekšnesum|muzik|uzvedum)",
    # People share rooms, food and money too; but if they share something about a topic, or what they know or feel,
    # they tell it.
    "dalījās dalās dalījies dalījusies padalījās padalās padalījies padalījusies": (
        r"^(?!.*\b(?:par\b|pieredz|viedok|\w*stāst|atziņ|iespaid|zināšan|padom|ieteikum|informācij|novērojum|pārdom"
        r"|atmiņ|idej|redzējum|skatījum|secinājum|izjūt|sajūt|emocij"
        r"|jaunum)).*\b(?:(?:telp|istab|istabiņ|gult|kamer|māj"
        r"|mājviet|naud|peļņ|pārtik)[āu]|dzīvokl[īi]|mājokl[īi]|maizi|maizē|laupījum[āu]|ienākum(?:os|us|iem))\b"
    ),
}
NO_SPEECH_WITH = {form: re.compile(pattern) for forms, pattern in _NO_SPEECH_WITH.items() for form in forms.split()}
# When artists appear (`uzstājās`), they perform; another verb would report what they say.
APPEARS = frozenset("uzstājās uzstājies uzstājusies".split())
_ARTIST = r"(?:\w*dziedātāj|solist|mūziķ|dejotāj|pianist|vijolniek|vijolniec|aktier|aktris|dīdžej|reper)"
ARTIST = re.compile(rf"{_ARTIST}(?:s|is|a|e)")
ARTIST_IN_ANY_CASE = re.compile(rf"{_ARTIST}(?:s|is|am|im|ai|ei|as|es|[aeiu])")
# `pēc Viļņa Ābeltiņa teiktā`, `L.Vanadziņas ieskatā`: these attribute the sentence to the person in the genitive.
ATTRIBUTING = frozenset(
    "teiktā teiktais teiktajam vārdiem domām ieskatā uzskatā viedoklī atzinuma sacītā aprēķiniem prognozēm "
    "stāstītā skatījumā vērtējumā stāstītais paustā minētā teikto sacīto pausto apgalvojumiem izteikumiem "
    "novērojumiem atmiņām vērtējuma ziņām skaidrojumā apgalvotā norādītā uzskatiem pārliecības prāta".split()
)
