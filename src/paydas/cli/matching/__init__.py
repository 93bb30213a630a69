"""The files that the command `match` reads and writes."""
