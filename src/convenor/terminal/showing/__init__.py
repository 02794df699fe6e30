"""What everyone can see: the question and the time left, in a window made to be shared."""
