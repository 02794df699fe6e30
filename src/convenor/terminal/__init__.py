"""The Textual app."""

import os

# What changes while a screen has just been painted waits for its next turn. With Textual's sixty turns a second a key
# waits up to 17 ms for that, which is all the time that it has.
os.environ.setdefault("TEXTUAL_FPS", "120")
