"""Pages for note-takers, participants and the big screen."""
