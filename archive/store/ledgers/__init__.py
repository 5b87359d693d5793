"""Decisions, ids and exports: files beside the database that outlive it."""
