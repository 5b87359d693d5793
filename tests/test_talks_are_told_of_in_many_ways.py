"""Who opens a meeting with a speech, gives a lecture or comes to tell of something speaks."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speaking_mentions as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Konferenci ar uzrunu atklāja vēstniece Zane Lapa.",
        "Rektore Zane Lapa mācības atklāja ar garu uzrunu.",
        "Seminārā ar īsu prezentāciju piedalījās Zane Lapa.",
        "Viņam sekoja pētniece Zane Lapa ar priekšlasījumu par mājokļiem.",
        "Ar lekciju „Digitālā vervēšana” mācībās uzstāsies Zane Lapa.",
        "Docente Zane Lapa lasīja lekciju par profilēšanu.",
        "Skolā viesojās lektore Zane Lapa, lai audzēkņiem pastāstītu par darbu.",
        "Skolēni noklausījās Zanes Lapas lekciju.",
        "Darba grupa uzklausīja koordinatores Zanes Lapas ziņojumu.",
        "Vārds tika dots Zanei Lapai: „Paldies visiem, kas ieradās.”",
        "Uz lasītājas Zanes Lapas jautājumu, vai naudas pietiks, ministrija atbildēs vēlāk.",
        "Zane Lapa kopā ar kolēģiem iepazīstināja ar reformas plānu.",
        "Zane Lapa žurnālistu zvaniem atbildēja, ka komentāru nebūs.",
        "Zane Lapa sarunai piekrita, sakot, ka slēpjamā viņai nav.",
        "Direktores Zanes Lapas ieteikums ir vienkāršs – nedodiet pasi citam.",
    ],
)
def test_somebody_speaks(text: str) -> None:
    assert speakers(text) == ["Zane Lapa"]


@pytest.mark.parametrize(
    "text",
    [
        "Konferenci ar ministres uzrunu atklāja direktore Zane Lapa.",
        "Konferenci atklāja direktore Zane Lapa.",
        "Pasākumu ar dziesmu atklāja Zane Lapa.",
        "Diskusijā ar runu meistaru piedalījās Zane Lapa.",
        "Ar lekciju mācībās uzstāsies Zane Lapa.",
        "Zane Lapa lasīja grāmatu par ceļiem.",
        "Skolā ieradās Zane Lapa, lai audzēkņiem palīdzētu.",
        "Biedrību dibināja Zane Lapa, lai informētu sabiedrību par slimībām.",
        "Ieradās Zane Lapa, lai vadītāji informētu darbiniekus.",
        "Zane Lapa avīzē lasīja ziņojumu par karu.",
        "Deputāti uzklausīja ministru un Zanes Lapas ziņojumu atlika.",
        "Zanes Lapas priekšlikums ir noraidīts – par to nobalsoja deputāti.",
        "Zanes Lapas vārds ir zināms visiem – viņa ir čempione.",
        "Zanei Lapai kaimiņiem atradās viens vārds: „Nelietis.”",
        "Zane Lapa smējās tik skaļi, ka kaimiņi pamodās.",
        "Atbildot uz Zanes Lapas jautājumu, ministrija solīja palīdzēt.",
        "Par bērniem centrā atbild Zane Lapa.",
        "Zane Lapa intervijai nepiekrita.",
        "Zane Lapa tālrunim atbild jau desmito gadu.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)
