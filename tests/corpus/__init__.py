"""The published notes as judge: `python -m tests.corpus [DIR]`."""
