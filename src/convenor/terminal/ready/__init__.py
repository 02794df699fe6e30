"""Ready? What is there and what is missing, a quarter of an hour before."""
