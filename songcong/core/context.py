"""What every page knows."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest

from songcong.core import clock


def product(request: HttpRequest) -> dict[str, date | None]:  # noqa: ARG001
    """The product's day, and the same day for the banner when it is a fixed one."""
    today = clock.today()
    return {"today": today, "demo_day": today if settings.SONGCONG_TODAY else None}
