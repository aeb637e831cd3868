"""Pages as designers lay them out: tables of every kind, printed by a browser with their truth."""
