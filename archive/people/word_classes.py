"""Tells Latvian verbs from nouns with the same ending, and lists words at which a phrase about a person ends."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.latvian.verb_roots import FIRST_CONJUGATION, PREFIXES
from archive.latvian.verbs import entries
from archive.people.verbs import SPEAKING, UTTERED

# Past and present of frequent verbs that end like a noun in the genitive; forms in -āja, -ēja, -īja, -oja are
# recognised by rule.
_FREQUENT = frozenset(
    "notika sāka uzsāka veica uzdeva deva sniedza sniedz vada nāca ienāca gāja brauca lika palika ņēma ieņēma "
    "saņēma pieņēma guva ieguva beidza noslēdza pabeidza kļuva bija tika ir būs nebija satika vēlas varēja var "
    "spēja lēma nolēma pārņēma uzņēmās veda aizveda rada nodeva pasniedza izsniedza ieradās devās tikās piedalās "
    "vērsās pievērsās pulcējās sākās noslēdzās klausījās vienojās izpelnījās nesa pienesa raksta uzrakstīs izdeva "
    "ievada sēdēs strādā dzīvo mēģina turpina palīdz palīdzēs iepazina apskata iesniedza izvirza apbalvo vadīs "
    "vedīs tiekas tiksies uzstāsies piedalīsies runās pārstāv pieder guļ stāv sauc dēvē ievēlēja iecēla izcēla "
    "pārsūdzēja pārsūdz apsūdzēja plāno mācās atteicās pieteicās jutās jūtas drīkst grib prot dosies kandidēs".split()
)
# Past and present of all verbs of the first conjugation, except these forms, which are also nouns or particles.
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
# The past of their reflexive forms, which look like nouns in the locative (`kāpās`, `atpūtās`): `atsaucās`, `iestājās`.
REFLEXIVE_PAST = frozenset(
    prefix + past + "ās"
    for _, _, past in entries(FIRST_CONJUGATION)
    for prefix in PREFIXES
    if past + "a" not in _NO_VERBS
)
_VERBAL = re.compile(
    r".*(?:(?<!t)āja"
    r"|(?<!dev)(?<!dēv)(?<!ņēm)(?<!sniedz)(?<!cēl)(?<!pirc)(?<!nes)(?<!grāb)(?<!nom)(?<!glāb)(?<!slēdz)(?<!sūdz)ēja"
    r"|īja|(?<!bir)oja|ējās|ājās|ījās|ojās|ies|jot|šot|dams|dama|jis|jusi|\w+[^aeiouāēīū](?<!term)(?<!kam)ina)$"
)


@lru_cache(maxsize=8192)
def is_verb(word: str) -> bool:
    """Whether a word in lower case is a verb or a participle rather than a noun: `atklāja`, but not `vadītāja`."""
    return (
        word in SPEAKING
        or word in UTTERED
        or word in _FREQUENT
        or word in _FIRST_CONJUGATION
        or bool(_VERBAL.match(word))
    )


# Words at which a phrase about a person ends: they are not part of the name of an office.
NO_OFFICE_WORDS = frozenset(
    "ar par no pie pēc uz aiz bez līdz starp pret caur pār virs zem kopš pirms dēļ ap gar ārpus labad ka kad kur "
    "kurš kura kuri kuras kuru kuram kurai kas ko kam lai ja jo bet tomēr taču arī gan nevis kā tā tad tāpēc "
    "tādēļ savukārt tikmēr turklāt tāpat vakar šodien rīt toreiz tagad jau vēl tikai pat vai ne nav ir bija būs "
    "tika tiks tiek esot būtu viņš viņa viņi viņas viņu viņam viņai savu savas sava savā mūsu jūsu mēs es šo šī "
    "mans mana manas manu tavs tava tavas "
    "šis šīs šajā tas tie tās to tam tai visi visas ikviens kāds kāda viens viena divi trīs daudzi kopā klāt "
    "piemēram proti tostarp šeit tur te ik ļoti pats pati paši pašas "
    "vispirms visupirms reizi reizes abi abas cits cita katrs katra neviens nekas vienlaikus turpretī turpretim "
    "toties laikā ietvaros noslēgumā sākumā atklāšanā dienā gadā".split()
)
