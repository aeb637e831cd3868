"""Tables that stand beside or under one another and look like one."""
