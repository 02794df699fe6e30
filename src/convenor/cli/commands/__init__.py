"""One module for each family of commands; each function is `NAME_command`."""
