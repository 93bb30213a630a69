"""Makes `{{ form }}` and `{{ form.as_field_group }}` speak the language of our components."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Named in settings as FORM_RENDERER; widgets keep Django's own templates."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"
    formset_template_name = "core/forms/formset.html"
