"""A whole against the parts that the prose tells of it (claim-parts)."""
