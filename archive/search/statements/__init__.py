"""Search in what people said."""

from archive.search.statements.facets import STATEMENT_FACETS
from archive.search.statements.filters import STATEMENT_PARAMETERS
from archive.search.statements.hits import StatementHit, StatementResults
from archive.search.statements.search import PreparedStatements, about_parts, prepare, statement_numbers

__all__ = [
    "STATEMENT_FACETS",
    "STATEMENT_PARAMETERS",
    "PreparedStatements",
    "StatementHit",
    "StatementResults",
    "about_parts",
    "prepare",
    "statement_numbers",
]
