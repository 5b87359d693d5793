"""What is withheld or erased, and by what right: the ledger `takedowns.jsonl`, and what follows from it for rows."""
