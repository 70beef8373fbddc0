import core.fields
import core.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('consent', '0001_initial'),
        ('credentials', '0001_initial'),
        ('skills', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FacultyValidation',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('review_group', models.CharField(max_length=200)),
                ('outcomes', models.JSONField(default=list)),
                ('method', models.CharField(max_length=80)),
                ('curriculum_approval', models.CharField(max_length=120)),
                ('decided_on', models.DateField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='skills.skill')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('review_group', ''), _negated=True), models.Q(('outcomes', []), _negated=True), models.Q(('method', ''), _negated=True), models.Q(('curriculum_approval', ''), _negated=True)), name='validation_has_every_part')],
            },
        ),
        migrations.CreateModel(
            name='PassportLine',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('school', 'School'), ('college', 'College'), ('apprenticeship', 'Apprenticeship'), ('job', 'Job'), ('military', 'Military service'), ('life', 'Volunteering or life experience'), ('licence', 'License'), ('test', 'Test'), ('badge', 'Badge or certificate'), ('course', 'Course'), ('award', 'Degree or award'), ('credit', 'Credit for what I know')], max_length=16, verbose_name='kind')),
                ('family', models.CharField(choices=[('work_readiness', 'Work readiness'), ('academic', 'School and college'), ('cpl', 'Credit for what I know'), ('military', 'Military service')], max_length=16, verbose_name='family')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('title_language', models.CharField(default='en', max_length=8)),
                ('source_name', models.CharField(blank=True, max_length=200, verbose_name='where')),
                ('rung', models.CharField(choices=[('you_added', 'You added'), ('vouched', 'Someone vouches'), ('document_seen', 'Document seen'), ('signed', 'Signed by source'), ('signed_assessed', 'Signed + assessed')], default='you_added', max_length=16)),
                ('state', models.CharField(choices=[('arrived', 'New: please check'), ('accepted', 'In your passport'), ('declined', 'Not yours'), ('disputed', 'You asked for a correction'), ('superseded', 'Replaced by a newer record'), ('cancelled', 'Cancelled by its source')], default='arrived', max_length=12)),
                ('credential_part', models.CharField(blank=True, max_length=200)),
                ('course_subject', models.CharField(blank=True, max_length=20)),
                ('course_number', models.CharField(blank=True, max_length=20)),
                ('facts', core.fields.SealedJSONField(default=dict, editable=True)),
                ('previous', core.fields.SealedJSONField(blank=True, editable=True, null=True)),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('units', models.DecimalField(blank=True, decimal_places=3, max_digits=7, null=True, verbose_name='units')),
                ('grade', models.CharField(blank=True, max_length=20, verbose_name='grade')),
                ('annotation', models.CharField(blank=True, max_length=300)),
                ('position', models.PositiveIntegerField(default=0)),
                ('hidden', models.BooleanField(default=False, verbose_name='hidden')),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('credential', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='credentials.issuedcredential')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='passport.passportline')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
            ],
            options={
                'ordering': ['position', '-ends_on', '-starts_on', '-created_at'],
                'indexes': [models.Index(fields=['person', 'state', 'position'], name='passport_pa_person__d812bf_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('rung__in', ['signed', 'signed_assessed']), _negated=True), ('credential__isnull', False), _connector='OR'), name='signed_only_with_credential'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_at__isnull', False), _connector='OR'), name='accepted_line_has_its_time'), models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='line_ends_after_start'), models.CheckConstraint(condition=models.Q(('units', None), ('units__gte', 0), _connector='OR'), name='line_units_not_negative'), models.UniqueConstraint(condition=models.Q(('credential__isnull', False)), fields=('person', 'credential', 'credential_part'), name='one_line_per_part')],
            },
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('reason', models.CharField(choices=[('wrong_grade', 'The grade or result is wrong'), ('wrong_dates', 'The dates are wrong'), ('wrong_name', 'My name is wrong'), ('wrong_title', 'The title or the units are wrong'), ('missing', 'Something is missing'), ('other', 'Something else')], max_length=16, verbose_name='what is wrong')),
                ('words', core.fields.SealedTextField(blank=True, editable=True, null=True, verbose_name='in your words')),
                ('due_on', models.DateField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='passport.passportline')),
            ],
            options={
                'ordering': ['-created_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('line',), name='one_open_dispute_per_line'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='dispute_closed_all_or_none')],
            },
        ),
        migrations.CreateModel(
            name='PassportSkill',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('basis', models.CharField(choices=[('own', 'You added'), ('suggested', 'Suggested from course outline, not assessed'), ('source_stated', 'Named by the source'), ('assessed', 'Tested by the source')], max_length=14, verbose_name='basis')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='passport.passportline')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='skills.skill')),
                ('validation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='passport.facultyvalidation')),
            ],
            options={
                'ordering': ['skill__name'],
                'constraints': [models.UniqueConstraint(fields=('line', 'skill'), name='skill_once_per_line'), models.CheckConstraint(condition=models.Q(('validation', None), ('basis', 'assessed'), _connector='OR'), name='validation_only_when_assessed')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('to', core.fields.SealedTextField(editable=True, verbose_name='for whom')),
                ('purpose', models.CharField(max_length=32, verbose_name='why')),
                ('show_name', models.BooleanField(default=True, verbose_name='show my name')),
                ('language', models.CharField(default='en', max_length=8)),
                ('token', core.fields.SealedTextField(editable=True)),
                ('token_digest', models.BinaryField(unique=True)),
                ('code', core.fields.SealedTextField(editable=True)),
                ('code_digest', models.BinaryField(unique=True)),
                ('pin_hash', models.CharField(blank=True, max_length=160)),
                ('expires_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(blank=True, null=True)),
                ('grant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.grant')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to_organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
            ],
            options={
                'ordering': ['-created_at'],
                'indexes': [models.Index(fields=['person', '-created_at'], name='passport_sh_person__12a709_idx')],
            },
        ),
        migrations.CreateModel(
            name='Export',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('language', models.CharField(default='en', max_length=8)),
                ('paper', models.CharField(default='letter', max_length=8)),
                ('state', models.CharField(choices=[('queued', 'Waiting to start'), ('working', 'Being made'), ('ready', 'Ready'), ('failed', 'Stopped')], default='queued', max_length=10)),
                ('stage', models.CharField(choices=[('gathering', 'Gathering your records'), ('checking', 'Checking each record'), ('setting', 'Setting the pages'), ('sealing', 'Adding the signed files'), ('done', 'Done')], default='gathering', max_length=12)),
                ('done', models.PositiveIntegerField(default=0, verbose_name='records done')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='records in all')),
                ('pages', models.PositiveIntegerField(default=0, verbose_name='pages')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('help_code', models.CharField(blank=True, max_length=8)),
                ('code', core.fields.SealedTextField(editable=True)),
                ('code_digest', models.BinaryField(unique=True)),
                ('file', models.CharField(blank=True, max_length=200)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('ready_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('share', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='passport.share')),
            ],
            options={
                'ordering': ['-created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ready_at__isnull', False), ('state', 'ready'), models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), models.Q(models.Q(('state', 'ready'), _negated=True), ('file', ''), ('ready_at', None), ('sha256', '')), _connector='OR'), name='export_ready_all_or_none'), models.UniqueConstraint(condition=models.Q(('state__in', ['queued', 'working'])), fields=('person', 'share', 'language', 'paper'), name='one_open_export', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='ShareDraft',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('choices', core.fields.SealedJSONField(default=dict, editable=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ShareLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='passport.passportline')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='passport.share')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('share', 'line'), name='line_once_per_share')],
            },
        ),
    ]
