"""Convenor: plan a session, run it to time, record what is said, write it up."""

__version__ = "0.1.0"
