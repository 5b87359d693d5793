"""Lemmatises with a Hunspell dictionary: finds the words of the dictionary to which a form belongs.

Supports only the features that dictionaries of Latvian use: suffixes, suffixes on suffixes, prefixes, and circumfixes
(jā- and vis-, which combine only with some endings). See hunspell(5).
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
    then: str  # flags of further affixes that the result may take
    condition: re.Pattern[str]


class Dictionary:
    """A dictionary in memory, made from the texts of lv_LV.aff and lv_LV.dic."""

    def __init__(self, affixes: str, words: str) -> None:
        self._suffixes: dict[str, list[_Affix]] = defaultdict(list)
        self._prefixes: list[_Affix] = []
        self._circumfix = self._need_affix = "\0"  # a flag that nothing has, until the dictionary names another
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
        """The words to which a form belongs, all in lower case; none if the dictionary does not have the form."""
        found = set(self._stems(form, "", ""))
        for prefix in self._prefixes:
            if form.startswith(prefix.add) and len(form) > len(prefix.add):
                found.update(self._stems(form[len(prefix.add) :], prefix.flag, prefix.then))
        return frozenset(found)

    def _stems(self, form: str, prefix: str, then: str) -> Iterator[str]:
        """The words of a form whose prefix was removed.

        `prefix` is the flag of that prefix (or empty), `then` are the flags that came with it.
        """
        in_circumfix = self._circumfix in then
        flags = self._flags.get(form, self._need_affix)
        if self._need_affix not in flags and not in_circumfix and (not prefix or prefix in flags):
            yield form
        for word, allowed in self._unsuffixed(form):
            fits = not prefix or prefix in allowed + self._flags[word]
            if fits and (self._circumfix in allowed) == in_circumfix:
                yield word

    def _unsuffixed(self, form: str, wanted: str = "", depth: int = 2) -> Iterator[tuple[str, str]]:
        """The words of a form whose suffix is removed, each with that suffix's flags, which must include `wanted`."""
        for cut in range(max(0, len(form) - self._longest), len(form) + 1):
            for affix in self._suffixes.get(form[cut:], ()):
                stem = form[:cut] + affix.strip
                if (wanted and wanted not in affix.then) or not affix.condition.search(stem):
                    continue
                if affix.flag in self._flags.get(stem, ""):
                    yield stem, affix.then
                if depth > 1:
                    yield from ((word, affix.then) for word, _ in self._unsuffixed(stem, affix.flag, depth - 1))
