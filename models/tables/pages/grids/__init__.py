"""From a region to a grid: edges that rules draw, rows and columns that words alone show, heads, spans."""
