"""The files of an export that have its data, each kind by a function that writes it."""
