"""What a session is: frozen values, events, and the fold that turns events and words into a Session.

Nothing here reads a clock, a file or a source of chance: instants and ids are handed in.
"""
