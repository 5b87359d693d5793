"""Limits that several rules share, with what set them. A limit of one rule alone stands beside that rule.

None was fitted to a single page. "Judged" limits were set by hand, so that the stand-in site is read correctly in all
skins, and then checked against the real pages of tests.eval_pages. Their effect was measured by halving and doubling
each (`python -m tests.eval_limits --every 3`, on 2,046 pages of the stand-in site and 104 real ones): "free" means that
no result changed either way; elsewhere the changes are given, as pages of the stand-in site + real pages, with the mean
F1 of the words of the latter.
"""

PARAGRAPH = 80
"""Characters from which on a line is a paragraph, and no entry of a menu or heading.

Measured on 311 real pages: 97 % of the lines of nothing but links and 93 % of the headings are shorter; 84 % of the
paragraphs of their articles, with 96 % of the text, are not. jusText draws the line at 70. Halved 319 + 86 pages (F1
-0.0018), doubled 74 + 58 (F1 -0.009).
"""

CAPTION = 300
"""Characters of the longest caption of a picture: by convention, for what is longer is read as a text. Halved 0 + 10
pages (F1 -0.0004), doubled 0 + 3 (F1 +0.0004)."""

CALENDAR = 4000
"""Lines of one calendar; what comes after is not read as a part of it. A bound on the time: a plan for a year with five
hundred events has some two thousand lines."""
