"""The sheet that says what in a note is worth a look before it leaves the house."""
