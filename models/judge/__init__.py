"""How probable a contradiction is that the checks have found."""
