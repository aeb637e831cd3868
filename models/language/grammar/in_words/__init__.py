"""What is said of the tables' figures without a figure: shares, denials, exceptions and places in words."""
