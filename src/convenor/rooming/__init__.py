"""How people are dealt into rooms. Pure."""
