"""App registration."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "songcong.registers"
