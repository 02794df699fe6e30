"""Icons that open Convenor in a large-type window of its own, one kind for each platform."""
