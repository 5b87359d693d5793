from __future__ import annotations
from LatvianStemmer import stem as light_stem
from archive.latvian.fold import fold
from archive.latvian.verbs import EXACT, FOLDED
import re

def nominal(form, folded=False):
    s = light_stem(form)
    out={s}
    return out
def keys(form):
    f=form.lower()
    ks={fold(s) for s in nominal(f)}
    return ks|{'v:'+fold(i) for i in EXACT.infinitives(f)}
def loose(form):
    f=fold(form)
    return {fold(s) for s in nominal(f)}|{'v:'+fold(i) for i in FOLDED.infinitives(f)}
