"""Routes, a file for each room."""
