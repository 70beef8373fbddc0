import core.clock
import core.fields
import core.ids
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(help_text='You sign in with it. It is not shown to anyone else.', max_length=60, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='user name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('chosen_name', models.CharField(blank=True, max_length=120, verbose_name='name you go by')),
                ('first_name', models.CharField(blank=True, max_length=60, verbose_name='first name on records')),
                ('last_name', models.CharField(blank=True, max_length=60, verbose_name='last name on records')),
                ('former_names', models.JSONField(blank=True, default=list)),
                ('birth_date', core.fields.SealedDateField(blank=True, editable=True, null=True, verbose_name='birth date')),
                ('birth_fingerprint', models.BinaryField(blank=True, db_index=True, null=True)),
                ('phone', core.fields.SealedTextField(blank=True, editable=True, null=True, verbose_name='phone')),
                ('language', models.CharField(default='en', max_length=8, verbose_name='language')),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False)),
                ('is_demo', models.BooleanField(default=False)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name_plural': 'people',
                'indexes': [models.Index(django.db.models.functions.text.Lower('last_name'), name='person_last_name')],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('username'), name='one_person_per_username'), models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='one_person_per_email')],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('college', 'Community college'), ('district', 'Community college district'), ('csu', 'California State University'), ('uc', 'University of California'), ('independent', 'Independent college'), ('k12', 'School or school district'), ('adult_school', 'Adult school'), ('employer', 'Employer'), ('community', 'Community organization'), ('labor_agency', 'Labor agency or job center'), ('rehabilitation', 'Rehabilitation services'), ('service', 'Service or volunteer agency'), ('state', 'State office')], max_length=16, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('city', models.CharField(blank=True, max_length=80, verbose_name='city')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('is_demo', models.BooleanField(default=False)),
                ('custodian', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='keeps_records_of', to='accounts.organization')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='accounts.organization')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('role', models.CharField(choices=[('registrar', 'Registrar'), ('evaluator', 'Records evaluator'), ('discipline_faculty', 'Discipline faculty'), ('coordinator', 'CPL coordinator'), ('counselor', 'Counselor'), ('articulation_officer', 'Articulation officer'), ('second_approver', 'Second approver'), ('recruiter', 'Recruiter'), ('case_manager', 'Case manager'), ('supervisor', 'Supervisor'), ('organization_admin', 'Organization administrator'), ('state_admin', 'State administrator')], max_length=24, verbose_name='role')),
                ('discipline', models.CharField(blank=True, max_length=60, verbose_name='discipline')),
                ('starts_on', models.DateField(default=core.clock.today, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.organization')),
            ],
            options={
                'ordering': ['organization__name', 'role'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('person', 'organization', 'role', 'discipline'), name='one_open_membership_per_role'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('role', models.CharField(choices=[('registrar', 'Registrar'), ('evaluator', 'Records evaluator'), ('discipline_faculty', 'Discipline faculty'), ('coordinator', 'CPL coordinator'), ('counselor', 'Counselor'), ('articulation_officer', 'Articulation officer'), ('second_approver', 'Second approver'), ('recruiter', 'Recruiter'), ('case_manager', 'Case manager'), ('supervisor', 'Supervisor'), ('organization_admin', 'Organization administrator'), ('state_admin', 'State administrator')], max_length=24, verbose_name='role')),
                ('discipline', models.CharField(blank=True, max_length=60, verbose_name='discipline')),
                ('code_digest', models.BinaryField(unique=True)),
                ('note', models.CharField(blank=True, max_length=120, verbose_name='for whom')),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('membership', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitation', to='accounts.membership')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='accounts.organization')),
            ],
            options={
                'ordering': ['-created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('accepted_by', None), ('membership', None)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False), ('membership__isnull', False)), _connector='OR'), name='accepted_all_or_none')],
            },
        ),
        migrations.CreateModel(
            name='InstitutionCode',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('system', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=60)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='accounts.organization')),
            ],
            options={
                'ordering': ['system', 'value'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('system', 'value'), name='one_organization_per_code')],
            },
        ),
        migrations.CreateModel(
            name='PersonIdentifier',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('cccid', 'CCCID'), ('school', 'Student number'), ('ssn', 'SSN digest'), ('last4', 'Last four digest')], max_length=12)),
                ('digest', models.BinaryField()),
                ('sealed_value', core.fields.SealedTextField(blank=True, editable=True, null=True)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.organization')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identifiers', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'organization', 'digest'), name='one_person_per_identifier', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='RecoveryCard',
            fields=[
                ('id', models.UUIDField(default=core.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('digest', models.BinaryField()),
                ('fate', models.CharField(choices=[('waiting', 'Not yet kept'), ('printed', 'Printed'), ('saved', 'Written down or saved'), ('skipped', 'Skipped on purpose')], default='waiting', max_length=8)),
                ('made_at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='recovery_card', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
