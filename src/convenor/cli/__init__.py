"""The doors: plain commands, and the only place that joins concrete parts together."""
