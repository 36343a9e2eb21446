import django.core.serializers.json
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
            name='CompileRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('inspectorate', 'inspectorate'), ('calendar', 'calendar')], max_length=20)),
                ('period_kind', models.CharField(choices=[('quarter', 'quarter'), ('six_months', 'six_months'), ('nine_months', 'nine_months'), ('year', 'year')], max_length=20)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('n', models.PositiveSmallIntegerField(verbose_name='kỳ')),
                ('day', models.DateField(verbose_name='số liệu đến ngày')),
                ('requested_at', models.DateTimeField(verbose_name='yêu cầu lúc')),
                ('requested_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuarterlyReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('inspectorate', 'inspectorate'), ('calendar', 'calendar')], max_length=20)),
                ('period_kind', models.CharField(choices=[('quarter', 'quarter'), ('six_months', 'six_months'), ('nine_months', 'nine_months'), ('year', 'year')], max_length=20)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('n', models.PositiveSmallIntegerField(verbose_name='kỳ')),
                ('form', models.CharField(choices=[('ward', 'Báo cáo của phường, xã'), ('city', 'Báo cáo của thành phố')], max_length=10, verbose_name='loại')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='wards.unit')),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wards.steeringcommittee')),
                ('unit_key', models.CharField(max_length=30, verbose_name='mã')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='bản')),
                ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='reports.compilerun')),
                ('state', models.CharField(choices=[('draft', 'Chưa lập'), ('queued', 'Chờ lập'), ('running', 'Đang lập'), ('done', 'Đã lập'), ('failed', 'Không lập được')], default='draft', max_length=10, verbose_name='trạng thái')),
                ('failure', models.CharField(blank=True, max_length=500, verbose_name='lý do')),
                ('texts', models.JSONField(blank=True, default=dict, verbose_name='phần chữ')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='số')),
                ('dated_on', models.DateField(blank=True, null=True, verbose_name='ngày văn bản')),
                ('public_code', models.CharField(blank=True, editable=False, max_length=10, verbose_name='mã xác minh')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='công bố lúc')),
                ('snapshot', models.JSONField(blank=True, editable=False, null=True)),
                ('snapshot_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('pdf', models.FileField(blank=True, editable=False, upload_to='reports/')),
                ('pdf_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('compiled_at', models.DateTimeField(blank=True, null=True, verbose_name='lập lúc')),
                ('lease_token', models.UUIDField(blank=True, editable=False, null=True)),
                ('lease_until', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('published_at__isnull', False)), fields=['-year', '-n'], name='report_public'), models.Index(condition=models.Q(('state', 'running')), fields=['lease_until'], name='report_leases')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('unit__isnull', False)), fields=('unit', 'scheme', 'period_kind', 'year', 'n', 'form', 'version'), name='report_one_a_unit_period_version'), models.UniqueConstraint(condition=models.Q(('unit__isnull', True)), fields=('committee', 'scheme', 'period_kind', 'year', 'n', 'form', 'version'), name='report_one_a_committee_period_version'), models.CheckConstraint(condition=models.Q(models.Q(('form', 'city'), ('unit__isnull', True)), models.Q(('form', 'ward'), ('unit__isnull', False)), _connector='OR'), name='report_city_has_no_unit'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), models.Q(models.Q(('pdf', ''), _negated=True), models.Q(('pdf_sha256', ''), _negated=True)), _connector='OR'), name='report_done_has_paper'), models.UniqueConstraint(condition=models.Q(('public_code', ''), _negated=True), fields=('public_code',), name='report_public_code'), models.CheckConstraint(condition=models.Q(('published_at__isnull', True), models.Q(('dated_on__isnull', False), ('number__isnull', False), models.Q(('public_code', ''), _negated=True)), _connector='OR'), name='report_published_is_issued'), models.CheckConstraint(condition=models.Q(models.Q(('lease_token__isnull', True), ('lease_until__isnull', True)), models.Q(('lease_token__isnull', False), ('lease_until__isnull', False)), _connector='OR'), name='report_lease_token_and_end')],
            },
        ),
        migrations.CreateModel(
            name='ReportEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verb', models.CharField(max_length=40)),
                ('from_state', models.CharField(blank=True, max_length=20)),
                ('to_state', models.CharField(blank=True, max_length=20)),
                ('reason', models.TextField(blank=True, verbose_name='lý do')),
                ('article', models.CharField(blank=True, max_length=200, verbose_name='căn cứ')),
                ('data', models.JSONField(blank=True, default=dict)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='reports.quarterlyreport')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NothingToReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('inspectorate', 'inspectorate'), ('calendar', 'calendar')], max_length=20)),
                ('period_kind', models.CharField(choices=[('quarter', 'quarter'), ('six_months', 'six_months'), ('nine_months', 'nine_months'), ('year', 'year')], max_length=20)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('n', models.PositiveSmallIntegerField(verbose_name='kỳ')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wards.unit')),
                ('topic', models.CharField(choices=[('reception', 'Tiếp công dân'), ('petitions', 'Đơn thư'), ('mediation', 'Hòa giải'), ('disclosure', 'Công khai'), ('meetings', 'Họp dân, đối thoại'), ('decisions', 'Biểu quyết'), ('inspection', 'Ban Thanh tra nhân dân'), ('investment', 'Ban Giám sát đầu tư của cộng đồng')], max_length=20, verbose_name='nội dung')),
                ('said_at', models.DateTimeField(verbose_name='lúc')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'scheme', 'period_kind', 'year', 'n', 'topic'), name='nothing_to_report_once')],
            },
        ),
        migrations.CreateModel(
            name='SheetReceived',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('inspectorate', 'inspectorate'), ('calendar', 'calendar')], max_length=20)),
                ('period_kind', models.CharField(choices=[('quarter', 'quarter'), ('six_months', 'six_months'), ('nine_months', 'nine_months'), ('year', 'year')], max_length=20)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('n', models.PositiveSmallIntegerField(verbose_name='kỳ')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wards.unit')),
                ('topic', models.CharField(choices=[('reception', 'Tiếp công dân'), ('petitions', 'Đơn thư'), ('mediation', 'Hòa giải'), ('disclosure', 'Công khai'), ('meetings', 'Họp dân, đối thoại'), ('decisions', 'Biểu quyết'), ('inspection', 'Ban Thanh tra nhân dân'), ('investment', 'Ban Giám sát đầu tư của cộng đồng')], max_length=20, verbose_name='nội dung')),
                ('received_at', models.DateTimeField(verbose_name='lúc')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'scheme', 'period_kind', 'year', 'n', 'topic'), name='sheet_received_once')],
            },
        ),
        migrations.CreateModel(
            name='StoredFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('inspectorate', 'inspectorate'), ('calendar', 'calendar')], max_length=20)),
                ('period_kind', models.CharField(choices=[('quarter', 'quarter'), ('six_months', 'six_months'), ('nine_months', 'nine_months'), ('year', 'year')], max_length=20)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('n', models.PositiveSmallIntegerField(verbose_name='kỳ')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wards.unit')),
                ('as_of', models.DateField(verbose_name='tính đến ngày')),
                ('counted_at', models.DateTimeField(verbose_name='tính lúc')),
                ('values', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='số liệu')),
                ('differed_at', models.DateTimeField(null=True, verbose_name='thấy lệch với sổ lúc')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'scheme', 'period_kind', 'year', 'n'), name='figures_stored_once')],
            },
        ),
        migrations.CreateModel(
            name='FigureTouch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='wards.unit')),
            ],
        ),
    ]
