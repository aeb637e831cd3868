"""Prescribed forms filled in: which values go to which fields, however the page arranges them."""
