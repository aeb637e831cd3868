"""Findings that are taken back or weakened: misread by us, read doubtfully, or too far off to be a slip."""
