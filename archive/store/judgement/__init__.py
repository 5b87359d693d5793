"""Judges how far a crawl can be believed: is this still the same article, is it gone, did the site move?"""
