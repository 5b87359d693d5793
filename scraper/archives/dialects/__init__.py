"""The languages that other web archives speak: how their indexes are asked, and what their answers mean."""
