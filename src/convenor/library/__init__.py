"""The shelf: session formats, exercises, house styles and the two books, from YAML to checked values."""
