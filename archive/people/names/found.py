"""A name as it was found in a text, and the mention made from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.latvian.declension import Case, Gender
from archive.latvian.names import PersonName
from archive.people.offices.institutions import Office
from archive.people.offices.phrases import Phrase
from archive.people.speech.said import Said

PARTICLES = frozenset("van fon de der den da di du le la el al bin ibn von dos del".split())


@dataclass(slots=True)
class Found:
    """A name in the tokens: its first token, the token after its last, and how it is understood."""

    first: int
    after: int
    start: int
    end: int
    words: list[str]
    name: PersonName
    is_initial: bool = False
    sure: bool = True  # it has a known given name, or initials; otherwise it needs a witness
    is_fixed: bool = False  # `name` is final, whatever the words suggest
    original: str | None = None


@dataclass(slots=True)
class Mention:
    """A mention under construction. `forms`: the genders and cases that are still possible."""

    found: Found
    forms: frozenset[tuple[Gender, Case]]
    before: list[Phrase] = field(default_factory=list)
    behind: list[Phrase] = field(default_factory=list)
    after: int = 0
    offices: list[Office] = field(default_factory=list)
    organisation: str | None = None
    talk: str | None = None
    said: list[Said] = field(default_factory=list)
    name: PersonName | None = None
    case: Case | None = None  # the case of this mention, if `name` comes from another one
    bearer: Mention | None = None  # the mention in full that a surname alone refers to

    @property
    def has_office(self) -> bool:
        """Whether an office stands with the name."""
        return bool(self.before or self.behind)


def as_particle(word: str, given: str) -> str:
    """A word as it is written, or in small letters if it is a particle of a name in capitals: `ANNA FON BERGA`."""
    lower = word.lower()
    return lower if lower in PARTICLES and word.isupper() and given.isupper() and len(given) > 1 else word


def declined(words: Iterable[str]) -> list[str]:
    """The words of a name that are declined: all but particles and initials."""
    return [word for word in words if word not in PARTICLES and not word.endswith(".")]
