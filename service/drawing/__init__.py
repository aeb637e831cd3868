"""Pictures of what was seen on a page: `gouji extract --debug-pictures DIR`."""
