import consent.models.ledger
import core.fields
import core.ids
import datetime
import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.expressions
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
            name='NoticeText',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('code', models.CharField(max_length=40)),
                ('version', models.CharField(max_length=12)),
                ('language', models.CharField(max_length=8)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('text', models.TextField()),
                ('reading_grade', models.DecimalField(decimal_places=1, max_digits=4)),
            ],
            options={
                'ordering': ['code', 'language', 'version'],
            },
        ),
        migrations.CreateModel(
            name='PortalKey',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kid', models.CharField(max_length=60, unique=True)),
                ('public_jwk', models.JSONField()),
                ('sealed_jwk', core.fields.SealedJSONField(editable=True)),
                ('is_current', models.BooleanField(default=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('is_current',), name='one_current_key')],
            },
        ),
        migrations.CreateModel(
            name='DisclosureLine',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('requester', models.CharField(max_length=200)),
                ('recipient', models.CharField(max_length=200)),
                ('interest', models.CharField(max_length=300)),
                ('ground', models.CharField(choices=[('99.31(a)(2)', 'A school where the student seeks to enroll'), ('99.31(a)(3)', 'Audit or evaluation of a public program'), ('99.31(a)(4)', 'Financial aid the student asked for'), ('99.31(a)(6)', 'A study for the school'), ('99.31(a)(7)', 'Accreditation of the school'), ('99.31(a)(9)', 'A court order or subpoena'), ('99.31(a)(10)', 'A health or safety emergency')], max_length=16)),
                ('records', models.JSONField(default=list)),
                ('received', models.BooleanField()),
                ('emergency', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('college', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ground', '99.31(a)(10)'), _negated=True), models.Q(('emergency', ''), _negated=True), _connector='OR'), name='emergency_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('interest', ''), _negated=True), models.Q(('recipient', ''), _negated=True)), name='interest_is_stated')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('schema_version', models.CharField(default='1.0', max_length=6)),
                ('state', models.CharField(choices=[('asked', 'Waiting for your answer'), ('draft', 'Not signed yet'), ('given', 'Open now'), ('provisional', 'Open until you confirm'), ('refused', 'You said no'), ('withdrawn', 'Stopped by you'), ('expired', 'Ended'), ('superseded', 'Replaced by a newer one'), ('lapsed', 'Ended without an answer')], default='draft', max_length=12)),
                ('signing', models.UUIDField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('asked_items', models.JSONField(blank=True, default=list, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('remind_after', models.DateTimeField(blank=True, null=True)),
                ('recipient_words', models.CharField(blank=True, max_length=160)),
                ('recipient_members', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('purpose', models.CharField(choices=[('intake_prefill', 'Fill this form from my passport'), ('service_coordination', 'My case manager may see these lines'), ('referral', 'Send this packet to that program'), ('training_application', 'Apply to that program with this packet'), ('act_for', 'Do this step for me'), ('employer_share', 'Show this to an employer'), ('be_found', 'Let employers find my skills without my name'), ('college_offers', 'Let colleges find my skills without my name'), ('college_release', 'My college may send these records'), ('supporter', 'This person may help me with this part'), ('check_ins', 'Ask me at 3, 6 and 12 months'), ('program_counts', 'Count me in reports without my name'), ('study', 'Use my rows, without my name, in that study'), ('wage_match', 'Ask the State for my later earnings'), ('victim_release', 'One organization, one recipient, one purpose')], max_length=24)),
                ('purpose_ref', models.CharField(blank=True, max_length=40)),
                ('legal_basis', models.CharField(choices=[('own_record', 'My own copy'), ('ferpa_99_30', 'Written consent for a college record (34 CFR 99.30)'), ('state_603_5', 'Consent for State wage records (20 CFR 603.5)'), ('victim_release', 'Release by a client of a victim-service organization'), ('general', 'My permission')], max_length=16)),
                ('categories', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, default=list, size=None)),
                ('item_count', models.PositiveIntegerField(default=0)),
                ('follows_updates', models.BooleanField(default=False)),
                ('operations', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('redisclose', models.BooleanField(default=False)),
                ('condition_of_service', models.BooleanField(default=False)),
                ('effective_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('ends_with', models.CharField(blank=True, choices=[('intake', 'when the intake is done'), ('case', 'when the case is closed'), ('referral', 'when the referral is done'), ('study', 'when the study ends')], max_length=12)),
                ('method', models.CharField(choices=[('self', 'By myself, signed in'), ('witnessed', 'With a witness'), ('verbal', 'Said aloud, with a witness'), ('paper', 'On paper'), ('guardian', 'With my guardian')], default='self', max_length=12)),
                ('auth_level', models.CharField(choices=[('guest', 'Not signed in'), ('signed_in', 'Signed in again'), ('second_step', 'Signed in again with a second step')], default='guest', max_length=12)),
                ('reauth_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_via', models.CharField(blank=True, choices=[('learner', 'you'), ('staff', 'staff, because you asked'), ('event', 'the event it was tied to'), ('clock', 'its end date')], max_length=8)),
                ('receipt_jws', models.TextField(blank=True)),
                ('receipt_sha256', models.CharField(blank=True, max_length=64)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('discloser', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recipient', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('recipient_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.grant')),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.noticetext')),
            ],
            options={
                'ordering': ['-created_at'],
                'indexes': [models.Index(condition=models.Q(('state__in', ('given', 'provisional'))), fields=['learner', 'recipient', 'purpose'], name='open_grants'), models.Index(fields=['recipient', 'purpose', 'purpose_ref'], name='grants_by_reference')],
                'constraints': [models.CheckConstraint(condition=models.Q(('redisclose', False)), name='never_passed_on'), models.CheckConstraint(condition=models.Q(('condition_of_service', False)), name='never_a_condition'), models.CheckConstraint(condition=models.Q(('recipient__isnull', False), ('recipient_person__isnull', False), models.Q(('recipient_words', ''), _negated=True), _connector='OR'), name='someone_is_named'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['given', 'provisional', 'withdrawn', 'expired', 'superseded']), _negated=True), models.Q(models.Q(('item_count__gt', 0), models.Q(('categories', []), _negated=True), _connector='OR'), ('effective_at__isnull', False), ('expires_at__gt', models.F('effective_at')), ('expires_at__isnull', False), ('granted_by__isnull', False), ('notice__isnull', False)), _connector='OR'), name='signed_says_what_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['given', 'provisional', 'withdrawn', 'expired', 'superseded']), _negated=True), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=30)))), ('purpose', 'intake_prefill')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=365)))), ('purpose', 'service_coordination')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=90)))), ('purpose', 'referral')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=180)))), ('purpose', 'training_application')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=30)))), ('purpose', 'act_for')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=365)))), ('purpose', 'employer_share')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=365)))), ('purpose', 'be_found')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=365)))), ('purpose', 'college_offers')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=365)))), ('purpose', 'college_release')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=365)))), ('purpose', 'supporter')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=456)))), ('purpose', 'check_ins')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=730)))), ('purpose', 'program_counts')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=1096)))), ('purpose', 'study')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=365)))), ('purpose', 'wage_match')), models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('effective_at'), '+', models.Value(datetime.timedelta(days=30)))), ('purpose', 'victim_release')), _connector='OR'), name='not_longer_than_its_purpose'), models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'draft', 'refused', 'lapsed']), models.Q(('legal_basis', 'ferpa_99_30'), _negated=True), models.Q(('reauth_at__isnull', False), models.Q(('auth_level', 'guest'), _negated=True), ('effective_at__isnull', False), models.Q(('purpose', ''), _negated=True)), _connector='OR'), name='ferpa_consent_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('state__in', ('refused', 'withdrawn', 'expired', 'superseded', 'lapsed')), models.Q(('ended_via', ''), _negated=True)), models.Q(models.Q(('state__in', ('refused', 'withdrawn', 'expired', 'superseded', 'lapsed')), _negated=True), ('ended_at', None), ('ended_by', None), ('ended_via', '')), _connector='OR'), name='ended_all_or_none'), models.CheckConstraint(condition=models.Q(models.Q(('receipt_jws', ''), ('receipt_sha256', '')), models.Q(models.Q(('receipt_jws', ''), _negated=True), models.Q(('receipt_sha256', ''), _negated=True)), _connector='OR'), name='receipt_all_or_none')],
            },
        ),
        migrations.CreateModel(
            name='GrantItem',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('object_id', models.CharField(max_length=60)),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('from_college', models.BooleanField(default=False)),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='consent.grant')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['kind', 'object_id'], name='consent_gra_kind_e71655_idx')],
                'constraints': [models.UniqueConstraint(fields=('grant', 'kind', 'object_id'), name='one_line_per_item')],
            },
        ),
        migrations.CreateModel(
            name='Ledger',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('public_key', models.BinaryField()),
                ('sealed_private_key', consent.models.ledger.SealedKeyField(editable=True)),
                ('length', models.PositiveIntegerField(default=0)),
                ('head', models.BinaryField(default=bytes)),
                ('learner', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='LedgerLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.PositiveIntegerField()),
                ('day', models.DateField()),
                ('kind', models.CharField(default='entry', max_length=8)),
                ('commitment', models.BinaryField()),
                ('prev_hash', models.BinaryField()),
                ('line_hash', models.BinaryField()),
                ('sealed_body', models.BinaryField(blank=True, null=True)),
                ('ledger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.ledger')),
            ],
            options={
                'ordering': ['seq'],
                'constraints': [models.UniqueConstraint(fields=('ledger', 'seq'), name='one_line_per_number')],
            },
        ),
        migrations.CreateModel(
            name='MeetingCode',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('digest', models.BinaryField(unique=True)),
                ('sealed_code', core.fields.SealedTextField(editable=True)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('learner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='noticetext',
            trigger=pgtrigger.compiler.Trigger(name='kept_as_shown', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aed3968cfc13201cdfefcf22e7ee5852ad7ab586', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_as_shown_e347e', table='consent_noticetext', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disclosureline',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='01207391a5122f409726241173107d20755e677b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0c745', table='consent_disclosureline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grantitem',
            trigger=pgtrigger.compiler.Trigger(name='as_signed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='318c7a3c4f6b6e50317641a77496b873e14e183c', operation='UPDATE', pgid='pgtrigger_as_signed_86e52', table='consent_grantitem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledger',
            trigger=pgtrigger.compiler.Trigger(name='owner_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."learner_id" IS DISTINCT FROM (NEW."learner_id") OR OLD."public_key" IS DISTINCT FROM (NEW."public_key"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0d667a4ee596fa2f1165bc4c210a50e1307d9d1d', operation='UPDATE', pgid='pgtrigger_owner_stays_b4224', table='consent_ledger', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledger',
            trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='84f7d46cd7f83739ddb7b2febf7be29cd98b0148', operation='DELETE', pgid='pgtrigger_kept_50d40', table='consent_ledger', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledgerline',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='ba730bcebe95e63b35dc1632d62dc4fabf9fe1fd', operation='DELETE', pgid='pgtrigger_append_only_ee9ab', table='consent_ledgerline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledgerline',
            trigger=pgtrigger.compiler.Trigger(name='chain_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."ledger_id" IS DISTINCT FROM (NEW."ledger_id") OR OLD."seq" IS DISTINCT FROM (NEW."seq") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."commitment" IS DISTINCT FROM (NEW."commitment") OR OLD."prev_hash" IS DISTINCT FROM (NEW."prev_hash") OR OLD."line_hash" IS DISTINCT FROM (NEW."line_hash"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0b556e6317a179a6453a7215039c78e7a1daabbb', operation='UPDATE', pgid='pgtrigger_chain_stays_96343', table='consent_ledgerline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ledgerline',
            trigger=pgtrigger.compiler.Trigger(name='body_only_erased', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."sealed_body" IS NOT NULL AND OLD."sealed_body" IS DISTINCT FROM (NEW."sealed_body"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0c906f7a391efa3406ff08e3990e6fcd7b66d6b1', operation='UPDATE', pgid='pgtrigger_body_only_erased_f6089', table='consent_ledgerline', when='BEFORE')),
        ),
    ]
