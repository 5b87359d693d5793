"""Verbs of the first conjugation, whose stems change in ways that no rule predicts.

Each entry is the infinitive, the present stem and the past stem: `celt ceļ cēl` (es ceļu, es cēlu). A verb with two
variants has two entries. New verbs never join this class, so the list, which has what every grammar of Latvian lists,
is nearly complete. Verbs with prefixes are not listed: `neaiznesa` is `nest` with two prefixes.
"""

from __future__ import annotations

PREFIXES = ("aiz", "ap", "at", "ie", "iz", "no", "pa", "pār", "pie", "sa", "uz")

FIRST_CONJUGATION = """
alkt alkst alk | ārt ar ar | art ar ar | augt aug aug | aust aust aus | aust auž aud | aut auj āv | bārt bar bār
bāzt bāž bāz | bēgt bēg bēg | beigt beidz beidz | bērt ber bēr | berzt berž berz | bilst bilst bild | birt birst bir
birzt birst birz | bļaut bļauj bļāv | bliezt bliež bliez | blīst blīst blīd | bost bož boz | braukt brauc brauc
brāzt brāž brāz | brēkt brēc brēc | briest briest bried | brist brien brid | brukt brūk bruk | burt bur būr
būt bū bij | celt ceļ cēl | censt cenš cent | cept cep cep | ciest cieš ciet | cirpt cērp cirp | cirst cērt cirt
dabūt dabū dabūj | dabūt dabūj dabūj | degt deg deg | dēt dēj dēj | diebt diebj dieb | diegt diedz diedz
diet dej dej | dīgt dīgst dīg | dilt dilst dil | dimt dimd dimd | dot dod dev | drāzt drāž drāz | drupt drūp drup
durt dur dūr | dvest dveš dves | dzelt dzeļ dzēl | dzert dzer dzēr | dzēst dzēš dzēs | dziest dziest dzis
dzimt dzimst dzim | dzist dziest dzis | dzīt dzen dzin | dzīt dzīst dzij | elst elš els | ēst ēd ēd
gaist gaist gais | gāzt gāž gāz | ģērbt ģērbj ģērb | ģībt ģībst ģīb | ģist ģied gid | glābt glābj glāb
glaust glauž glaud | grābt grābj grāb | graut grauj grāv | grauzt grauž grauz | grebt grebj greb | gremt gremj grēm
griezt griež griez | grimt grimst grim | grūst grūž grūd | grūt grūst gruv | gulgt guldz guldz | gult guļ gūl
gult gulst gūl | gumt gumst gum | gurt gurst gur | gūt gūst guv | iet ej gāj | iet iet gāj | īgt īgst īg
ilgt ilgst ilg | irt ir īr | irt irst ir | īst īst īd | jāt jāj jāj | jaukt jauc jauc | jaust jauš jaut
jaut jauj jāv | jēgt jēdz jēdz | jozt jož joz | jūgt jūdz jūdz | jukt jūk juk | jumt jumj jūm | just jūt jut
kaist kaist kais | kalst kalst kalt | kalt kaļ kal | kampt kampj kamp | kāpt kāpj kāp | karst karst kars
kārt kar kār | kast kaš kas | kaukt kauc kauc | kaut kauj kāv | ķept ķep ķep | ķērkt ķērc ķērc | ķert ķer ķēr
klāt klāj klāj | kļaut kļauj kļāv | kliegt kliedz kliedz | klīst klīst klīd | klupt klūp klup | klust klust klus
kļūt kļūst kļuv | knābt knābj knāb | kniebt kniebj knieb | kopt kopj kop | kost kož kod | krākt krāc krāc
krāpt krāpj krāp | krāt krāj krāj | kraukt krauc krauc | kraut krauj krāv | krist krīt krit | kult kuļ kūl
kumpt kumpst kump | kurkt kurc kurc | kurt kur kūr | kust kūst kus | kvēpt kvēpst kvēp | labt labst lab
laist laiž laid | lakt lok lak | ļaut ļauj ļāv | lauzt lauž lauz | lēkt lec lēc | lemt lemj lēm | lenkt lenc lenc
lēst lēš lēs | liegt liedz liedz | liekt liec liec | liet lej lēj | līgt līgst līg | likt liek lik | līkt līkst līk
ļimt ļimst ļim | lipt līp lip | līst lien līd | līst līž līd | līt līst lij | lobt lobj lob | lūgt lūdz lūdz
lupt lūp lup | lūzt lūst lūz | mākt māc māc | malt maļ mal | māt māj māj | maut mauj māv | mēgt mēdz mēdz
melst melš mels | mērkt mērc mērc | mest met met | mēzt mēž mēz | miegt miedz miedz | migt mieg mig
milzt milst milz | mirkt mirkst mirk | mirst mirst mirs | mirt mirst mir | mist mīt mit | mīt mij mij | mīt min min
mīt mīt mit | most most mod | mukt mūk muk | mulst mulst muls | nākt nāk nāc | ņemt ņem ņēm | nest nes nes
nīkt nīkst nīk | ņirbt ņirb ņirb | ņirgt ņirdz ņirdz | nirt nirst nir | nīst nīst nīd | ost ož od
pampt pampst pamp | paust pauž paud | pelt peļ pēl | pērt per pēr | pīkt pīkst pīk | pirkt pērk pirk | pīt pin pin
plakt plok plak | plaukt plaukst plauk | pļaut pļauj pļāv | plēst plēš plēs | plest pleš plēt | plīst plīst plīs
plūkt plūc plūc | plukt plūk pluk | plūst plūst plūd | post poš pos | prast prot prat | purst purst purs
pūst pūš pūt | pūt pūst puv | rakt rok rak | rāpt rāpj rāp | rast rod rad | rāt rāj rāj | raukt rauc rauc
raust rauš raus | raut rauj rāv | reibt reibst reib | rēkt rēc rēc | riebt riebj rieb | riekt riec riec
riest rieš ries | riet rej rēj | rimt rimst rim | rist riet riet | rist rit rit | rīt rij rij | rūgt rūgst rūg
rūkt rūc rūc | rukt rūk ruk | sākt sāk sāk | šalkt šalc šalc | salkt salkst salk | salt salst sal
sarkt sarkst sark | sārst sārst sārs | saukt sauc sauc | šaut šauj šāv | segt sedz sedz | sekt sok sek
sērst sērš sērs | sēst sēst sēd | sēst sēž sēd | sēt sēj sēj | siekt siec siec | siet sien sēj | sikt sīk sik
sīkt sīkst sīk | silt silst sil | sirgt sirgst sirg | sist sit sit | skābt skābst skāb | skalt skaļ skal
skart skar skār | skaust skauž skaud | skaut skauj skāv | šķelt šķeļ šķēl | šķērst šķērž šķērd | šķiebt šķiebj šķieb
šķiest šķiež šķied | šķirt šķir šķīr | šķist šķiet šķit | šķīst šķīst šķīd | šķīt šķin šķin | skriet skrej skrēj
skriet skrien skrēj | skumt skumst skum | skurbt skurbst skurb | skust skūst skus | skūt skuj skuv
slābt slābst slāb | šļākt šļāc šļāc | slāpt slāpst slāp | slāt slāj slāj | slaukt slauc slauc | slēgt slēdz slēdz
slēpt slēpj slēp | sliekt sliec sliec | sliet slej slēj | slīgt slīgst slīg | slīkt slīkst slīk | slimt slimst slim
šļūkt šļūc šļūc | smakt smok smak | šmaukt šmauc šmauc | smelgt smeldz smeldz | smelt smeļ smēl | smiet smej smēj
smirst smird smird | šņākt šņāc šņāc | šņaukt šņauc šņauc | snaust snauž snaud | sniegt sniedz sniedz
snigt snieg snig | spert sper spēr | spēt spēj spēj | spiegt spiedz spiedz | spiest spiež spied
spirgt spirgst spirg | spļaut spļauj spļāv | sprāgt sprāgst sprāg | spraukt sprauc sprauc | spraust sprauž spraud
sprēgt sprēgst sprēg | spriegt spriedz spriedz | spriest spriež spried | springt springst spring
sprukt sprūk spruk | sprūst sprūst sprūd | spurgt spurdz spurdz | spurkt spurc spurc | stapt stop stap
stāt stāj stāj | steigt steidz steidz | stept step step | stiegt stiedz stiedz | stiept stiepj stiep
stigt stieg stig | stingt stingst sting | strēbt strebj strēb | strēgt strēgst strēg | streigt streigst streig
stulbt stulbst stulb | stumt stumj stūm | sūkt sūc sūc | sust sūt sut | šust šūt šut | šūt šuj šuv
sveikt sveic sveic | svelt sveļ svēl | svempt svempj svemp | svērt sver svēr | sviest sviež svied
svilpt svilpj svilp | svilt svilst svil | svīst svīst svīd | tapt top tap | teikt teic teic | telpt telp tilp
tempt tempj temp | tērpt tērpj tērp | tēst tēš tēs | tiekt tiec tiec | tiept tiepj tiep | tikt tiek tik
tikt tīk tik | tilpt telp tilp | tilpt tilpst tilp | tinkt tinc tinc | tirpt tirpst tirp | tīt tin tin
traukt trauc trauc | traust trauš traus | trenkt trenc trenc | triekt triec triec | triept triepj triep
trīt trin trin | trūkt trūkst trūk | tukt tūk tuk | tūkt tūkst tūk | tumst tumst tums | tupt tupst tup
tust tūst tus | tverst tverst tvers | tvert tver tvēr | tvīkt tvīkst tvīk | urbt urbj urb | vākt vāc vāc
vārgt vārgst vārg | vāzt vāž vāz | veikt veic veic | vēlt vēl vēl | velt veļ vēl | vemt vemj vēm | vērpt vērpj vērp
vērst vērš vērs | vērt ver vēr | vest ved ved | vest vež vez | viebt viebj vieb | viest vieš vies | vīkst vīkš vīkš
vilgt vilgst vilg | vilkt velk vilk | vilt viļ vīl | virst virst virt | virt verd vir | virt virst vir
vīst vīst vīt | vīt vij vij | zagt zog zag | žaut žauj žāv | zelt zeļ zēl | ziegt ziedz ziedz | ziest ziež zied
žilbt žilbst žilb | žirgt žirgst žirg | zīst zīž zīd | zīt zīst zin | žņaugt žņaudz žņaudz | zust zūd zud
žūt žūst žuv | zvelt zveļ zvēl | zviegt zviedz zviedz
"""

