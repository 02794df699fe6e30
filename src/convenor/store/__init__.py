"""The record on disk: an append-only log and its words, in memory or in SQLite."""
