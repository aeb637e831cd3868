"""A corpus at a time, on Ray: every document once in the output, whatever happens on the way."""
