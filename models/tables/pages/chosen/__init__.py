"""Which grid is believed where several finders saw one: scores and the choice."""
