#!/usr/bin/env python
"""Administrative commands."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songcong.settings.dev")
    from songcong.core.embedded import attach_or_exit

    attach_or_exit()
    from django.core.management import execute_from_command_line

    import songcong.celery  # noqa: F401 - the queue that commands send jobs to

    execute_from_command_line(sys.argv)
