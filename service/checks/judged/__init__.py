"""How probable a contradiction is, by everything that is known of it, and which are left open for that."""
