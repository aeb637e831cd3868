"""A sentence's own arithmetic: what its figures make of one another, without any table."""
