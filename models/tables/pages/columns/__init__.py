"""Mends of columns that a finder put together or took apart."""
