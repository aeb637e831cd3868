"""Tables that a conversion left as lines of text, and what their lines tell of rows and columns."""
