"""Lines and parts of a page that are not its matter: menus, share rows, footers, comments, lists of other articles."""

from archive.extract.boilerplate.lines import (
    entry_links,
    is_entry,
    is_internal,
    is_share_row,
    is_step,
    is_tag_label,
    is_tag_row,
    is_way_back,
    leads_within,
    teaser_link,
)

__all__ = [
    "entry_links",
    "is_entry",
    "is_internal",
    "is_share_row",
    "is_step",
    "is_tag_label",
    "is_tag_row",
    "is_way_back",
    "leads_within",
    "teaser_link",
]
