"""The write-up of a session, to look at and to save."""
