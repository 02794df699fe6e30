"""Letting others in by their browsers, from the running screen."""
