"""Percentages, averages and growth against what makes them (claim-ratio)."""
