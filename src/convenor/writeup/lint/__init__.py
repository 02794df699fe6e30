"""Checks of a note that is written: text in, findings out. One family of rules a module. Pure."""
