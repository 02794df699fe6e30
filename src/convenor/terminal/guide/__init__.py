"""The guide: a part step by step, what is read aloud and its silences, and what is to be said before it."""
