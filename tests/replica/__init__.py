"""A stand-in for cilvektirdznieciba.lv: known contents, many page skins, a server that can misbehave. See README.md.

It shares no code with the scraper or the archive, so that it can be an independent witness of what they make of a page.
"""

from __future__ import annotations
