"""What is printed on a page, before any table is seen: words, lines, rules, figures, white between words."""
