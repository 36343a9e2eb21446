"""App registration."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "petitions"
    verbose_name = "Tiếp dân, đơn thư, hòa giải"
