"""The parameters that narrow a search in statements: the one table that pages, feeds and the form use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from archive.search.filters import PARAMETERS, Clause, Parameter
from archive.search.notice import N_
from archive.search.query.parsing import ANY

# SQL is over `statements AS said` and `articles`. Parameters that ask for words have no condition here: the index of
# statements finds them (archive.search.statements).


def said_by(ids: Sequence[str]) -> Clause:
    """The condition that one of these people says it; always true for ANY."""
    if ANY in ids:
        return Clause("1")
    return Clause(f"said.person_id IN ({', '.join('?' * len(ids))})", tuple(ids))


def said_where(ids: Sequence[str]) -> Clause:
    """The condition that the article or version with the statement mentions one of these municipalities, or any (ANY).

    A present one includes those that it was formed from; a former one means only itself.
    """
    if ANY in ids:
        sql = (
            "(said.article_id IN (SELECT article_id FROM mentions) OR (said.revision IS NOT NULL AND "
            "(said.article_id, said.revision) IN (SELECT article_id, revision FROM former_mentions)))"
        )
        return Clause(sql)
    marks = ", ".join("?" * len(ids))
    scope = f"(SELECT includes_id FROM municipality_scope WHERE municipality_scope.municipality_id IN ({marks}))"
    sql = (
        f"(said.article_id IN (SELECT article_id FROM mentions WHERE municipality_id IN {scope}) "
        "OR (said.revision IS NOT NULL AND (said.article_id, said.revision) IN "
        f"(SELECT article_id, revision FROM former_mentions WHERE municipality_id IN {scope})))"
    )
    return Clause(sql, (*ids, *ids))


def said_beside(ids: Sequence[str]) -> Clause:
    """The condition that the article, or version, with the statement names one of these people; always true for ANY."""
    if ANY in ids:
        return Clause("1")
    marks = ", ".join("?" * len(ids))
    sql = (
        f"(said.article_id IN (SELECT article_id FROM appearances WHERE person_id IN ({marks})) "
        "OR (said.revision IS NOT NULL AND (said.article_id, said.revision) IN "
        f"(SELECT article_id, revision FROM former_appearances WHERE person_id IN ({marks}))))"
    )
    return Clause(sql, (*ids, *ids))


CONDITIONS = {"speaker": said_by, "named": said_beside, "municipality": said_where}  # by the field of a query


def _anywhere(_: object) -> Clause:
    return Clause("1")


# In the order in which addresses have them. It must not change: the ids of feeds are made from addresses.
_ALL: tuple[Parameter[Any], ...] = (
    Parameter[Sequence[str]]("speaker", N_("Speaker"), "", said_by, str, heading=N_("Speakers"), is_name=True),
    Parameter[str]("office", N_("Position or organisation"), "", _anywhere, str),
    Parameter[str]("organisation", N_("Organisation"), "", _anywhere, str, heading=N_("Organisations")),
    Parameter[Sequence[str]](
        "municipality", N_("Municipality"), "", said_where, str, heading=N_("Municipalities"), is_name=True
    ),
    Parameter[str](
        "quoted",
        N_("Quoted or reported"),
        "",
        lambda how: Clause("said.quoted = ?", (int(how == "quoted"),)),
        str,
        choices={"quoted": N_("In quotation marks"), "paraphrased": N_("Reported")},
        every=N_("Quoted and reported"),
    ),
    # of the article, as in the search for articles
    *(PARAMETERS[name] for name in ("lang", "since", "until", "year")),
)
STATEMENT_PARAMETERS: Mapping[str, Parameter[Any]] = {one.name: one for one in _ALL}
"""The parameters by name. Each takes one value."""
