"""Mends of heads: names of columns, and heads over several of them, that a finder cut or joined."""