# Verbs of the third conjugation without a vowel after the present stem: viņš redz (but viņš raksta). Infinitive and
# present stem.
THIRD_CONJUGATION = """
atbildēt atbild | brikšķēt brikšķ | burbēt burb | čabēt čab | cerēt cer | čiepstēt čiepst | čīkstēt čīkst
cīkstēt cīkst | čukstēt čukst | dārdēt dārd | derēt der | dimdēt dimd | draudēt draud | drebēt dreb
drīkstēt drīkst | dunēt dun | dusēt dus | dziedāt dzied | džinkstēt džinkst | dzirdēt dzird | grabēt grab
grandēt grand | gribēt grib | gulēt guļ | gulēt gul | gurkstēt gurkst | klabēt klab | klaudzēt klaudz | klusēt klus
knadzēt knadz | krakšķēt krakšķ | krekšķēt krekšķ | kūpēt kūp | kurnēt kurn | kūsēt kūs | kustēt kust | kutēt kut
kvēlēt kvēl | līdzēt līdz | lūrēt lūr | mācēt māk | mērdēt mērd | mīlēt mīl | minēt min | mirdzēt mirdz
mudžēt mudž | niezēt niez | ņirbēt ņirb | ņurdēt ņurd | palīdzēt palīdz | peldēt peld | perēt per | pīkstēt pīkst
plīvēt plīv | pukstēt pukst | raudāt raud | redzēt redz | rībēt rīb | ritēt rit | rūpēt rūp | sāpēt sāp | sēdēt sēd
sēdēt sēž | skanēt skan | slīdēt slīd | smilkstēt smilkst | smirdēt smird | šņukstēt šņukst | spīdēt spīd
spindzēt spindz | sprakšķēt sprakšķ | spurdzēt spurdz | stāvēt stāv | stenēt sten | strīdēt strīd | sūdzēt sūdz
švīkstēt švīkst | svinēt svin | tecēt tek | ticēt tic | tirkšķēt tirkšķ | trīcēt trīc | tupēt tup | turēt tur
vajadzēt vajag | varēt var | vēlēt vēl | vīdēt vīd | zibēt zib | ziedēt zied | žvadzēt žvadz | zvērēt zvēr
"""
