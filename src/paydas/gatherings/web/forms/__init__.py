"""Forms of the gatherings."""
