"""Killed in the midst of it."""
