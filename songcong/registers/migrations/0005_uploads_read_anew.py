from django.db import migrations

READ_ANEW = """
    UPDATE registers_registerupload SET state = 'reading' WHERE state = 'ready' AND sealed <> '';
    UPDATE registers_registerupload SET preview = '{}', choices = '{}';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0004_row_pages"),
    ]

    operations = [
        migrations.RunSQL(READ_ANEW, migrations.RunSQL.noop),
    ]
