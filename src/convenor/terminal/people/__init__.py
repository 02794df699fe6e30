"""Who is there, on a screen."""
