"""Mends of cells: spans over blanks, texts cut by an edge, blank ends of a grid."""
