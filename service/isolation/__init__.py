"""Readers of hostile bytes in a process of their own: a crash or a hang costs one document."""
