"""Weaving: the pages told as one story, in the hands of whoever writes the note."""
