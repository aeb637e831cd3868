"""Where tables are on a page: by rules, fills and lines whose words stand in columns."""
