"""What time does, as pure functions: the clock's shape, the timeline, what a reading of it says."""
