"""The search on the screen: every session and every published note of a home."""
