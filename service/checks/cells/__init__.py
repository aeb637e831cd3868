"""A figure of the prose against the cell that it speaks of (claim-table), and what speaks against the tie."""
