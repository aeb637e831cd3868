"""Mends of rows that a finder put together or took apart."""
