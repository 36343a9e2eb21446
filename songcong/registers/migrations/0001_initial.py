import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wards', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ListExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='yêu cầu lúc')),
                ('day', models.DateField(verbose_name='số liệu ngày')),
                ('path', models.CharField(max_length=200)),
                ('query', models.TextField(blank=True)),
                ('kind', models.CharField(max_length=4, verbose_name='loại tệp')),
                ('title', models.CharField(max_length=300, verbose_name='danh sách')),
                ('state', models.CharField(choices=[('waiting', 'Đang lập'), ('done', 'Đã lập'), ('failed', 'Không lập được')], default='waiting', max_length=10, verbose_name='trạng thái')),
                ('message', models.TextField(blank=True)),
                ('sealed', models.FileField(blank=True, upload_to='exports', verbose_name='tệp niêm phong')),
                ('file_name', models.CharField(blank=True, max_length=400, verbose_name='tên tệp')),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='số dòng')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='xong lúc')),
            ],
            options={
                'indexes': [models.Index(fields=['by', '-at'], name='export_of_person'), models.Index(condition=models.Q(('sealed', ''), _negated=True), fields=['at'], name='export_with_file')],
            },
        ),
        migrations.CreateModel(
            name='RegisterUpload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wards.unit')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='tải lên lúc')),
                ('file_name', models.CharField(max_length=200, verbose_name='tên tệp')),
                ('code', models.CharField(max_length=10, verbose_name='mã đơn vị')),
                ('sealed', models.FileField(blank=True, upload_to='registers', verbose_name='tệp niêm phong')),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('reading', 'Đang đọc'), ('ready', 'Chờ xác nhận'), ('unreadable', 'Không đọc được'), ('confirmed', 'Đang nhập'), ('done', 'Đã nhập'), ('undoing', 'Đang hoàn tác'), ('undone', 'Đã hoàn tác')], max_length=12, verbose_name='trạng thái')),
                ('message', models.TextField(blank=True)),
                ('preview', models.JSONField(default=dict)),
                ('choices', models.JSONField(default=dict)),
                ('result', models.JSONField(default=dict)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='xác nhận lúc')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='hoàn tác lúc')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['by', '-at'], name='upload_of_person'), models.Index(condition=models.Q(('sealed', ''), _negated=True), fields=['at'], name='upload_with_file')],
            },
        ),
        migrations.CreateModel(
            name='ImportMemory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='memory', to='registers.registerupload')),
                ('kept_until', models.DateTimeField(db_index=True, verbose_name='giữ đến')),
                ('rows', models.JSONField(default=dict)),
                ('sealed', models.BinaryField(blank=True)),
            ],
        ),
    ]
