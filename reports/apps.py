"""App registration."""

from importlib import import_module

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        """Make known what a change of the law touches."""
        import_module("reports.figures.touched")
