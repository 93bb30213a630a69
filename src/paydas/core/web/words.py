"""Filters that every template may use without loading them."""

from __future__ import annotations

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from paydas.kernel.text import marks

register = template.Library()


@register.filter(is_safe=True)
@stringfilter
def sentence(phrase: str) -> str:
    """Begin a phrase of the vocabulary with a capital, by the reader's language."""
    return marks.sentence_case(phrase, get_language() or "tr")


@register.filter(is_safe=True)
@stringfilter
def quoted(words: str) -> str:
    """Put somebody's words in quotation marks."""
    return marks.quoted(words)


@register.filter
def foreign(code: str) -> str:
    """Say which language the texts of a record are in; nothing where it is the reader's."""
    if not code or code == (get_language() or "tr"):
        return ""
    return _("Texts in %(language)s") % {"language": get_language_info(code)["name_translated"]}
