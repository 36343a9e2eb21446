import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('wards', '0001_initial'),
        ('knox', '0009_extend_authtoken_field'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='api_tokens', to='wards.roleassignment', verbose_name='vai trò')),
                ('token', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bound', to=settings.KNOX_TOKEN_MODEL)),
                ('label', models.CharField(max_length=100, verbose_name='dùng cho')),
                ('hint', models.CharField(max_length=10, verbose_name='phần đầu')),
                ('ends_on', models.DateField(verbose_name='dùng đến hết ngày')),
                ('created_at', models.DateTimeField(verbose_name='tạo lúc')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='thu hồi lúc')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('revoked_at__isnull', True), ('token__isnull', True), _connector='OR'), name='api_token_revoked_has_no_secret')],
            },
        ),
    ]
