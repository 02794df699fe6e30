"""Reality over plan: who really spoke, and what is not to be noted."""
