"""What the note says: from a session to a document, by the phrases of a house style. Pure."""
