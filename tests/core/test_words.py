import pytest
from django.utils import translation

from paydas.core.web.words import foreign


@pytest.mark.parametrize(
    ("reader", "texts", "said"),
    [
        ("en", "tr", "Texts in Turkish"),
        ("tr", "en", "Metinler İngilizce"),
        ("tr", "tr", ""),
        ("en", "", ""),
    ],
)
def test_texts_in_another_language_say_which(reader, texts, said):
    with translation.override(reader):
        found = foreign(texts)

    assert found == said
