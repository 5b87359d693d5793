"""Lines and parts of a page that are not its matter: menus, share rows, footers, comments, lists of other articles."""

from archive.extract.boilerplate.lines import (
    entry_links,
    is_entry,
    is_internal,
    is_share_row,
    is_step,
    is_tag_label,
    is_tag_row,
    teaser_link,
)
from archive.extract.words.furniture import is_furniture, is_furniture_row, is_more, is_promotion, tells_of_change
from archive.extract.words.headings import calendar_heading, is_related_heading, month_heading
from archive.extract.words.site_name import is_site_name, names_site, without_site_name

__all__ = [
    "calendar_heading",
    "entry_links",
    "is_entry",
    "is_furniture",
    "is_furniture_row",
    "is_internal",
    "is_more",
    "is_promotion",
    "is_related_heading",
    "is_share_row",
    "is_site_name",
    "is_step",
    "is_tag_label",
    "is_tag_row",
    "month_heading",
    "names_site",
    "teaser_link",
    "tells_of_change",
    "without_site_name",
]
