"""Whose figure an utterance tells, and which period's: the body's own of this year, or something else."""
