"""Colours and layout of the screens."""
