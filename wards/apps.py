"""App registration."""

from importlib import import_module

from django.apps import AppConfig


class WardsConfig(AppConfig):
    name = "wards"
    verbose_name = "Địa bàn"

    def ready(self) -> None:
        """Make known what a change of the law touches."""
        import_module("wards.obligations")
