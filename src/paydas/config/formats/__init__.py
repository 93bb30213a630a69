"""How moments are written, by language; pages name the format, not its letters."""
