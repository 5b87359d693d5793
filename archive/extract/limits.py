"""Limits that several rules share, with what set them. A limit of one rule alone stands beside that rule.

Where nothing is said beside it, such a limit was set by hand on the skins of the stand-in site, so that all of them are
read right, and held against the real pages of tests.eval_pages; none of them was fitted to a single page.
"""

PARAGRAPH = 80
"""Characters from which on a line is a paragraph, and no entry of a menu or heading.

Measured on 311 real pages: 97 % of the lines of nothing but links and 93 % of the headings are shorter; 84 % of the
paragraphs of their articles, with 96 % of the text, are not. jusText draws the line at 70.
"""

CAPTION = 300
"""Characters of the longest caption of a picture: by convention, for what is longer is read as a text."""
