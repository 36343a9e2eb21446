"""App registration."""

from importlib import import_module

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "petitions"
    verbose_name = "Tiếp dân, đơn thư, hòa giải"

    def ready(self) -> None:
        """Make the letters of the outbox known, and what a change of the law touches."""
        import_module("petitions.notifications")
        import_module("petitions.obligations")
