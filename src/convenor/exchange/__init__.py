"""Files out and in: the note in Markdown, HTML and text, and the record itself."""
