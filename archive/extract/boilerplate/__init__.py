"""Lines and parts of a page that are not its matter: menus, share rows, footers, comments, lists of other articles."""
