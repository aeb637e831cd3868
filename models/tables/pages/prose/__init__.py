"""Prose around tables: columns, paragraphs, reading order, running heads."""
