"""Shares, places and averages that are told in words, against the tables."""
