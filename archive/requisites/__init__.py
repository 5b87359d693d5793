"""Page requisites: the style sheets, fonts, pictures, icons and scripts that a page needs to look as it did. Pure.

`in_page` and `in_style_sheet` list them, `placed_in_page` says where on the page they are, and `rewrite_style_sheet`
replaces them in a style sheet. `media_in_page` lists what else a page plays.
"""

from archive.requisites.media import media_in_page
from archive.requisites.page import in_page
from archive.requisites.placed import Placed, placed_in_page
from archive.requisites.srcset import candidates
from archive.requisites.style_sheet import in_style_sheet, rewrite_style_sheet, text_of
from archive.requisites.types import Kind, Requisite

__all__ = [
    "Kind",
    "Placed",
    "Requisite",
    "candidates",
    "in_page",
    "in_style_sheet",
    "media_in_page",
    "placed_in_page",
    "rewrite_style_sheet",
    "text_of",
]
