"""What a sentence states of its figures: which of them is the sum, the share or the growth of which."""
