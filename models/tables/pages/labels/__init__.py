"""Mends of labels: of groups of rows, headings over rows, names of sums."""
