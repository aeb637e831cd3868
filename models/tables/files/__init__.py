"""Files that have pages, PDF and pictures: read to documents, with those who look on."""
