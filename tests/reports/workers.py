"""What a worker of its own must be told: the servers of this test process."""

from django.db import connection


def own_servers() -> dict[str, str]:
    """The environment that leads a worker to this test's database; its broker is inherited."""
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    return {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "songcong.settings.test"}
