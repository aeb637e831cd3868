"""Figures that were read from pictures, put to the form's arithmetic before anyone believes them."""
