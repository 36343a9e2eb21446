"""A clerk at the workbook desk: brings a file in, confirms, takes it back."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from songcong.registers.models import RegisterUpload
from tests.registers.workbooks import write

LIST = "registers:official-upload-list"


def upload(clerk: Client, content: bytes, name: str = "05521-a.xlsx") -> Any:
    file = SimpleUploadedFile(name, content)
    return clerk.post(reverse(LIST), {"file": file}, follow=True)


def send(clerk: Client, folder: Path, sheets: dict[str, Any], **more: Any) -> RegisterUpload:
    page = upload(clerk, write(folder / "a.xlsx", sheets, **more).read_bytes())
    assert page.status_code == 200
    latest = RegisterUpload.objects.order_by("-pk").first()
    assert latest is not None
    return latest


def rows_of(clerk: Client, at: RegisterUpload, sheet: str, kind: str, page: int = 1) -> Any:
    path = reverse("registers:official-upload-rows", args=[at.pk, sheet, kind])
    return clerk.get(path, {"trang": page} if page > 1 else {})


def choose(clerk: Client, at: RegisterUpload, sheet: str, **said: str) -> Any:
    """Decide of conflicts, by the names of the form: ``dong_2="file"`` or ``tat_ca="mine"``."""
    path = reverse("registers:official-upload-choose", args=[at.pk, sheet])
    asked = {name.replace("_", "-"): value for name, value in said.items()}
    return clerk.post(path, asked, follow=True)


def confirm(clerk: Client, at: RegisterUpload) -> Any:
    path = reverse("registers:official-upload-confirm", args=[at.pk])
    return clerk.post(path, follow=True)


def bring_in(clerk: Client, folder: Path, sheets: dict[str, Any], **more: Any) -> RegisterUpload:
    """Upload and confirm."""
    brought = send(clerk, folder, sheets, **more)
    confirm(clerk, brought)
    brought.refresh_from_db()
    assert brought.state == "done"
    return brought


def undo(person: Client, at: RegisterUpload) -> Any:
    return person.post(reverse("registers:official-upload-undo", args=[at.pk]), follow=True)


def undo_page(person: Client, at: RegisterUpload) -> str:
    answer = person.get(reverse("registers:official-upload-undo", args=[at.pk]))
    assert answer.status_code == 200
    return str(answer.content.decode())
