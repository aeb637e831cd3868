"""Tables that go on over pages, and cells that a page break cuts."""
