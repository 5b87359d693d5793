"""What the takedown of a person reaches: the entries about them, and the texts in which the name is covered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from archive.errors import Damaged, WrongUse
from archive.progress import Tick
from archive.store.ledgers import ids
from archive.store.takedowns.ledger import Hidden, digest_of
from archive.store.takedowns.matching.name_marks import marks_of
from archive.store.takedowns.matching.names import Names
from archive.store.takedowns.matching.repeats import Span
from archive.store.withholding.scope import file_properties, finding, repeated_texts
from archive.store.withholding.targets import Target
from archive.warc.captures import find_captures
from archive.warc.reading.captures import read_capture

_AROUND = 40  # characters that are shown on each side of a name

_NAMED = """
SELECT name_as_written FROM appearances WHERE person_id = :id
UNION SELECT name_as_written FROM former_appearances WHERE person_id = :id
"""
_TEXTS = """
SELECT id, 'title', title FROM articles UNION SELECT id, 'text', body FROM articles
UNION SELECT id, 'signature', signature FROM articles WHERE signature IS NOT NULL
UNION SELECT id, 'captions', captions FROM articles UNION SELECT id, 'labels', labels FROM articles
UNION SELECT article_id, 'title of version ' || revision, title FROM revisions
UNION SELECT article_id, 'text of version ' || revision, body FROM revisions
ORDER BY 1, 2
"""


class Person:
    """A person in the archive, with all the ids they were ever given."""

    def __init__(self, db: Database, warc_dir: Path, target: Target) -> None:
        """Raises WrongUse if nobody has that slug.

        Somebody who appears in nothing that may be read is known only from the file of ids.
        """
        self._db = db
        rows = {id: (slug, name, joined_to) for id, slug, name, joined_to in self._given(db, warc_dir)}
        found = next((id for id, (slug, *_) in rows.items() if target.key in (id, slug)), None)
        if found is None:
            slugs = (slug for slug, *_ in rows.values())
            raise WrongUse(f"the archive has nobody called {target.key}{finding.like(target.key, slugs)}")
        chain = [found]
        while (joined_to := rows[chain[-1]][2]) in rows and joined_to not in chain:
            chain.append(joined_to)
        self.id = chain[-1]
        known = db.execute("SELECT name FROM people WHERE id = ?", [self.id]).fetchone()
        self.name: str = known[0] if known else rows[self.id][1]
        same = {self.id, *chain}
        while more := {id for id, (*_, joined_to) in rows.items() if joined_to in same and id not in same}:
            same |= more
        self.slugs = sorted({rows[id][0] for id in same} | same)
        self._given_names = {slug: name for slug, name, _ in rows.values()}
        self._names = sorted({self.name, *(rows[id][1] for id in same - {self.id})})  # a correction may merge two names
        self.target = Target("person", rows[self.id][0])  # as the ledger has it: by the slug that leads there today

    @staticmethod
    def _given(db: Database, warc_dir: Path) -> Iterator[tuple[str, str, str, str | None]]:
        """All ids that were ever given: id, slug, name, and the id that it was joined to, if any."""
        for row in ids.read(ids.file_beside(warc_dir))[0].values():
            yield str(row[0]), str(row[1]), str(row[2]), None if row[3] is None else str(row[3])
        yield from db.execute("SELECT id, slug, name, joined_to FROM person_ids").fetchall()

    def hidden(self) -> Hidden:
        """What is hidden if no text is changed."""
        return Hidden(people=frozenset(map(digest_of, self.slugs)))

    def marks(self) -> frozenset[str]:
        """Marks of all forms of their names, and of the forms that texts have used."""
        if " " not in self.name:
            raise WrongUse(f"{self.name} is one word, which cannot be told from other words")
        written = [row[0] for row in self._db.execute(_NAMED, {"id": self.id})]
        return frozenset().union(*(marks_of(name, written) for name in self._names if " " in name))

    def namesakes(self, names: Names) -> list[str]:
        """Other people (slugs) who ever had a name that is covered, for instance through a correction."""
        called = (slug for slug, name in self._given_names.items() if names.stands_in(name))
        return sorted(set(called) - set(self.slugs))

    def told(self, *, redact: bool) -> Iterator[str]:
        """What is hidden, in words. With `redact`, namesakes go too."""
        count = "SELECT count(*), count(DISTINCT article_id) FROM {} WHERE person_id = ?"
        for table, words in (("appearances", "mentions"), ("statements", "statements")):
            rows, articles = self._db.execute(count.format(table), [self.id]).fetchone()
            yield f"{words}: {rows}, articles with such: {articles}"
        others = "SELECT slug, known_as FROM people WHERE name = ? AND id <> ? ORDER BY slug"
        for slug, known_as in self._db.execute(others, [self.name, self.id]):
            fate = "goes too" if redact else "stays"
            yield f"person:{slug} shares the name ({known_as or 'no office known'}) and {fate}"


def titles_and_files(db: Database, names: Names) -> frozenset[str]:
    """Marks of the titles and files of articles with the name, if they contain the surname alone.

    Lists show such a title without the text that has the full name, and an address of a file may appear by itself.
    """
    texts_of = _texts_by_article(db)
    named = {id for id, parts in texts_of.items() if any(names.stands_in(text) for _, text in parts)}
    said = (text for id in named for part, text in texts_of[id] if part.startswith("title"))
    files, _ = repeated_texts.files_of(db, named)
    return frozenset(filter(None, [*map(names.mark_of_title, said), *map(names.mark_of_file, files)]))


def places(db: Database, names: Names) -> tuple[list[str], list[str]]:
    """Where texts have a name, and where that is in doubt, a line each.

    Initials in an article without the full name are in doubt, and so is a surname after another given name.
    """
    found: list[str] = []
    doubts: list[str] = []
    for article_id, parts in _texts_by_article(db).items():
        named = any(names.stands_in(text) for _, text in parts)
        in_full = any(one.kind == "full" for _, text in parts for one in names.found_in(text))
        for part, text in parts:
            for one in reversed(names.found_in(text, surnames=named)):
                line = f"{article_id}, {part}: {_around(text, one.span)}"
                found.append(line)
                if one.kind == "initial" and not in_full:
                    doubts.append(f"{line} (initials alone)")
            others = names.surnames_of_others(text) if named else []
            doubts += [f"{article_id}, {part}: {_around(text, one)} (not covered: somebody else?)" for one in others]
    return found, doubts


def addresses_in_doubt(db: Database, names: Names) -> list[str]:
    """Captured addresses of articles with the name, and of their files, that contain the surname and yet stay."""
    named = {id for id, parts in _texts_by_article(db).items() if any(names.stands_in(text) for _, text in parts)}
    files, _ = repeated_texts.files_of(db, named)
    sql = "SELECT DISTINCT url, article_id FROM captures"
    captured = {url for url, id in db.execute(sql) if id in named or url in files}
    kept = (url for url in captured if names.has_surname_in_path(url) and not names.in_address(url))
    return [f"the address {url} (not covered: withhold it as well if that is the surname)" for url in sorted(kept)]


def _texts_by_article(db: Database) -> dict[str, list[tuple[str, str]]]:
    """The texts of each article (id), each with the name of the part it is."""
    found: dict[str, list[tuple[str, str]]] = {}
    for article_id, part, text in db.execute(_TEXTS):
        found.setdefault(article_id, []).append((part, text or ""))
    return found


@dataclass(frozen=True, slots=True)
class Holding:
    """What contains a name: payloads and documents (digests), and captured addresses.

    `properties` are addresses of files that have it only in their properties, such as a picture that says who is in it.
    """

    payloads: set[str]
    documents: set[str]
    addresses: list[str]
    properties: list[str]


def holding(db: Database, warc_dir: Path, names: Names, tick: Tick) -> Holding:
    """What contains a name. Reads every payload once, and skips what cannot be read."""
    payloads: set[str] = set()
    properties: dict[str, str] = {}
    seen: set[str] = set()
    addresses = {one.url for one in find_captures(db, "1") if names.in_address(one.url)}
    for capture in list(find_captures(db, "refers_to IS NULL")):
        if capture.sha256 in seen:
            continue
        seen.add(capture.sha256)
        tick(len(seen))
        with suppress(Damaged, ValueError):
            content = read_capture(db, warc_dir, capture).content()
            if names.in_answer(content):
                payloads.add(capture.sha256)
            elif file_properties.tell(content, names):
                properties[sha256(content).hexdigest()] = capture.url
    sql = (
        "SELECT documents.id, coalesce(title, '') || char(10) || coalesce(group_concat(text, char(10)), '') "
        "FROM documents LEFT JOIN document_pages ON document_id = documents.id GROUP BY documents.id"
    )
    documents = {id for id, text in db.execute(sql) if names.stands_in(text)}
    told = {url for content, url in properties.items() if content not in documents} - addresses
    return Holding(payloads, documents, sorted(addresses), sorted(told))


def _around(text: str, span: Span) -> str:
    stretch = text[max(0, span.start - _AROUND) : span.end + _AROUND]
    return f"…{' '.join(stretch.split())}…"
