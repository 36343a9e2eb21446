import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import songcong.core.search
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('wards', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Supervision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wards.unit', verbose_name='đơn vị')),
                ('register_no', models.CharField(blank=True, max_length=500, verbose_name='số trong sổ')),
                ('register_on', models.DateField(blank=True, editable=False, null=True)),
                ('register_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('register_note', models.JSONField(blank=True, default=dict, editable=False)),
                ('edited_since_import', models.BooleanField(default=False, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('search_text', models.TextField(blank=True, editable=False)),
                ('created_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('created_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy lúc')),
                ('cancelled_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người hủy')),
                ('cancel_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do hủy')),
                ('board', models.CharField(choices=[('inspection', 'Ban Thanh tra nhân dân'), ('investment', 'Ban Giám sát đầu tư của cộng đồng')], max_length=20, verbose_name='ban')),
                ('held_on', models.DateField(verbose_name='ngày')),
                ('subject', models.TextField(blank=True, verbose_name='nội dung, công trình')),
            ],
            options={
                'abstract': False,
                'indexes': [django.contrib.postgres.indexes.GinIndex(models.F('unit'), songcong.core.search.Words('search_text'), name='supervision_words'), models.Index(condition=models.Q(('cancelled_at__isnull', True)), fields=['unit', 'board', '-held_on', '-id'], name='supervision_list')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('register_no', ''), _negated=True), fields=('unit', 'board', 'register_no', 'register_on'), name='supervision_register_identity', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', True), ('cancelled_by__isnull', True)), models.Q(('cancelled_at__isnull', False), ('cancelled_by__isnull', False)), _connector='OR'), name='supervision_cancelled_at_and_by')],
            },
        ),
        migrations.CreateModel(
            name='SupervisionHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='inspections.supervision')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='wards.unit', verbose_name='đơn vị')),
                ('register_no', models.CharField(blank=True, max_length=500, verbose_name='số trong sổ')),
                ('register_on', models.DateField(blank=True, editable=False, null=True)),
                ('register_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('register_note', models.JSONField(blank=True, default=dict, editable=False)),
                ('edited_since_import', models.BooleanField(default=False, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('created_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy lúc')),
                ('cancelled_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người hủy')),
                ('cancel_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do hủy')),
                ('board', models.CharField(choices=[('inspection', 'Ban Thanh tra nhân dân'), ('investment', 'Ban Giám sát đầu tư của cộng đồng')], max_length=20, verbose_name='ban')),
                ('held_on', models.DateField(verbose_name='ngày')),
                ('subject', models.TextField(blank=True, verbose_name='nội dung, công trình')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('supervision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='inspections.supervision')),
                ('violations', models.PositiveBigIntegerField(default=0, verbose_name='số vụ sai phạm')),
                ('recovered_vnd', models.BigIntegerField(default=0, verbose_name='thu hồi tiền (đồng)')),
                ('recovered_land_m2', models.DecimalField(decimal_places=4, default=0, max_digits=20, verbose_name='thu hồi đất (m²)')),
                ('deducted_vnd', models.BigIntegerField(default=0, verbose_name='giảm trừ quyết toán (đồng)')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('deducted_vnd__gte', 0), ('recovered_land_m2__gte', 0), ('recovered_vnd__gte', 0)), name='finding_amounts_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='FindingHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='inspections.finding')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('supervision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inspections.supervision')),
                ('violations', models.PositiveBigIntegerField(default=0, verbose_name='số vụ sai phạm')),
                ('recovered_vnd', models.BigIntegerField(default=0, verbose_name='thu hồi tiền (đồng)')),
                ('recovered_land_m2', models.DecimalField(decimal_places=4, default=0, max_digits=20, verbose_name='thu hồi đất (m²)')),
                ('deducted_vnd', models.BigIntegerField(default=0, verbose_name='giảm trừ quyết toán (đồng)')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='inspections.finding')),
                ('content', models.TextField(blank=True, verbose_name='nội dung kiến nghị')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='ngày gửi')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='ngày trả lời')),
                ('answer', models.TextField(blank=True, verbose_name='nội dung trả lời')),
                ('acceptance', models.CharField(blank=True, choices=[('accepted', 'Tiếp thu'), ('partly', 'Tiếp thu một phần'), ('rejected', 'Không tiếp thu')], max_length=20, verbose_name='kết quả tiếp thu')),
                ('executed_on', models.DateField(blank=True, null=True, verbose_name='ngày thực hiện xong')),
                ('due_on', models.DateField(blank=True, editable=False, null=True, verbose_name='hạn trả lời')),
                ('due_citation', models.CharField(blank=True, editable=False, max_length=300)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy lúc')),
                ('cancelled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người hủy')),
                ('cancel_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do hủy')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('answered_on__isnull', True), ('cancelled_at__isnull', True)), fields=['due_on'], name='recommendation_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('answered_on__isnull', True), ('sent_on__isnull', True), ('answered_on__gte', models.F('sent_on')), _connector='OR'), name='recommendation_answered_after_sent'), models.CheckConstraint(condition=models.Q(('executed_on__isnull', True), ('sent_on__isnull', True), ('executed_on__gte', models.F('sent_on')), _connector='OR'), name='recommendation_executed_after_sent'), models.CheckConstraint(condition=models.Q(('acceptance', ''), ('answered_on__isnull', False), _connector='OR'), name='recommendation_accepted_in_an_answer'), models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', True), ('cancelled_by__isnull', True)), models.Q(('cancelled_at__isnull', False), ('cancelled_by__isnull', False)), _connector='OR'), name='recommendation_cancelled_at_and_by')],
            },
        ),
        migrations.CreateModel(
            name='RecommendationHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='inspections.recommendation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('finding', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inspections.finding')),
                ('content', models.TextField(blank=True, verbose_name='nội dung kiến nghị')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='ngày gửi')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='ngày trả lời')),
                ('answer', models.TextField(blank=True, verbose_name='nội dung trả lời')),
                ('acceptance', models.CharField(blank=True, choices=[('accepted', 'Tiếp thu'), ('partly', 'Tiếp thu một phần'), ('rejected', 'Không tiếp thu')], max_length=20, verbose_name='kết quả tiếp thu')),
                ('executed_on', models.DateField(blank=True, null=True, verbose_name='ngày thực hiện xong')),
                ('due_on', models.DateField(blank=True, editable=False, null=True, verbose_name='hạn trả lời')),
                ('due_citation', models.CharField(blank=True, editable=False, max_length=300)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy lúc')),
                ('cancelled_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người hủy')),
                ('cancel_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do hủy')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SupervisionEvent',
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
                ('supervision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='inspections.supervision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SupervisionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(upload_to='attachments/%Y/%m', verbose_name='tệp')),
                ('original_name', models.CharField(max_length=200, verbose_name='tên tệp')),
                ('content_type', models.CharField(max_length=100, verbose_name='loại')),
                ('size', models.PositiveIntegerField(verbose_name='cỡ (byte)')),
                ('sha256', models.CharField(max_length=64)),
                ('stored_at', models.DateTimeField(verbose_name='lúc')),
                ('stored_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='inspections.supervision')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('size__lte', 20971520)), name='supervisionfile_not_too_large')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "inspections_recommendationhistory" ("acceptance", "answer", "answered_on", "cancel_reason", "cancelled_at", "cancelled_by_id", "content", "due_citation", "due_on", "executed_on", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_on") VALUES (OLD."acceptance", OLD."answer", OLD."answered_on", OLD."cancel_reason", OLD."cancelled_at", OLD."cancelled_by_id", OLD."content", OLD."due_citation", OLD."due_on", OLD."executed_on", OLD."finding_id", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."sent_on"); RETURN NULL;', hash='2c824f8d16ca3f164db870e380753a992494c7c0', operation='UPDATE', pgid='pgtrigger_update_update_4a0d4', table='inspections_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inspections_recommendationhistory" ("acceptance", "answer", "answered_on", "cancel_reason", "cancelled_at", "cancelled_by_id", "content", "due_citation", "due_on", "executed_on", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_on") VALUES (OLD."acceptance", OLD."answer", OLD."answered_on", OLD."cancel_reason", OLD."cancelled_at", OLD."cancelled_by_id", OLD."content", OLD."due_citation", OLD."due_on", OLD."executed_on", OLD."finding_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_on"); RETURN NULL;', hash='8780b07f7305bd1be33843a7be56a9c74871faf4', operation='DELETE', pgid='pgtrigger_delete_delete_faf08', table='inspections_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supervision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."board" IS DISTINCT FROM (NEW."board") OR OLD."cancel_reason" IS DISTINCT FROM (NEW."cancel_reason") OR OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."cancelled_by_id" IS DISTINCT FROM (NEW."cancelled_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."edited_since_import" IS DISTINCT FROM (NEW."edited_since_import") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."register_digest" IS DISTINCT FROM (NEW."register_digest") OR OLD."register_no" IS DISTINCT FROM (NEW."register_no") OR OLD."register_note" IS DISTINCT FROM (NEW."register_note") OR OLD."register_on" IS DISTINCT FROM (NEW."register_on") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "inspections_supervisionhistory" ("board", "cancel_reason", "cancelled_at", "cancelled_by_id", "created_at", "created_by_id", "edited_since_import", "held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_digest", "register_no", "register_note", "register_on", "subject", "unit_id", "version") VALUES (OLD."board", OLD."cancel_reason", OLD."cancelled_at", OLD."cancelled_by_id", OLD."created_at", OLD."created_by_id", OLD."edited_since_import", OLD."held_on", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."register_digest", OLD."register_no", OLD."register_note", OLD."register_on", OLD."subject", OLD."unit_id", OLD."version"); RETURN NULL;', hash='53a7286afdcbe13d61bcc077e795b2d9f7654b69', operation='UPDATE', pgid='pgtrigger_update_update_544a0', table='inspections_supervision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supervision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inspections_supervisionhistory" ("board", "cancel_reason", "cancelled_at", "cancelled_by_id", "created_at", "created_by_id", "edited_since_import", "held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_digest", "register_no", "register_note", "register_on", "subject", "unit_id", "version") VALUES (OLD."board", OLD."cancel_reason", OLD."cancelled_at", OLD."cancelled_by_id", OLD."created_at", OLD."created_by_id", OLD."edited_since_import", OLD."held_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."register_digest", OLD."register_no", OLD."register_note", OLD."register_on", OLD."subject", OLD."unit_id", OLD."version"); RETURN NULL;', hash='9958da503dec9277c95caf902eef3b3c647333a1', operation='DELETE', pgid='pgtrigger_delete_delete_9ab15', table='inspections_supervision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "inspections_findinghistory" ("deducted_vnd", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recovered_land_m2", "recovered_vnd", "supervision_id", "violations") VALUES (OLD."deducted_vnd", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recovered_land_m2", OLD."recovered_vnd", OLD."supervision_id", OLD."violations"); RETURN NULL;', hash='2c443f4e2cb6e3061b7f9d184441f250cfff85f9', operation='UPDATE', pgid='pgtrigger_update_update_edce6', table='inspections_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inspections_findinghistory" ("deducted_vnd", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recovered_land_m2", "recovered_vnd", "supervision_id", "violations") VALUES (OLD."deducted_vnd", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recovered_land_m2", OLD."recovered_vnd", OLD."supervision_id", OLD."violations"); RETURN NULL;', hash='1f49da0063e0fb1d9a61beeecece27807a16a32b', operation='DELETE', pgid='pgtrigger_delete_delete_1c623', table='inspections_finding', when='AFTER')),
        ),
    ]
