"""What is printed of a form: its words as tokens, labels recognised, the source's own grid, headings, captions."""
