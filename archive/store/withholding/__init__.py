"""Withholds what somebody asks for, releases it again, and keeps the database in step with the ledger of takedowns."""
