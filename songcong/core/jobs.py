"""Jobs that start once what they work on is committed."""

from celery import current_app
from django.db import transaction

_ONE_TRY = {"max_retries": 1, "interval_start": 0, "interval_step": 0}


def after_commit(task_name: str, *args: object) -> None:
    """Send a task after the current transaction; a broken broker never breaks the case.

    A message is only a nudge: what must not be lost is a row, which beat finds again.
    """

    def send() -> None:
        current_app.send_task(task_name, args=args, retry_policy=_ONE_TRY)

    transaction.on_commit(send, robust=True)
