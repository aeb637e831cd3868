"""What looks like a table and is none: charts, lists of contents, formulas, notices, particulars, tabbed text."""
