"""The suite's own servers are reached through Django, with the text rules the product needs."""

import pytest
from django.core.cache import cache
from django.db import connection


@pytest.mark.django_db
def test_the_database_knows_vietnamese_letters() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ĐƯỜNG NGUYỄN ẨN'), current_setting('server_encoding')")
        assert cursor.fetchone() == ("đường nguyễn ẩn", "UTF8")


def test_the_cache_keeps_what_it_is_given() -> None:
    cache.set("phường", "Lương Châu", 5)
    assert cache.get("phường") == "Lương Châu"
