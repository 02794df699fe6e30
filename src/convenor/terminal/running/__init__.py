"""The running screen: what is on, how long it has, and the line that keeps what is said."""
