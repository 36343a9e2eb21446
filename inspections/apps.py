"""App registration."""

from importlib import import_module

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = "Thanh tra nhân dân, giám sát đầu tư"

    def ready(self) -> None:
        """Make known what a change of the law touches."""
        import_module("inspections.obligations")
