"""App registration."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from songcong.core.database import vietnamese_text


class CoreConfig(AppConfig):
    name = "songcong.core"

    def ready(self) -> None:
        register(Tags.database)(vietnamese_text)
