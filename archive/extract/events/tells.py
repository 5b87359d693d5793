"""The words that show whether a sentence is about an event: kinds of events, verbs, and things that are not events."""

from __future__ import annotations

import re
from functools import lru_cache


class Tells:
    """What the words of a sentence show: bits of an int, because they may show several things."""

    NOUN = 1
    """A kind of event: `semināra`, `meeting`."""
    HELD = 2
    """Words used of events and hardly anything else: that they take place, or that people meet."""
    TOLD = 4
    """Words used of events and of other things: `atklāja`, `presented`."""
    OTHER = 8
    """Things that are no events: courts, police, laws, publications, appointments."""
    MATTER = 16
    """Things that may take place without being events; `matters` must decide."""

    VERB = HELD | TOLD


# The words that show each bit of `Tells`: beginnings or forms of Latvian words, whole English words; `_` is a blank.
_NOUNS_LV = r"""
    konferenc (?:darb)?seminār vebinār sanāksm sapulc sēd(?:e|es|ē|i|ēs|ēm)\b sesij plenārsēd apmācīb
    mācīb(?:as|ām|ās|u)\b mācību_(?:dien|vizīt|brauc) kurs(?:i|us|os|iem)\b nodarbīb (?:vies)?lekcij diskusij
    debat(?:es|ēs|ēm|u)\b forum kongres simpozij saiet apaļ\w+_gald prezentācij izstād izrād(?:e|es|ē|i)\b
    koncert festivāl seans akcij(?:a|as|ā|u)\b gājien pārgājien piket protest mītiņ pasākum ceremonij svētk
    atklāšan atvēršan pirmizrād vizīt tikšan[āo]s apspriede apspried[iē]\b sarun(?:as|u)\b memorand
    spēl(?:e|es|ē|i)\b darbnīc hakaton meistarklas treniņ simulācij
    (?:atvērto_durvju|informācijas|informatīv\w+|izglītojoš\w+|drošības|piemiņas|tematisk\w+|karjeras)_dien(?!est)
    brīfing kampaņ turnīr
    sacensīb uzvedum uzklausīšan vasaras_skol nometn pieredzes_apmaiņ samit ekspozīcij viktorīn kinovakar
    lasījum parakstīšan apbalvošan pasniegšan fināl sarīkojum talcinie[kc] jubilej tiešraid gadatirg
    konkurs(?:s|a|u|ā)_fināl
    film(?:a|as|u|ā)_(?:seans|vakar|izrād|skatīšan) tematisk\w+_vakar talk(?:a|as|ā|u)\b dievkalpojum stafet
    skrējien ekskursij projektu?_nedēļ (?:saviesīg\w+|literār\w+|muzikāl\w+)_(?:vakar|pēcpusdien)
    (?:dzejas|stāstu|labdarības|pateicības|atceres)_(?:vakar|pēcpusdien)
    tirdziņ čempionāt salidojum priekšlasījum izlaidum iesvētīšan prezentēšan sveikšan godināšan demonstrēšan
    aizlūgum flešmob kinolektorij pusfināl olimpiād domnīc asamblej kontaktbirž tīklošan piknik svētbrī
    (?:muzeju|baznīcu|zinātnieku)_nakt
    donoru_dien vakarēšan (?:sporta|mediju|kopienas)_dien(?!est) ziedu_nolikšan sveč\w+_(?:iedegšan|vakar)
"""
_NOUNS_EN = r"""
    conference seminar webinar workshop meeting
    session hearing training course(?!_of\b) lecture discussion roundtable round[-_]table debate forum congress
    symposium exhibition performance screening premiere concert festival (?:charity|art)_auction
    (?<!\d_)(?<!(?:th|st|nd|rd|of|in)_)march\b(?!_\d) walk vigil protest rally
    flash_mob ceremony opening(?!_hours) memorandum launch visit
    press_conference briefing summer_school (?:open|information|training|study)_day campaign tournament
    sitting commemoration celebration gala talks summit signing quiz hackathon hike camp contest_final event
    live_?stream info(?:rmation)?_(?:evening|session) (?<!will_)(?<!to_)talk panel fair job_fair
    service_of_\w+ (?:memorial|church|prayer|remembrance)_service breakfast(?!_(?:show|TV)) (?:charity|fun)_run
    meet-?up gathering get-together championship picnic barbecue carnival(?!_season) parade procession excursion retreat
    handover unveiling inauguration colloquium clean-?up drop-in guided_tour demonstration
    (?<!hotel_)reception(?!_(?:of|cent|class|desk|area|facilit|condition|capacit|polic|staff|employee))
    (?:film|movie|quiz)_night
    coffee_morning open_(?:house|evening) book_club race stall reading(?!_(?:room|list|age)) recital swap bazaar
    evening_(?:devoted|dedicated)
"""
_RECEIVED = r"(?:(?!(?:pret|par|no|ar|lēmum\w*|likum\w*|prasīb\w*)_)\w+_){0,4}(?:vēstnie[kc]|delegācij|viesus)\w*"
"""Guests, in the words after a verb of receiving: `pieņēma Ziemeļvalstu vēstniekus`; not `pieņēma likumu`."""
_HELD_LV = rf"""
    notik[as] notikus[ei] notiek notiks norisin(?:ās|ājās|āsies|ājusies|ājušās) norit(?:ēja|ēs)?
    noris(?:a|ēja|ēs)? risināsies tikās tiksies tiekas tikušies tikusies tikāmies viesoj(?:ās|as|usies)
    viesosies vizītē tiekamies tiksimies
    sa(?:tiekamies|tiksimies) sanā(?:ca|ks|k|kam|ksim)
    (?:sa)?pulc(?:ē|ējas|ējās|ēsies|ēja|ēs|ējusies|ējušies|ējamies|ēsimies)
    aizvadī(?:ja|s|jām|sim|t[aiso]|tas|jis|jusi) novadī(?:ja|s|t[aiso]|tas) rīko(?:ja|s|jis|jusi|t[sai]|tas)?
    organizē(?:ja|s|jis|jusi|t[sai]|tas)? pirmizrād\w+ uzstā(?:jās|sies) iepazīstinā(?:ja|s)_(?!ar\b)
    izskanēs svinīgi_(?:\w+_)?atklā(?:ja|s|t[sai])
    sprie(?:da|ž) spriedīs diskutē(?:ja|s)? (?:(?:iz|pa)?rādīs|redzēt|noskatīties|demonstrēs)_(?:\w+_){{0,2}}film\w+
    uz(?:ņēma|ņem|ņems)_(?:\w+_){{0,6}}(?:delegācij|viesus)\w* pieņēma_{_RECEIVED}(?=[,.;]|$)
"""
_HELD_EN = r"""
    (?:took|takes?|taking)_place meets? met gather(?:ed|s|ing)? host(?:ed|s|ing)? conven(?:ed?|es|ing)
    assembl(?:ed|es) c(?:ame|omes?)_together join_us see_you come_(?:to|along) organi[sz](?:ed?|es|ing)
    (?:was|were|is|are|be|being|been)_(?:held|lit|trained)(?!_(?:in_custody|captive))
    (?:was|were|is|are|be|being|been)_(?:organi[sz]ed|hosted|staged|screened)(?!_(?:in_custody|captive))
    (?:will|to)_(?:meet|visit|host|take_place|gather|convene|hold|perform|play_in|read_(?:in|from))
"""
_TOLD_LV = r"""
    atklā(?:ja|s|j|jot) atklāt[asi] aicin(?:a|ām|āti|āts|ās|āja) aicinājām ielūdz(?:a|am)? ilg(?:s|a|st)
    piedal(?:ījās|īsies|ās|ījušies|ījusies) parakst(?:īja|īs|īts|īta|īti) apmeklē(?:ja|s|jis|jusi)
    iepazīstinā(?:ja|s) sāk(?:sies|ās|as) apsprie(?:da|ž|dīs|sts|sta|sti|stas) uzklausī(?:ja|s|t[sai]|tas)
    ierad(?:ās|īsies|ušies|usies) uztur(?:as|ējās|ēsies) dodas devās dosies (?:ap)?skatām[sai]
    aplūkojam[sai] vēr(?:s|a)_durvis
    prezentē(?:ja|s|t[sai]|tas)? rādīs izrādī(?:ja|s) (?:izrād|demonstr|pa?rād)[īē]t[sai]s? noslēdz(?:ās|as)
    noslēgsies apbalvo(?:ja|s|t[sai]|tas)?
    pasnie(?:dza|gs|gt[sai]|gtas) godinā(?:ja|s|t[sai]) dot[sa]_starts mācī(?:jās|sies) mācās piestā(?:ja|s)
    gaid(?:a|ām|īs|īsim) paredzēt[sai] paredz plānot[sai] plāno beidz(?:ās|as) beigsies gatavojas iepaz(?:inās|īsies)
    stāst(?:īja|īs|a) dal(?:ījās|īsies|ās) vad(?:a|ija|īs|īja) rād(?:a|īja) uzņem(?:s|a) uzņēma svin(?:ēja|ēs)?
    turpin(?:ās|ājās|āsies) pārrun(?:āja|ās) apgu(?:va|ūs|ūst) prezidē(?:ja|s)? iesaist(?:ījās|īsies|ās)
    atskatījās atskatīsies noliks liks nolika sakop(?:a|s|j) uzrunā(?:ja|s) lasīs dziedās muzicēs skanēs demonstrēs
    sacen(?:tās|tīsies|šas) debatē(?:ja|s)? trenējās izspēlē(?:ja|s) stādī(?:ja|s)? pastāstīs gaidīt[ias] ierodas
    apskatī(?:ja|s) aplūko(?:ja|s) iesvētī(?:ja|s) sumi(?:nās|na) satikās satiksies pieminēs(?:im)?
    iede(?:dza|dz|gs|gsim)_svec\w*
    būs_iespēja sve(?:ica|iks) atv[eē]r(?:a|s)
    varēs_(?:tikties|redzēt|noskatīties|noklausīties|apskatīt|iepazīt|satikt|piedalīties|uzzināt)
"""
_TOLD_EN = r"""
    open(?:ed|s|ing) launch(?:ed|es)? conclud(?:ed|es) attend(?:ed|s|ing)? invit(?:es?|ed) hold(?:s|ing)? held
    gave give visit(?:ed|s|ing)? sign(?:ed|s)? participat(?:ed|es|ing) (?:took|takes?|taking)_part
    (?:was|were|is|are|be|being|been)_(?:opened|launched|presented|invited|shown|given)
    (?:was|were|is|are|be|being|been)_(?:discussed|honou?red|awarded|signed)
    (?:will|to)_(?:open|take|begin|start|stand|mark|be|present|discuss|speak|talk|answer|run) arriv(?:ed|es) begins?
    began start(?:ed|s) runs ran debat(?:ed|es) discuss(?:ed|es) present(?:ed|s) planned scheduled due
    br(?:ings?|ought)_together features welcom(?:ed|es) address(?:ed|es) chair(?:ed|s) trained learn(?:ed|t|s)?
    unveil(?:ed|s) inaugurat(?:ed|es) commemorat(?:ed|es) staged marched rallied protested planted sang
    (?:was|were|is|be|been)_(?:unveiled|inaugurated|commemorated) drop_in shar(?:ed|es) celebrat(?:ed|es)
    join(?:ed|s)? spoke (?:will|to)_(?:feature|bring|learn|share|join)
"""
_OPENING_HOURS = (
    r"(?:centr[si]|tālru[nņ]\w*|biroj[si]|dienest[si]|nodaļas?|iestādes?|bibliotēkas?|muzej[si]|pasts)\b[^;]{0,40}"
    r"\bstrādās_(?:no|līdz|bez|arī)"
)
"""`Klientu centri 22. martā strādās līdz plkst. 15.00`; but a market may `strādās no 10. decembra`, too."""
_OTHER_LV = rf"""
    spriedum\w* notiesā\w* par_vainīg\w+ aiztur(?!ēto\b)[eē]\w* pieteikties kriminālvajāšan\w* kriminālproces\w*
    attaisno\w* piespried\w* cietumsod\w* apcietin\w* atbrīvo(?:ja|jusi|ti|tas) kratīšan\w*
    stā(?:jas|jās|sies)_spēkā publicē\w* publisko(?:j\w+|t[sai]|tas) izdev(?:a|usi) izdots pieņēm(?:usi|is)
    apstiprinā\w+
    pieņēma_(?!{_RECEIVED}(?:[,.;]|$))
    ratificē\w* iecelt[sa] izsludin\w+ intervijā intervēj\w+ aptauj\w+ apsūdzēt\w+ krimināllie\w+ tiesas_sēd\w+
    nobalso\w* balsojum\w* rīcības_dien\w+ slēgt[sai]s? darba_laik\w+ brīvdien\w*
    gadu_jubileju_(?:svin|atzīmē)(?!\w*_ar\b)\w* dzimšanas_dien\w* mūžībā
    atslēgum\w* ierobežojum\w* nebūs_(?:\w+_)?(?:pieejam|atvērt)\w+ (?:būs|tiks)_ierobežot\w+ nedarbo\w* nestrādā\w*
    {_OPENING_HOURS}
    nekursē\w*
    saņemt[sai]s?_(?:informācij|izsaukum|ziņojum|zvan)\w* saņēma_(?:izsaukum|zvan)\w*
    vēlēšan\w* izsol\w* vakanc\w* iepirkum\w* pieteikum\w* aculieciniek\w* pazud\w* meklē\b
"""
_OTHER_EN = r"""
    judgment sentenc(?:ed?|es|ing) convicted elections? (?<!charity_)(?<!art_)auction tender witness missing
    found_guilty detained arrest(?:ed|s)? remanded charged searches
    (?:enters?|entered|comes?)_into_(?:force|effect) tak(?:es?|ing)_effect published publishes released? appointed
    resolution interviews?
    questionnaire vot(?:ed?|es) bill into_law unavailable power_cut made_public action_days? transpos\w+
    call_for_(?:proposals|applications)
    vacancy courts?_will_hear courts?_(?:will_)?(?:hold|holds|held)_(?:a|the)_hearing
    (?:adopted|approved)_(?:the|a|its|new|amend\w*)
"""
_MATTERS = r"""
    atjaunin apkalpo labo remont pārcel pārvāk pārvieto izsnieg izmaks izskat iztiesā atslēg pārbūv testē inventarizē
    (?:dokument|pieteikum|piedāvājum|klient|apmeklētāj)u aplokšņu apkop profilaks iestāj reid policijas avārij
    negadījum sadursm slepkavīb laupīšan zādzīb uzbrukum ugunsgrēk sprādzien apšaud kautiņ incident ties(?:a|as)$
    prāv pieteikšan reģistrā reģistrē uzņemšan biļešu saņemt$ izņemt$ iesniegt$ nodot$ (?:tele|radio)?raidījum
    televīzij radio tv ēter ltv podk podc atvēršanas$ maintenance upgrade repair relocation entrance opening bid
    tender raid police operation operācij helpline hotline court accident crash collision murder robbery theft burglary
    attack assault stabbing shooting explosion brawl trial registration enrol sign$ ticket sale application collect
    pick$ submit hand$ air$ television show$ program
"""
"""The beginnings of the words that `matters` recognises; each new word there needs its beginning here."""


