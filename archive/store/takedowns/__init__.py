"""What is withheld or erased, and why: the ledger `takedowns.jsonl`, and what follows from it for rows."""
