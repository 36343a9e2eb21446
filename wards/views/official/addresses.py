"""The addresses at which a register is kept by hand."""

from django.urls import URLPattern, path

from wards.views.official.desk import Desk, attach_view, cancel_view, create_view, edit_view
from wards.views.official.several import several_view


def desk_paths(under: str, desk: Desk) -> list[URLPattern]:
    """The addresses of the desk's pages below the register's own."""
    word = desk.register.prefix.partition(":")[2]
    several = (
        [path(f"{under}nhieu-dong/", several_view(desk), name=f"{word}-several")]
        if desk.form.table
        else []
    )
    return [
        path(f"{under}moi/", create_view(desk), name=f"{word}-create"),
        *several,
        path(f"{under}<int:pk>/sua/", edit_view(desk), name=f"{word}-edit"),
        path(f"{under}<int:pk>/huy/", cancel_view(desk), name=f"{word}-cancel"),
        path(f"{under}<int:pk>/dinh-kem/", attach_view(desk), name=f"{word}-attach"),
    ]
