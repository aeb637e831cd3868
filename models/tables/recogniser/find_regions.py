"""Where tables are on a page, seen by a small network: what geometry misses when rules are broken or none are drawn."""

PAGE_SCALE = 0.75
"""Pixels of the channels to a point of the page: rules are found at twice that, words of 8 points are 6 pixels high."""
