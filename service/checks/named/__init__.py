"""Statements read word by word against the rows and columns that they name, in place of their claims' ties."""
