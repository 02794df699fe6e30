"""Planning: the form of a new session, and its agenda edited in place."""
