"""Report-back: the rooms' lines ticked as they are said aloud."""
