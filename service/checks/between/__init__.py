"""One report beside another: of the next year, or of the region that a body belongs to."""
