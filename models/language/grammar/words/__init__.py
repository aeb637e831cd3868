"""The words of an utterance: what it counts, which topic, row and column its own words name."""
