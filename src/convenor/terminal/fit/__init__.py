"""Making it fit: what would be shortened and why, shown before it is so."""
