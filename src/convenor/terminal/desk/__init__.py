"""The write-up desk: on the left what was said, on the right the note as it will read."""
