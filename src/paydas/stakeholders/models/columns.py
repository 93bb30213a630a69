"""The name without the words that only say the legal form, to find likely duplicates."""

from __future__ import annotations

from paydas.core.models.columns import FoldedField
from paydas.kernel.text.folding import words
from paydas.stakeholders.vocabulary import FORM_WORDS, LINKING_WORDS


def bare_name(text: str) -> str:
    """Return the folded words of a name without legal-form and linking words.

    "Türk Hematoloji Derneği" and "TÜRK HEMATOLOJİ DERNEĞİ (merkez)" have the same. A name that
    holds nothing else keeps its words.
    """
    found = words(text)
    kept = [word for word in found if word not in FORM_WORDS and word not in LINKING_WORDS]
    return " ".join(kept or found)


class BareNameField(FoldedField):
    """The bare name, kept by the row itself."""

    def shape(self, text: str) -> str:
        """Return the stored form."""
        return bare_name(text)[:300]
