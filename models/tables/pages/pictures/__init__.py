"""Pages of which there is only a picture: their ink, ground, level, dirt, and cells read again."""
