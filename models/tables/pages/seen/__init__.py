"""What the learned networks saw on a page, as grids and regions beside those of geometry."""
