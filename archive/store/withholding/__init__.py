"""Carries out takedowns: withholds, erases, releases, and keeps the database in step with the ledger."""
