"""Wholes and their parts: where a list begins, how far it goes, whether it is all."""
