"""Changes since another year, told as counts or in words (claim-change)."""
