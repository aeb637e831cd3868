"""What the checks know of a figure's company: the counts beside it, totals, exact arithmetic."""
