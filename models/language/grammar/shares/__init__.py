"""What a percentage is made of: a share of a whole, a growth over last year."""
