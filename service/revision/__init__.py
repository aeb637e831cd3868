"""A reviewer's corrections applied to what the machine read, and the checks made again."""
