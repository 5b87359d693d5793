"""The record: captures in, a searchable archive out."""
