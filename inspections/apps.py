"""App registration."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = "Thanh tra nhân dân, giám sát đầu tư"
