"""Recognises the labels of buttons and links around a text, by a grammar of two slots: what to do, and with what.

`Kopīgot šo lapu`, `Klausīties rakstu`, `Nākamā ziņa`: systems word them in more ways than a list could have.
"""

from __future__ import annotations

import re

# `Copy the link`, `nosūtīt ziņu` and `ziņo mums` are left out, because a text may ask its readers to do that, for
# example to report something to the police.
_THIS_LV, _THIS_EN = r"(?:(?:so|visu|pilnu)-)?", r"(?:(?:this|full)-)?"
_TEXT_LV = r"(?:rakst|ierakst|lap|satur|tekst|publikacij|sait)(?:u|i)"
_TEXT_EN = r"(?:article|story|post|page|link|url)"
_WHERE = r"(?:facebook|twitter|x|whatsapp|linkedin|telegram|draugiem(?:-lv)?|e-?pastu|e-?mail|social-media|clipboard)"
_WITH = rf"(?:-(?:(?:ar|pa|uz|with|via|by|on|to)-)?(?:{_WHERE}|draugam|socialaj(?:os|iem)-tikl(?:os|iem)|a-friend))?"
_DO_LV = (
    r"(?:(?:iz|no)?druka(?:t|jiet)|(?:pa)?dal(?:ies|ieties|ities)-ar|kopigo(?:t|jiet)|ieteikt|iesak(?:i|iet)"
    r"|(?:no|par)?sut(?:i|it|iet)|(?:no)?klaus(?:ies|ieties|ities)|atskano(?:t|jiet)|saglaba(?:t|jiet)?"
    r"|(?:no)?kope(?:t|jiet)|koment(?:et|ejiet)|(?:iz)?tulko(?:t|jiet))"
)
_DO_EN = r"(?:print|share|save|copy|recommend|send|e-?mail|listen-to|translate|comment-on|download|cite|bookmark)"
_DO = (
    rf"(?:{_DO_LV}-{_THIS_LV}{_TEXT_LV}|{_DO_EN}-{_THIS_EN}{_TEXT_EN})(?:{_WITH}|-\d+-min(?:utes?)?)"
    rf"|(?:(?:pa)?dal(?:ies|ieties|ities)-ar|kopigot|ieteikt|klausities)-{_THIS_LV}zinu|kopet-adresi"
)
_SIZE = (
    r"(?:palielinat|samazinat|mainit|palielini|samazini|increase|decrease|larger|smaller|change)-"
    r"(?:(?:the-)?(?:text|font|letter)s?(?:-size)?|(?:fonta|teksta|burtu)-(?:izmeru|lielumu)|fontu|tekstu|burtus)"
)
_KEEP = (
    r"(?:pievieno(?:t|jiet)?|add-to(?:-my)?)-"
    r"(?:kalendaram|favoritiem|gramatzimem|izlasei|calendar|favou?rites|bookmarks)"
)
_FOLLOW = (
    r"(?:seko(?:t|jiet)?|abone(?:t|jiet)?)(?:-(?:sai-)?tem(?:ai|u)|-(?:sim-)?autor(?:am|u))?"
    r"|(?:follow|subscribe)(?:-(?:to-)?(?:this-)?(?:topic|author))?"
)
_STEP = (
    r"(?:nakam|iepriekse?j)(?:a|ais)-(?:zina|ieraksts|publikacija|lapa|fotografija|foto|attels|video|tema|lappuse)"
    r"|(?:next|previous|prev|older|newer)-(?:post|story|entry|item|photo|picture|image|slide|video|topic)"
    r"|(?:older|newer)-(?:posts|entries)"
)
_ALL = (
    r"(?:skatit|lasit|radit|paradit|apskatit)-(?:visas|visus|citas|citus|vairak)-"
    r"(?:zinas|zinu|jaunumus|jaunumu|aktualitates|rakstus|rakstu|publikacijas|ierakstus)"
    r"|(?:view|see|show|read)-(?:all|more)-(?:news|articles|stories|posts|entries)"
    r"|(?:skatit|lasit|radit|paradit|view|see|show|read)-(?:visus-|all-)?(?:komentarus|comments)"
    r"|visas-aktualitates|all-(?:articles|stories|posts)"
)
_PICTURE = (
    r"(?:skatit|atvert|apskatit|lejupieladet|palielinat)-(?:attelu|attelus|galeriju|foto)"
    r"|(?:view|open|download|enlarge)-(?:image|gallery|photos?)|(?:hide|show)-(?:captions?|thumbnails)"
    r"|(?:view-)?full-?(?:screen|size)(?:-(?:image|photo))?|pilnekran(?:s|a(?:-rezims)?)|pilna-izmera(?:-attels)?"
    r"|(?:(?:no)?spied(?:iet)?|nospiest|klikskin(?:i|iet)|click|tap)-.{0,12}(?:lai-palielinatu|to-enlarge|to-expand)"
)
_STATE = (
    r"(?:notiek-)?ielade|ieladejas|loading|ludzu-uzgaidiet|please-wait|atskanot|play|pause|auto-?play|replay|atkartot"
    r"|(?:(?:saite|adrese|link)-)?(?:nokopet[sa]|copied)(?:-to-(?:the-)?clipboard)?|tulkot|translate"
    r"|zino(?:t|jiet)?-redakcijai"
)
FORM = re.compile("|".join((_DO, _SIZE, _KEEP, _FOLLOW, _STEP, _ALL, _PICTURE, _STATE)))
"""The pattern of slugs, also used for a quick check whether it can match (`says`)."""
_LONGEST = 60  # characters of a slug; judged


def is_button(slug: str) -> bool:
    """Whether a slug is that of `Kopīgot šo lapu`, `Nākamā ziņa`, `Palielināt fontu`, `Ielādē…` or the like."""
    return len(slug) <= _LONGEST and FORM.fullmatch(slug) is not None
