"""The keys of words that do not inflect, and of pronouns, which inflect irregularly.

Many of them end like a form of another word: `jums` like one of `jumts`, `līdz` like one of `līdzēt`. The list has the
closed classes that every grammar of Latvian has, and adverbs. Adverbs in -i are spelt like the plural of an adjective,
so only those are listed that are usually adverbs: `labi`, but not `smagi`, because there are `smagi noziegumi`.
"""

from __future__ import annotations

from collections.abc import Mapping

_CONJUNCTIONS = """
arī arīdzan bet bezmaz gan iekam iekams ikkad ikreiz it ja jeb jebšu jo ka kad kamēr kaut kā kālab kādēļ kāpēc kolīdz
kopš lai ne nedz nekā nevis proti respektīvi savukārt taču tādēļ tādējādi tālab tāpēc tiklīdz tikko tomēr turklāt
turpretim turpretī un vai vien vienīgi citādi līdzko
"""
_PREPOSITIONS = """
abpus aiz ap apkārt ar augšpus ārpus bez blakus caur cauri dēļ garām gar iekš iepretim iepretī iz labad lejpus līdz
līdzās līdzi no otrpus pa pakaļ par pāri pāris pēc pie pirms pret pretim pretī priekš starp šaipus uz viņpus virs
virspus visapkārt zem zempus
"""
_PARTICLES = """
acīmredzot apmēram diemžēl diezgan diez diezin droši gandrīz gluži ik itin jau jā jel jele laikam lūk nē nez nezin nu
nudien paldies pat protams re taisni tātad teju tepat tieši tiešām patiešām tik tikai tikpat turpat tāpat varbūt vēl
vis vismaz drīzāk žēl lūdzu manuprāt nepavisam vienalga gana
"""
_OF_TIME = """
agrāk agri aizpērn aizvakar aizvien allaž arvien atkal beidzot bieži biežāk brīžam citkārt citreiz cikreiz dažkārt
dažreiz daudzkārt daudzreiz divreiz drīz ilgāk ilgi iepriekš jebkad jelkad joprojām kādreiz laiciņam līdzšim mūžam
nākamgad nekad nesen nupat otrdien otrreiz pagaidām papriekš parasti parīt pašlaik pašreiz patlaban pēcāk pērn pēkšņi
piektdien piepeši pirmdien pirmoreiz pirmreiz pulksten reiz reti rīt savlaikus savulaik priekšlaikus sen sestdien
svētdien šobrīd šodien šogad šonakt šonedēļ šopavasar šoreiz šorīt šoruden šovakar šovasar šoziem tad tagad ceturtdien
tikām tikmēr tobrīd tolaik toreiz trešdien trīsreiz turpmāk tūdaļ tūlīt tūliņ uzreiz vairākkārt vairākkārtīgi vakar
vēlāk vēlreiz vēlu agru vienlaicīgi vienlaikus vienmēr vienreiz visbeidzot vispirms
"""
_OF_PLACE = """
atpakaļ augšup ārā citur citviet daudzviet dažviet iekšā iekšup jebkur klātienē kur kurp lejup mājup nekur netālu nost
prom projām šeit šurp te tālāk tālu tur turp tuvāk tuvu vaļā virsū visur otrup sānis tostarp
"""
_OF_MANNER_AND_DEGREE = """
aptuveni atsevišķi ātrāk augstāk cieši ciet cik daudz divatā divkārt drusku dziļāk faktiski galīgi galvenokārt grūtāk
kopā krustām labāk labprāt lielākoties līdztekus ļoti maz mazāk mazliet mutvārdiem necik nedaudz nejauši nemaz netīšām
noteikti otrādi otrkārt pagalam pamazām papildus patiesi pavisam pārāk pietiekami pilnīgi pirmkārt plašāk praktiski
precīzi puslīdz rāpus samērā savādāk sevišķi slepus sliktāk stāvus guļus sēdus jāšus brišus teciņus šā šausmīgi
šķērsām šķietami tā tīšām treškārt trijatā trīskārt ceturtkārt vairāk vairs vieglāk vienatā vienkārši vienkārt vērā
visai vislabāk vismazāk vispār vispirms visvairāk visnotaļ zemāk klusām lēnām īpaši nopakaļ labi slikti ātri lēni
viegli grūti skaisti skaidri skaļi klusi dziļi pareizi nepareizi stipri īsti mīļi laimīgi veiksmīgi daļēji vidēji
acīmredzami tumši gaiši
"""

# Irregular paradigms, separated by bars and line ends: all forms of one share the key of its first. `tā` and `kā` are
# missing, because they are mostly adverbs. `es` has its own key: a search for `ES` means the European Union.
_PARADIGMS = """
es | man mani manis manī | tu tev tevi tevis tevī | mēs mūs mūsu mums mūsos | jūs jūsu jums jūsos | sevis sev sevi sevī
kas kam ko | nekas nekam neko
tas to tam tie tiem tos tajā tai tās tām tajās tajos tanī tanīs tajiem
pats paša pašam pašu pašā paši pašiem pašus pašos pati pašas pašai pašās pašām
trīs triju trijiem trijām trim trijos trijās
šis šī šim šo šajā šie šiem šos šajos šai šīs šīm šajās šinī šajiem
"""
_PRESENT_OF_TO_BE = "ir nav esmu esi esam esat esot neesmu neesi neesam neesat neesot"


def _keys() -> dict[str, str]:
    listed = (_CONJUNCTIONS, _PREPOSITIONS, _PARTICLES, _OF_TIME, _OF_PLACE, _OF_MANNER_AND_DEGREE)
    keys = {word: f"{word}-" for words in listed for word in words.split()}
    for line in _PARADIGMS.strip().splitlines():
        for first, *others in map(str.split, line.split("|")):
            keys |= dict.fromkeys((first, *others), f"{first}-")
    return keys | dict.fromkeys(_PRESENT_OF_TO_BE.split(), "būt")


KEY_OF: Mapping[str, str] = _keys()
"""The single key of each form, in lower case: that of a word without a declension (see words), or the verb `būt`."""
