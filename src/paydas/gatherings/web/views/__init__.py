"""Views of the gatherings."""
