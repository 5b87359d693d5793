"""Limits that several rules share, and how each was set. A limit that only one rule uses stands beside that rule.

None was fitted to a single page. "Judged" limits were set by hand, so that the stand-in site is read correctly in all
skins, and then checked against the real pages of tests.eval_pages. Their effect was measured by halving and doubling
each (`python -m tests.eval_limits --every 3`, on 2,046 pages of the stand-in site and 104 real ones). "Free" means that
no result changed either way. Otherwise the number of changed pages is given, as pages of the stand-in site + real
pages, with the change in the mean F1 of the words of the real ones.
"""

PARAGRAPH = 80
"""Characters from which a line counts as a paragraph, not as a heading or an entry of a menu.

Measured on 311 real pages: 97 % of the lines that are only links and 93 % of the headings are shorter; 84 % of the
paragraphs of their articles, with 96 % of the text, are not. jusText draws the line at 70. Halved 319 + 86 pages (F1
-0.0018), doubled 74 + 58 (F1 -0.009).
"""

CAPTION = 300
"""Characters of the longest caption of a picture, by convention: anything longer is read as text. Halved 0 + 10 pages
(F1 -0.0004), doubled 0 + 3 (F1 +0.0004)."""

CALENDAR = 4000
"""The most lines read as one calendar. A bound on time: a plan for a year with five hundred events has about two
thousand lines."""
