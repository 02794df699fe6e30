"""The first screen: what one can do, and the sessions that there are."""
