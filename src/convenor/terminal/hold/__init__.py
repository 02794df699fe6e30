"""Hold: what stands on the running screen while the room has stopped, and how it goes on."""
