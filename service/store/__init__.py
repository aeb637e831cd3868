"""What the service keeps: originals on disk; documents, checks, words and keys in SQLite or PostgreSQL.

`open_store` opens it; `nouns`, `filters` and `results` are what it is given and gives. It knows nothing of what stands
inside a record or a reading: they are bytes to it, beside plain rows for the lists.
"""