def _parted(bit: int, words: str, ending: str) -> tuple[int, re.Pattern[str], re.Pattern[str] | None]:
    """A bit, the pattern of its single words and that of its phrases, if any, both with `ending` at the end."""
    single = "|".join(word for word in words.split() if not re.search("[_-]", word))
    phrases = "|".join(word.replace("_", " ") for word in words.split() if re.search("[_-]", word))
    return bit, re.compile(f"(?:{single}){ending}"), re.compile(rf"\b(?:{phrases}){ending}") if phrases else None


_WORDS = (
    _parted(Tells.NOUN, _NOUNS_LV, ""),
    _parted(Tells.NOUN, _NOUNS_EN, r"(?:s|es)?\b"),
    _parted(Tells.HELD, f"{_HELD_LV} {_HELD_EN}", r"\b"),
    _parted(Tells.TOLD, f"{_TOLD_LV} {_TOLD_EN}", r"\b"),
    _parted(Tells.OTHER, f"{_OTHER_LV} {_OTHER_EN}", r"\b"),
    _parted(Tells.MATTER, _MATTERS, ""),
)
_ANY_PHRASE = re.compile("|".join(phrases.pattern for _, _, phrases in _WORDS if phrases))
"""Most sentences have no phrase at all, which one search shows faster than one for each bit."""
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=128)  # several rules examine the sentences of an article
def told_by(text: str) -> int:
    """What the words of a text show: bits of `Tells`."""
    small = text.lower()
    told = 0
    for word in _WORD.findall(small):
        told |= told_by_word(word)
    for bit, _, phrases in _WORDS if _ANY_PHRASE.search(small) else ():
        if phrases and not told & bit and phrases.search(small):
            told |= bit
    return told


@lru_cache(maxsize=8192)  # most words recur
def told_by_word(word: str) -> int:
    """The same for one word in lower case."""
    return sum({bit for bit, words, _ in _WORDS if words.match(word)})
