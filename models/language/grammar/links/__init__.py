"""From an utterance to a field of the profile: by its words, those before it, and what speaks against a tie."""
