"""Filters that every template may use without loading them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.forms.utils import flatatt
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from paydas.kernel.text import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.utils.safestring import SafeString

    Group = tuple[str | None, Sequence[dict[str, Any]], int]

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


@register.filter
def options(groups: Iterable[Group]) -> SafeString:
    """Write the options of a select; the empty choice says what to do, not a row of dashes."""
    return format_html_join("", "{}", ((_group(name, within),) for name, within, _place in groups))


def _group(name: str | None, within: Sequence[dict[str, Any]]) -> SafeString:
    pairs = (
        (one["value"], flatatt(one["attrs"]) if one["attrs"] else "", _label(one)) for one in within
    )
    drawn = format_html_join("", '<option value="{}"{}>{}</option>', pairs)
    return format_html('<optgroup label="{}">{}</optgroup>', name, drawn) if name else drawn


def _label(option: dict[str, Any]) -> str:
    """Write a label; an address keeps its small initial."""
    label = str(option["label"])
    if label == "---------" and option["value"] == "":
        return _("Choose")
    # A name, which most of the long lists hold, is what it will be.
    return label if label[:1].isupper() or "@" in label else sentence(label)
