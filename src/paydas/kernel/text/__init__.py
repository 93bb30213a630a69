"""Turkish and English text: folding, sorting, codes, suffixes, dates and numbers."""
