"""The shelf on the screen: find an exercise that fits, read it whole, put it in with its blanks filled."""
