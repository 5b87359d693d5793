"""Recognises what is not the matter of a page: menus, share rows, footers, comments, lists of other articles."""
