"""Capital initials and quotation marks, as a careful hand sets them."""

from .folding import tr_upper

_INNER = str.maketrans({"“": "‘", "”": "’"})


def sentence_case(text: str, language: str) -> str:
    """Return a phrase with its first letter as a capital: "ilk" begins "İlk" in Turkish.

    The rest stays as it is; str.capitalize would make names and abbreviations small.
    """
    first = text[:1]
    return (tr_upper(first) if language.startswith("tr") else first.upper()) + text[1:]


def quoted(text: str) -> str:
    """Return the words in quotation marks; a quotation within them takes single marks."""
    return f"“{text.translate(_INNER)}”"
