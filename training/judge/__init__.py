"""What contradictions are real, learned from first readings."""
