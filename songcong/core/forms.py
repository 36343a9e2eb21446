"""How forms are drawn: one anatomy for every field of every door."""

from django.forms.renderers import TemplatesSetting


class OfficeRenderer(TemplatesSetting):
    """Draws forms and fields with the product's components."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
