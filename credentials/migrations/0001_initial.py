import core.codes
import core.ids
import credentials.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='DirectoryEntry',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('ids', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), size=None)),
                ('name', models.CharField(max_length=200)),
                ('legal_name', models.CharField(blank=True, max_length=200)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('since', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('custodian_name', models.CharField(blank=True, max_length=200)),
                ('documents', models.JSONField(blank=True, default=dict)),
                ('status_authorities', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, default=list, size=None)),
                ('evidence', models.CharField(blank=True, max_length=300)),
                ('organization', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='directory_entry', to='accounts.organization')),
            ],
            options={
                'verbose_name_plural': 'directory entries',
                'ordering': ['name'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['ids'], name='credentials_ids_2a425c_gin')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ids__len__gt', 0)), name='directory_entry_has_an_id')],
            },
        ),
        migrations.CreateModel(
            name='DirectoryScope',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('achievement_types', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list, size=None)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('evidence', models.CharField(blank=True, max_length=300)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scopes', to='credentials.directoryentry')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='scope_needs_two_people')],
            },
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('purpose', models.CharField(choices=[('award', 'Awards'), ('list', 'Status lists'), ('directory', 'Directory of sources')], max_length=12)),
                ('name', models.CharField(max_length=40)),
                ('public_multibase', models.CharField(max_length=80, unique=True)),
                ('sealed_seed', models.BinaryField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('active', 'In use'), ('retired', 'Retired'), ('compromised', 'Lost')], default='planned', max_length=12)),
                ('active_from', models.DateTimeField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signing_keys', to='accounts.organization')),
            ],
            options={
                'ordering': ['created_at'],
                'constraints': [models.UniqueConstraint(fields=('organization', 'name'), name='one_key_per_name', nulls_distinct=False), models.UniqueConstraint(condition=models.Q(('state', 'active')), fields=('organization', 'purpose'), name='one_active_key_per_purpose', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('state', 'planned'), ('active_from__isnull', False), _connector='OR'), name='used_key_has_a_start'), models.CheckConstraint(condition=models.Q(('retired_at', None), ('retired_at__gte', models.F('active_from')), _connector='OR'), name='key_retires_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'compromised'), _negated=True), ('revoked_at__isnull', False), _connector='OR'), name='lost_key_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='DirectorySnapshot',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(unique=True)),
                ('content', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('signature', models.CharField(max_length=100)),
                ('signing_key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='credentials.signingkey')),
            ],
            options={
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='StatusList',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveIntegerField(unique=True)),
                ('purpose', models.CharField(default='revocation', max_length=16)),
                ('entries', models.PositiveIntegerField(default=131072)),
                ('taken', models.PositiveIntegerField(default=0)),
                ('bits', models.BinaryField()),
                ('changed_at', models.DateTimeField()),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.BinaryField(blank=True, null=True)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_lists', to='accounts.organization')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('entries__gte', 131072)), name='list_hides_in_a_crowd'), models.CheckConstraint(condition=models.Q(('taken__lte', models.F('entries'))), name='list_not_overfull')],
            },
        ),
        migrations.CreateModel(
            name='StatusIndex',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('index', models.PositiveIntegerField()),
                ('set_at', models.DateTimeField(blank=True, null=True)),
                ('status_list', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indexes', to='credentials.statuslist')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('status_list', 'index'), name='one_record_per_status_index')],
            },
        ),
        migrations.CreateModel(
            name='IssuedCredential',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(default=core.codes.short_code, max_length=12, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=200)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('form', models.CharField(choices=[('OpenBadgeCredential', 'Award'), ('ClrCredential', 'Transcript'), ('EndorsementCredential', 'Endorsement')], max_length=24)),
                ('title', models.CharField(max_length=300)),
                ('awarded_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('signed', 'Signed'), ('claimed', 'Taken into a phone'), ('superseded', 'Replaced'), ('cancelled', 'Cancelled')], default='signed', max_length=12)),
                ('cancel_reason', models.CharField(blank=True, choices=[('issued_in_error', 'It was given by mistake.'), ('corrected', 'It was corrected. A new record takes its place.'), ('ended', 'The source ended it.'), ('misconduct', 'The source decided that the rules were broken.')], max_length=20)),
                ('document', credentials.fields.SealedBytesField(editable=True)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('signed_at', models.DateTimeField()),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued_credentials', to='accounts.organization')),
                ('subject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issued_credentials', to=settings.AUTH_USER_MODEL)),
                ('superseded_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='credentials.issuedcredential')),
                ('signing_key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='credentials.signingkey')),
                ('status_index', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='credential', to='credentials.statusindex')),
            ],
            options={
                'ordering': ['-signed_at'],
                'indexes': [models.Index(fields=['subject', '-signed_at'], name='credentials_subject_7a640c_idx')],
                'constraints': [models.UniqueConstraint(fields=('source', 'kind', 'key', 'edition'), name='one_record_per_award_and_edition'), models.CheckConstraint(condition=models.Q(('state', 'cancelled'), ('cancel_reason', ''), _connector='XOR'), name='cancelled_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'superseded'), _negated=True), ('superseded_by__isnull', False), _connector='OR'), name='superseded_by_something')],
            },
        ),
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveBigIntegerField(unique=True)),
                ('deed', models.CharField(choices=[('signed', 'Signed'), ('cancelled', 'Cancelled')], max_length=12)),
                ('entry', models.BinaryField()),
                ('leaf_hash', models.BinaryField(max_length=32)),
                ('salt', credentials.fields.SealedBytesField(editable=True)),
                ('credential', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log_entries', to='credentials.issuedcredential')),
            ],
            options={
                'verbose_name_plural': 'log entries',
                'ordering': ['position'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='logentry',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bb4455c6989648f7463e8aa7cfd171fa1ce4414c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_61325', table='credentials_logentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issuedcredential',
            trigger=pgtrigger.compiler.Trigger(name='never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='9227d26983d9bc643ef178d3bdda9ba855fecdb0', operation='DELETE', pgid='pgtrigger_never_deleted_4e064', table='credentials_issuedcredential', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issuedcredential',
            trigger=pgtrigger.compiler.Trigger(name='bytes_never_change', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.document IS DISTINCT FROM NEW.document)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='cb345c1f5a4a4f9f043a4d593d503419dae277fd', operation='UPDATE', pgid='pgtrigger_bytes_never_change_d9f53', table='credentials_issuedcredential', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issuedcredential',
            trigger=pgtrigger.compiler.Trigger(name='facts_never_change', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."edition" IS DISTINCT FROM (NEW."edition") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."signing_key_id" IS DISTINCT FROM (NEW."signing_key_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."status_index_id" IS DISTINCT FROM (NEW."status_index_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='3625d879e7bbd94b5dc5929d06b74bfa09fa4fce', operation='UPDATE', pgid='pgtrigger_facts_never_change_55187', table='credentials_issuedcredential', when='BEFORE')),
        ),
    ]
