"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from songcong.core import clock

_LAYOUTS = {"/quan-tri/": "layouts/admin.html"}


def product(request: HttpRequest) -> dict[str, Any]:
    """The product's day, the same for the banner when it is a fixed one, and the door's layout."""
    today = clock.today()
    door = request.path_info[: request.path_info.find("/", 1) + 1]
    return {
        "today": today,
        "demo_day": today if settings.SONGCONG_TODAY else None,
        "layout": _LAYOUTS.get(door, "layouts/official.html"),
    }
