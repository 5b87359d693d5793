"""Lemmatises with a Hunspell dictionary: finds the words of the dictionary to which a form belongs.

Only the features that dictionaries of Latvian use are supported: suffixes, also on suffixes, prefixes, and circumfixes
(jā- and vis-, which are combined with some endings only). See hunspell(5).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple


class _Affix(NamedTuple):
    flag: str
    strip: str
    add: str
    then: str  # flags of what may be added to the result
    condition: re.Pattern[str]


class Dictionary:
    """The two texts of a dictionary, lv_LV.aff and lv_LV.dic, in memory."""

    def __init__(self, affixes: str, words: str) -> None:
        self._suffixes: dict[str, list[_Affix]] = defaultdict(list)
        self._prefixes: list[_Affix] = []
        self._circumfix = self._need_affix = "\0"  # flags that nothing has, unless the dictionary names one
        self._flags: dict[str, str] = {}
        for line in affixes.splitlines():
            self._read_rule(line.split())
        for line in words.splitlines()[1:]:
            word, _, flags = line.split()[0].partition("/") if line.strip() else ("", "", "")
            word = word.lower()
            self._flags[word] = self._flags.get(word, "") + flags
        self._longest = max(map(len, self._suffixes), default=0)

    def _read_rule(self, fields: list[str]) -> None:
        if fields[:1] == ["CIRCUMFIX"]:
            self._circumfix = fields[1]
        elif fields[:1] == ["NEEDAFFIX"]:
            self._need_affix = fields[1]
        elif len(fields) >= 5 and fields[0] in ("PFX", "SFX"):
            add, _, then = fields[3].partition("/")
            condition = re.compile(fields[4] + ("$" if fields[0] == "SFX" else ""))
            affix = _Affix(fields[1], fields[2].replace("0", ""), add.replace("0", ""), then, condition)
            if fields[0] == "SFX":
                self._suffixes[affix.add].append(affix)
            else:
                self._prefixes.append(affix)

    def words(self, form: str) -> frozenset[str]:
        """The words, in lower case, that a form in lower case belongs to; none if it does not have the form."""
        found = set(self._stems(form, "", ""))
        for prefix in self._prefixes:
            if form.startswith(prefix.add) and len(form) > len(prefix.add):
                found.update(self._stems(form[len(prefix.add) :], prefix.flag, prefix.then))
        return frozenset(found)

    def _stems(self, form: str, prefix: str, then: str) -> Iterator[str]:
        """The words of a form after its prefix (flag, or empty) was removed, and what else the prefix requires."""
        in_circumfix = self._circumfix in then
        flags = self._flags.get(form, self._need_affix)
        if self._need_affix not in flags and not in_circumfix and (not prefix or prefix in flags):
            yield form
        for word, allowed in self._unsuffixed(form):
            fits = not prefix or prefix in allowed + self._flags[word]
            if fits and (self._circumfix in allowed) == in_circumfix:
                yield word

    def _unsuffixed(self, form: str, wanted: str = "", depth: int = 2) -> Iterator[tuple[str, str]]:
        """Words, each with the flags of further affixes; the flag `wanted` must be among these."""
        for cut in range(max(0, len(form) - self._longest), len(form) + 1):
            for affix in self._suffixes.get(form[cut:], ()):
                stem = form[:cut] + affix.strip
                if (wanted and wanted not in affix.then) or not affix.condition.search(stem):
                    continue
                if affix.flag in self._flags.get(stem, ""):
                    yield stem, affix.then
                if depth > 1:
                    yield from ((word, affix.then) for word, _ in self._unsuffixed(stem, affix.flag, depth - 1))
