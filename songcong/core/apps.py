"""App registration."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "songcong.core"
