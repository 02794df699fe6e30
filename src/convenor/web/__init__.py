"""Pages for others' browsers: note-takers, participants, the big screen, the facilitator's telephone."""
